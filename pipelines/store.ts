import type { Listing } from '../src/model/listing.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import type { Reject } from '../src/model/reject.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Tables } from '../src/parse/tables.ts'
import type { Archive } from '../src/ports/archive.ts'
import type {
  BoardState,
  ListingState,
  ListingWrite,
  PageState,
  Run,
  RunChange,
  Store,
  StoredEvent,
} from '../src/ports/store.ts'
import { closing, counts, hasPassed } from './closing.ts'
import type { CrawlResult } from './crawl.ts'
import { baseKeyOf, extractKnown, extractPages, type ExtractedPages } from './extract-pages.ts'
import { foldPages, type Folded } from './fold-pages.ts'
import { judge, type Verdict } from './judge.ts'
import { planJobs } from './plan-jobs.ts'
import type { Probes } from './probe.ts'

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
    crawl: repeated ? { pages: [] } : crawl,
    upgraded: wasUpgraded(state, run, pipelineVersion),
  })
  const seenBase = repeated ? presentBase(state) : withDoubtful(heldBy(extracted.pages.values()), state, extracted)
  const verdict = await judge({ store, state, run, crawl, extracted, seen: seenBase, repeated })
  const change = await changeOf(options, extracted, seenBase, verdict)
  await store.commitRun(change)
  const read = [...crawl.pages, ...crawl.indexes].filter((page) => !extracted.failed.has(page.url))
  await archive.markProcessed(
    read.map((page) => page.id),
    pipelineVersion,
  )
}

/** The run that a 304 to every start request repeats: the newest, if it counted and was made by this pipeline. */
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
  const seen = keysOf(seenBase, state, folded, withheld)
  const { writes, events, reopens } = compare(folded, seen, state, at, pipelineVersion)
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
    ...extracted.warnings,
    ...writes.flatMap(({ listing }) =>
      listing.warnings.map(({ code, message }) => ({ code, where: listing.pageUrl, message })),
    ),
  ]
  const allRejects: Reject[] = [...extracted.rejects, ...rejects]
  const added = writes.filter((write) => write.change === 'added').length
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
        seen: seen.size,
        added,
        changed,
        unchanged: seen.size - added - changed,
        reopened: reopens.length,
        closed: closes.length,
        rejected: allRejects.length,
        warnings: warnings.length,
      },
      error: verdict.error && { code: verdict.error.code, message: verdict.error.message, hint: verdict.error.hint },
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

/** Folds and normalizes the listings whose pages changed; `whole`: pages that this run lacks are gone and count no more. */
async function foldTouched(
  options: StoreOptions,
  extracted: ExtractedPages,
  whole: boolean,
): Promise<{ folded: Folded[]; rejects: Reject[]; pages: PageState[] }> {
  const { state } = options
  const touched = new Set(extracted.touched)
  const pages = new Map<string, PageState>()
  const written: PageState[] = []
  for (const page of state.pages.values()) {
    if (!page.present || extracted.pages.has(page.url)) continue
    if (whole) {
      written.push({ ...page, present: false })
      for (const key of page.keys) touched.add(key)
    } else pages.set(page.url, page)
  }
  for (const page of extracted.pages.values()) {
    pages.set(page.url, page)
    const known = state.pages.get(page.url)
    if (known?.pageId !== page.pageId || !known.present) written.push(page)
  }
  const printings = new Map<string, RawListing[]>()
  for (const page of pages.values()) {
    if (!page.keys.some((key) => touched.has(key))) continue
    for (const raw of extracted.raws.get(page.url) ?? (await extractKnown(page, options))) {
      const key = baseKeyOf(raw)
      if (!touched.has(key)) continue
      const group = printings.get(key)
      if (group) group.push(raw)
      else printings.set(key, [raw])
    }
  }
  const { folded, rejects } = await foldPages(printings, {
    hints: options.source.hints,
    tables: options.tables,
    pipelineVersion: options.pipelineVersion,
    stored: state.listings,
  })
  return { folded, rejects, pages: written }
}

/** What folding gave against what is stored: listings to write, listings that are back, and their events. */
function compare(
  folded: readonly Folded[],
  seen: ReadonlySet<string>,
  state: BoardState,
  at: string,
  pipelineVersion: string,
): { writes: Omit<ListingWrite, 'fingerprint'>[]; events: StoredEvent[]; reopens: { key: string; at: string }[] } {
  const writes: Omit<ListingWrite, 'fingerprint'>[] = []
  const events: StoredEvent[] = []
  const validThrough = new Map<string, string | null>()
  for (const { key, raw, rawHash, listing, earlier } of folded) {
    if (!listing) continue
    const known = state.listings.get(key)
    validThrough.set(key, listing.validThrough)
    const write = { listing, raw, rawHash, earlier }
    if (!known) {
      writes.push({ ...write, change: 'added' })
      events.push({ name: 'listing-added', at, listing: key, detail: {} })
    } else if (known.contentHash !== listing.contentHash) {
      writes.push({ ...write, change: 'changed' })
      events.push({ name: 'listing-changed', at, listing: key, detail: {} })
    } else if (known.rawHash !== rawHash || known.pipelineVersion !== pipelineVersion) {
      writes.push({ ...write, change: 'refreshed' })
    }
  }
  const reopens: { key: string; at: string }[] = []
  for (const key of seen) {
    const known = state.listings.get(key)
    if (known?.status !== 'closed') continue
    const valid = validThrough.has(key) ? (validThrough.get(key) ?? null) : known.validThrough
    if (known.closedReason === 'valid-through' && valid === known.validThrough) continue
    if (valid && hasPassed(valid, at)) continue
    reopens.push({ key, at })
    events.push({ name: 'listing-reopened', at, listing: key, detail: {} })
  }
  return { writes, events, reopens }
}

/** The keys behind base keys: what folding gave, else the stored listing that was seen last. */
function keysOf(
  seenBase: ReadonlySet<string>,
  state: BoardState,
  folded: readonly Folded[],
  withheld: boolean,
): Set<string> {
  const seen = new Set<string>()
  const settled = new Set<string>()
  for (const { key, baseKey } of folded) {
    if (!seenBase.has(baseKey)) continue
    seen.add(key)
    settled.add(baseKey)
  }
  const newest = new Map<string, ListingState>()
  for (const listing of state.listings.values()) {
    if (!seenBase.has(listing.baseKey) || settled.has(listing.baseKey)) continue
    if (listing.present && !withheld) seen.add(listing.key)
    const other = newest.get(listing.baseKey)
    if (!other || other.lastSeenRun < listing.lastSeenRun) newest.set(listing.baseKey, listing)
  }
  for (const listing of newest.values()) seen.add(listing.key)
  return seen
}

function heldBy(pages: Iterable<PageState>): Set<string> {
  const keys = new Set<string>()
  for (const page of pages) for (const key of page.keys) keys.add(key)
  return keys
}

function presentBase(state: BoardState): Set<string> {
  return new Set([...state.listings.values()].filter((one) => one.present).map((one) => one.baseKey))
}

/** Adds known listings whose id stands on a page where a posting was refused: they are not absent, only unreadable. */
function withDoubtful(seen: Set<string>, state: BoardState, { doubtful }: ExtractedPages): Set<string> {
  if (doubtful.length === 0) return seen
  for (const listing of state.listings.values()) {
    const id = decodeURIComponent(listing.baseKey.slice(listing.baseKey.search(/[:/](?=[^:/]*$)/) + 1))
    if (listing.present && !seen.has(listing.baseKey) && doubtful.some((text) => text.includes(id)))
      seen.add(listing.baseKey)
  }
  return seen
}

/** The listings that closing decides on: those stored, and new ones, which may be over already. */
function withNew(
  state: BoardState,
  writes: readonly Omit<ListingWrite, 'fingerprint'>[],
  run: number,
): Map<string, ListingState> {
  const all = new Map(state.listings)
  for (const { listing, rawHash, change } of writes)
    if (change === 'added') all.set(listing.key, newState(listing, rawHash, run))
  return all
}

function newState(listing: Listing, rawHash: string, run: number): ListingState {
  return {
    key: listing.key,
    baseKey: listing.key,
    status: 'open',
    closedReason: null,
    contentHash: listing.contentHash,
    rawHash,
    pipelineVersion: '',
    firstSeen: listing.firstSeen ?? '',
    validThrough: listing.validThrough,
    url: listing.url,
    titleRaw: listing.titleRaw,
    company: listing.company.name,
    described: listing.description.text !== '',
    present: true,
    lastSeenRun: run,
    goneCount: 0,
    probedAt: null,
  }
}
