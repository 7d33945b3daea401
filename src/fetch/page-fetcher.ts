import { createHash } from 'node:crypto'
import { RetryableError, SourceError, ThrottledError } from '../errors.ts'
import { gitBlobSha } from '../model/git-blob.ts'
import type { Archive, ArchivedPage } from '../ports/archive.ts'
import type { Clock } from '../ports/clock.ts'
import type { FetchOutcome, FetchRequest } from '../ports/fetcher.ts'
import type { Log } from '../ports/log.ts'
import type { Asked, Asker, Asking } from './asker.ts'
import { acceptEncoding } from './content-coding.ts'
import type { Answer } from './exchange.ts'
import type { Guard } from './guard.ts'
import type { Limits } from './limits.ts'
import { followRedirects } from './redirects.ts'
import { Robots } from './robots.ts'
import type { Tally } from './tally.ts'
import { type Validators, validatorsOf } from './validators.ts'

export interface PageFetcherParts {
  readonly archive: Archive
  readonly clock: Clock
  readonly log: Log
  readonly guard: Guard
  readonly limits: Limits
  readonly asker: Asker
  readonly tally: Tally
  readonly product: string
  readonly userAgent: string
}

/** Gets one page: from the archive where that answers, else from its site, and into the archive before anyone sees it. */
export class PageFetcher {
  readonly #parts: PageFetcherParts
  readonly #robots: Robots
  readonly #underWay = new Map<string, Promise<FetchOutcome>>()

  constructor(parts: PageFetcherParts) {
    this.#parts = parts
    this.#robots = new Robots({ ...parts, ask: (url, asking) => this.#askRobots(url, asking) })
  }

  /** As the port says. One URL asked twice at once in one crawl is one request. */
  fetch(request: FetchRequest): Promise<FetchOutcome> {
    const key = `${request.crawl}\n${request.version ?? ''}\n${request.url}`
    let outcome = this.#underWay.get(key)
    if (!outcome) {
      outcome = this.#fetch(request).finally(() => this.#underWay.delete(key))
      this.#underWay.set(key, outcome)
    }
    return outcome
  }

  async #fetch(request: FetchRequest): Promise<FetchOutcome> {
    return (await this.#fromArchive(request)) ?? (await this.#fromSite(request))
  }

  async #fromArchive(request: FetchRequest): Promise<FetchOutcome | undefined> {
    const { archive } = this.#parts
    const { crawl, url, version } = request
    const before = await archive.answer(crawl, url)
    if (before && isAnswer(before.page.status, request) && (version ?? before.page.version) === before.page.version) {
      return { how: before.how === 'not-modified' ? 'not-modified' : 'archive', page: before.page }
    }
    if (version === undefined) return undefined
    const [page] = await archive.versions([{ url, version }])
    if (!page) return undefined
    await archive.answered(crawl, url, page, 'same-version')
    return { how: 'archive', page }
  }

  async #fromSite(request: FetchRequest): Promise<FetchOutcome> {
    const validators = await validatorsOf(request, this.#parts)
    let asked = await this.#walk(request, validators)
    if (asked.answer.status === 304 && validators && isOf(validators, asked.answer)) {
      await this.#parts.archive.answered(request.crawl, request.url, validators.page, 'not-modified')
      this.#parts.tally.add(request.crawl, 'notModified')
      return { how: 'not-modified', page: validators.page }
    }
    if (asked.answer.status === 304) asked = await this.#again(request)
    if (asked.answer.status === 304) {
      throw new SourceError('not-modified-unknown', `${request.url} answers 304 to a request without validators`)
    }
    if (isAnswer(asked.answer.status, request) && !fits(asked.answer, request)) {
      asked = await this.#again(request)
      if (isAnswer(asked.answer.status, request) && !fits(asked.answer, request)) {
        throw new SourceError('wrong-digest', `${request.url} is not version ${request.version}`)
      }
    }
    const page = await this.#keep(request, asked.answer)
    if (isAnswer(page.status, request)) return { how: 'fetched', page }
    throw failure(request.url, asked)
  }

  /** Once more, past caches and without validators. */
  #again(request: FetchRequest): Promise<Asked> {
    this.#parts.tally.add(request.crawl, 'retries')
    return this.#walk(request, undefined, { 'cache-control': 'no-cache' })
  }

  #walk(request: FetchRequest, validators?: Validators, more?: Record<string, string>): Promise<Asked> {
    const { guard, limits, asker } = this.#parts
    return followRedirects(request.url, limits.redirects, guard, async (url) => {
      const crawlDelay = await this.#robots.check(url, request)
      const pace = { ...request.pace, delayMs: Math.max(request.pace.delayMs, crawlDelay) }
      const conditional = validators?.finalUrl === url.href ? validators.headers : undefined
      // A redirect of a POST is followed as a GET (RFC 9110 §15.4.4).
      const post = withoutFragment(url.href) === withoutFragment(request.url) ? request.post : undefined
      const type = post === undefined ? {} : { 'content-type': 'application/json' }
      const headers = { ...this.#headers(request.accept ?? '*/*'), ...type, ...conditional, ...more }
      const maxBytes = request.maxBytes ?? limits.maxBytes
      return asker.ask({ url, headers, post, maxBytes, archive: request.kind === 'archive' }, { ...request, pace })
    })
  }

  #askRobots(url: URL, asking: Asking): Promise<Asked> {
    const headers = this.#headers('text/plain, */*;q=0.1')
    return this.#parts.asker.ask({ url, headers, maxBytes: this.#parts.limits.robotsBytes, robots: true }, asking)
  }

  #headers(accept: string): Record<string, string> {
    return { 'user-agent': this.#parts.userAgent, accept, 'accept-encoding': acceptEncoding }
  }

  #keep(request: FetchRequest, answer: Answer): Promise<ArchivedPage> {
    const { archive, clock } = this.#parts
    const good = isAnswer(answer.status, request)
    const page = {
      url: request.url,
      finalUrl: answer.url.href,
      status: answer.status,
      headers: { ...answer.headers },
      body: answer.body,
      sha256: createHash('sha256').update(answer.body).digest('hex'),
      fetchedAt: new Date(clock.now()).toISOString(),
    }
    // An error is no answer of the crawl: going on with it asks again.
    return archive.put(page, { crawl: good ? request.crawl : null, version: good ? (request.version ?? null) : null })
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '')
}

function isAnswer(status: number, request: FetchRequest): boolean {
  return (status >= 200 && status < 300) || (request.accepts?.includes(status) ?? false)
}

function isOf(validators: Validators, answer: Answer): boolean {
  return validators.finalUrl === answer.url.href
}

function fits(answer: Answer, request: FetchRequest): boolean {
  if (request.digest === undefined || request.version === undefined || answer.status >= 300) return true
  return gitBlobSha(answer.body) === request.version
}

function failure(url: string, { answer, retryAt }: Asked): Error {
  const what = `${url} answers ${answer.status}`
  if (retryAt !== undefined) return new ThrottledError(`${what} and asks to wait`, retryAt)
  return answer.status >= 500 || answer.status === 408
    ? new RetryableError('http-status', what)
    : new SourceError('http-status', what)
}
