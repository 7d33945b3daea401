import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Database } from 'better-sqlite3'
import { UsageError } from '../../errors.ts'
import type { Lease } from '../../ports/store.ts'
import { bootId, processLives, processStart } from './process-lives.ts'
import type { WriteQueue } from './write-queue.ts'

/** A holder on another host that has not renewed for this long is taken for dead. */
const staleAfterMs = 60_000

interface LeaseRow {
  readonly token: string
  readonly pid: number
  readonly process_start: string | null
  readonly host: string
  readonly boot_id: string | null
  readonly since: string
  readonly renewed_at: string
}

/** The lease as its holder's store keeps it: writes are fenced by `check`. */
export interface HeldLease extends Lease {
  /** Within a write transaction: throws UsageError `lease-held` when another took the lease meanwhile. */
  check(db: Database): void
}

/**
 * Takes the one lease of the database at `now` (RFC 3339 UTC). A holder whose process is dead loses it at once, one on another host when it has not
 * renewed for a minute. Throws UsageError `lease-held` naming a living holder.
 */
export async function takeLease(queue: WriteQueue, now: string, ended: () => void): Promise<HeldLease> {
  const token = randomUUID()
  const taken = performance.now()
  await queue.run((db) => {
    const holder = db.prepare<[], LeaseRow>('SELECT * FROM lease WHERE id = 1').get()
    if (holder && holds(holder, now)) throw heldBy(holder)
    db.prepare(
      `INSERT OR REPLACE INTO lease (id, token, pid, process_start, host, boot_id, since, renewed_at)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(token, process.pid, processStart(process.pid), hostname(), bootId(), now, now)
  })
  const check = (db: Database): void => {
    const holder = db.prepare<[], LeaseRow>('SELECT * FROM lease WHERE id = 1').get()
    if (holder?.token !== token) throw holder ? heldBy(holder) : new UsageError('lease-held', 'The lease was given up')
  }
  return {
    check,
    renew: () =>
      queue.run((db) => {
        check(db)
        // The caller's clock plus the time that passed: a clock that is passed in stays the only one.
        const at = new Date(Date.parse(now) + performance.now() - taken).toISOString()
        db.prepare('UPDATE lease SET renewed_at = ? WHERE token = ?').run(at, token)
      }),
    release: async () => {
      await queue.run((db) => db.prepare('DELETE FROM lease WHERE token = ?').run(token))
      ended()
    },
  }
}

function holds(holder: LeaseRow, now: string): boolean {
  if (holder.host !== hostname()) return Date.parse(now) - Date.parse(holder.renewed_at) < staleAfterMs
  if (holder.boot_id !== bootId()) return false
  return processLives(holder.pid, holder.process_start)
}

function heldBy(holder: LeaseRow): UsageError {
  return new UsageError(
    'lease-held',
    `Process ${holder.pid} on ${holder.host} crawls this database since ${holder.since}`,
  )
}
