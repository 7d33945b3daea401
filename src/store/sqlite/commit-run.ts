import type { Database } from 'better-sqlite3'
import type { JobsChange, Run, RunChange, StoredEvent } from '../../ports/store.ts'
import { settleBlocks } from './blocks.ts'
import { finishRun, readRun } from './runs.ts'
import { events, pages, rejects, runWarnings } from './schema.ts'
import { tableWriter } from './table-writer.ts'
import { jobWriter, removeJobs, writePairs } from './write-jobs.ts'
import { listingWriter } from './write-listings.ts'
import { writePresence, writeSightings } from './write-presence.ts'
import { breathe } from './write-queue.ts'

/** How many records are written before the rest of the process gets a turn. */
const stride = 100

/** Applies one run's change within the open transaction. Throws when the run is unknown or has ended already. */
export async function applyRunChange(db: Database, change: RunChange): Promise<void> {
  const started = readRun(db, change.run.id)
  if (!started) throw new Error(`There is no run ${change.run.id}`)
  if (started.status !== 'running') throw new Error(`Run ${started.id} has ended already (${started.status})`)
  if (change.run.status === 'running') throw new Error(`Run ${started.id} is committed without an end`)
  finishRun(db, change.run)
  const run = { ...started, pipelineVersion: change.run.pipelineVersion }
  writePages(db, run, change.pages)

  await each(change.listings, listingWriter(db, run))
  await settleBlocks(db)
  writeListingStates(db, change)
  if (!counts(change.run) && change.appeared.length + change.vanished.length > 0) {
    throw new Error(`Run ${run.id} does not count, so nothing appears or vanishes by it`)
  }
  writePresence(db, run, change)
  writeSightings(db, run, change.sighted)

  await writeJobs(db, change.jobs)

  writeEvents(db, run.id, change.events)
  const reject = tableWriter(db, rejects)
  for (const { where, ...rest } of change.rejects) reject({ runId: run.id, place: where, ...rest })
  const warn = tableWriter(db, runWarnings)
  for (const { where, ...rest } of change.warnings) warn({ runId: run.id, place: where, ...rest })

  if (isVisible(change)) bumpRevision(db, saysSomethingNew(change) ? change.run.finishedAt : null)
}

/** Writes the jobs that change, their memberships and pairs. */
export async function writeJobs(db: Database, change: JobsChange): Promise<void> {
  removeJobs(db, change.removed)
  await each(change.upserts, jobWriter(db))
  writePairs(db, change)
}

async function each<T>(items: readonly T[], write: (item: T) => void): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index % stride === stride - 1) await breathe()
    write(item)
  }
}

function counts(run: RunChange['run']): boolean {
  return run.status === 'complete' && (run.heldReason === null || run.acceptedAt !== null)
}

function isVisible(change: RunChange): boolean {
  const { listings, jobs, events } = change
  return saysSomethingNew(change) || [listings, jobs.pairs, events].some((list) => list.length > 0)
}

/** More than other evidence for the same values. */
function saysSomethingNew({ listings, jobs, closes, reopens }: RunChange): boolean {
  const changed = listings.some(({ change }) => change !== 'refreshed')
  return changed || [closes, reopens, jobs.upserts, jobs.removed].some((list) => list.length > 0)
}

/** Counts a change that readers can see; `at` is its instant, and the newest one stays. */
export function bumpRevision(db: Database, at: string | null): void {
  db.prepare(
    `UPDATE state SET revision = revision + 1, changed_at = nullif(max(coalesce(changed_at, ''), coalesce(?, '')), '')`,
  ).run(at)
}

function writePages(db: Database, run: Run, changed: RunChange['pages']): void {
  const put = tableWriter(db, pages, { conflict: ['board_id', 'url'] })
  for (const page of changed) put({ boardId: run.board, ...page, keys: [...page.keys] })
}

/** Ends listings. */
export function writeCloses(db: Database, closes: RunChange['closes']): void {
  const close = db.prepare(
    `UPDATE listings SET status = 'closed', closed_at = @at, closed_reason = @reason WHERE key = @key`,
  )
  for (const each of closes) must(close.run(each).changes, each.key)
}

function writeListingStates(db: Database, change: RunChange): void {
  writeCloses(db, change.closes)
  const reopen = db.prepare(
    `UPDATE listings SET status = 'open', closed_at = NULL, closed_reason = NULL, gone_count = 0 WHERE key = ?`,
  )
  for (const { key } of change.reopens) must(reopen.run(key).changes, key)
  const probe = db.prepare('UPDATE listings SET gone_count = @goneCount, probed_at = @at WHERE key = @key')
  for (const each of change.probes) must(probe.run(each).changes, each.key)
}

function must(changes: number, key: string): void {
  if (changes !== 1) throw new Error(`No listing ${key}`)
}

/** Appends events of a run. */
export function writeEvents(db: Database, run: number | null, list: readonly StoredEvent[]): void {
  const put = tableWriter(db, events)
  for (const { name, at, listing, job, detail } of list) {
    put({ runId: run, name, at, listingKey: listing ?? null, jobId: job ?? null, detail })
  }
}
