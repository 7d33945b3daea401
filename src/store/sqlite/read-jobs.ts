import type { Database } from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Job } from '../../model/job.ts'
import type { JobFacts, JobLookup } from '../../ports/store.ts'
import { rowToDescribed } from './descriptive-row.ts'
import { jobs } from './schema.ts'

/** The jobs of `ids` in that order, `lastSeen` derived from their listings; missing ones are left out. */
export function readJobs(db: Database, ids: readonly string[]): Job[] {
  const wanted = JSON.stringify(ids)
  const rows = drizzle({ client: db })
    .select()
    .from(jobs)
    .where(sql`${jobs.id} IN (SELECT value FROM json_each(${wanted}))`)
    .all()
  const seen = new Map(
    db
      .prepare<[string], { id: string; lastSeen: string }>(
        `SELECT m.job_id AS id, max(s.last_seen) AS lastSeen
         FROM json_each(?) w JOIN memberships m ON m.job_id = w.value JOIN listing_seen s ON s.listing_key = m.listing_key
         GROUP BY m.job_id`,
      )
      .all(wanted)
      .map((row) => [row.id, row.lastSeen]),
  )
  const found = new Map(rows.map((row) => [row.id, rowToJob(row, seen.get(row.id) ?? null)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

function rowToJob(row: typeof jobs.$inferSelect, lastSeen: string | null): Job {
  return {
    id: row.id,
    status: row.status,
    firstSeen: row.firstSeen,
    lastSeen,
    publishedAt: row.publishedAt,
    updatedAt: row.updatedAt,
    closedAt: row.closedAt,
    closedReason: row.closedReason,
    ...rowToDescribed(row),
    listings: row.listings,
    repostCount: row.repostCount,
    variantGroup: row.variantGroup,
    variants: row.variants,
    fieldSources: row.fieldSources,
  }
}

/** The job of an id, or where the id of a listing that another job holds leads (promise 3). */
export function lookUpJob(db: Database, id: string): JobLookup {
  const read = db.transaction((): JobLookup => {
    const job = readJobs(db, [id])[0]
    if (job) return { found: 'job', job }
    const holder = db
      .prepare<[string], { to: string }>(
        'SELECT m.job_id AS "to" FROM listings l JOIN memberships m ON m.listing_key = l.key WHERE l.derived_id = ?',
      )
      .get(id)
    return holder ? { found: 'redirect', to: holder.to } : { found: 'nothing' }
  })
  return read()
}

const factsOf = 'SELECT j.id, j.status, j.first_seen AS firstSeen, j.variant_group AS variantGroup FROM json_each(?) w'

/** What grouping asks of jobs, in no order. */
export function readJobFacts(db: Database, ids: readonly string[]): JobFacts[] {
  return db.prepare<[string], JobFacts>(`${factsOf} JOIN jobs j ON j.id = w.value`).all(JSON.stringify(ids))
}

/** The same of every job of some variant groups. */
export function readGroupFacts(db: Database, groups: readonly string[]): JobFacts[] {
  return db
    .prepare<[string], JobFacts>(`${factsOf} JOIN jobs j ON j.variant_group = w.value`)
    .all(JSON.stringify(groups))
}

/** When each id was first published, if ever. */
export function readPublications(db: Database, ids: readonly string[]): Map<string, string> {
  const rows = db
    .prepare<[string], { id: string; at: string }>(
      'SELECT job_id AS id, published_at AS at FROM json_each(?) w JOIN publications p ON p.job_id = w.value',
    )
    .all(JSON.stringify(ids))
  return new Map(rows.map((row) => [row.id, row.at]))
}
