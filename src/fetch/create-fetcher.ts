import type { Archive } from '../ports/archive.ts'
import type { Clock } from '../ports/clock.ts'
import type { Fetcher } from '../ports/fetcher.ts'
import type { Log } from '../ports/log.ts'
import { createAgent, type Resolve } from './agent.ts'
import { Asker } from './asker.ts'
import { Driver } from './driver.ts'
import { Guard } from './guard.ts'
import { HostGate } from './host-gate.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { PageFetcher } from './page-fetcher.ts'
import { Tally } from './tally.ts'
import { userAgent } from './user-agent.ts'

export interface FetcherOptions {
  readonly archive: Archive
  readonly clock: Clock
  readonly log: Log
  /** Who crawls: an address or page, part of the User-Agent. Live sites need it. */
  readonly contact: string | null
  /** The name in the User-Agent and in robots.txt. Default `jobwire`. */
  readonly product?: string
  readonly version: string
  /** Origins that may be on a private network. */
  readonly allowPrivate: readonly string[]
  readonly limits?: Partial<Limits>
  /** How names become addresses; default the system's resolver. */
  readonly resolve?: Resolve
  /** In [0, 1), for jitter. */
  readonly random?: () => number
}

/**
 * The Fetcher of the port: Crawlee's BasicCrawler drives, p-queue paces hosts, undici speaks HTTP. One serves all sources; it writes to the
 * archive alone.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { archive, clock, log, contact, version, product = 'jobwire', random = Math.random } = options
  const limits = { ...defaultLimits, ...options.limits }
  const stop = new AbortController()
  const closing = stop.signal
  const guard = new Guard({ allowPrivate: options.allowPrivate, contact })
  const dispatcher = createAgent(guard, limits, options.resolve)
  const driver = new Driver(limits.concurrency)
  const tally = new Tally()
  const gate = new HostGate({ archive, clock, maxWaitMs: limits.maxWaitMs, closing })
  const asker = new Asker({ driver, gate, dispatcher, limits, clock, log, tally, closing, random })
  const agentName = userAgent(product, version, contact)
  const pages = new PageFetcher({ archive, clock, log, guard, limits, asker, tally, product, userAgent: agentName })
  let closed: Promise<void> | undefined
  return {
    fetch: (request) => {
      if (closing.aborted) return Promise.reject(closing.reason as Error)
      return pages.fetch(request)
    },
    counts: (crawl) => tally.counts(crawl),
    close: () => {
      closed ??= (async () => {
        stop.abort(new DOMException('the fetcher was closed', 'AbortError'))
        await driver.close(closing.reason)
        await dispatcher.destroy()
      })()
      return closed
    },
  }
}
