import type { Database } from 'better-sqlite3'
import { blockHash } from './block-hash.ts'
import { breathe } from './write-queue.ts'

/** So many rows stay apart, about 25 MB. */
const mostRecent = 1_000_000
/** So many are taken over at a time. */
const atOnce = 20_000

/** Puts a listing into blocks, out of those that it left. */
export function blockWriter(
  db: Database,
): (listing: number, left: readonly string[], entered: readonly string[]) => void {
  const drops = ['blocks', 'recent_blocks'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE block = ? AND listing_id = ?`),
  )
  const add = db.prepare('INSERT OR IGNORE INTO recent_blocks (block, listing_id) VALUES (?, ?)')
  return (listing, left, entered) => {
    for (const name of left) for (const drop of drops) drop.run(blockHash(name), listing)
    for (const name of entered) add.run(blockHash(name), listing)
  }
}

/**
 * Takes the newest rows over into `blocks`, in its order, once there are more than `most`: so a page is written once for many rows. The rest of
 * the process gets a turn now and then.
 */
export async function settleBlocks(db: Database, most = mostRecent, stride = atOnce): Promise<void> {
  const { n } = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM recent_blocks').get() ?? { n: 0 }
  if (n <= most) return
  const last = db.prepare<[number], number>('SELECT block FROM recent_blocks ORDER BY block LIMIT 1 OFFSET ?').pluck()
  const take = db.prepare(
    'INSERT OR IGNORE INTO blocks (block, listing_id) SELECT block, listing_id FROM recent_blocks WHERE block <= ? ORDER BY block, listing_id',
  )
  const drop = db.prepare('DELETE FROM recent_blocks WHERE block <= ?')
  for (let upTo = last.get(stride); upTo !== undefined; upTo = last.get(stride)) {
    take.run(upTo)
    drop.run(upTo)
    await breathe()
  }
  take.run(Number.MAX_SAFE_INTEGER)
  drop.run(Number.MAX_SAFE_INTEGER)
}

/** The keys of each block's members, sorted. Two names that share a hash of 53 bits are one block: its listings are compared, which decides. */
export function readBlockMembers(db: Database, blocks: readonly string[]): Map<string, string[]> {
  const holders = db
    .prepare<[{ block: number }], string>(
      `SELECT l.key FROM (
         SELECT listing_id FROM blocks WHERE block = @block UNION ALL SELECT listing_id FROM recent_blocks WHERE block = @block
       ) b JOIN listings l ON l.id = b.listing_id ORDER BY l.key`,
    )
    .pluck()
  const out = new Map<string, string[]>()
  for (const name of new Set(blocks)) {
    const keys = holders.all({ block: blockHash(name) })
    if (keys.length > 0) out.set(name, keys)
  }
  return out
}
