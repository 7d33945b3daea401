/** What bounds every request; milliseconds and bytes. */
export interface Limits {
  /** Retries of one request after its first attempt. */
  readonly retries: number
  /** The first backoff is at most this, each next at most twice the one before. */
  readonly backoffMs: number
  readonly maxBackoffMs: number
  /** A host that asks for a longer wait fails the request with ThrottledError instead. */
  readonly maxWaitMs: number
  /** How often one request waits for its host before it gives up. */
  readonly throttles: number
  /** No Retry-After counts for more than this. */
  readonly maxRetryAfterMs: number
  /** The cap on decoded bytes where the request states none. */
  readonly maxBytes: number
  /** Bytes of all response headers. */
  readonly maxHeaderBytes: number
  readonly connectMs: number
  readonly headersMs: number
  /** Silence within a body. */
  readonly idleMs: number
  /** One whole exchange; an archive answer with a larger cap on its bytes has more time in proportion. */
  readonly totalMs: number
  readonly redirects: number
  /** Crawl-delay is honoured up to this. */
  readonly maxCrawlDelayMs: number
  readonly robotsTtlMs: number
  /** How long an unreachable robots.txt is not asked again. */
  readonly robotsRetryMs: number
  readonly robotsBytes: number
  /** A page whose body was last received longer ago is asked without validators: a check on an ETag that never changes. */
  readonly fullFetchMs: number
  /** Exchanges under way at once, over all hosts. */
  readonly concurrency: number
}

const second = 1000
const hour = 3600 * second
const mebibyte = 1024 * 1024

export const defaultLimits: Limits = {
  retries: 3,
  backoffMs: second,
  maxBackoffMs: 30 * second,
  maxWaitMs: 60 * second,
  throttles: 5,
  maxRetryAfterMs: 24 * hour,
  maxBytes: 20 * mebibyte,
  maxHeaderBytes: 16 * 1024,
  connectMs: 10 * second,
  headersMs: 30 * second,
  idleMs: 30 * second,
  totalMs: 60 * second,
  redirects: 10,
  maxCrawlDelayMs: 60 * second,
  robotsTtlMs: 24 * hour,
  robotsRetryMs: 60 * second,
  robotsBytes: 500 * 1024,
  fullFetchMs: 7 * 24 * hour,
  concurrency: 64,
}
