import type { JobwireError } from '../../src/errors.ts'
import type { BoardState, Run, RunStatus, Store } from '../../src/ports/store.ts'
import { counts } from './closing.ts'
import type { CrawlResult } from '../crawl.ts'
import type { ExtractedPages } from '../pages/extract-pages.ts'
import { hold, type Hold } from './hold.ts'

/** What a run proves. */
export interface Verdict {
  readonly status: Exclude<RunStatus, 'running'>
  readonly completeness: string
  readonly held: Hold | null
  /** What went wrong first, its message naming the page. */
  readonly error: Run['error']
  readonly repeats: number | null
}

export interface JudgeInput {
  readonly store: Store
  readonly state: BoardState
  readonly run: Run
  readonly crawl: CrawlResult
  readonly extracted: ExtractedPages
  /** Base keys that this run holds. */
  readonly seen: ReadonlySet<string>
  /** The run that a 304 repeats. */
  readonly repeated: Run | null
}

/** Decides how much a run proves: complete with its proof, partial or failed with the reason, and whether a complete one is held. */
export async function judge(input: JudgeInput): Promise<Verdict> {
  const { crawl, extracted, state, repeated } = input
  const plain = { held: null, error: null, repeats: null }
  if (repeated) {
    return { ...plain, status: 'complete', completeness: `304 of run ${repeated.id}`, repeats: repeated.id }
  }
  const failure = crawl.failures[0]
  const unreadable = [...extracted.failed].find(([url]) => crawl.lists.has(url))
  const [where, cause] = failure ? [failure.url, failure.error] : (unreadable ?? [])
  const error =
    where !== undefined && cause ? { code: cause.code, message: naming(where, cause), hint: cause.hint } : null
  const nothing = crawl.pages.length === extracted.failed.size
  if (error && nothing) {
    return { ...plain, status: 'failed', completeness: error.message, error }
  }
  const doubt = incompleteness(crawl, extracted, unreadable)
  if (doubt) return { ...plain, status: 'partial', completeness: doubt, error }
  return {
    ...plain,
    status: 'complete',
    completeness: proof(state, extracted),
    held: await heldFor(input),
  }
}

function incompleteness(
  crawl: CrawlResult,
  extracted: ExtractedPages,
  unreadable: [string, JobwireError] | undefined,
): string | null {
  const failure = crawl.failures[0]
  if (failure) return `${crawl.failures.length} of its requests failed, first ${naming(failure.url, failure.error)}`
  if (unreadable) return `a list could not be read: ${naming(...unreadable)}`
  if (crawl.incomplete) return crawl.incomplete
  if (extracted.failed.size > crawl.pages.length / 10 && extracted.failed.size > 1) {
    return `${extracted.failed.size} of ${crawl.pages.length} pages could not be read`
  }
  const { declared, incomplete } = extracted.enumerated
  if (incomplete) return incomplete
  if (declared && declared.got < declared.total) return `declared total ${declared.total}, got ${declared.got}`
  return null
}

function proof(state: BoardState, { enumerated: { declared } }: ExtractedPages): string {
  if (state.board.enumerates === 'window') return 'window read to its end'
  return declared ? `declared total ${declared.total} met` : 'natural end'
}

async function heldFor({ store, state, extracted, seen, run }: JudgeInput): Promise<Hold | null> {
  const proven = state.runs.some((before) => before.id < run.id && counts(before))
  const present = new Set<string>()
  const urls: string[] = []
  const stored = new Set<string>()
  for (const listing of state.listings.values()) {
    stored.add(listing.baseKey)
    if (listing.present) present.add(listing.key)
  }
  for (const listings of extracted.raws.values()) for (const raw of listings) if (raw.url) urls.push(raw.url)
  return hold({
    enumerates: state.board.enumerates,
    listings: state.listings,
    baseline: proven ? present : null,
    seen: new Set([...state.listings.values()].filter((one) => seen.has(one.baseKey)).map((one) => one.key)),
    added: [...seen].filter((key) => !stored.has(key)).length,
    held: seen.size,
    required: extracted.required,
    sharing: (await store.boardsSharing(state.board, urls)).map(({ board, shared, size }) => ({
      boardKey: board.key,
      shared,
      size,
    })),
  })
}

function naming(url: string, { message }: JobwireError): string {
  return message.includes(url) ? message : `${url}: ${message}`
}
