import { JobwireError } from '../src/errors.ts'
import type { Source } from '../src/model/source.ts'
import type { Fetcher } from '../src/ports/fetcher.ts'
import type { BoardState, ListingState, Run } from '../src/ports/store.ts'
import { inParallel } from './in-parallel.ts'

/** Of the listings that left a window some time ago, so many are asked at their own URL in one run. */
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
}

/** What listings' own URLs answered, by key. */
export type Probes = ReadonlyMap<string, { readonly goneCount: number; readonly at: string }>

/**
 * Asks open listings that left a window at their own URL, paced. 404, 410 and a redirect to the board's root or list count as gone; a page resets
 * the count; everything else (403, 429, 5xx, a time-out, robots.txt) is no
 * answer and leaves the count as it is. What was asked, answered or not, is not asked again for `everyMs`.
 */
export async function probeListings(options: ProbeOptions): Promise<Probes> {
  const { source, run, fetcher } = options
  const answers = new Map<string, { goneCount: number; at: string }>()
  if (source.enumerates !== 'window') return answers
  const lists = listsOf(source, options.state)
  await inParallel(candidates(options), AT_ONCE, async (listing) => {
    try {
      const { page } = await fetcher.fetch({
        url: listing.url,
        kind: 'detail',
        source: source.id,
        crawl: run.crawl,
        pace: source.pace,
        ignoreRobots: options.ignoreRobots,
        pipelineVersion: options.pipelineVersion,
        accepts: [404, 410],
      })
      const gone = page.status === 404 || page.status === 410 || isRoot(page.finalUrl, listing.url, lists)
      answers.set(listing.key, { goneCount: gone ? listing.goneCount + 1 : 0, at: run.startedAt })
    } catch (error) {
      if (!(error instanceof JobwireError)) throw error
      // No answer, but asked: the count stands, and the others get their turn before it is asked again.
      answers.set(listing.key, { goneCount: listing.goneCount, at: run.startedAt })
    }
  })
  return answers
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
