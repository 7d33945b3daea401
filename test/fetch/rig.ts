import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFetcher, type FetcherOptions } from '../../src/fetch/create-fetcher.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher, FetchRequest } from '../../src/ports/fetcher.ts'
import { silent } from '../../src/ports/log.ts'
import { openArchive } from '../../src/store/sqlite/archive.ts'
import { type FaultServer, startFaultServer } from '../support/fault-server.ts'
import { TestClock } from '../support/test-clock.ts'

/** A test clock that remembers how long it was asked to sleep. */
class SleepyClock extends TestClock {
  readonly slept: number[] = []

  override async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.slept.push(ms)
    await super.sleep(ms, signal)
  }
}

/** Small limits: a fault is met in milliseconds. */
const smallLimits = { connectMs: 500, headersMs: 1000, idleMs: 1000, totalMs: 400, maxBytes: 1024 * 1024 }

/** A fault server, an archive on disk and a fetcher between them. */
export class Rig {
  readonly server: FaultServer
  readonly clock = new SleepyClock('2026-03-01T12:00:00Z')
  readonly folder = mkdtempSync(join(tmpdir(), 'jobwire-fetch-'))
  readonly #options: Partial<FetcherOptions>
  archive: Archive
  fetcher: Fetcher

  private constructor(server: FaultServer, options: Partial<FetcherOptions>) {
    this.server = server
    this.#options = options
    this.archive = openArchive(join(this.folder, 'archive.db'))
    this.fetcher = this.#create()
  }

  static async start(options: Partial<FetcherOptions> = {}): Promise<Rig> {
    return new Rig(await startFaultServer(), options)
  }

  #create(): Fetcher {
    return createFetcher({
      archive: this.archive,
      clock: this.clock,
      log: silent,
      contact: 'https://crawler.example/about',
      version: '1.2.3',
      allowPrivate: [this.server.origin],
      random: () => 0.5,
      ...this.#options,
      limits: { ...smallLimits, ...this.#options.limits },
    })
  }

  /** What a new process would have: the same files, nothing in memory. */
  async restart(): Promise<void> {
    await this.fetcher.close()
    await this.archive.close()
    this.archive = openArchive(join(this.folder, 'archive.db'))
    this.fetcher = this.#create()
  }

  request(path: string, more: Partial<FetchRequest> = {}): FetchRequest {
    return {
      url: path.startsWith('/') ? this.server.origin + path : path,
      source: 'board',
      crawl: 'crawl-1',
      pace: { delayMs: 0, concurrency: 4 },
      pipelineVersion: '1',
      ...more,
    }
  }

  async body(path: string, more: Partial<FetchRequest> = {}): Promise<string> {
    const { page } = await this.fetcher.fetch(this.request(path, more))
    return new TextDecoder().decode(await this.archive.body(page.id))
  }

  async close(): Promise<void> {
    await this.fetcher.close()
    await this.archive.close()
    await this.server.close()
    rmSync(this.folder, { recursive: true })
  }
}
