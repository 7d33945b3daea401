import type { Database } from 'better-sqlite3'
import type { Board, BoardState, ListingState, PageState } from '../../ports/store.ts'
import { newestCounting, readRunsFrom } from './runs.ts'

type Plain = Omit<ListingState, 'present' | 'described'>
/** SQLite has no type for truth. */
type StateRow = Plain & { described: 0 | 1; present: 0 | 1 }

/**
 * The listings that the board ever held, less those that it no longer holds and another board does (that board decides on them). `present` is of
 * this board's newest counting enumeration.
 */
const listingStates = `
  SELECT l.key, l.base_key AS baseKey, l.status, l.closed_reason AS closedReason, l.content_hash AS contentHash, l.raw_hash AS rawHash,
    l.pipeline_version AS pipelineVersion, l.first_seen AS firstSeen, l.date_posted AS datePosted, l.date_modified AS dateModified,
    l.valid_through AS validThrough, l.url, l.title_raw AS titleRaw, l.company_name AS company, l.gone_count AS goneCount, l.probed_at AS probedAt,
    octet_length(l.description_text) > 0 AS described, coalesce(p.present, 0) AS present,
    max(
      coalesce(iif(p.present = 1, @newest, p.ended), l.first_run),
      coalesce((SELECT s.run_id FROM run_sightings s JOIN runs r ON r.id = s.run_id
        WHERE s.listing_id = l.id AND r.board_id = @board ORDER BY s.run_id DESC LIMIT 1), 0)
    ) AS lastSeenRun
  FROM board_listings b
  JOIN listings l ON l.id = b.listing_id
  LEFT JOIN (
    SELECT listing_id, max(to_run IS NULL) AS present, max(to_run) AS ended FROM presence WHERE board_id = @board GROUP BY listing_id
  ) p ON p.listing_id = l.id
  WHERE b.board_id = @board
    AND (p.present = 1 OR NOT EXISTS (
      SELECT 1 FROM presence o WHERE o.listing_id = l.id AND o.board_id <> @board AND o.to_run IS NULL
    ))
  ORDER BY l.key`

/** What a board's last runs left. */
export function readBoardState(db: Database, board: Board): BoardState {
  const read = db.transaction((): BoardState => {
    const newest = newestCounting(db, board.id)
    const listings = new Map<string, ListingState>()
    let oldest = newest ?? Number.MAX_SAFE_INTEGER
    const rows = db
      .prepare<[{ board: number; newest: number | null }], StateRow>(listingStates)
      .all({ board: board.id, newest })
    for (const row of rows) {
      if (row.status === 'open' && row.lastSeenRun < oldest) oldest = row.lastSeenRun
      // The row itself becomes the state: thousands are read each run, and a copy of one costs more than reading it.
      const state = Object.assign<Plain, Pick<ListingState, 'present' | 'described'>>(row, {
        described: row.described === 1,
        present: row.present === 1,
      })
      listings.set(state.key, state)
    }
    return { board, listings, pages: readPages(db, board), runs: readRunsFrom(db, board.id, from(db, board, oldest)) }
  })
  return read()
}

/** The first run to give: the one that `oldest` names, and never fewer than the board's newest twenty. */
function from(db: Database, board: Board, oldest: number): number {
  const twentieth = db
    .prepare<[number], { id: number }>('SELECT id FROM runs WHERE board_id = ? ORDER BY id DESC LIMIT 1 OFFSET 19')
    .get(board.id)
  return Math.min(oldest, twentieth?.id ?? 0)
}

function readPages(db: Database, board: Board): Map<string, PageState> {
  const rows = db
    .prepare<[number], { url: string; pageId: number; keys: string; present: number }>(
      'SELECT url, page_id AS pageId, keys, present FROM pages WHERE board_id = ? ORDER BY url',
    )
    .all(board.id)
  return new Map(
    rows.map(({ url, pageId, keys, present }) => [
      url,
      { url, pageId, keys: JSON.parse(keys) as string[], present: present === 1 },
    ]),
  )
}
