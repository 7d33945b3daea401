import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Page } from '../../src/model/raw-page.ts'
import type { Parameters, Source } from '../../src/model/source.ts'
import { leavesOf } from '../../src/read/leaves.ts'
import { extractPage } from '../extract.ts'
import { parseParameters } from '../parameters.ts'
import type { Recorded } from './recorded-pages.ts'

/** One field that a source publishes, and what becomes of it. */
export interface Published {
  readonly path: string
  /** Fields of RawListing that change with it, and `id`, `total`, `skip`, `next` for what else it decides. */
  readonly goes: readonly string[]
  /** A value of it, where one is not empty. */
  readonly example: string
  /** Every value of it stands in what is kept anyway. */
  readonly repeated: boolean
}

/** How many values of one path of one page are tried: enough to meet the posting that uses it. */
const TRIED = 6

/**
 * What the recorded answers of a source publish and where each value goes, found by trying: a value is replaced, the page is extracted again,
 * and what changes is where it went.
 */
export function publishedBy(source: Source, recorded: readonly Recorded[]): Published[] {
  const found = new Map<string, { goes: Set<string>; example: string; repeated: boolean }>()
  for (const { meta, page } of recorded) {
    if (meta.holds === 'nothing') continue
    const parameters = parseParameters(source, meta.parameters)
    const before = outcome(source, parameters, page)
    if (before === null) continue
    const kept = JSON.stringify(before.listings)
    const tried = new Map<string, number>()
    for (const { path, value, altered } of leavesOf(page)) {
      const one = found.get(path) ?? { goes: new Set<string>(), example: '', repeated: true }
      found.set(path, one)
      if (value === '') continue
      one.example ||= value
      one.repeated &&= value.length > 1 && kept.includes(JSON.stringify(value).slice(1, -1))
      const times = (tried.get(path) ?? 0) + 1
      tried.set(path, times)
      if (times > TRIED) continue
      for (const body of altered())
        for (const field of changed(before, outcome(source, parameters, { ...page, body, bytes: undefined })))
          one.goes.add(field)
    }
  }
  return [...found].map(([path, { goes, ...rest }]) => ({ path, goes: [...goes], ...rest }))
}

interface Outcome {
  readonly listings: readonly RawListing[]
  readonly total: number | undefined
  readonly skipped: number
  readonly rejected: number
  readonly next: string
}

function outcome(source: Source, parameters: Parameters, page: Page): Outcome | null {
  try {
    const { listings, total, skipped, rejects } = extractPage(source, parameters, page)
    const next = JSON.stringify(source.follow?.(page, parameters) ?? null)
    return { listings, total, skipped, rejected: rejects.length, next }
  } catch {
    return null
  }
}

function changed(before: Outcome, after: Outcome | null): string[] {
  if (after === null) return ['shape']
  const fields = new Set<string>()
  if (after.total !== before.total) fields.add('total')
  if (
    after.listings.length !== before.listings.length ||
    after.skipped !== before.skipped ||
    after.rejected !== before.rejected
  )
    fields.add('skip')
  else
    before.listings.forEach((listing, index) => {
      const other = after.listings[index] as Record<string, unknown> | undefined
      for (const name of new Set([...Object.keys(listing), ...Object.keys(other ?? {})]))
        if (JSON.stringify((listing as Record<string, unknown>)[name]) !== JSON.stringify(other?.[name]))
          fields.add(name)
    })
  if (after.next !== before.next) fields.add('next')
  return [...fields]
}
