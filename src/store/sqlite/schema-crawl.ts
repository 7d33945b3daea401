import { sql } from 'drizzle-orm'
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { ErrorCode } from '../../errors.ts'
import type { EventName } from '../../events.ts'
import type { Stage } from '../../model/reject.ts'
import type { HeldReason, RunKind, RunStatus } from '../../ports/store.ts'

const count = (name: string) => integer(name).notNull().default(0)

export const state = sqliteTable('state', {
  id: integer('id').primaryKey(),
  revision: integer('revision').notNull(),
  changedAt: text('changed_at'),
})

export const lease = sqliteTable('lease', {
  id: integer('id').primaryKey(),
  token: text('token').notNull(),
  pid: integer('pid').notNull(),
  processStart: text('process_start'),
  host: text('host').notNull(),
  bootId: text('boot_id'),
  since: text('since').notNull(),
  renewedAt: text('renewed_at').notNull(),
})

export const sources = sqliteTable('sources', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  homepage: text('homepage').notNull(),
  kind: text('kind').notNull(),
  terms: text('terms', { mode: 'json' }).$type<unknown>().notNull(),
})

export const boards = sqliteTable('boards', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  source: text('source').notNull(),
  parameters: text('parameters', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  enumerates: text('enumerates').$type<'all' | 'window'>().notNull(),
  removedAt: text('removed_at'),
  closeAsked: integer('close_asked', { mode: 'boolean' }).notNull().default(false),
})

export const runs = sqliteTable('runs', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  boardId: integer('board_id').notNull(),
  crawl: text('crawl').notNull().unique(),
  status: text('status').$type<RunStatus>().notNull(),
  startedAt: text('started_at').notNull(),
  finishedAt: text('finished_at'),
  pipelineVersion: text('pipeline_version').notNull(),
  completeness: text('completeness'),
  heldReason: text('held_reason').$type<HeldReason>(),
  heldDetail: text('held_detail'),
  acceptedAt: text('accepted_at'),
  counting: integer('counting', { mode: 'boolean' })
    .notNull()
    .generatedAlwaysAs(sql`(status = 'complete' AND (held_reason IS NULL OR accepted_at IS NOT NULL))`),
  repeats: integer('repeats'),
  requests: count('requests'),
  pages: count('pages'),
  fetched: count('fetched'),
  seen: count('seen'),
  added: count('added'),
  changed: count('changed'),
  unchanged: count('unchanged'),
  reopened: count('reopened'),
  closed: count('closed'),
  rejected: count('rejected'),
  warnings: count('warnings'),
  errorCode: text('error_code').$type<ErrorCode>(),
  errorMessage: text('error_message'),
  errorHint: text('error_hint'),
  kind: text('kind').$type<RunKind>().notNull().default('crawl'),
})

export const pages = sqliteTable(
  'pages',
  {
    boardId: integer('board_id').notNull(),
    url: text('url').notNull(),
    pageId: integer('page_id').notNull(),
    keys: text('keys', { mode: 'json' }).$type<string[]>().notNull(),
    present: integer('present', { mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.url] })],
)

export const events = sqliteTable('events', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  runId: integer('run_id'),
  name: text('name').$type<EventName>().notNull(),
  at: text('at').notNull(),
  listingKey: text('listing_key'),
  jobId: text('job_id'),
  detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
})

export const rejects = sqliteTable('rejects', {
  id: integer('id').primaryKey(),
  runId: integer('run_id').notNull(),
  stage: text('stage').$type<Stage>().notNull(),
  code: text('code').notNull(),
  place: text('place').notNull(),
  why: text('why').notNull(),
})

export const runWarnings = sqliteTable('run_warnings', {
  id: integer('id').primaryKey(),
  runId: integer('run_id').notNull(),
  code: text('code').notNull(),
  place: text('place').notNull(),
  message: text('message').notNull(),
})
