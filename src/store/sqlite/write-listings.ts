import type { Database } from 'better-sqlite3'
import { jobId } from '../../model/job-id.ts'
import type { Listing } from '../../model/listing.ts'
import type { Fingerprint } from '../../model/match.ts'
import type { RawListing } from '../../model/raw-listing.ts'
import type { ListingWrite, Run } from '../../ports/store.ts'
import { blockWriter } from './blocks.ts'
import { describedToRow } from './descriptive-row.ts'
import { rowToListing, listingRows } from './read-listings.ts'
import { listings, listingVersions } from './schema.ts'
import { tableWriter } from './table-writer.ts'

/** The key less the `#2` that a re-used id gets. */
function baseKey(key: string): string {
  return key.replace(/#\d+$/, '')
}

/** The printed form without the description, which stands in the archive and, cleaned, in the listing. */
function lessDescription(raw: RawListing): RawListing {
  const { descriptionHtml: _html, descriptionMarkdown: _markdown, descriptionText: _text, ...rest } = raw
  return rest
}

/** Writes listings of one run with their versions and fingerprints. A listing that another board brought already stays one row. */
export function listingWriter(db: Database, run: Run): (write: ListingWrite) => void {
  const put = tableWriter(db, listings, {
    conflict: ['key'],
    keep: [
      'id',
      'base_key',
      'derived_id',
      'first_run',
      'status',
      'closed_at',
      'closed_reason',
      'gone_count',
      'probed_at',
    ],
    skip: ['id'],
  })
  const find = db.prepare<[string], { contentHash: string; firstSeen: string; changedRun: number }>(
    'SELECT content_hash AS contentHash, first_seen AS firstSeen, changed_run AS changedRun FROM listings WHERE key = ?',
  )
  const version = versionWriter(db, run)
  const fingerprint = fingerprintWriter(db)
  const own = db.prepare(
    'INSERT OR IGNORE INTO board_listings (board_id, listing_id) SELECT ?, id FROM listings WHERE key = ?',
  )
  return ({ listing, raw, rawHash, fingerprint: print, change, earlier }) => {
    const old = find.get(listing.key)
    const firstSeen = earliest(listing.firstSeen ?? run.startedAt, old?.firstSeen)
    const same = old !== undefined && (change === 'refreshed' || old.contentHash === listing.contentHash)
    if (old && !same) for (const row of listingRows(db, [listing.key])) version.fill(rowToListing(row))
    put({
      key: listing.key,
      baseKey: baseKey(listing.key),
      derivedId: jobId(listing.key),
      source: listing.source,
      board: listing.board,
      sourceJobId: listing.sourceJobId,
      pageUrl: listing.pageUrl,
      status: 'open',
      firstSeen,
      ...describedToRow(listing),
      contentHash: listing.contentHash,
      rawHash,
      pipelineVersion: run.pipelineVersion,
      goneCount: 0,
      firstRun: run.id,
      changedRun: same ? old.changedRun : run.id,
      warnings: listing.warnings,
      evidence: listing.evidence,
      raw: lessDescription(raw),
    })
    for (const printing of earlier) version.earlier(listing.key, printing)
    if (same) version.refresh(listing)
    else version.add(listing)
    own.run(run.board, listing.key)
    if (print) fingerprint(print)
  }
}

function earliest(a: string, b: string | undefined): string {
  return b !== undefined && b < a ? b : a
}

/** The history of a listing: superseded versions are kept whole, the current one's values stand in `listings`. */
function versionWriter(db: Database, run: Run) {
  const newest = db.prepare<[string], { version: number }>(
    'SELECT coalesce(max(version), 0) AS version FROM listing_versions WHERE listing_key = ?',
  )
  const known = db.prepare<[string, string], { version: number }>(
    'SELECT version FROM listing_versions WHERE listing_key = ? AND content_hash = ? LIMIT 1',
  )
  const fill = db.prepare('UPDATE listing_versions SET content = ? WHERE listing_key = ? AND content IS NULL')
  const rehash = db.prepare('UPDATE listing_versions SET content_hash = ? WHERE listing_key = ? AND content IS NULL')
  const put = tableWriter(db, listingVersions)
  const add = (key: string, hash: string, content: Listing | null): void => {
    put({
      listingKey: key,
      version: (newest.get(key)?.version ?? 0) + 1,
      contentHash: hash,
      runId: run.id,
      pipelineVersion: run.pipelineVersion,
      content,
    })
  }
  return {
    fill: (old: Listing): void => {
      fill.run(JSON.stringify(old), old.key)
    },
    /** A printing of the past, unless it is kept already. */
    earlier: (key: string, printing: Listing): void => {
      if (!known.get(key, printing.contentHash)) add(key, printing.contentHash, printing)
    },
    /** The present version's values stand in `listings`, so its hash is theirs. */
    refresh: (listing: Listing): void => {
      rehash.run(listing.contentHash, listing.key)
    },
    add: (listing: Listing): void => add(listing.key, listing.contentHash, null),
  }
}

/** Replaces a listing's fingerprint and puts it into its blocks. Throws an Error where the listing is not stored. */
export function fingerprintWriter(db: Database): (fingerprint: Fingerprint) => void {
  const find = db.prepare<[string], { id: number; blocks: string | null }>(
    'SELECT l.id, f.blocks FROM listings l LEFT JOIN fingerprints f ON f.listing_id = l.id WHERE l.key = ?',
  )
  const put = db.prepare('INSERT OR REPLACE INTO fingerprints (listing_id, blocks, features) VALUES (?, ?, ?)')
  const place = blockWriter(db)
  return ({ key, blocks, features }) => {
    const old = find.get(key)
    if (!old) throw new Error(`No listing ${key} for its fingerprint`)
    place(old.id, old.blocks === null ? [] : (JSON.parse(old.blocks) as string[]), blocks)
    put.run(old.id, JSON.stringify(blocks), features)
  }
}
