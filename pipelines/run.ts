import { FatalError, JobwireError, SourceError } from '../src/errors.ts'
import type { Source } from '../src/model/source.ts'
import { ownUrl } from '../src/parse/own-url.ts'
import type { Tables } from '../src/parse/tables.ts'
import type { Archive, ArchivedPage } from '../src/ports/archive.ts'
import type { Clock } from '../src/ports/clock.ts'
import type { Fetcher } from '../src/ports/fetcher.ts'
import type { Log } from '../src/ports/log.ts'
import type { Board, BoardState, Run, Store } from '../src/ports/store.ts'
import { boardOf, versionOf, type BoardConfig } from './board.ts'
import { crawlBoard, type CrawlResult } from './crawl.ts'
import { rematch } from './dedup/rematch.ts'
import { extractPages } from './pages/extract-pages.ts'
import { probeListings, type Probes } from './probe.ts'
import { standingOf, type Standing } from './standing.ts'
import { storeRun } from './store.ts'
import { Turns } from './turns.ts'
import { pipelineVersion } from './version.ts'

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
  /** The version of the code between a page and a listing; by default that of the code that runs. */
  readonly pipelineVersion?: string
  readonly onProgress?: (progress: Progress) => void
}

/** Boards crawled at once; what they found is processed one board after another. */
const BOARDS_AT_ONCE = 8

/**
 * One round: what another version matched is matched anew; then each board is asked, then processed and committed in one transaction. A board that fails costs the others nothing.
 * The caller holds the lease. Calling it again after a kill resumes what was not committed.
 */
export async function crawlBoards(options: CrawlBoardsOptions): Promise<BoardReport[]> {
  for (const source of new Set(options.boards.map((board) => board.source))) {
    const { id, name, homepage, kind, terms } = source
    await options.store.putSource({ id, name, homepage, kind, terms })
  }
  await rematch({ ...options, at: new Date(options.clock.now()).toISOString() })
  const processing = new Turns()
  const reports: BoardReport[] = []
  // A board given twice is one board: two runs of it at once would be one run.
  const boards = [...new Map(options.boards.map((board) => [boardOf(board).key, board])).values()]
  const queue = [...boards.entries()]
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      reports[next[0]] = await new BoardRun(options, next[1], processing).run()
    }
  }
  await Promise.all(Array.from({ length: Math.min(BOARDS_AT_ONCE, boards.length) }, worker))
  return reports
}

/** One board's way through one run. */
class BoardRun {
  readonly #o: CrawlBoardsOptions
  readonly #config: BoardConfig
  readonly #processing: Turns
  readonly #version: string

  constructor(options: CrawlBoardsOptions, config: BoardConfig, processing: Turns) {
    this.#o = options
    this.#config = config
    this.#processing = processing
    this.#version = versionOf(config, options.pipelineVersion ?? pipelineVersion())
  }

  async run(): Promise<BoardReport> {
    const { store, log } = this.#o
    const board = await store.putBoard(boardOf(this.#config))
    await this.#processing.take(() => this.#reprocess(board))
    const opened = await store.openRun(board, this.#now(), this.#version)
    if (opened.resumed) log.info(`${board.key}: goes on with run ${opened.run.id}`)
    const { refusal, notices } = standingOf(this.#config, this.#o.clock.now())
    for (const { code, message } of notices) log.warn(`${board.key}: ${message}`, { code })
    const crawl = refusal ? this.#failed(refusal) : await this.#crawl(board, opened.run)
    const state = await store.boardState(board)
    const probes = refusal ? new Map() : await this.#probe(opened.run, state, crawl)
    await this.#processing.take(() => this.#store(board, opened.run, state, crawl, probes, notices))
    const run = (await store.run(opened.run.id)) ?? opened.run
    this.#progress(board, 'done', run.counts.pages, run.counts.pages)
    return { board: board.key, run }
  }

  /** Processes what is archived once more where another version of the pipeline processed it: a 304 then stands for this version's values. */
  async #reprocess(board: Board): Promise<void> {
    const { store, archive } = this.#o
    const runs = await store.runs({ board: board.key })
    const last = runs.find((run) => run.status !== 'running' && run.status !== 'aborted')
    if (!last || last.pipelineVersion === this.#version) return
    const state = await store.boardState(board)
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
    await this.#store(board, run, state, again, new Map(), [])
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
      return this.#failed(failure)
    }
  }

  /** A crawl that came to nothing. */
  #failed(error: JobwireError): CrawlResult {
    return { ...nothing, failures: [{ url: this.#config.source.homepage, error, start: true }] }
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
      archive: this.#o.archive,
    })
  }

  async #store(
    board: Board,
    run: Run,
    state: BoardState,
    crawl: CrawlResult,
    probes: Probes,
    notices: Standing['notices'],
  ): Promise<void> {
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
      notices,
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
    return new Set([...held.raws.values()].flat().flatMap((raw) => ownUrl(raw) ?? []))
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
  lists: new Map(),
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
