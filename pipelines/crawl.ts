import { RetryableError, SourceError, ThrottledError, type JobwireError } from '../src/errors.ts'
import { gitBlobSha } from '../src/model/git-blob.ts'
import type { Page } from '../src/model/raw-page.ts'
import type { Parameters, Source, SourceRequest } from '../src/model/source.ts'
import type { Archive, ArchivedPage } from '../src/ports/archive.ts'
import type { FetchOutcome, Fetcher } from '../src/ports/fetcher.ts'
import type { Log } from '../src/ports/log.ts'
import { Circles } from './circles.ts'
import { extractPage, readPage } from './extract.ts'
import { inParallel } from './in-parallel.ts'

/** Requests of one board under way at once; the fetcher paces hosts below this. */
const AT_ONCE = 32

export interface CrawlOptions {
  readonly source: Source
  readonly parameters: Parameters
  readonly crawl: string
  readonly ignoreRobots: boolean
  readonly pipelineVersion: string
  readonly fetcher: Fetcher
  readonly archive: Archive
  readonly log: Log
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined
}

/** A request that gave no page. */
interface CrawlFailure {
  readonly url: string
  readonly error: JobwireError
  /** Where the source began: without it nothing of the board is known. */
  readonly start: boolean
}

export interface CrawlResult {
  /** Every page that holds postings, in the order in which the source lists them. */
  readonly pages: readonly ArchivedPage[]
  /** Those of `pages` that enumerate, each with the start request that it goes back to; the others are one posting's own. */
  readonly lists: ReadonlyMap<string, string>
  /** Index pages and archive answers: crawled, without postings of their own. */
  readonly indexes: readonly ArchivedPage[]
  /** Every request was answered with 304, or from the archive by the version that its list states. */
  readonly notModified: boolean
  /** Postings' own pages that answered 404 or 410. */
  readonly gone: readonly string[]
  readonly failures: readonly CrawlFailure[]
  /** Why the source itself says that this is not the whole board. */
  readonly incomplete: string | null
  readonly fetched: number
  /** Nothing was asked: archived pages are read once more, which says nothing of what the board holds now. */
  readonly reprocessed?: boolean
}

/**
 * Asks one board: its start pages, what they lead to, and members of archive answers. Everything asked before in this crawl is answered
 * from the archive, so the same call after a kill goes on where it stopped. Rejects only when the run must stop (FatalError).
 */
export async function crawlBoard(options: CrawlOptions): Promise<CrawlResult> {
  const crawl = new Crawl(options)
  return crawl.run()
}

class Crawl {
  readonly #o: CrawlOptions
  readonly #pages = new Map<string, ArchivedPage>()
  readonly #enumerating = new Map<string, string>()
  readonly #indexes: ArchivedPage[] = []
  readonly #gone: string[] = []
  readonly #failures: CrawlFailure[] = []
  readonly #asked = new Set<string>()
  readonly #circles = new Circles()
  #incomplete: string | null = null
  #notModified = true
  #fetched = 0
  #done = 0
  #total = 0

  constructor(options: CrawlOptions) {
    this.#o = options
  }

  async run(): Promise<CrawlResult> {
    await this.#lists(this.#o.source.start(this.#o.parameters), null, null)
    return {
      pages: [...this.#pages.values()],
      lists: this.#enumerating,
      indexes: this.#indexes,
      notModified: this.#notModified,
      gone: this.#gone,
      failures: this.#failures,
      incomplete: this.#incomplete,
      fetched: this.#fetched,
    }
  }

  /** Asks enumerating pages one after another and everything that they lead to. `from` led to them. */
  async #lists(requests: readonly SourceRequest[], above: string | null, from: string | null): Promise<void> {
    for (const request of requests) {
      const root = above === null || request.restates ? request.url : above
      // A list that leads back to itself has been read.
      if (this.#asked.has(request.url) || this.#circles.has(root)) continue
      this.#asked.add(request.url)
      const outcome = await this.#ask(request, above === null)
      if (!outcome) continue
      const { source, parameters } = this.#o
      const page = readPage(outcome.page, await this.#o.archive.body(outcome.page.id))
      if (source.isIndex?.(page)) this.#indexes.push(outcome.page)
      else {
        this.#pages.set(request.url, outcome.page)
        this.#enumerating.set(request.url, root)
      }
      await this.#follow(page, request, parameters, { root, from })
    }
  }

  /** Whether this page, which goes on or was gone on to, is one that was read before: then nothing more of its list is asked. */
  #repeats(page: Page, url: string, root: string, from: string | null): boolean {
    const { source, parameters } = this.#o
    if (source.isIndex?.(page)) return false
    try {
      const ids = extractPage(source, parameters, page).listings.map((listing) => listing.sourceJobId)
      const why = this.#circles.add(root, url, from, ids)
      this.#incomplete ??= why ?? null
      return why !== undefined
    } catch {
      // What cannot be read is found when the pages are extracted.
      return false
    }
  }

  async #follow(
    page: Page,
    request: SourceRequest,
    parameters: Parameters,
    { root, from }: { root: string; from: string | null },
  ): Promise<void> {
    const { source } = this.#o
    if (!source.follow) return
    let follow
    try {
      // The fragment is not sent, but may carry where in the board this page stands.
      follow = source.follow({ ...page, url: request.url }, parameters)
    } catch (error) {
      this.#fail(request.url, error, true)
      return
    }
    if (follow.incomplete) this.#incomplete = follow.incomplete
    const details = follow.requests.filter((next) => next.kind === 'detail')
    const lists = follow.requests.filter((next) => next.kind !== 'detail')
    await this.#details(details, follow.bulk)
    const paged = lists.length > 0 || (from !== null && !request.restates)
    if (paged && this.#repeats(page, request.url, root, from)) return
    await this.#lists(lists, root, request.url)
  }

  async #details(
    requests: readonly SourceRequest[],
    bulk: { above: number; request: SourceRequest } | undefined,
  ): Promise<void> {
    const { archive } = this.#o
    const fresh = requests.filter((request) => !this.#asked.has(request.url))
    const versioned = fresh.filter(
      (request): request is SourceRequest & { version: string } => request.version !== undefined,
    )
    const known = new Map((await archive.versions(versioned)).map((page) => [page.url, page]))
    const found = new Map<string, ArchivedPage>(known)
    let missing = fresh.filter((request) => !known.has(request.url))
    this.#expect(fresh.length, known.size)
    if (bulk && missing.length > bulk.above) {
      const members = await this.#unpack(bulk.request, missing)
      for (const page of members) found.set(page.url, page)
      this.#expect(0, members.length)
      missing = missing.filter((request) => !found.has(request.url))
    }
    await inParallel(missing, AT_ONCE, async (request) => {
      const outcome = await this.#ask(request, false)
      if (outcome) found.set(request.url, outcome.page)
      this.#expect(0, 1)
    })
    for (const request of fresh) {
      this.#asked.add(request.url)
      const page = found.get(request.url)
      if (!page) continue
      if (page.status === 404 || page.status === 410) this.#gone.push(request.url)
      else this.#pages.set(request.url, page)
    }
  }

  /** Asks the archive answer and keeps the members that were asked for; on a refusal or failure there are none. */
  async #unpack(request: SourceRequest, wanted: readonly SourceRequest[]): Promise<ArchivedPage[]> {
    const { source, archive, parameters, crawl, log } = this.#o
    if (!source.unpack) return []
    try {
      const outcome = await this.#fetch(request)
      this.#indexes.push(outcome.page)
      const byUrl = new Map(wanted.map((want) => [want.url, want]))
      const members: { url: string; bytes: Uint8Array; version: string | null }[] = []
      for await (const member of source.unpack(await archive.body(outcome.page.id), parameters)) {
        const want = byUrl.get(member.url)
        const fits = want && (want.digest !== 'git-blob' || gitBlobSha(member.bytes) === want.version)
        if (fits) members.push({ url: member.url, bytes: member.bytes, version: want.version ?? null })
      }
      return await archive.putMembers(outcome.page, members, { crawl })
    } catch (error) {
      // The members can be had one by one, so the archive answer's failure costs time and nothing else.
      if (!isRecoverable(error)) throw error
      log.warn(`${source.id}: ${request.url} could not be used (${error.message}); its pages are fetched one by one`)
      return []
    }
  }

  async #ask(request: SourceRequest, start: boolean): Promise<FetchOutcome | undefined> {
    try {
      return await this.#fetch(request)
    } catch (error) {
      this.#fail(request.url, error, start)
      return undefined
    }
  }

  async #fetch(request: SourceRequest): Promise<FetchOutcome> {
    const { source, crawl, ignoreRobots, pipelineVersion } = this.#o
    const outcome = await this.#o.fetcher.fetch({
      ...request,
      source: source.id,
      crawl,
      pace: source.pace,
      ignoreRobots,
      pipelineVersion,
      ...(request.kind === 'detail' && !request.digest ? { accepts: [404, 410] } : {}),
    })
    if (outcome.how === 'fetched') this.#fetched++
    // A page of the version that its list states is no news; any other that is not a 304 may be.
    if (outcome.how === 'fetched' || (outcome.how === 'archive' && request.version === undefined)) {
      this.#notModified = false
    }
    return outcome
  }

  #fail(url: string, error: unknown, start: boolean): void {
    if (!isRecoverable(error)) throw error
    this.#notModified = false
    this.#failures.push({ url, error, start })
  }

  #expect(more: number, done: number): void {
    this.#total += more
    this.#done += done
    this.#o.onProgress?.(this.#done, this.#total)
  }
}

/** Costs this request and not the run. */
function isRecoverable(error: unknown): error is JobwireError {
  return error instanceof SourceError || error instanceof RetryableError || error instanceof ThrottledError
}
