import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import { boardName } from '../src/model/listing-key.ts'
import { RawListing } from '../src/model/raw-listing.ts'
import type { Page } from '../src/model/raw-page.ts'
import type { Reject } from '../src/model/reject.ts'
import type { Drift, Parameters, Source } from '../src/model/source.ts'

/** The most characters that one posting may hold. */
const MAX_POSTING = 2_000_000

/** What one page gave. `skipped` counts entries that the source itself marks as no posting, `read` every entry: to compare with `total`. */
export interface ExtractedPage {
  readonly listings: RawListing[]
  readonly rejects: Reject[]
  readonly warnings: readonly { readonly code: string; readonly where: string; readonly message: string }[]
  /** What the source's declaration does not know, each field once. */
  readonly drift: readonly (Drift & { readonly where: string })[]
  readonly total: number | undefined
  readonly skipped: number
  readonly read: number
  /** Of the entries read, those of a posting that stands on the page already. */
  readonly repeated: number
}

/**
 * The postings of one page as printed. A posting without a title or id, or one that does not fit the schema, becomes a Reject; the others
 * still come out. Throws SourceError where the page as a whole is not what it should be.
 */
export function extractPage(source: Source, parameters: Parameters, page: Page): ExtractedPage {
  if (page.status !== undefined && (page.status < 200 || page.status > 299)) {
    throw new SourceError('http-status', `${page.url} answered ${page.status}`)
  }
  const none = {
    listings: [],
    rejects: [],
    warnings: [],
    drift: [],
    total: undefined,
    skipped: 0,
    read: 0,
    repeated: 0,
  }
  if (source.isIndex?.(page)) return none
  const extracted = source.extract(page, parameters)
  const where = (at: string): string => (at === '' ? page.url : `${page.url}#${at}`)
  const rejects: Reject[] = extracted.rejects.map(({ code, at, why }) => ({
    stage: 'extract',
    code,
    where: where(at),
    why,
  }))
  const board = source.board && boardName(Object.keys(source.board.shape), parameters)
  const listings = new Map<string, RawListing>()
  let repeated = 0
  extracted.items.forEach((item, index) => {
    const at = where(extracted.places?.[index] ?? String(index))
    const checked = check({
      source: source.id,
      ...(board === undefined ? {} : { board }),
      ...item,
      pageUrl: page.url,
      ...(page.fetchedAt === undefined ? {} : { fetchedAt: page.fetchedAt }),
    })
    if ('code' in checked) {
      rejects.push({ stage: 'extract', ...checked, where: at })
      return
    }
    const earlier = listings.get(checked.sourceJobId)
    if (earlier) repeated += 1
    listings.set(checked.sourceJobId, earlier ? united(earlier, checked) : checked)
  })
  const skipped = extracted.skipped ?? 0
  const warnings = (extracted.warnings ?? []).map(({ code, at, message }) => ({ code, where: where(at), message }))
  return {
    listings: [...listings.values()],
    rejects,
    warnings,
    drift: (extracted.drift ?? []).map((one) => ({ ...one, where: where(one.at) })),
    total: extracted.total,
    skipped,
    read: extracted.items.length + extracted.rejects.length + skipped,
    repeated,
  }
}

function check(candidate: object): RawListing | Pick<Reject, 'code' | 'why'> {
  const { sourceJobId, title } = candidate as Partial<RawListing>
  if (!sourceJobId?.trim()) return { code: 'missing-id', why: 'the posting states no id' }
  if (!title?.trim()) return { code: 'missing-title', why: `posting ${sourceJobId.slice(0, 200)} states no title` }
  const parsed = RawListing.safeParse(candidate)
  if (!parsed.success) {
    return { code: 'invalid-listing', why: `posting ${sourceJobId.slice(0, 200)}: ${z.prettifyError(parsed.error)}` }
  }
  const size = sizeOf(parsed.data)
  return size > MAX_POSTING
    ? { code: 'too-large', why: `posting ${sourceJobId.slice(0, 200)} holds ${size} characters, over ${MAX_POSTING}` }
    : parsed.data
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  return value !== null && typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, held) => sum + sizeOf(held), 0)
    : 0
}

/** One listing of two printings on one page: the first values win, places and tags are united. */
function united(first: RawListing, second: RawListing): RawListing {
  const both = (name: 'locations' | 'tags'): object => {
    const values = [...new Set([...(first[name] ?? []), ...(second[name] ?? [])])]
    return values.length > 0 ? { [name]: values } : {}
  }
  // Descriptions come in three forms of which a listing has one.
  const { descriptionHtml, descriptionMarkdown, descriptionText, ...rest } = second
  const described = first.descriptionHtml ?? first.descriptionMarkdown ?? first.descriptionText
  const description = described === undefined ? { descriptionHtml, descriptionMarkdown, descriptionText } : {}
  const filled = { ...rest, ...description, ...first, ...both('locations'), ...both('tags') }
  return RawListing.parse(Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined)))
}

export { pageFromInput, readPage } from './pages/page.ts'
export { parseParameters } from './parameters.ts'
