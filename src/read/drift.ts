import type { z } from 'zod'
import type { Drift } from '../model/source.ts'
import { isText, itemOfList, printed } from './printed.ts'

/** The most notes of one page. */
export const MOST = 20
const LONGEST_SAMPLE = 80

/** What a declaration knows of a value: nothing that it could be told apart by, a text, named fields, or a list. */
type Known =
  | { readonly kind: 'open' }
  | { readonly kind: 'text' }
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, Known> }
  | { readonly kind: 'list'; readonly of: Known }

interface DriftSpec {
  readonly item: z.ZodType
  /** Fields that are known and not used, as JSON Pointers below an item (`*`: each element of a list), all below them included, by the reason. */
  readonly ignored?: Readonly<Record<string, readonly string[]>> | undefined
  /** The words that a field is known to hold, by its JSON Pointer. */
  readonly words?: Readonly<Record<string, readonly string[]>> | undefined
}

/** What no declaration of a source names, found in its items: each field once, the first `MOST` of a page. */
export class DriftFinder {
  readonly #known: Known
  readonly #ignored: ReadonlySet<string>
  readonly #words: ReadonlyMap<string, ReadonlySet<string>>

  constructor({ item, ignored = {}, words = {} }: DriftSpec) {
    this.#known = knownOf(item)
    this.#ignored = new Set(Object.values(ignored).flat())
    this.#words = new Map(Object.entries(words).map(([path, held]) => [path, new Set(held)]))
  }

  /** `items` with the place of each in the page. */
  find(items: readonly { readonly value: unknown; readonly at: string }[]): Drift[] {
    const found = new Map<string, Drift>()
    const note = (code: Drift['code'], path: string, at: string, value: unknown): void => {
      const key = `${code} ${path}`
      if (found.size < MOST && !found.has(key)) found.set(key, { code, path, at, sample: sampleOf(value) })
    }
    const look = (value: unknown, known: Known, path: string, at: string): void => {
      if (path !== '' && this.#ignored.has(path)) return
      const words = this.#words.get(path)
      if (words) {
        const word = printed(value)
        if (word !== undefined && !words.has(word)) note('new-value', path, at, value)
      }
      if (known.kind === 'open' || value === null || typeof value !== 'object') return
      if (Array.isArray(value)) {
        const inner = known.kind === 'list' ? known.of : undefined
        value.forEach((element, index) => {
          if (inner) look(element, inner, `${path}/*`, `${at}/${index}`)
          else if (!this.#ignored.has(`${path}/*`)) note('new-field', `${path}/*`, `${at}/${index}`, element)
        })
        return
      }
      for (const [name, held] of Object.entries(value)) {
        const step = `/${name.slice(0, LONGEST_SAMPLE).replaceAll('~', '~0').replaceAll('/', '~1')}`
        const inner = known.kind === 'fields' ? known.fields.get(name) : undefined
        if (inner) look(held, inner, path + step, at + step)
        else if (!this.#ignored.has(path + step)) note('new-field', path + step, at + step, held)
      }
    }
    for (const { value, at } of items) look(value, this.#known, '', at)
    return [...found.values()]
  }
}

/** The fields that a schema names; what it takes as it comes is open. */
function knownOf(schema: z.core.$ZodType): Known {
  if (isText(schema)) return { kind: 'text' }
  const listed = itemOfList(schema)
  if (listed) return { kind: 'list', of: knownOf(listed) }
  const { def } = schema._zod as { def: z.core.$ZodTypes['_zod']['def'] }
  switch (def.type) {
    case 'object':
      return { kind: 'fields', fields: new Map(Object.entries(def.shape).map(([name, held]) => [name, knownOf(held)])) }
    case 'array':
      return { kind: 'list', of: knownOf(def.element) }
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
    case 'nonoptional':
      return knownOf(def.innerType)
    case 'pipe':
      return knownOf(def.in)
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: 'text' }
    default:
      return { kind: 'open' }
  }
}

/** The beginning of a value as JSON; mail addresses are nobody's business. */
export function sampleOf(value: unknown): string {
  const text = (JSON.stringify(value) ?? '').replace(/[^\s"@]+@[^\s"@]+/g, '…@…')
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text
}
