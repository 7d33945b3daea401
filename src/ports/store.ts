import type { Job } from '../model/job.ts'
import type { Listing } from '../model/listing.ts'
import type { DecisionRecord, Fingerprint, Membership, Pair } from '../model/match.ts'
import type { Query } from '../model/query.ts'
import type { RawListing } from '../model/raw-listing.ts'
import type { Reject } from '../model/reject.ts'
import type { EventName } from '../events.ts'

/** A board: one way of asking one source. `key` is `source` or `source:board`, plus `?locator=…` where two entries differ only in that. */
export interface Board {
  readonly id: number
  readonly key: string
  readonly source: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly enumerates: 'all' | 'window'
}

/** A board that an operator removed. */
export interface RemovedBoard {
  readonly board: Board
  readonly removedAt: string
  /** Its listings are to be closed for that reason. */
  readonly close: boolean
  /** Keys of its open listings that no board still watched holds, sorted. */
  readonly open: readonly string[]
}

/** `reprocess`: archived pages were read once more and nobody was asked. */
export type RunKind = 'crawl' | 'reprocess'

export type RunStatus = 'running' | 'complete' | 'partial' | 'failed' | 'aborted'

/** One run of one board. Instants are RFC 3339 UTC. */
export interface Run {
  readonly id: number
  /** Names the crawl in archive.db. */
  readonly crawl: string
  readonly board: number
  readonly boardKey: string
  readonly source: string
  readonly kind: RunKind
  readonly status: RunStatus
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly pipelineVersion: string
  /** How completeness was proven (`declared total 812 met`, `natural end`, `304 of run 7`), or why it was not. */
  readonly completeness: string | null
  /** Why the run is held, or null; `acceptedAt` says that an operator accepted it. */
  readonly heldReason: HeldReason | null
  readonly heldDetail: string | null
  readonly acceptedAt: string | null
  /** The complete run whose enumeration a 304 repeats. */
  readonly repeats: number | null
  readonly counts: RunCounts
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null
}

export type HeldReason = 'shrunk' | 'grown' | 'another-board' | 'lost-field'

export interface RunCounts {
  readonly requests: number
  readonly pages: number
  readonly fetched: number
  readonly seen: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly reopened: number
  readonly closed: number
  readonly rejected: number
  readonly warnings: number
}

/** What a board's last runs left, as much as deciding the next needs. */
export interface ListingState {
  readonly key: string
  /** The key less a `#2`. */
  readonly baseKey: string
  readonly status: 'open' | 'closed'
  readonly closedReason: string | null
  readonly contentHash: string
  /** sha256 of the folded RawListing: equal means that normalizing again gives the same. */
  readonly rawHash: string
  readonly pipelineVersion: string
  readonly firstSeen: string
  readonly datePosted: string | null
  readonly dateModified: string | null
  readonly validThrough: string | null
  readonly url: string
  readonly titleRaw: string
  readonly company: string | null
  /** Its description is not empty. */
  readonly described: boolean
  /** In the board's newest counting enumeration. */
  readonly present: boolean
  /** The newest run whose pages or 304 held it. */
  readonly lastSeenRun: number
  /** How often in a row its own URL answered that it is gone, and when it was last asked. */
  readonly goneCount: number
  readonly probedAt: string | null
}

/** What one URL of a board held when it was last processed. `keys` are base keys. */
export interface PageState {
  readonly url: string
  readonly pageId: number
  readonly keys: readonly string[]
  /** False: a counting enumeration no longer lists this page. */
  readonly present: boolean
}

export interface BoardState {
  readonly board: Board
  readonly listings: ReadonlyMap<string, ListingState>
  readonly pages: ReadonlyMap<string, PageState>
  /** The board's runs, oldest first; at least every complete one since the oldest `lastSeenRun` of an open listing. */
  readonly runs: readonly Run[]
}

/** One listing to write. */
export interface ListingWrite {
  readonly listing: Listing
  readonly raw: RawListing
  readonly rawHash: string
  /** Null where only firstSeen or raw moved and the fingerprint stands. */
  readonly fingerprint: Fingerprint | null
  /** `refreshed`: what it says is the same, but the raw text, its dates, evidence or pipeline is not: no version, no event. */
  readonly change: 'added' | 'changed' | 'refreshed'
  /** Older printings of the same key found on pages of this run, oldest first: its earlier versions. */
  readonly earlier: readonly Listing[]
}

export interface StoredEvent {
  readonly name: EventName
  readonly at: string
  readonly listing?: string
  readonly job?: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** The jobs that change: rewritten whole. */
/** What grouping variants asks of a job. */
export type JobFacts = Pick<Job, 'id' | 'status' | 'firstSeen' | 'variantGroup'>

export interface JobsChange {
  /** Jobs to write with all their memberships; a membership of these keys elsewhere ends. */
  readonly upserts: readonly { readonly job: Job; readonly memberships: readonly Membership[] }[]
  /** Jobs that no longer exist (merged away, or split up): their ids redirect by their founder's membership. */
  readonly removed: readonly string[]
  /** Kept pairs of the listings that changed: replaces every pair that names one of `pairsOf`. */
  readonly pairs: readonly Pair[]
  readonly pairsOf: readonly string[]
}

/** Everything that one run did to one board: visible in one transaction or not at all. */
export interface RunChange {
  readonly run: Omit<Run, 'boardKey' | 'source' | 'board' | 'kind' | 'startedAt'>
  readonly pages: readonly PageState[]
  readonly listings: readonly ListingWrite[]
  readonly closes: readonly { readonly key: string; readonly reason: string; readonly at: string }[]
  readonly reopens: readonly { readonly key: string; readonly at: string }[]
  /** Keys that this counting enumeration newly holds, and those that it newly lacks. */
  readonly appeared: readonly string[]
  readonly vanished: readonly string[]
  /** What a run that does not count (held, partial) held: kept one by one. */
  readonly sighted: readonly string[]
  readonly probes: readonly { readonly key: string; readonly goneCount: number; readonly at: string }[]
  readonly jobs: JobsChange
  readonly events: readonly StoredEvent[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly { readonly code: string; readonly where: string; readonly message: string }[]
}

/** By which comparisons the stored listings are matched; `upgrade`: how far matching them anew has come, `after` the last key done. */
export interface Matching {
  /** Null in a new database, and in one of a version that did not say. */
  readonly model: string | null
  readonly upgrade: {
    readonly to: string
    readonly stage: 'fingerprints' | 'pairs'
    readonly after: string | null
  } | null
}

export interface SearchResult {
  readonly jobs: readonly Job[]
  /** Opaque; null at the end. */
  readonly next: string | null
  readonly total: number
}

export type JobLookup =
  | { readonly found: 'job'; readonly job: Job }
  /** The id is that of a listing that another job holds. */
  | { readonly found: 'redirect'; readonly to: string }
  | { readonly found: 'nothing' }

/** Who may crawl this database. A dead holder's lease is free at once. */
export interface Lease {
  renew(): Promise<void>
  release(): Promise<void>
}

/**
 * jobwire.db. One writer: the holder of the lease; `acceptRun`, `decide` and `removeBoard` are short writes that anyone may make. Readers never wait.
 * Every write is one transaction.
 */
export interface Store {
  /** Throws UsageError `lease-held` (exit 3) naming the holder. */
  lease(now: string): Promise<Lease>

  putSource(source: { id: string; name: string; homepage: string; kind: string; terms: unknown }): Promise<void>
  putBoard(board: Omit<Board, 'id'>): Promise<Board>
  boards(): Promise<Board[]>
  /** Keeps an operator's word that a board is asked no more since `at`, or (null) is again; `close`: what it alone holds is to be closed. */
  removeBoard(board: number, word: { at: string | null; now: string; close: boolean }): Promise<void>
  removedBoards(): Promise<RemovedBoard[]>
  /** The board's unfinished run, to be resumed, or a new one. */
  openRun(board: Board, at: string, pipelineVersion: string, kind?: RunKind): Promise<{ run: Run; resumed: boolean }>
  boardState(board: Board): Promise<BoardState>
  commitRun(change: RunChange): Promise<void>
  /**
   * Writes jobs that change without a run, as an operator's word makes them do; `at` is the instant of the change. `closes`: listings that
   * end by such a word.
   */
  commitJobs(
    change: JobsChange & {
      readonly events: readonly StoredEvent[]
      readonly at: string
      readonly closes?: RunChange['closes']
    },
  ): Promise<void>
  run(id: number): Promise<Run | undefined>
  /** Newest first. `counting`: only those that prove what their board holds, complete and not held or accepted. */
  runs(options?: { board?: string; limit?: number; held?: boolean; counting?: boolean; kind?: RunKind }): Promise<Run[]>
  /** The keys that a held or partial run held; for a counting one, those of its board's enumeration at that time if still known. */
  sightings(run: number): Promise<string[]>
  /** A held run counts from now on. `vanished` and `appeared` as in RunChange. */
  acceptRun(
    run: number,
    at: string,
    change: { appeared: readonly string[]; vanished: readonly string[] },
  ): Promise<void>
  /** Boards whose newest counting enumeration shares most of `keys`' own URLs or ids, with the shared count. */
  boardsSharing(board: Board, urls: readonly string[]): Promise<{ board: Board; shared: number; size: number }[]>

  /** Full listings by key, in no order; missing ones are left out. */
  listings(keys: readonly string[]): Promise<Listing[]>
  /** `unwatchedSince`: when the last board that held it was removed, of an open listing. */
  listing(key: string): Promise<
    | {
        listing: Listing
        raw: RawListing
        status: 'open' | 'closed'
        job: string | null
        unwatchedSince: string | null
      }
    | undefined
  >
  listingStatus(keys: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        status: 'open' | 'closed'
        firstSeen: string
        lastSeen: string
        closedAt: string | null
        closedReason: string | null
      }
    >
  >
  /** The keys of each block's members, sorted; a block without any is left out. */
  blockMembers(blocks: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
  fingerprints(keys: readonly string[]): Promise<Fingerprint[]>
  /** Replaces the fingerprints of stored listings, blocks included; jobs stay. */
  putFingerprints(fingerprints: readonly Fingerprint[]): Promise<void>
  /** Keys of all listings in order, from behind `after` on. */
  listingKeys(page: { readonly after: string | null; readonly limit: number }): Promise<string[]>
  matching(): Promise<Matching>
  setMatching(matching: Matching): Promise<void>
  /** Kept pairs that name one of `keys`. */
  pairs(keys: readonly string[]): Promise<Pair[]>
  /** The same pairs without their evidence, less those that bind nothing (`different`); one that names two of `keys` may come twice. */
  links(keys: readonly string[]): Promise<Pick<Pair, 'a' | 'b' | 'decision'>[]>
  memberships(keys: readonly string[]): Promise<Membership[]>
  membersOf(jobs: readonly string[]): Promise<Membership[]>
  jobs(ids: readonly string[]): Promise<Job[]>
  /** Of the same jobs what grouping asks. */
  jobFacts(ids: readonly string[]): Promise<JobFacts[]>
  /** The same of every job of these variant groups. */
  groupFacts(groups: readonly string[]): Promise<JobFacts[]>
  /** When each id was first published, if ever: kept for ever, also of jobs that are gone. */
  publications(ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Kept pairs by keys; `near`: those that no veto decided, the least certain first. */
  keptPairs(options: { near: boolean; limit: number }): Promise<Pair[]>
  /** Every word of operators, oldest first, also those taken back. */
  decisions(): Promise<DecisionRecord[]>
  /** Keeps an operator's word; what follows for jobs is for the next plan to see. */
  decide(decision: Omit<DecisionRecord, 'id'>): Promise<void>

  search(query: Query): Promise<SearchResult>
  job(id: string): Promise<JobLookup>
  /** Changes with every commit that readers could see; the instant of the newest content change. */
  revision(): Promise<{ revision: string; changedAt: string | null }>
  counts(): Promise<{ listings: number; openListings: number; jobs: number; openJobs: number; boards: number }>
  rejects(run: number): Promise<Reject[]>
  warnings(run: number): Promise<{ code: string; where: string; message: string }[]>
  events(options: { after?: number; limit?: number }): Promise<(StoredEvent & { id: number; run: number | null })[]>
  close(): Promise<void>
}
