import type { Database } from 'better-sqlite3'
import { asc, eq, gt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Reject } from '../../model/reject.ts'
import type { Store } from '../../ports/store.ts'
import { events, rejects, runWarnings } from './schema.ts'

/** The rejects of a run, in the order in which they were met. */
export function readRejects(db: Database, run: number): Reject[] {
  return drizzle({ client: db })
    .select({ stage: rejects.stage, code: rejects.code, where: rejects.place, why: rejects.why })
    .from(rejects)
    .where(eq(rejects.runId, run))
    .orderBy(asc(rejects.id))
    .all()
}

/** The warnings of a run, in the order in which they were met. */
export function readWarnings(db: Database, run: number): Awaited<ReturnType<Store['warnings']>> {
  return drizzle({ client: db })
    .select({ code: runWarnings.code, where: runWarnings.place, message: runWarnings.message })
    .from(runWarnings)
    .where(eq(runWarnings.runId, run))
    .orderBy(asc(runWarnings.id))
    .all()
}

/** Events after the one numbered `after`, oldest first, at most `limit` (100). */
export function readEvents(
  db: Database,
  options: { after?: number; limit?: number },
): Awaited<ReturnType<Store['events']>> {
  return drizzle({ client: db })
    .select()
    .from(events)
    .where(gt(events.id, options.after ?? 0))
    .orderBy(asc(events.id))
    .limit(options.limit ?? 100)
    .all()
    .map(({ id, runId, name, at, listingKey, jobId, detail }) => ({
      id,
      run: runId,
      name,
      at,
      ...(listingKey === null ? {} : { listing: listingKey }),
      ...(jobId === null ? {} : { job: jobId }),
      detail,
    }))
}

/** How much there is. */
export function readCounts(db: Database): Awaited<ReturnType<Store['counts']>> {
  const counts = db
    .prepare<[], Awaited<ReturnType<Store['counts']>>>(
      `SELECT (SELECT count(*) FROM listings) AS listings, (SELECT count(*) FROM listings WHERE status = 'open') AS openListings,
         (SELECT count(*) FROM jobs) AS jobs, (SELECT count(*) FROM jobs WHERE status = 'open') AS openJobs,
         (SELECT count(*) FROM boards) AS boards`,
    )
    .get()
  return counts ?? { listings: 0, openListings: 0, jobs: 0, openJobs: 0, boards: 0 }
}

/**
 * `content/seen`: the number moves with every content change, the instant is that of the newest run, which moves `lastSeen`. `changedAt` is the
 * instant of the newest content change.
 */
export function readRevision(db: Database): { revision: string; changedAt: string | null } {
  const row = db
    .prepare<[], { revision: number; seen: string | null; changedAt: string | null }>(
      `SELECT revision, changed_at AS changedAt,
         (SELECT max(finished_at) FROM runs WHERE status IN ('complete', 'partial')) AS seen
       FROM state`,
    )
    .get()
  return { revision: `${row?.revision ?? 0}/${row?.seen ?? ''}`, changedAt: row?.changedAt ?? null }
}
