import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sources } from '../../crawlers/index.ts'
import { parseParameters } from '../../pipelines/extract.ts'
import { acceptRun } from '../../pipelines/runs/accept-run.ts'
import type { BoardConfig } from '../../pipelines/board.ts'
import { crawlBoards, reprocessBoards } from '../../pipelines/run.ts'
import { loadTables } from '../../pipelines/tables.ts'
import { createFetcher } from '../../src/fetch/create-fetcher.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'
import { silent } from '../../src/ports/log.ts'
import type { Run, Store } from '../../src/ports/store.ts'
import { openArchive } from '../../src/store/sqlite/archive.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import type { GithubHost } from './github-host.ts'
import { TestClock } from './test-clock.ts'

export const DAY = 86_400_000

/** A whole jobwire in one process over a folder of its own: real store, archive and fetcher, a clock that the test sets. */
export class World {
  readonly folder: string
  readonly clock: TestClock
  readonly tables = loadTables()
  readonly allowPrivate: readonly string[]
  store: Store
  archive: Archive
  fetcher: Fetcher
  /** Set to play another version of the pipeline. */
  pipelineVersion: string | undefined

  constructor(allowPrivate: readonly string[], at: string) {
    this.folder = mkdtempSync(join(tmpdir(), 'jobwire-'))
    this.clock = new TestClock(at)
    this.allowPrivate = allowPrivate
    this.store = openStore({ path: join(this.folder, 'jobwire.db'), regions: this.tables.regions })
    this.archive = openArchive(join(this.folder, 'archive.db'))
    this.fetcher = this.#createFetcher()
  }

  #createFetcher(): Fetcher {
    return createFetcher({
      archive: this.archive,
      clock: this.clock,
      log: silent,
      contact: 'https://jobwire.example/crawler',
      version: '0.0.0-test',
      allowPrivate: this.allowPrivate,
    })
  }

  /** What a new process would have: the same files, nothing in memory. */
  async restart(): Promise<void> {
    await this.fetcher.close()
    await this.store.close()
    await this.archive.close()
    this.store = openStore({ path: join(this.folder, 'jobwire.db'), regions: this.tables.regions })
    this.archive = openArchive(join(this.folder, 'archive.db'))
    this.fetcher = this.#createFetcher()
  }

  board(use: string, given: Record<string, unknown>): BoardConfig {
    const source = sources.get(use)
    if (!source) throw new Error(`no source ${use}`)
    // The operator of these tests turns on what is off by default: nobody but the loopback is asked.
    return { source, parameters: parseParameters(source, given), turnOn: true }
  }

  /** One round over some boards. */
  crawl(...boards: BoardConfig[]): Promise<Run[]> {
    return this.#round(crawlBoards, boards)
  }

  /** The same offline, from the archive. */
  reprocess(...boards: BoardConfig[]): Promise<Run[]> {
    return this.#round(reprocessBoards, boards)
  }

  async #round(how: typeof crawlBoards, boards: readonly BoardConfig[]): Promise<Run[]> {
    const { store, archive, fetcher, clock, tables } = this
    const reports = await how({
      store,
      archive,
      fetcher,
      clock,
      log: silent,
      sources,
      boards,
      tables,
      closeAfterMs: DAY,
      ...(this.pipelineVersion === undefined ? {} : { pipelineVersion: this.pipelineVersion }),
    })
    return reports.map((report) => report.run)
  }

  async accept(run: number): Promise<Run> {
    return acceptRun(this.store, run, new Date(this.clock.now()).toISOString())
  }

  async close(): Promise<void> {
    await this.fetcher.close()
    await this.store.close()
    await this.archive.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The real board on a loopback GitHub, as a configuration entry. */
export function realBoard(world: World, host: GithubHost): BoardConfig {
  return world.board('remotewlb', { api: host.api, raw: host.raw, archive: host.archive })
}

export interface Snapshot {
  /** Open listings by key, less the times of observation. */
  readonly open: ReadonlyMap<string, Omit<Listing, 'firstSeen'>>
  readonly closed: readonly string[]
  /** Each job as its open listings' keys, sorted. */
  readonly partition: readonly string[]
}

/** What two crawls must agree on: open listings, their values, and which of them are one opening. */
export async function snapshot(store: Store): Promise<Snapshot> {
  const states = []
  for (const board of await store.boards()) states.push(...(await store.boardState(board)).listings.values())
  const open = states.filter((state) => state.status === 'open').map((state) => state.key)
  const listings = await store.listings(open)
  const jobs = new Map<string, string[]>()
  for (const { key, job } of await store.memberships(open)) jobs.set(job, [...(jobs.get(job) ?? []), key])
  return {
    open: new Map(
      listings
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ firstSeen: _seen, ...listing }) => [listing.key, listing] as const),
    ),
    closed: states
      .filter((state) => state.status === 'closed')
      .map((state) => state.key)
      .sort(),
    partition: [...jobs.values()].map((keys) => keys.sort().join(' ')).sort(),
  }
}
