import type { FetchCounts } from '../ports/fetcher.ts'

type Counter = keyof FetchCounts

/** Counts of a fetcher, in all and by crawl. */
export class Tally {
  readonly #all = zero()
  readonly #crawls = new Map<string, { -readonly [name in Counter]: number }>()

  add(crawl: string, counter: Counter, by = 1): void {
    let own = this.#crawls.get(crawl)
    if (!own) this.#crawls.set(crawl, (own = zero()))
    own[counter] += by
    this.#all[counter] += by
  }

  counts(crawl?: string): FetchCounts {
    return { ...(crawl === undefined ? this.#all : (this.#crawls.get(crawl) ?? zero())) }
  }
}

function zero(): { -readonly [name in Counter]: number } {
  return { requests: 0, robotsRequests: 0, notModified: 0, retries: 0, bytes: 0 }
}
