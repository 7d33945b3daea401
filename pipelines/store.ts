import { defaultSettings } from '../src/match/settings.ts'
import type { Reject } from '../src/model/reject.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Tables } from '../src/parse/tables.ts'
import type { Archive } from '../src/ports/archive.ts'
import type { BoardState, Run, RunChange, Store } from '../src/ports/store.ts'
import { closing, counts } from './runs/closing.ts'
import { compareListings, withNew } from './runs/compare-listings.ts'
import type { CrawlResult } from './crawl.ts'
import { extractPages, type ExtractedPages } from './pages/extract-pages.ts'
import { foldTouched } from './pages/fold-touched.ts'
import { judge, type Verdict } from './runs/judge.ts'
import { planJobs } from './dedup/plan-jobs.ts'
import type { Probes } from './probe.ts'
import type { Standing } from './standing.ts'
import { presentBaseKeys, seenBaseKeys, seenKeys } from './pages/seen-keys.ts'

export interface StoreOptions {
  readonly store: Store
  readonly archive: Archive
  readonly source: Source
  readonly sources: ReadonlyMap<string, Source>
  readonly parameters: Parameters
  readonly tables: Tables
  readonly pipelineVersion: string
  readonly closeAfterMs: number
  readonly run: Run
  readonly state: BoardState
  readonly crawl: CrawlResult
  readonly probes: Probes
  /** Warnings of the run that no page gave. */
  readonly notices: Standing['notices']
  readonly requests: number
  readonly finishedAt: string
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined
}

/**
 * Turns what a crawl brought into one change of the database and commits it: extract, judge, fold and normalize, close, dedup, write.
 * Doing it again after a kill gives the same change.
 */
export async function storeRun(options: StoreOptions): Promise<void> {
  const { store, archive, state, crawl, pipelineVersion, run } = options
  const repeated = repeatedRun(options)
  const extracted = await extractPages({
    ...options,
    crawl: repeated ? { pages: [], lists: new Map() } : crawl,
    upgraded: crawl.reprocessed === true || wasUpgraded(state, run, pipelineVersion),
  })
  const seenBase = repeated ? presentBaseKeys(state) : seenBaseKeys(state, extracted)
  const verdict = await judge({ store, state, run, crawl, extracted, seen: seenBase, repeated })
  const change = await changeOf(options, extracted, seenBase, verdict)
  await store.commitRun(change)
  const read = [...crawl.pages, ...crawl.indexes].filter((page) => !extracted.failed.has(page.url))
  await archive.markProcessed(
    read.map((page) => page.id),
    pipelineVersion,
  )
}

/** The run that a 304 to every request repeats: the newest, if it counted and was made by this pipeline. */
function repeatedRun({ crawl, state, pipelineVersion, run }: StoreOptions): Run | null {
  if (!crawl.notModified || crawl.failures.length > 0) return null
  const newest = state.runs.filter((before) => before.id < run.id).at(-1)
  if (!newest || !counts(newest) || newest.pipelineVersion !== pipelineVersion) return null
  return withholds(newest.heldReason) ? null : newest
}

function wasUpgraded(state: BoardState, run: Run, pipelineVersion: string): boolean {
  const last = state.runs.filter((before) => before.id < run.id && before.status !== 'aborted').at(-1)
  return last !== undefined && last.pipelineVersion !== pipelineVersion
}

/** True where nothing of a held run may be added: its postings are another board's, or lost a field. */
function withholds(reason: Run['heldReason']): boolean {
  return reason === 'another-board' || reason === 'lost-field'
}

async function changeOf(
  options: StoreOptions,
  extracted: ExtractedPages,
  seenBase: ReadonlySet<string>,
  verdict: Verdict,
): Promise<RunChange> {
  const { state, run, crawl, probes, closeAfterMs, pipelineVersion, finishedAt } = options
  const at = run.startedAt
  const decided: Run = {
    ...run,
    status: verdict.status,
    heldReason: verdict.held?.reason ?? null,
    pipelineVersion,
    repeats: verdict.repeats,
  }
  const counting = counts(decided)
  const withheld = withholds(decided.heldReason)
  const { folded, rejects, pages } = withheld
    ? { folded: [], rejects: [], pages: [] }
    : await foldTouched(options, extracted, counting && verdict.repeats === null)
  const seen = seenKeys(seenBase, state, folded, withheld)
  // An archived page read again, a page that could not be read and another board's page are no sighting: what is closed stays closed.
  const sighted =
    withheld || crawl.reprocessed || verdict.status === 'failed' ? new Set<string>() : without(seen, state, extracted)
  const { writes, events, reopens } = compareListings(folded, sighted, state, at, pipelineVersion)
  const closes = closing({
    enumerates: state.board.enumerates,
    listings: withNew(state, writes, run.id),
    run: decided,
    earlier: state.runs.filter((before) => before.id < run.id),
    seen,
    goneCounts: new Map([...probes].map(([key, { goneCount }]) => [key, goneCount])),
    validThrough: new Map(writes.map(({ listing }) => [listing.key, listing.validThrough])),
    closeAfterMs,
  })
  for (const close of closes)
    events.push({ name: 'listing-closed', at, listing: close.key, detail: { reason: close.reason } })
  if (verdict.held) events.push({ name: 'run-held', at, detail: { run: run.id, ...verdict.held } })
  const planned = await planJobs({
    store: options.store,
    writes,
    closes,
    reopens,
    at,
    sources: options.sources,
  })
  const present = [...state.listings.values()].filter((one) => one.present).map((one) => one.key)
  const warnings = [
    ...options.notices,
    ...extracted.warnings,
    ...planned.hot.map(({ block, size }) => ({
      code: 'hot-block',
      where: block,
      message: `${size} listings share this: each is compared with ${defaultSettings.blocks.heads} of them, drawn by lot, and with those it shares more with`,
    })),
    ...writes.flatMap(({ listing }) =>
      listing.warnings.map(({ code, message }) => ({ code, where: listing.pageUrl, message })),
    ),
  ]
  const allRejects: Reject[] = [...extracted.rejects, ...rejects]
  const added = writes.filter((write) => write.change === 'added').length
  const read = verdict.status === 'failed' ? 0 : seen.size
  const changed = writes.filter((write) => write.change === 'changed').length
  return {
    run: {
      id: run.id,
      crawl: run.crawl,
      status: verdict.status,
      finishedAt,
      pipelineVersion,
      completeness: verdict.completeness,
      heldReason: decided.heldReason,
      heldDetail: verdict.held?.detail ?? null,
      acceptedAt: null,
      repeats: verdict.repeats,
      counts: {
        requests: options.requests,
        pages: crawl.pages.length,
        fetched: crawl.fetched,
        // What was read from the archive was not seen on the board.
        seen: crawl.reprocessed ? 0 : read,
        added,
        changed,
        unchanged: Math.max(0, read - added - changed),
        reopened: reopens.length,
        closed: closes.length,
        rejected: allRejects.length,
        warnings: warnings.length,
      },
      error: verdict.error,
    },
    pages,
    listings: writes.map((write) => ({ ...write, fingerprint: planned.fingerprints.get(write.listing.key) ?? null })),
    closes,
    reopens,
    appeared: counting ? [...seen].filter((key) => !state.listings.get(key)?.present) : [],
    vanished: counting ? present.filter((key) => !seen.has(key)) : [],
    sighted: counting || crawl.reprocessed || verdict.status === 'failed' ? [] : [...seen],
    probes: [...probes].map(([key, probe]) => ({ key, ...probe })),
    jobs: planned.jobs,
    events: [...events, ...planned.events],
    rejects: allRejects,
    warnings,
  }
}

/** The keys less those that only a page holds which could not be read in this run. */
function without(seen: ReadonlySet<string>, state: BoardState, { failed }: ExtractedPages): ReadonlySet<string> {
  const unread = new Set([...failed.keys()].flatMap((url) => state.pages.get(url)?.keys ?? []))
  return unread.size === 0
    ? seen
    : new Set([...seen].filter((key) => !unread.has(state.listings.get(key)?.baseKey ?? key)))
}
