import type { Database } from 'better-sqlite3'
import type { RemovedBoard } from '../../ports/store.ts'
import { readBoards } from './boards.ts'
import { bumpRevision, writeEvents } from './commit-run.ts'

/** Keeps an operator's word that a board is removed (`at`) or watched again (null). What is so already is not said again. */
export function removeBoard(
  db: Database,
  board: number,
  word: { at: string | null; now: string; close: boolean },
): void {
  const row = db
    .prepare<[number], { key: string; removed: string | null; close: 0 | 1 }>(
      'SELECT key, removed_at AS removed, close_asked AS close FROM boards WHERE id = ?',
    )
    .get(board)
  if (!row) throw new Error(`There is no board ${board}`)
  const removed = word.at === null ? null : (row.removed ?? word.at)
  const close = Number(removed !== null && (word.close || row.close === 1))
  if (removed === row.removed && close === row.close) return
  db.prepare('UPDATE boards SET removed_at = ?, close_asked = ? WHERE id = ?').run(removed, close, board)
  if (removed === row.removed) return
  const name = removed === null ? 'board-watched' : 'board-removed'
  writeEvents(db, null, [{ name, at: word.now, detail: { board: row.key } }])
  bumpRevision(db, null)
}

/** The boards that operators removed, with the open listings that no board still watched holds. */
export function readRemovedBoards(db: Database): RemovedBoard[] {
  const open = db.prepare<[number], { key: string }>(
    `SELECT u.listing_key AS key FROM unwatched u JOIN board_listings o ON o.listing_id = u.listing_id
     WHERE o.board_id = ? ORDER BY u.listing_key`,
  )
  const words = new Map(
    db
      .prepare<[], { id: number; removedAt: string; close: 0 | 1 }>(
        'SELECT id, removed_at AS removedAt, close_asked AS close FROM boards WHERE removed_at IS NOT NULL',
      )
      .all()
      .map((row) => [row.id, row]),
  )
  return readBoards(db).flatMap((board) => {
    const word = words.get(board.id)
    if (!word) return []
    const keys = open.all(board.id).map(({ key }) => key)
    return [{ board, removedAt: word.removedAt, close: word.close === 1, open: keys }]
  })
}
