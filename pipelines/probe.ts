import { JobwireError } from '../src/errors.ts'
import { idInKey } from '../src/model/listing-key.ts'
import type { Page } from '../src/model/raw-page.ts'
import type { Source, SourceRequest } from '../src/model/source.ts'
import type { Archive, ArchivedPage } from '../src/ports/archive.ts'
import type { Fetcher } from '../src/ports/fetcher.ts'
import type { BoardState, ListingState, Run } from '../src/ports/store.ts'
import { inParallel } from './in-parallel.ts'
import { readPage } from './pages/page.ts'

/** Of the listings that left a window some time ago, so many are asked in one run. */
const MOST = 50
/** Under way at once: the fetcher paces the host below this, and one answer is archived while the next is waited for. */
const AT_ONCE = 8
/** What stands above fewer postings may be the own address of one. */
const SEVERAL = 3
/** The most that are asked in one run. */
const IN_ALL = 500

export interface ProbeOptions {
  readonly source: Source
  readonly state: BoardState
  readonly run: Run
  /** URLs of listings that this run's pages hold. */
  readonly inWindow: ReadonlySet<string>
  readonly ignoreRobots: boolean
  readonly pipelineVersion: string
  /** The least time between two questions about one listing. */
  readonly everyMs: number
  readonly fetcher: Fetcher
  readonly archive: Pick<Archive, 'body'>
}

/** What listings' own URLs answered, by key. */
export type Probes = ReadonlyMap<string, { readonly goneCount: number; readonly at: string }>

/**
 * Asks open listings that left a window, at their own URL or where their source says, paced. 404, 410, a redirect to the board's root or list and
 * what the source reads as such count as gone; a page resets the count; everything else (403, 429, 5xx, a time-out, robots.txt) is no
 * answer and leaves the count as it is. What was asked, answered or not, is not asked again for `everyMs`.
 */
export async function probeListings(options: ProbeOptions): Promise<Probes> {
  const { source, run } = options
  const answers = new Map<string, { goneCount: number; at: string }>()
  const { askLeft } = source
  if (source.enumerates !== 'window' || (askLeft && 'never' in askLeft)) return answers
  const lists = listsOf(source, options.state)
  await inParallel(byRequest(options), AT_ONCE, async ({ request, listings }) => {
    const gone = await isGone(request, lists, options)
    for (const { key, goneCount } of listings)
      // Without an answer the count stands, and the others get their turn before it is asked again.
      answers.set(key, { goneCount: gone === null ? goneCount : gone ? goneCount + 1 : 0, at: run.startedAt })
  })
  return answers
}

interface Asked {
  readonly request: SourceRequest
  readonly listings: ListingState[]
}

/** What is asked, in turn, each with the listings that it is asked for: one text may hold several. */
function byRequest(options: ProbeOptions): Asked[] {
  const { source, state } = options
  const asked = new Map<string, Asked>()
  for (const listing of candidates(options)) {
    const request =
      source.askLeft && 'at' in source.askLeft
        ? source.askLeft.at(idInKey(listing.baseKey), state.board.parameters)
        : { url: listing.url }
    const same = asked.get(request.url)
    if (same) same.listings.push(listing)
    else asked.set(request.url, { request, listings: [listing] })
  }
  return [...asked.values()]
}

/** True where an answer says that the posting is gone, null where there is no answer. */
async function isGone(
  request: SourceRequest,
  lists: readonly string[],
  { source, run, fetcher, archive, ignoreRobots, pipelineVersion }: ProbeOptions,
): Promise<boolean | null> {
  let page: ArchivedPage
  try {
    const { pace, id } = source
    const about = { source: id, crawl: run.crawl, pace, ignoreRobots, pipelineVersion, accepts: [404, 410] }
    page = (await fetcher.fetch({ ...request, kind: 'detail', ...about })).page
  } catch (error) {
    if (!(error instanceof JobwireError)) throw error
    return null
  }
  if (page.status === 404 || page.status === 410 || isRoot(page.finalUrl, request.url, lists)) return true
  const { askLeft } = source
  if (!askLeft || !('at' in askLeft) || !askLeft.isGone) return false
  return saysGone(askLeft.isGone, readPage(page, await archive.body(page.id)))
}

/** What a source reads in an answer; one that it cannot read is none. */
function saysGone(reads: (page: Page) => boolean, page: Page): boolean | null {
  try {
    return reads(page)
  } catch (error) {
    if (!(error instanceof JobwireError)) throw error
    return null
  }
}

/**
 * Whose turn it is: first those that answered once that they are gone, then those that were in the window until this run, then the others, the
 * longest without word first.
 */
function candidates({ state, run, inWindow, everyMs }: ProbeOptions): ListingState[] {
  const due = Date.parse(run.startedAt) - everyMs
  const asked = [...state.listings.values()]
    .filter((listing) => listing.status === 'open' && !inWindow.has(listing.url))
    .filter((listing) => listing.probedAt === null || Date.parse(listing.probedAt) <= due)
  const starts = new Map(state.runs.map(({ id, startedAt }) => [id, startedAt]))
  const word = new Map(
    asked.map(({ key, probedAt, lastSeenRun }) => [
      key,
      [probedAt ?? '', starts.get(lastSeenRun) ?? ''].sort()[1] ?? '',
    ]),
  )
  const inTurn = asked.sort((a, b) => {
    const [of, than] = [word.get(a.key) ?? '', word.get(b.key) ?? '']
    return of < than || (of === than && a.key < b.key) ? -1 : 1
  })
  const doubted = inTurn.filter(({ goneCount }) => goneCount > 0)
  const fresh = inTurn.filter(({ goneCount, present }) => goneCount === 0 && present)
  const others = inTurn.filter(({ goneCount, present }) => goneCount === 0 && !present)
  return [...doubted, ...fresh, ...others.slice(0, MOST)].slice(0, IN_ALL)
}

/** True for a redirect from a posting to the start page of its site, or to one of `lists`: those that show the board to people. */
function isRoot(finalUrl: string, asked: string, lists: readonly string[]): boolean {
  const [to, from] = [new URL(finalUrl), new URL(asked)]
  if (hostOf(to) !== hostOf(from) || pageOf(to) === pageOf(from)) return false
  return to.pathname === '/' || lists.some((list) => URL.canParse(list) && pageOf(new URL(list)) === pageOf(to))
}

function hostOf(url: URL): string {
  return url.host.replace(/^www\./, '')
}

/** Addresses that show the board: what is asked first, and what stands above the addresses of several of its postings (`/jobs/`). */
function listsOf(source: Source, { board, listings }: BoardState): string[] {
  const above = new Map<string, number>()
  for (const address of new Set([...listings.values()].map(({ url }) => url))) {
    const { origin, pathname } = new URL(address)
    const parts = pathname.split('/').filter(Boolean).slice(0, -1)
    parts.forEach((_, index) => {
      const list = `${origin}/${parts.slice(0, index + 1).join('/')}`
      above.set(list, (above.get(list) ?? 0) + 1)
    })
  }
  const shared = [...above].filter(([, postings]) => postings >= SEVERAL).map(([list]) => list)
  return [...source.start(board.parameters).map(({ url }) => url), ...shared]
}

/** An address less what tells no two pages apart: its scheme, `www.`, a slash at the end and the fragment. */
function pageOf(url: URL): string {
  return hostOf(url) + url.pathname.replace(/\/+$/, '') + url.search
}
