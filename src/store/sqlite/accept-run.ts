import type { Database } from 'better-sqlite3'
import { UsageError } from '../../errors.ts'
import { bumpRevision, writeEvents } from './commit-run.ts'
import { newestCounting, readRun } from './runs.ts'
import { writePresence } from './write-presence.ts'

/**
 * Lets a held run count. When a later run of its board counts already, that one says what is present, and this one only enters the history.
 * Throws UsageError `not-found`, or `bad-usage` when the run is not held or is accepted already.
 */
export function acceptRun(
  db: Database,
  id: number,
  at: string,
  change: { appeared: readonly string[]; vanished: readonly string[] },
): void {
  const run = readRun(db, id)
  if (!run) throw new UsageError('not-found', `There is no run ${id}`)
  if (run.heldReason === null || run.status !== 'complete') throw new UsageError('bad-usage', `Run ${id} is not held`)
  if (run.acceptedAt !== null) throw new UsageError('bad-usage', `Run ${id} was accepted at ${run.acceptedAt}`)
  const newest = newestCounting(db, run.board)
  db.prepare('UPDATE runs SET accepted_at = ? WHERE id = ?').run(at, id)
  const superseded = newest !== null && newest > id
  if (!superseded) writePresence(db, run, change)
  writeEvents(db, id, [
    {
      name: 'run-accepted',
      at,
      detail: {
        run: id,
        board: run.boardKey,
        heldReason: run.heldReason,
        appeared: superseded ? 0 : change.appeared.length,
        vanished: superseded ? 0 : change.vanished.length,
      },
    },
  ])
  bumpRevision(db, null)
}
