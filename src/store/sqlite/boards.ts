import type { Database } from 'better-sqlite3'
import type { Board, Store } from '../../ports/store.ts'

interface BoardRow {
  readonly id: number
  readonly key: string
  readonly source: string
  readonly parameters: string
  readonly enumerates: 'all' | 'window'
}

const columns = 'id, key, source, parameters, enumerates'

function toBoard(row: BoardRow): Board {
  return { ...row, parameters: JSON.parse(row.parameters) as Record<string, unknown> }
}

/** Writes a source's facts; a row that says the same already is left alone. */
export function putSource(db: Database, source: Parameters<Store['putSource']>[0]): void {
  db.prepare(
    `INSERT INTO sources (id, name, homepage, kind, terms) VALUES (@id, @name, @homepage, @kind, @terms)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, homepage = excluded.homepage, kind = excluded.kind, terms = excluded.terms
     WHERE (name, homepage, kind, terms) IS NOT (excluded.name, excluded.homepage, excluded.kind, excluded.terms)`,
  ).run({ ...source, terms: JSON.stringify(source.terms) })
}

/** Writes a board under its key and gives it back with its id. */
export function putBoard(db: Database, board: Omit<Board, 'id'>): Board {
  db.prepare(
    `INSERT INTO boards (key, source, parameters, enumerates) VALUES (@key, @source, @parameters, @enumerates)
     ON CONFLICT (key) DO UPDATE SET parameters = excluded.parameters, enumerates = excluded.enumerates
     WHERE (parameters, enumerates) IS NOT (excluded.parameters, excluded.enumerates)`,
  ).run({ ...board, parameters: JSON.stringify(board.parameters) })
  const row = db.prepare<[string], BoardRow>(`SELECT ${columns} FROM boards WHERE key = ?`).get(board.key)
  if (!row) throw new Error(`Board ${board.key} was not written`)
  return toBoard(row)
}

/** Every board, in the order in which they were first put. */
export function readBoards(db: Database): Board[] {
  return db.prepare<[], BoardRow>(`SELECT ${columns} FROM boards ORDER BY id`).all().map(toBoard)
}

/**
 * Boards other than `board` that hold, in their newest counting enumeration, more than half of `urls` as their own listings' addresses; the
 * most shared first.
 */
export function boardsSharing(
  db: Database,
  board: Board,
  urls: readonly string[],
): { board: Board; shared: number; size: number }[] {
  const wanted = new Set(urls)
  const found = db
    .prepare<[string, number], { board_id: number; shared: number }>(
      `SELECT p.board_id, count(DISTINCT l.url) AS shared
       FROM json_each(?) w JOIN listings l ON l.url = w.value JOIN presence p ON p.listing_id = l.id
       WHERE p.to_run IS NULL AND p.board_id <> ?
       GROUP BY p.board_id ORDER BY shared DESC, p.board_id`,
    )
    .all(JSON.stringify([...wanted]), board.id)
    .filter(({ shared }) => shared * 2 > wanted.size)
  const size = db.prepare<[number], { size: number }>(
    'SELECT count(*) AS size FROM presence WHERE board_id = ? AND to_run IS NULL',
  )
  const all = new Map(readBoards(db).map((each) => [each.id, each]))
  return found.flatMap(({ board_id, shared }) => {
    const other = all.get(board_id)
    return other ? [{ board: other, shared, size: size.get(board_id)?.size ?? 0 }] : []
  })
}
