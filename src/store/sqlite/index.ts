import type { Database } from 'better-sqlite3'
import { UsageError } from '../../errors.ts'
import type { Regions } from '../../model/regions.ts'
import type { Lease, Store } from '../../ports/store.ts'
import { acceptRun } from './accept-run.ts'
import { readBlockMembers } from './blocks.ts'
import { boardsSharing, putBoard, putSource, readBoards } from './boards.ts'
import { readBoardState } from './board-state.ts'
import { applyRunChange } from './commit-run.ts'
import { commitJobs, decide } from './decide.ts'
import { takeLease, type HeldLease } from './lease.ts'
import { openConnections } from './open.ts'
import { lookUpJob, readGroupFacts, readJobFacts, readJobs, readPublications } from './read-jobs.ts'
import { listingRows, readListing, readListingKeys, readListingStatus, rowToListing } from './read-listings.ts'
import { readCounts, readEvents, readRejects, readRevision, readWarnings } from './read-log.ts'
import {
  readDecisions,
  readFingerprints,
  readKeptPairs,
  readLinks,
  readMembersOf,
  readMemberships,
  readPairs,
} from './read-match.ts'
import { readRemovedBoards, removeBoard } from './removed-boards.ts'
import { readMatching, writeMatching } from './matching.ts'
import { openRun, readRun, readRuns } from './runs.ts'
import { searchJobs } from './search.ts'
import { settled } from './sqlite-errors.ts'
import { fingerprintWriter } from './write-listings.ts'
import { readSightings } from './write-presence.ts'
import { WriteQueue } from './write-queue.ts'

/**
 * Opens jobwire.db, made new where there is none; the schema is brought up to date unless `migrate` is false. Throws FatalError
 * `database-corrupt`, `schema-newer`, `schema-older` (not migrated, or read-only) or `disk-full`, UsageError `not-found` (read-only and absent).
 */
export function openStore(options: { path: string; regions: Regions; readonly?: boolean; migrate?: boolean }): Store {
  const { read: reader, write: writer } = openConnections(options)
  const queue = writer === null ? null : new WriteQueue(writer)
  let held: HeldLease | null = null

  const read = async <T>(work: (db: Database) => T): Promise<T> => settled(options.path, () => work(reader))
  const writing = (): WriteQueue => {
    if (queue === null) throw new UsageError('bad-usage', `${options.path} is open for reading only`)
    return queue
  }
  const write = async <T>(work: (db: Database) => T | Promise<T>): Promise<T> => writing().run(work)
  /** A write of the crawling process: refused when the lease it took went to another. */
  const fenced = async <T>(work: (db: Database) => T | Promise<T>): Promise<T> =>
    write((db) => {
      held?.check(db)
      return work(db)
    })

  return {
    lease: async (now): Promise<Lease> => {
      const taken = await takeLease(writing(), now, () => {
        if (held === taken) held = null
      })
      held = taken
      return taken
    },
    putSource: (source) => write((db) => putSource(db, source)),
    putBoard: (board) => write((db) => putBoard(db, board)),
    boards: () => read(readBoards),
    removeBoard: (board, word) => write((db) => removeBoard(db, board, word)),
    removedBoards: () => read(readRemovedBoards),
    openRun: (board, at, version, kind) => fenced((db) => openRun(db, board, at, version, kind)),
    boardState: (board) => read((db) => readBoardState(db, board)),
    commitRun: (change) => fenced((db) => applyRunChange(db, change)),
    commitJobs: (change) => fenced((db) => commitJobs(db, change)),
    run: (id) => read((db) => readRun(db, id)),
    runs: (asked = {}) => read((db) => readRuns(db, asked)),
    sightings: (run) => read((db) => readSightings(db, run)),
    acceptRun: (run, at, change) => write((db) => acceptRun(db, run, at, change)),
    boardsSharing: (board, urls) => read((db) => boardsSharing(db, board, urls)),

    listings: (keys) => read((db) => listingRows(db, keys).map(rowToListing)),
    listing: (key) => read((db) => readListing(db, key)),
    listingStatus: (keys) => read((db) => readListingStatus(db, keys)),
    blockMembers: (blocks) => read((db) => readBlockMembers(db, blocks)),
    fingerprints: (keys) => read((db) => readFingerprints(db, keys)),
    putFingerprints: (prints) => fenced((db) => prints.forEach(fingerprintWriter(db))),
    listingKeys: (page) => read((db) => readListingKeys(db, page)),
    matching: () => read(readMatching),
    setMatching: (matching) => fenced((db) => writeMatching(db, matching)),
    pairs: (keys) => read((db) => readPairs(db, keys)),
    links: (keys) => read((db) => readLinks(db, keys)),
    memberships: (keys) => read((db) => readMemberships(db, keys)),
    membersOf: (jobs) => read((db) => readMembersOf(db, jobs)),
    jobs: (ids) => read((db) => readJobs(db, ids)),
    jobFacts: (ids) => read((db) => readJobFacts(db, ids)),
    groupFacts: (groups) => read((db) => readGroupFacts(db, groups)),
    publications: (ids) => read((db) => readPublications(db, ids)),
    keptPairs: (asked) => read((db) => readKeptPairs(db, asked)),
    decisions: () => read(readDecisions),
    decide: (decision) => write((db) => decide(db, decision)),

    search: (query) => read((db) => searchJobs(db, options.regions, query)),
    job: (id) => read((db) => lookUpJob(db, id)),
    revision: () => read(readRevision),
    counts: () => read(readCounts),
    rejects: (run) => read((db) => readRejects(db, run)),
    warnings: (run) => read((db) => readWarnings(db, run)),
    events: (asked) => read((db) => readEvents(db, asked)),
    close: async () => {
      await queue?.idle()
      reader.close()
      writer?.close()
    },
  }
}
