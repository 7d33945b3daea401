import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { errorCodes } from '../../errors.ts'
import type { Board, Run, RunChange, RunCounts, RunKind, Store } from '../../ports/store.ts'
import { boards, runs } from './schema.ts'

const countNames = [
  'requests',
  'pages',
  'fetched',
  'seen',
  'added',
  'changed',
  'unchanged',
  'reopened',
  'closed',
  'rejected',
  'warnings',
] as const satisfies readonly (keyof RunCounts)[]

type RunRow = typeof runs.$inferSelect & { boardKey: string; source: string }

function toRun(row: RunRow): Run {
  const counts = Object.fromEntries(countNames.map((name) => [name, row[name]])) as unknown as RunCounts
  return {
    id: row.id,
    crawl: row.crawl,
    board: row.boardId,
    boardKey: row.boardKey,
    source: row.source,
    kind: row.kind,
    status: row.status,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    pipelineVersion: row.pipelineVersion,
    completeness: row.completeness,
    heldReason: row.heldReason,
    heldDetail: row.heldDetail,
    acceptedAt: row.acceptedAt,
    repeats: row.repeats,
    counts,
    error:
      row.errorCode === null
        ? null
        : {
            code: row.errorCode,
            message: row.errorMessage ?? '',
            hint: row.errorHint ?? errorCodes[row.errorCode],
          },
  }
}

function select(db: Database, where: SQL | undefined, limit: number): Run[] {
  return drizzle({ client: db })
    .select({ ...getTableColumns(runs), boardKey: boards.key, source: boards.source })
    .from(runs)
    .innerJoin(boards, eq(boards.id, runs.boardId))
    .where(where)
    .orderBy(desc(runs.id))
    .limit(limit)
    .all()
    .map(toRun)
}

export function readRun(db: Database, id: number): Run | undefined {
  return select(db, eq(runs.id, id), 1)[0]
}

/** Newest first. `held`: only those that are held and not accepted; `counting`: only those that prove what their board holds. */
export function readRuns(db: Database, options: NonNullable<Parameters<Store['runs']>[0]>): Run[] {
  const asked = [
    ...(options.board === undefined ? [] : [sql`${boards.key} = ${options.board}`]),
    ...(options.held ? [sql`(${runs.heldReason} IS NOT NULL AND ${runs.acceptedAt} IS NULL)`] : []),
    ...(options.kind === undefined ? [] : [sql`${runs.kind} = ${options.kind}`]),
    ...(options.counting ? [sql`${runs.counting} = 1`] : []),
  ]
  return select(db, asked.length > 0 ? sql.join(asked, sql` AND `) : undefined, options.limit ?? 50)
}

/** The board's runs from `from` on, oldest first. */
export function readRunsFrom(db: Database, board: number, from: number): Run[] {
  return select(db, sql`${runs.boardId} = ${board} AND ${runs.id} >= ${from}`, -1).reverse()
}

/** The board's unfinished run, of this kind from now on, or a new one with a fresh crawl. */
export function openRun(
  db: Database,
  board: Board,
  at: string,
  pipelineVersion: string,
  kind: RunKind = 'crawl',
): { run: Run; resumed: boolean } {
  const unfinished = select(db, sql`${runs.boardId} = ${board.id} AND ${runs.status} = 'running'`, 1)[0]
  if (unfinished) {
    db.prepare('UPDATE runs SET kind = ? WHERE id = ?').run(kind, unfinished.id)
    return { run: { ...unfinished, kind }, resumed: true }
  }
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO runs (board_id, crawl, status, started_at, pipeline_version, kind) VALUES (?, ?, 'running', ?, ?, ?)`,
    )
    .run(board.id, randomUUID(), at, pipelineVersion, kind)
  const run = readRun(db, Number(lastInsertRowid))
  if (!run) throw new Error('The run was not written')
  return { run, resumed: false }
}

/** Writes how a run ended. */
export function finishRun(db: Database, run: RunChange['run']): void {
  const counts = countNames.map((name) => `${name} = @${name}`).join(', ')
  db.prepare(
    `UPDATE runs SET status = @status, finished_at = @finishedAt, pipeline_version = @pipelineVersion, completeness = @completeness,
       held_reason = @heldReason, held_detail = @heldDetail, accepted_at = @acceptedAt, repeats = @repeats,
       error_code = @errorCode, error_message = @errorMessage, error_hint = @errorHint, ${counts}
     WHERE id = @id`,
  ).run({
    id: run.id,
    status: run.status,
    finishedAt: run.finishedAt,
    pipelineVersion: run.pipelineVersion,
    completeness: run.completeness,
    heldReason: run.heldReason,
    heldDetail: run.heldDetail,
    acceptedAt: run.acceptedAt,
    repeats: run.repeats,
    errorCode: run.error?.code ?? null,
    errorMessage: run.error?.message ?? null,
    errorHint: run.error?.hint ?? null,
    ...run.counts,
  })
}

/** The newest run of the board before `before` (exclusive) that counts as an enumeration. */
export function newestCounting(db: Database, board: number, before: number = Number.MAX_SAFE_INTEGER): number | null {
  return (
    db
      .prepare<[number, number], { id: number }>(
        'SELECT id FROM runs WHERE board_id = ? AND counting = 1 AND id < ? ORDER BY id DESC LIMIT 1',
      )
      .get(board, before)?.id ?? null
  )
}
