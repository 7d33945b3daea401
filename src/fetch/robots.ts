import { RetryableError, SourceError, ThrottledError } from '../errors.ts'
import type { Archive, RobotsEntry } from '../ports/archive.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Asked, Asking } from './asker.ts'
import type { Guard } from './guard.ts'
import type { Limits } from './limits.ts'
import { followRedirects } from './redirects.ts'
import { type RobotsRules, robotsRules } from './robots-rules.ts'

/** RFC 9309 §2.3.1.2: at least five redirects are followed. */
const maxRedirects = 5

interface Known {
  readonly entry: RobotsEntry
  readonly rules: RobotsRules
}

export interface RobotsParts {
  readonly archive: Archive
  readonly clock: Clock
  readonly log: Log
  readonly guard: Guard
  readonly limits: Limits
  readonly product: string
  /** Asks for one address of robots.txt. */
  readonly ask: (url: URL, asking: Asking) => Promise<Asked>
}

/** robots.txt by RFC 9309: kept at most 24 h, over restarts, one an origin; each decision is recorded. */
export class Robots {
  readonly #parts: RobotsParts
  readonly #known = new Map<string, Promise<Known>>()
  readonly #recorded = new Set<string>()

  constructor(parts: RobotsParts) {
    this.#parts = parts
  }

  /**
   * Asks whether `url` may be fetched; resolves with the Crawl-delay in milliseconds. SourceError `robots-refused` or `robots-unreachable`,
   * neither where the operator overrides robots.txt for this source.
   */
  async check(url: URL, asking: Asking): Promise<number> {
    const { limits } = this.#parts
    const known = await this.#of(url.origin, asking)
    const { allowed, rule } = verdict(known, url)
    const overridden = !allowed && asking.ignoreRobots === true
    await this.#record(asking.source, url, { allowed, rule, overridden })
    if (!allowed && !overridden) {
      const code = known.entry.status >= 200 && known.entry.status < 500 ? 'robots-refused' : 'robots-unreachable'
      throw new SourceError(code, `${url.href}: ${rule}`)
    }
    return Math.min((known.rules.crawlDelay ?? 0) * 1000, limits.maxCrawlDelayMs)
  }

  async #record(source: string, url: URL, decision: { allowed: boolean; rule: string; overridden: boolean }) {
    const { archive, clock, log } = this.#parts
    // One allowed address stands for all that the same rule allows.
    const key = [source, decision.allowed ? url.origin : url.href, decision.rule, decision.overridden].join('\n')
    if (this.#recorded.has(key)) return
    this.#recorded.add(key)
    if (decision.overridden) log.warn('robots.txt is overridden', { source, url: url.href, rule: decision.rule })
    await archive.putVerdict({ source, url: url.href, ...decision, at: new Date(clock.now()).toISOString() })
  }

  async #of(origin: string, asking: Asking): Promise<Known> {
    const now = this.#parts.clock.now()
    const kept = this.#known.get(origin)
    if (kept) {
      const known = await kept
      if (Date.parse(known.entry.expiresAt) > now) return known
      // Whoever comes first asks again; the others wait for that.
      if (this.#known.get(origin) !== kept) return this.#of(origin, asking)
    }
    const fresh = this.#load(origin, asking, now)
    this.#known.set(origin, fresh)
    fresh.catch(() => this.#known.get(origin) === fresh && this.#known.delete(origin))
    return fresh
  }

  async #load(origin: string, asking: Asking, now: number): Promise<Known> {
    const { archive, product } = this.#parts
    const kept = await archive.robots(origin)
    const entry = kept && this.#holds(kept, now) ? kept : await this.#fetch(origin, asking)
    if (entry !== kept) await archive.putRobots(entry)
    const usable = entry.status >= 200 && entry.status < 300
    return { entry, rules: robotsRules(usable ? entry.body : '', product) }
  }

  /** A copy from the future (the clock was set back) is no better than an old one. */
  #holds(entry: RobotsEntry, now: number): boolean {
    return Date.parse(entry.expiresAt) > now && Date.parse(entry.fetchedAt) <= now
  }

  async #fetch(origin: string, asking: Asking): Promise<RobotsEntry> {
    const { clock, guard, limits, ask, log } = this.#parts
    const entry = (status: number, body: string): RobotsEntry => {
      const now = clock.now()
      const ttl = status === 0 || status >= 500 ? limits.robotsRetryMs : limits.robotsTtlMs
      const expiresAt = new Date(now + ttl).toISOString()
      return { origin, status, body, fetchedAt: new Date(now).toISOString(), expiresAt }
    }
    try {
      const { answer, retryAt } = await followRedirects(`${origin}/robots.txt`, maxRedirects, guard, (url) =>
        ask(url, asking),
      )
      if (retryAt !== undefined) {
        throw new ThrottledError(`${origin} asked to wait when asked for robots.txt`, retryAt)
      }
      return entry(answer.status, new TextDecoder().decode(answer.body))
    } catch (error) {
      if (!(error instanceof SourceError || error instanceof RetryableError)) throw error
      if (error.code === 'private-address') throw error
      // Too many redirects are "unavailable" (§2.3.1.2), which allows; all else is "unreachable" (§2.3.1.4).
      if (error.code === 'bad-redirect') return entry(404, '')
      log.warn('robots.txt is unreachable', { origin, why: error.message })
      return entry(0, error.message)
    }
  }
}

function verdict({ entry, rules }: Known, url: URL): { allowed: boolean; rule: string } {
  if (entry.status >= 200 && entry.status < 300) return rules.verdict(url)
  if (entry.status === 0) return { allowed: false, rule: `robots.txt is unreachable: ${entry.body}` }
  if (entry.status >= 500) return { allowed: false, rule: `robots.txt answers ${entry.status}` }
  return { allowed: true, rule: `robots.txt answers ${entry.status}: none` }
}
