import { FatalError, JobwireError } from '../../src/errors.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Page } from '../../src/model/raw-page.ts'
import type { Parameters, Source, SourceRequest } from '../../src/model/source.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'
import { extractPage, readPage } from '../extract.ts'

/** The most lists and postings of their own that are asked: enough to know a board by, too little to be a crawl. */
const LISTS = 3
const DETAILS = 3

export interface SampleOptions {
  readonly source: Source
  readonly parameters: Parameters
  /** Names the looking in archive.db; what it asked is not asked again. */
  readonly crawl: string
  readonly ignoreRobots?: boolean
  readonly fetcher: Fetcher
  readonly archive: Archive
}

/** What a board shows when it is asked a little. */
export interface BoardSample {
  /** As declared, else as counted on the pages that were asked; null where none could be read. */
  readonly postings: number | null
  /** There are further pages, so there may be more than `postings`. */
  readonly more: boolean
  /** Those on the pages asked, the list's and the own page's printing of one posting as one. */
  readonly listings: readonly RawListing[]
  readonly rejects: number
  /** The pages that were read, in order, as received. */
  readonly pages: readonly Page[]
  /** What robots.txt said of the first address. */
  readonly robots: { readonly allowed: boolean; readonly rule: string; readonly overridden: boolean } | null
  /** Why it could not be asked or read. */
  readonly error: JobwireError | null
}

/** Asks a board's first list and a few postings that it leads to, as a crawl would. Rejects only when nothing at all may be asked (FatalError). */
export async function sampleBoard(options: SampleOptions): Promise<BoardSample> {
  const { source, parameters, archive } = options
  const all = source.start(parameters)
  const queue: SourceRequest[] = all.slice(0, 1)
  const pages: Page[] = []
  const listings = new Map<string, RawListing>()
  let [lists, details, rejects, counted] = [0, 0, 0, 0]
  let more = all.length > 1
  let total: number | undefined
  let error: JobwireError | null = null
  for (let request = queue.shift(); request; request = queue.shift()) {
    const isDetail = request.kind === 'detail'
    if (isDetail ? details >= DETAILS : lists >= LISTS) {
      more = true
      continue
    }
    try {
      const page = await ask(options, request)
      pages.push(page)
      if (isDetail) details += 1
      else lists += 1
      const found = extractPage(source, parameters, page)
      rejects += found.rejects.length
      for (const listing of found.listings) {
        const before = listings.get(listing.sourceJobId)
        listings.set(listing.sourceJobId, before ? { ...before, ...listing } : listing)
      }
      if (!isDetail) {
        counted += found.listings.length
        total ??= found.total
      }
      const next = source.follow?.({ ...page, url: request.url }, parameters).requests ?? []
      const own = next.filter(({ kind }) => kind === 'detail')
      // Pages that only lead on are counted by what they lead to.
      if (!isDetail && found.read === 0) counted += own.length
      const further = next.filter(({ kind }) => kind !== 'detail')
      if (further.length > 0 && found.read > 0) more = true
      queue.push(...own.slice(0, DETAILS), ...(found.read === 0 ? further.slice(0, 1) : []))
    } catch (cause) {
      if (cause instanceof FatalError || !(cause instanceof JobwireError)) throw cause
      error ??= cause
    }
  }
  const read = pages.length > 0 && (error === null || listings.size > 0)
  const first = all[0]?.url
  const said = (await archive.verdicts(source.id)).find(({ url }) => sameOrigin(url, first))
  return {
    postings: read ? Math.max(total ?? counted, listings.size) : null,
    more: more && total === undefined,
    listings: [...listings.values()],
    rejects,
    pages,
    robots: said ? { allowed: said.allowed, rule: said.rule, overridden: said.overridden } : null,
    // What one posting's page lacks is no matter of the board.
    error: read ? null : error,
  }
}

async function ask(options: SampleOptions, request: SourceRequest): Promise<Page> {
  const { source, crawl, ignoreRobots = false, fetcher, archive } = options
  const { page } = await fetcher.fetch({
    ...request,
    source: source.id,
    crawl,
    pace: source.pace,
    ignoreRobots,
    pipelineVersion: 'sample',
  })
  return { ...readPage(page, await archive.body(page.id)), url: request.url }
}

function sameOrigin(url: string, other: string | undefined): boolean {
  return (
    other !== undefined && URL.canParse(url) && URL.canParse(other) && new URL(url).origin === new URL(other).origin
  )
}
