import type { Dispatcher } from 'undici'
import { RetryableError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { FetchRequest } from '../ports/fetcher.ts'
import type { Log } from '../ports/log.ts'
import { backoffMs } from './backoff.ts'
import type { Driver } from './driver.ts'
import { type Answer, type Ask, ClosedEarly, exchange } from './exchange.ts'
import type { HostGate } from './host-gate.ts'
import type { Limits } from './limits.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Tally } from './tally.ts'

/** On whose behalf a host is asked. */
export type Asking = Pick<FetchRequest, 'source' | 'crawl' | 'pace' | 'ignoreRobots'>

/** The last answer of one URL; `retryAt` where the host will not be asked again before. */
export interface Asked {
  readonly answer: Answer
  readonly retryAt?: number
}

export interface AskerParts {
  readonly driver: Driver
  readonly gate: HostGate
  readonly dispatcher: Dispatcher
  readonly limits: Limits
  readonly clock: Clock
  readonly log: Log
  readonly tally: Tally
  readonly closing: AbortSignal
  readonly random: () => number
}

/** What became of one attempt. */
type Attempt = { answer: Answer } | { error: RetryableError }

const serverTrouble = (status: number): boolean => status >= 500 || status === 408 || status === 429

/** Asks one URL as often as it is worth: retries with backoff, waits that the host asked for. Follows no redirect. */
export class Asker {
  readonly #parts: AskerParts

  constructor(parts: AskerParts) {
    this.#parts = parts
  }

  /**
   * The answer, of any status once retries are spent. Rejects with RetryableError where none came, ThrottledError where the host is closed for
   * longer than is waited, SourceError where asking again is no use.
   */
  async ask(ask: Ask, asking: Asking): Promise<Asked> {
    const { limits, clock, gate, tally, random, closing, log } = this.#parts
    let retries = 0
    let waits = 0
    let raced = false
    for (;;) {
      const attempt = await this.#attempt(ask, asking)
      if ('answer' in attempt && !serverTrouble(attempt.answer.status)) return attempt
      if ('error' in attempt && attempt.error instanceof ClosedEarly && !raced) {
        // The server closed a kept-alive connection just as it was used again: a fresh one, at once (RFC 9112 §9.3.1).
        raced = true
        tally.add(asking.crawl, 'retries')
        continue
      }
      const asked = 'answer' in attempt ? this.#retryAfter(attempt.answer) : undefined
      if ('answer' in attempt && asked !== undefined) {
        const retryAt = await gate.hold(ask.url.host, asked)
        log.info('host asked to wait', { host: ask.url.host, status: attempt.answer.status, ms: asked })
        waits += 1
        if (asked > limits.maxWaitMs || waits > limits.throttles) return { ...attempt, retryAt }
        tally.add(asking.crawl, 'retries')
        continue
      }
      const throttled = 'answer' in attempt && attempt.answer.status === 429
      if (retries >= limits.retries) {
        if (!('answer' in attempt)) throw attempt.error
        if (!throttled) return attempt
        return { ...attempt, retryAt: await gate.hold(ask.url.host, limits.maxWaitMs) }
      }
      retries += 1
      tally.add(asking.crawl, 'retries')
      const pause = backoffMs(retries, limits.backoffMs, limits.maxBackoffMs, random)
      log.debug('retry', { url: ask.url.href, retries, pause, why: reason(attempt) })
      // 429 without a usable Retry-After still speaks for the whole host.
      if (throttled) await gate.hold(ask.url.host, pause)
      else await clock.sleep(pause, closing)
    }
  }

  #retryAfter({ status, headers }: Answer): number | undefined {
    if (status !== 429 && status !== 503) return undefined
    return retryAfterMs(headers, this.#parts.clock.now(), this.#parts.limits.maxRetryAfterMs)
  }

  async #attempt(ask: Ask, asking: Asking): Promise<Attempt> {
    const { gate, driver, dispatcher, limits, closing, tally } = this.#parts
    try {
      const answer = await gate.pass(ask.url.host, asking.pace, () =>
        driver.run(ask.url.href, () => {
          tally.add(asking.crawl, 'requests')
          if (ask.robots) tally.add(asking.crawl, 'robotsRequests')
          return exchange(dispatcher, ask, limits, closing)
        }),
      )
      tally.add(asking.crawl, 'bytes', answer.body.length)
      return { answer }
    } catch (error) {
      if (!(error instanceof RetryableError) || closing.aborted) throw error
      return { error }
    }
  }
}

function reason(attempt: Attempt): string {
  return 'answer' in attempt ? `status ${attempt.answer.status}` : attempt.error.message
}
