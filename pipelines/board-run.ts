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
import { extractPages } from './pages/extract-pages.ts'
import { probeListings, type Probes } from './probe.ts'
import { standingOf, type Standing } from './standing.ts'
import { storeRun } from './store.ts'
import type { Turns } from './turns.ts'
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

/** What every board of a round shares. */
export interface RoundOptions {
  readonly store: Store
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly log: Log
  readonly sources: ReadonlyMap<string, Source>
  readonly tables: Tables
  /** The least time between the two complete runs that close a listing, in milliseconds. */
  readonly closeAfterMs: number
  /** The version of the code between a page and a listing; by default that of the code that runs. */
  readonly pipelineVersion?: string
  readonly onProgress?: (progress: Progress) => void
}

/** One board's way through one run. */
export class BoardRun {
  readonly #o: RoundOptions
  readonly #config: BoardConfig
  readonly #processing: Turns
  readonly #version: string

  constructor(options: RoundOptions, config: BoardConfig, processing: Turns) {
    this.#o = options
    this.#config = config
    this.#processing = processing
    this.#version = versionOf(config, options.pipelineVersion ?? pipelineVersion())
  }

  async run(): Promise<BoardReport> {
    const { store, log } = this.#o
    const board = await store.putBoard(boardOf(this.#config))
    await this.#processing.take(() => this.#catchUp(board))
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

  /** Processes what is archived once more. */
  async reprocess(): Promise<BoardReport | undefined> {
    const { store, log } = this.#o
    const key = boardOf(this.#config).key
    const board = (await store.boards()).find((one) => one.key === key)
    const [last] = board ? await store.runs({ board: key }) : []
    if (!board || !last) {
      log.warn(`${key}: nothing is archived of it; crawl it first`)
      return undefined
    }
    if (last.status === 'running') {
      log.warn(`${key}: its last crawl was cut off; "jobwire crawl" goes on with it and reads everything again`)
      return undefined
    }
    const run = await this.#reprocess(board)
    return run && { board: key, run }
  }

  /** A 304 stands for this version's values only once what is archived has been processed by it. */
  async #catchUp(board: Board): Promise<void> {
    const runs = await this.#o.store.runs({ board: board.key })
    const last = runs.find((run) => run.status !== 'running' && run.status !== 'aborted')
    if (last && last.pipelineVersion !== this.#version) await this.#reprocess(board)
  }

  async #reprocess(board: Board): Promise<Run | undefined> {
    const { store, archive } = this.#o
    const state = await store.boardState(board)
    const pages: ArchivedPage[] = []
    for (const known of state.pages.values()) {
      const page = known.present ? await archive.page(known.pageId) : undefined
      if (page) pages.push(page)
    }
    if (pages.length === 0) return undefined
    const { run, resumed } = await store.openRun(board, this.#now(), this.#version, 'reprocess')
    // A run that a kill left open holds its own pages and reads everything again when it ends.
    if (resumed) return undefined
    const again = { ...nothing, pages, reprocessed: true, incomplete: 'processed again from the archive' }
    await this.#store(board, run, state, again, new Map(), [])
    return store.run(run.id)
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
