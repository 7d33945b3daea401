import type { Database } from 'better-sqlite3'
import type { Run, RunChange } from '../../ports/store.ts'
import { newestCounting } from './runs.ts'

type Presence = Pick<RunChange, 'appeared' | 'vanished'>

/** Opens and ends intervals of presence by a run that counts as its board's enumeration. Keys that are so already stay as they are. */
export function writePresence(db: Database, run: Pick<Run, 'id' | 'board'>, change: Presence): void {
  if (change.appeared.length === 0 && change.vanished.length === 0) return
  const idOf = idFinder(db)
  const open = db.prepare<[number, number], { from_run: number }>(
    'SELECT from_run FROM presence WHERE listing_id = ? AND board_id = ? AND to_run IS NULL',
  )
  const begin = db.prepare('INSERT INTO presence (listing_id, from_run, board_id) VALUES (?, ?, ?)')
  const own = db.prepare('INSERT OR IGNORE INTO board_listings (board_id, listing_id) VALUES (?, ?)')
  for (const key of change.appeared) {
    const listing = idOf(key)
    own.run(run.board, listing)
    if (!open.get(listing, run.board)) begin.run(listing, run.id, run.board)
  }
  const last = newestCounting(db, run.board, run.id)
  const end = db.prepare('UPDATE presence SET to_run = ? WHERE listing_id = ? AND from_run = ? AND from_run < ?')
  for (const key of change.vanished) {
    const listing = idOf(key)
    const interval = open.get(listing, run.board)
    if (interval) end.run(last, listing, interval.from_run, run.id)
  }
}

/** Keeps, one by one, what a run that does not count held. */
export function writeSightings(db: Database, run: Pick<Run, 'id' | 'board'>, keys: readonly string[]): void {
  if (keys.length === 0) return
  const idOf = idFinder(db)
  const put = db.prepare('INSERT OR IGNORE INTO run_sightings (listing_id, run_id) VALUES (?, ?)')
  const own = db.prepare('INSERT OR IGNORE INTO board_listings (board_id, listing_id) VALUES (?, ?)')
  for (const key of keys) {
    const listing = idOf(key)
    put.run(listing, run.id)
    own.run(run.board, listing)
  }
}

function idFinder(db: Database): (key: string) => number {
  const find = db.prepare<[string], { id: number }>('SELECT id FROM listings WHERE key = ?')
  return (key) => {
    const row = find.get(key)
    if (!row) throw new Error(`No listing ${key}`)
    return row.id
  }
}

/** The keys that a run held: a held or partial one's sightings, else its board's enumeration at that time. */
export function readSightings(db: Database, run: number): string[] {
  const sighted = db
    .prepare<[number], { key: string }>(
      'SELECT l.key FROM run_sightings s JOIN listings l ON l.id = s.listing_id WHERE s.run_id = ? ORDER BY l.key',
    )
    .all(run)
  if (sighted.length > 0) return sighted.map((row) => row.key)
  return db
    .prepare<[number], { key: string }>(
      `SELECT l.key FROM runs r JOIN presence p ON p.board_id = r.board_id JOIN listings l ON l.id = p.listing_id
       WHERE r.id = ? AND r.counting = 1 AND p.from_run <= r.id AND (p.to_run IS NULL OR p.to_run >= r.id) ORDER BY l.key`,
    )
    .all(run)
    .map((row) => row.key)
}
