import type { RawPage } from '../model/raw-page.ts'

/** An archived page, less its body: `id` is its row in archive.db. */
export interface ArchivedPage {
  readonly id: number
  readonly url: string
  readonly finalUrl: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly sha256: string
  readonly fetchedAt: string
  /** The version that the board stated for it, if any. */
  readonly version: string | null
  /** The page whose unpacking gave it, if any. */
  readonly memberOf: number | null
}

/** A robots.txt as received: `status` 0 means unreachable and `body` says why. `expiresAt` is at most 24 h after `fetchedAt` (RFC 9309 §2.4). */
export interface RobotsEntry {
  readonly origin: string
  readonly status: number
  readonly body: string
  readonly fetchedAt: string
  readonly expiresAt: string
}

/** One robots.txt decision that a request met, for people to read. */
export interface RobotsVerdict {
  readonly source: string
  readonly url: string
  readonly allowed: boolean
  /** The rule that decided, or why none did. */
  readonly rule: string
  readonly overridden: boolean
  readonly at: string
}

/**
 * archive.db: pages as received (bodies compressed, each stored once by its sha256) and the crawl's own state. Every write is durable
 * when its promise resolves. A page is put before it is parsed.
 */
export interface Archive {
  /** Stores one response. `crawl` records it as that crawl's answer for `request.url`. */
  put(page: RawPage, about: { crawl: string | null; version?: string | null }): Promise<ArchivedPage>
  /** Stores the members that an archive answer unpacked into, in one transaction, with the fetch time and crawl of `parent`. */
  putMembers(
    parent: ArchivedPage,
    members: readonly { url: string; bytes: Uint8Array; version: string | null }[],
    about: { crawl: string | null },
  ): Promise<ArchivedPage[]>
  /** Records that `page` (archived earlier) answered `url` in this crawl: a 304, or an unchanged version. */
  answered(crawl: string, url: string, page: ArchivedPage, how: 'not-modified' | 'same-version'): Promise<void>
  /** What already answered `url` in this crawl. */
  answer(
    crawl: string,
    url: string,
  ): Promise<{ page: ArchivedPage; how: 'fetched' | 'not-modified' | 'same-version' } | undefined>
  /** The newest page with a 2xx status archived under `url`. */
  newest(url: string): Promise<ArchivedPage | undefined>
  /** The newest 2xx page of each of `urls` whose board-stated version is the one given. Missing ones are left out. */
  versions(wanted: readonly { url: string; version: string }[]): Promise<ArchivedPage[]>
  page(id: number): Promise<ArchivedPage | undefined>
  body(id: number): Promise<Uint8Array>
  /** Marks pages as processed by `version` of the pipeline: their validators may be sent from now on. */
  markProcessed(ids: readonly number[], version: string): Promise<void>
  isProcessed(id: number, version: string): Promise<boolean>

  robots(origin: string): Promise<RobotsEntry | undefined>
  putRobots(entry: RobotsEntry): Promise<void>
  putVerdict(verdict: RobotsVerdict): Promise<void>
  verdicts(source: string): Promise<RobotsVerdict[]>
  /** Until when (milliseconds since the epoch) a host asked to be left alone. */
  hostWait(host: string): Promise<number | undefined>
  setHostWait(host: string, until: number): Promise<void>

  counts(): Promise<{ pages: number; bodies: number; bytes: number }>
  close(): Promise<void>
}
