import { FatalError, JobwireError, SourceError, UsageError } from '../src/errors.ts'
import { boardName } from '../src/model/listing-key.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Tables } from '../src/parse/tables.ts'
import type { Archive, ArchivedPage } from '../src/ports/archive.ts'
import type { Clock } from '../src/ports/clock.ts'
import type { Fetcher } from '../src/ports/fetcher.ts'
import type { Log } from '../src/ports/log.ts'
import type { Board, BoardState, Run, Store } from '../src/ports/store.ts'
import { crawlBoard, type CrawlResult } from './crawl.ts'
import { extractPages } from './extract-pages.ts'
import { probeListings, type Probes } from './probe.ts'
import { storeRun } from './store.ts'
import { pipelineVersion } from './version.ts'

/** One board to crawl, as configured. */
export interface BoardConfig {
  readonly source: Source
  readonly parameters: Parameters
  readonly ignoreRobots?: boolean
}

export interface Progress {
  readonly board: string
  readonly phase: 'crawl' | 'process' | 'done'
  readonly done: number
  readonly total: number | null
}

export interface BoardReport {
  readonly board: string
  readonly run: Run
}

export interface CrawlBoardsOptions {
  readonly store: Store
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly log: Log
  readonly sources: ReadonlyMap<string, Source>
  readonly boards: readonly BoardConfig[]
  readonly tables: Tables
  /** The least time between the two complete runs that close a listing, in milliseconds. */
  readonly closeAfterMs: number
  readonly onProgress?: (progress: Progress) => void
}

/** Boards crawled at once; what they found is processed one board after another. */
const BOARDS_AT_ONCE = 8

/**
 * One round: each board is asked, then processed and committed in one transaction. A board that fails costs the others nothing.
 * The caller holds the lease. Calling it again after a kill resumes what was not committed.
 */
export async function crawlBoards(options: CrawlBoardsOptions): Promise<BoardReport[]> {
  for (const source of new Set(options.boards.map((board) => board.source))) {
    const { id, name, homepage, kind, terms } = source
    await options.store.putSource({ id, name, homepage, kind, terms })
  }
  const processing = new Turns()
  const reports: BoardReport[] = []
  const queue = [...options.boards.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      reports[next[0]] = await new BoardRun(options, next[1], processing).run()
    }
  }
  await Promise.all(Array.from({ length: Math.min(BOARDS_AT_ONCE, options.boards.length) }, worker))
  return reports
}

/** An operator accepts a held run: it counts from now on. Throws UsageError where there is nothing to accept. */
export async function acceptRun(store: Store, id: number, at: string): Promise<Run> {
  const run = await store.run(id)
  if (!run) throw new UsageError('not-found', `there is no run ${id}`, { hint: 'See `jobwire runs`.' })
  if (!run.heldReason)
    throw new UsageError('bad-usage', `run ${id} is not held`, { hint: 'See `jobwire runs --held`.' })
  if (run.acceptedAt) return run
  const board = (await store.boards()).find((one) => one.id === run.board)
  if (!board) throw new UsageError('not-found', `the board of run ${id} is gone`)
  const state = await store.boardState(board)
  const held = new Set(await store.sightings(id))
  // A later counting run knows better what is there now.
  const newest = !state.runs.some(
    (later) => later.id > id && later.status === 'complete' && (!later.heldReason || later.acceptedAt),
  )
  const present = [...state.listings.values()].filter((listing) => listing.present).map((listing) => listing.key)
  await store.acceptRun(id, at, {
    appeared: newest ? [...held].filter((key) => state.listings.get(key)?.present === false) : [],
    vanished: newest ? present.filter((key) => !held.has(key)) : [],
  })
  return (await store.run(id)) ?? run
}

/** The board that a configuration entry means; its key tells entries apart that differ only in where they ask. */
export function boardOf({ source, parameters }: BoardConfig): Omit<Board, 'id'> {
  const names = Object.keys(source.board?.shape ?? {})
  const name = boardName(names, parameters)
  const defaults: Record<string, unknown> = source.locator?.safeParse({}).data ?? {}
  const locators = Object.entries(parameters).filter(
    ([key, value]) => !names.includes(key) && JSON.stringify(value) !== JSON.stringify(defaults[key]),
  )
  const query = locators.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
  const key = source.id + (name ? `:${name}` : '') + (query ? `?${query}` : '')
  return { key, source: source.id, parameters, enumerates: source.enumerates }
}

/** One board's way through one run. */
class BoardRun {
  readonly #o: CrawlBoardsOptions
  readonly #config: BoardConfig
  readonly #processing: Turns
  readonly #version = pipelineVersion()

  constructor(options: CrawlBoardsOptions, config: BoardConfig, processing: Turns) {
    this.#o = options
    this.#config = config
    this.#processing = processing
  }

  async run(): Promise<BoardReport> {
    const { store, log } = this.#o
    const board = await store.putBoard(boardOf(this.#config))
    await this.#processing.take(() => this.#reprocess(board))
    const opened = await store.openRun(board, this.#now(), this.#version)
    if (opened.resumed) log.info(`${board.key}: goes on with run ${opened.run.id}`)
    const crawl = await this.#crawl(board, opened.run)
    const state = await store.boardState(board)
    const probes = await this.#probe(opened.run, state, crawl)
    await this.#processing.take(() => this.#store(board, opened.run, state, crawl, probes))
    const run = (await store.run(opened.run.id)) ?? opened.run
    this.#progress(board, 'done', run.counts.pages, run.counts.pages)
    return { board: board.key, run }
  }

  /** Processes what is archived once more where another version of the pipeline processed it: a 304 then stands for this version's values. */
  async #reprocess(board: Board): Promise<void> {
    const { store, archive } = this.#o
    const state = await store.boardState(board)
    const last = state.runs.filter((run) => run.status !== 'running' && run.status !== 'aborted').at(-1)
    if (!last || last.pipelineVersion === this.#version) return
    const pages: ArchivedPage[] = []
    for (const known of state.pages.values()) {
      const page = known.present ? await archive.page(known.pageId) : undefined
      if (page) pages.push(page)
    }
    if (pages.length === 0) return
    const { run, resumed } = await store.openRun(board, this.#now(), this.#version)
    // A run that a kill left open holds its own pages and reads everything again when it ends.
    if (resumed) return
    const again = { ...nothing, pages, reprocessed: true, incomplete: 'processed again from the archive' }
    await this.#store(board, run, state, again, new Map())
  }

  async #crawl(board: Board, run: Run): Promise<CrawlResult> {
    const { fetcher, archive, log } = this.#o
    const { source, parameters, ignoreRobots = false } = this.#config
    try {
      return await crawlBoard({
        source,
        parameters,
        ignoreRobots,
        crawl: run.crawl,
        pipelineVersion: this.#version,
        fetcher,
        archive,
        log,
        onProgress: (done, total) => this.#progress(board, 'crawl', done, total),
      })
    } catch (error) {
      if (error instanceof FatalError) throw error
      const failure =
        error instanceof JobwireError ? error : new SourceError('internal', messageOf(error), { cause: error })
      log.error(`${board.key}: ${failure.message}`, { code: failure.code, stack: failure.stack })
      return { ...nothing, failures: [{ url: source.homepage, error: failure, start: true }] }
    }
  }

  async #probe(run: Run, state: BoardState, crawl: CrawlResult): Promise<Probes> {
    const { source, ignoreRobots = false } = this.#config
    return probeListings({
      source,
      state,
      run,
      inWindow: await this.#urls(state, crawl),
      ignoreRobots,
      pipelineVersion: this.#version,
      everyMs: this.#o.closeAfterMs,
      fetcher: this.#o.fetcher,
    })
  }

  async #store(board: Board, run: Run, state: BoardState, crawl: CrawlResult, probes: Probes): Promise<void> {
    const { source, parameters } = this.#config
    const { store, archive, fetcher, sources, tables, closeAfterMs } = this.#o
    await storeRun({
      store,
      archive,
      source,
      sources,
      parameters,
      tables,
      pipelineVersion: this.#version,
      closeAfterMs,
      run,
      state,
      crawl,
      probes,
      requests: fetcher.counts(run.crawl).requests,
      finishedAt: this.#now(),
      onProgress: (done, total) => this.#progress(board, 'process', done, total),
    })
  }

  /** The postings' own URLs that a window now holds. */
  async #urls(state: BoardState, crawl: CrawlResult): Promise<ReadonlySet<string>> {
    if (this.#config.source.enumerates !== 'window' || crawl.failures.length > 0) {
      return new Set([...state.listings.values()].map((listing) => listing.url))
    }
    const { source, parameters } = this.#config
    const held = await extractPages({ archive: this.#o.archive, source, parameters, state, crawl, upgraded: true })
    return new Set([...held.raws.values()].flat().flatMap((raw) => raw.url ?? []))
  }

  #progress(board: Board, phase: Progress['phase'], done: number, total: number | null): void {
    this.#o.onProgress?.({ board: board.key, phase, done, total })
  }

  #now(): string {
    return new Date(this.#o.clock.now()).toISOString()
  }
}

const nothing: CrawlResult = {
  pages: [],
  lists: new Set(),
  indexes: [],
  notModified: false,
  gone: [],
  failures: [],
  incomplete: null,
  fetched: 0,
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Lets one piece of work run at a time, in the order of asking. */
class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
