import type { RawListing } from '../model/raw-listing.ts'

/** The most characters that are read of a short field, or of each entry of one: some three times the longest in 6,672 ads and thirty sources' answers. */
const lengths = {
  title: 500,
  company: 300,
  requisitionId: 300,
  locations: 500,
  workplace: 500,
  salaries: 500,
  employmentTypes: 300,
  seniority: 300,
  department: 300,
  tags: 200,
  language: 100,
  datePosted: 100,
  dateModified: 100,
  validThrough: 100,
} as const satisfies Partial<Record<keyof RawListing, number>>

/** The most entries that are read of a list. */
const counts: Partial<Record<keyof RawListing, number>> = {
  locations: 200,
  salaries: 50,
  employmentTypes: 50,
  tags: 200,
}

/** The longest address; part of one is another address, so what is longer is dropped. */
const longestUrl = 4000
const urls = ['url', 'applyUrl', 'companyUrl'] as const

/**
 * The posting with its short fields cut to what parsing them may cost, and the names of those that were longer; the same posting where none
 * is. White space around a value is cut first. Ids and descriptions have bounds of their own.
 */
export function boundFields(raw: RawListing): { readonly raw: RawListing; readonly cut: readonly string[] } {
  const changed: Record<string, unknown> = {}
  for (const [field, most] of Object.entries(lengths) as [keyof typeof lengths, number][]) {
    const bounded = bound(raw[field], most, counts[field] ?? Infinity)
    if (bounded !== raw[field]) changed[field] = bounded
  }
  for (const field of urls) if ((raw[field]?.length ?? 0) > longestUrl) changed[field] = undefined
  const cut = Object.keys(changed)
  return cut.length === 0 ? { raw, cut } : { raw: { ...raw, ...changed }, cut }
}

/** The value itself where it is within its bound. */
function bound(value: unknown, length: number, count: number): unknown {
  if (typeof value === 'string') return value.length > length ? cutText(value.trim(), length) : value
  if (Array.isArray(value)) {
    const kept = value.slice(0, count).map((each: unknown) => bound(each, length, count))
    return kept.length < value.length || kept.some((each, i) => each !== value[i]) ? kept : value
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, part]) => [name, bound(part, length, count)] as const)
  return entries.some(([name, part]) => part !== (value as Record<string, unknown>)[name])
    ? Object.fromEntries(entries)
    : value
}

/** Never half of a surrogate pair. */
function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
