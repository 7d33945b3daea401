import type { Database } from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Listing } from '../../model/listing.ts'
import type { Store } from '../../ports/store.ts'
import { rowToDescribed } from './descriptive-row.ts'
import { listings } from './schema.ts'

export type ListingRow = typeof listings.$inferSelect

/** A row as the Listing of the common schema, keys in its order. */
export function rowToListing(row: ListingRow): Listing {
  const { requisitionId, url, applyUrl, ...described } = rowToDescribed(row)
  return {
    key: row.key,
    source: row.source,
    board: row.board,
    sourceJobId: row.sourceJobId,
    requisitionId,
    url,
    applyUrl,
    pageUrl: row.pageUrl,
    firstSeen: row.firstSeen,
    ...described,
    evidence: row.evidence,
    warnings: row.warnings,
    contentHash: row.contentHash,
  }
}

/** The rows of `keys`; missing ones are left out. */
export function listingRows(db: Database, keys: readonly string[]): ListingRow[] {
  return drizzle({ client: db })
    .select()
    .from(listings)
    .where(sql`${listings.key} IN (SELECT value FROM json_each(${JSON.stringify(keys)}))`)
    .all()
}

/** Keys in order, from behind `after` on. */
export function readListingKeys(db: Database, { after, limit }: Parameters<Store['listingKeys']>[0]): string[] {
  return db
    .prepare<[string, number], string>('SELECT key FROM listings WHERE key > ? ORDER BY key LIMIT ?')
    .pluck()
    .all(after ?? '', limit)
}

/** One listing with its printed form (less the description) and its job. */
export function readListing(db: Database, key: string): Awaited<ReturnType<Store['listing']>> {
  const row = listingRows(db, [key])[0]
  if (!row) return undefined
  const job = db.prepare<[string], { job_id: string }>('SELECT job_id FROM memberships WHERE listing_key = ?').get(key)
  const unwatched = db
    .prepare<[number], { since: string }>('SELECT since FROM unwatched WHERE listing_id = ?')
    .get(row.id)
  return {
    listing: rowToListing(row),
    raw: row.raw,
    status: row.status,
    job: job?.job_id ?? null,
    unwatchedSince: unwatched?.since ?? null,
  }
}

/** Whether each of `keys` is open, and when it was first and last seen; missing ones are left out. */
export function readListingStatus(db: Database, keys: readonly string[]): Awaited<ReturnType<Store['listingStatus']>> {
  const rows = db
    .prepare<
      [string],
      {
        key: string
        status: 'open' | 'closed'
        firstSeen: string
        lastSeen: string
        closedAt: string | null
        closedReason: string | null
      }
    >(
      `SELECT l.key, l.status, l.first_seen AS firstSeen, s.last_seen AS lastSeen, l.closed_at AS closedAt, l.closed_reason AS closedReason
       FROM json_each(?) w JOIN listings l ON l.key = w.value JOIN listing_seen s ON s.listing_id = l.id`,
    )
    .all(JSON.stringify(keys))
  return new Map(rows.map(({ key, ...status }) => [key, status]))
}
