import { contentHash } from '../model/content-hash.ts'
import type { Evidence, Listing } from '../model/listing.ts'
import type { RawListing } from '../model/raw-listing.ts'

/** What the order of pages looks at; a Listing and a RawListing both have it. */
export interface PageLike {
  readonly pageUrl: string
  readonly url?: string | null | undefined
  readonly sourceJobId: string
  readonly datePosted?: string | null | undefined
}

/** True when the page is the posting's own: its URL is the posting's, or holds the posting's id as a path segment or parameter. */
export function isDetailPage(page: PageLike): boolean {
  if (page.pageUrl === page.url) return true
  if (!URL.canParse(page.pageUrl)) return false
  const url = new URL(page.pageUrl)
  const id = page.sourceJobId
  const segments = url.pathname.split('/')
  if (segments.includes(id) || segments.includes(encodeURIComponent(id))) return true
  return [...url.searchParams.values()].includes(id)
}

const statedDate = /^\d{4}(?:-|$)/

/**
 * The order of pages of one listing, best first: a detail page, then the later datePosted, then the smallest URL; never the fetch time.
 * For `Array.prototype.sort`.
 */
export function pageOrder(a: PageLike, b: PageLike): number {
  const detail = Number(isDetailPage(b)) - Number(isDetailPage(a))
  if (detail !== 0) return detail
  const [dateA, dateB] = [a.datePosted ?? '', b.datePosted ?? ''].map((date) => (statedDate.test(date) ? date : ''))
  if (dateA !== dateB) return (dateA ?? '') > (dateB ?? '') ? -1 : 1
  return a.pageUrl < b.pageUrl ? -1 : a.pageUrl > b.pageUrl ? 1 : 0
}

/** Of each URL the newest fetch; a tie goes to the smaller `tie`, so that the order of arrival never matters. */
function newestOfEachUrl<T extends { readonly pageUrl: string }>(
  pages: readonly T[],
  fetchedAt: (page: T) => string | null | undefined,
  tie: (page: T) => string,
): T[] {
  const newest = new Map<string, T>()
  for (const page of pages) {
    const held = newest.get(page.pageUrl)
    const [now, before] = [fetchedAt(page) ?? '', held === undefined ? '' : (fetchedAt(held) ?? '')]
    if (held === undefined || now > before || (now === before && tie(page) < tie(held))) newest.set(page.pageUrl, page)
  }
  return [...newest.values()]
}

/** The least of the instants there are, or null. */
export function earliest(instants: readonly (string | null | undefined)[]): string | null {
  return instants.reduce<string | null>((least, at) => (at && (least === null || at < least) ? at : least), null)
}

const filled = [
  'requisitionId',
  'applyUrl',
  'company',
  'description',
  'language',
  'workplace',
  'remoteScope',
  'locations',
  'salaries',
  'employmentTypes',
  'seniority',
  'experienceYears',
  'visaSponsorship',
  'skills',
  'benefits',
  'department',
  'datePosted',
  'dateModified',
  'validThrough',
] as const
type Filled = (typeof filled)[number]

/** True when a listing states nothing for the field. */
export function isAbsent(listing: Pick<Listing, Filled>, field: Filled): boolean {
  if (field === 'company') return listing.company.name === null && listing.company.nameRaw === null
  if (field === 'description') return listing.description.text === ''
  if (field === 'remoteScope') {
    const scope = listing.remoteScope
    return scope.type === 'unknown' && scope.timezones === null && scope.excludedCountries.length === 0
  }
  const value = listing[field]
  return value === null || value === 'unknown' || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The evidence of one field, its offsets looked up again in the text that is kept. */
function evidenceOf(listing: Listing, field: string, kept: string): [string, Evidence[]][] {
  const mine = Object.entries(listing.evidence).filter(([name]) => name === field || name.startsWith(`${field}.`))
  if (listing.description.text === kept) return mine
  return mine.map(([name, list]) => [name, list.map((evidence) => relocated(evidence, kept))])
}

function relocated(evidence: Evidence, text: string): Evidence {
  if (evidence.from !== 'description') return evidence
  const at = text.indexOf(evidence.quote)
  if (at < 0 || evidence.quote === '') return { ...evidence, start: null, end: null }
  const start = [...text.slice(0, at)].length
  return { ...evidence, start, end: start + [...evidence.quote].length }
}

function unitedTags(pages: readonly { readonly tags?: readonly string[] | undefined }[]): string[] {
  return [...new Set(pages.flatMap((page) => page.tags ?? []))]
}

/**
 * Folds the pages of one listing (all of one key) into one: of each URL only the newest fetch counts, the first by `pageOrder` gives the
 * values, an absent one is filled from the others in that order together with its evidence, tags are united, firstSeen is the earliest.
 * The result does not depend on the order of `listings`. Throws a RangeError when there is none.
 */
export function foldListings(listings: readonly Listing[]): Listing {
  const pages = newestOfEachUrl(
    listings,
    (page) => page.firstSeen,
    (page) => page.contentHash,
  ).sort(pageOrder)
  const [first, ...others] = pages
  if (first === undefined) throw new RangeError('no listing to fold')
  const firstSeen = earliest(listings.map((page) => page.firstSeen))
  if (others.length === 0) return firstSeen === first.firstSeen ? first : { ...first, firstSeen }
  const evidence = { ...first.evidence }
  const values: Partial<Record<Filled, unknown>> = {}
  const text = (pages.find((page) => !isAbsent(page, 'description')) ?? first).description.text
  for (const field of filled) {
    if (!isAbsent(first, field)) continue
    const giver = others.find((page) => !isAbsent(page, field))
    if (giver === undefined) continue
    values[field] = giver[field]
    for (const [name, list] of evidenceOf(giver, field, text)) evidence[name] = list
  }
  const folded = { ...first, ...values, tags: unitedTags(pages), firstSeen, evidence } as Listing
  return { ...folded, contentHash: contentHash(folded) }
}

/**
 * Folds the printings of one posting, best page first: a value absent in the first is filled from the others in that order, tags are united,
 * fetchedAt is the earliest. Throws a RangeError when there is none.
 */
export function foldRaw(rawsInOrder: readonly RawListing[]): RawListing {
  const [first] = rawsInOrder
  if (first === undefined) throw new RangeError('no posting to fold')
  const folded: RawListing = { ...first }
  const described = (raw: RawListing) => raw.descriptionHtml ?? raw.descriptionMarkdown ?? raw.descriptionText
  for (const raw of rawsInOrder.slice(1)) {
    const { descriptionHtml, descriptionMarkdown, descriptionText, ...rest } = raw
    for (const [name, value] of Object.entries(rest)) {
      if (value !== undefined && !(name in folded && isPrinted(folded[name as keyof RawListing])))
        Object.assign(folded, { [name]: value })
    }
    if (!described(folded) && described(raw)) {
      // An empty description of another kind would stand beside the one that fills it.
      delete folded.descriptionHtml
      delete folded.descriptionMarkdown
      delete folded.descriptionText
      if (descriptionHtml) folded.descriptionHtml = descriptionHtml
      else if (descriptionMarkdown) folded.descriptionMarkdown = descriptionMarkdown
      else if (descriptionText) folded.descriptionText = descriptionText
    }
  }
  const tags = unitedTags(rawsInOrder)
  if (tags.length > 0) folded.tags = tags
  const fetchedAt = earliest(rawsInOrder.map((raw) => raw.fetchedAt))
  if (fetchedAt !== null) folded.fetchedAt = fetchedAt
  return folded
}

function isPrinted(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}
