import { z } from 'zod'
import type { Page } from '../model/raw-page.ts'
import type { Printed } from '../model/raw-listing.ts'
import type { Drift, Extracted, Parameters } from '../model/source.ts'
import { SourceError } from '../errors.ts'
import { DriftFinder } from './drift.ts'
import { jsonErrorOffset } from './json-offset.ts'
import { bodyOf } from './page.ts'
import { printed } from './printed.ts'

interface Items {
  readonly values: readonly unknown[]
  /** The JSON Pointer of one of them. */
  readonly at: (index: number) => string
}

interface JsonSpec<Item extends z.ZodType> {
  /** The items of the document; undefined where it is not the source's. */
  readonly items: (root: unknown) => Items | undefined
  /** Their item, less what is not used; a value that does not fit costs that item alone. */
  readonly item: Item
  /** Fields that are known and not used, by the reason: JSON Pointers below an item, all below them included. Others are noted as new. */
  readonly ignored?: Readonly<Record<string, readonly string[]>>
  /** The words that a field is known to hold, by its JSON Pointer below an item. Others are noted as new. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** JSON Pointers of the numbers that each list declares of itself; one that is missing is noted. */
  readonly declares?: readonly string[]
  /** The number of postings that the document declares. */
  readonly total?: (root: unknown) => number | undefined
  /** True where the source itself marks an entry as no posting. */
  readonly skip?: (item: z.output<Item>) => boolean
  /** `root` is the whole document, for what it says once of all its postings. */
  readonly map: (item: z.output<Item>, page: Page, parameters: Parameters, root: unknown) => Printed
}

/** An `extract` that reads postings from a JSON document. */
export function fromJson<Item extends z.ZodType>(spec: JsonSpec<Item>) {
  const drift = new DriftFinder(spec)
  return (page: Page, parameters: Parameters): Extracted => {
    const root = parseJson(page)
    const found = spec.items(root)
    if (found === undefined) {
      throw new SourceError('wrong-shape', `${page.url} holds no list of postings: ${startOf(page.body)}`)
    }
    const items: Printed[] = []
    const places: string[] = []
    const rejects: { code: string; at: string; why: string }[] = []
    let skipped = 0
    found.values.forEach((value, index) => {
      const item = spec.item.safeParse(value)
      if (!item.success) {
        rejects.push({ code: 'invalid-listing', at: found.at(index), why: z.prettifyError(item.error) })
      } else if (spec.skip?.(item.data)) {
        skipped += 1
      } else {
        items.push(spec.map(item.data, page, parameters, root))
        places.push(found.at(index))
      }
    })
    const noted = drift.find(found.values.map((value, index) => ({ value, at: found.at(index) })))
    // One posting's own document declares nothing of a list.
    if (found.at(0) !== '') noted.push(...undeclared(root, spec.declares ?? []))
    const drifted = noted.length > 0 ? { drift: noted } : {}
    return { items, places, rejects, ...drifted, total: spec.total?.(root), skipped }
  }
}

function undeclared(root: unknown, pointers: readonly string[]): Drift[] {
  return pointers
    .filter((pointer) => typeof at(root, pointer) !== 'number')
    .map((pointer) => ({
      code: 'missing-count',
      path: pointer,
      at: '',
      sample: JSON.stringify(at(root, pointer)) ?? 'nothing',
    }))
}

/** The JSON document (RFC 8259) of a page. Throws SourceError `wrong-shape` with the offset where it ends being one. */
export function parseJson(page: Page): unknown {
  const text = bodyOf(page)
  try {
    return JSON.parse(exactIntegers(text)) as unknown
  } catch (cause) {
    if (/^\s*</.test(text)) {
      throw new SourceError('wrong-shape', `${page.url} is a page of markup, not JSON: ${startOf(text)}`, { cause })
    }
    const offset = jsonErrorOffset(text)
    const what = offset >= text.length ? 'ends early, at' : 'is not JSON at'
    throw new SourceError('wrong-shape', `${page.url} ${what} character ${offset} of ${text.length}`, { cause })
  }
}

/** The value at a JSON Pointer (RFC 6901) below a parsed document, or undefined. */
export function at(root: unknown, path: string): unknown {
  let value = root
  for (const token of path.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return undefined
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return value
}

/** The array at a JSON Pointer, for `items`. */
export function arrayAt(root: unknown, path: string): Items | undefined {
  const values: unknown = at(root, path)
  return Array.isArray(values) ? { values, at: (index) => `${path}/${index}` } : undefined
}

/**
 * The values at a JSON Pointer below one item, as printed: those of an array one by one, `*` for each element on the way; undefined where an
 * element lacks what follows. True is printed as `true`; objects hold nothing that is printed.
 */
export function valuesAtPointer(item: unknown, pointer: string): (string | undefined)[] {
  const [path = '', ...rest] = pointer.split(/\/\*(?=\/|$)/)
  let found: unknown[] = [at(item, path)]
  for (const inner of rest) {
    found = found
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []))
      .map((value) => at(value, inner))
  }
  if (rest.length === 0 && Array.isArray(found[0])) found = found[0]
  return found.map((value) => printed(typeof value === 'boolean' ? String(value) : value))
}

function startOf(text: string): string {
  return JSON.stringify(text.trim().slice(0, 80))
}

/** Strings whole, or integers of sixteen digits and more; the digits behind a point are none. */
const longInteger = /"(?:[^"\\]|\\.)*"|(?<![\d.])-?\d{16,}(?![\d.eE])/gs

/** Integers beyond 2^53 as strings: a number would lose digits, and with them one id its difference from another (RFC 8259 §6). */
function exactIntegers(text: string): string {
  if (!/\d{16}/.test(text)) return text
  return text.replace(longInteger, (found) =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
  )
}
