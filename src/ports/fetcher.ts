import type { Pace, SourceRequest } from '../model/source.ts'
import type { ArchivedPage } from './archive.ts'

export interface FetchRequest extends SourceRequest {
  /** The source's id: its robots override, its verdicts. */
  readonly source: string
  /** The crawl that asks: what answered the same URL in it before (also before a kill) is given again without a request. */
  readonly crawl: string
  readonly pace: Pace
  /** True where the operator overrides robots.txt for this source; logged. */
  readonly ignoreRobots?: boolean
  /** Validators are sent only where this is the pipeline version that processed the archived page. */
  readonly pipelineVersion: string
  /** Statuses besides 2xx that are an answer and not an error (`[404, 410]` for a posting's own page). Redirects are followed. */
  readonly accepts?: readonly number[]
}

/** `page.status` is 2xx or one of `accepts`. `not-modified`: the archived page still stands. `archive`: no request was made. */
export interface FetchOutcome {
  readonly how: 'fetched' | 'not-modified' | 'archive'
  readonly page: ArchivedPage
}

export interface FetchCounts {
  /** Requests sent, robots.txt, redirects and retries included. */
  readonly requests: number
  readonly robotsRequests: number
  readonly notModified: number
  readonly retries: number
  /** Bytes decoded. */
  readonly bytes: number
}

/**
 * Speaks HTTP politely: robots.txt, pacing, conditional requests, Retry-After, retries with backoff and jitter, caps, the guard at every
 * hop. What comes back is in the archive before the promise resolves. Rejects with SourceError (robots-refused, robots-unreachable,
 * http-status, private-address, bad-redirect, body-too-large, …), with RetryableError once its retries are spent, or with ThrottledError
 * when the host asks for a longer wait than `maxWaitMs`.
 */
export interface Fetcher {
  fetch(request: FetchRequest): Promise<FetchOutcome>
  /** Counted since this fetcher was made, or of one crawl. */
  counts(crawl?: string): FetchCounts
  /** Aborts what is under way and releases sockets. */
  close(): Promise<void>
}
