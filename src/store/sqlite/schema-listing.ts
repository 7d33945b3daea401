import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Evidence, Listing, Warning } from '../../model/listing.ts'
import type { RawListing } from '../../model/raw-listing.ts'
import { descriptiveColumns } from './schema-kit.ts'

export const listings = sqliteTable('listings', {
  id: integer('id').primaryKey(),
  key: text('key').notNull().unique(),
  baseKey: text('base_key').notNull(),
  derivedId: text('derived_id').notNull().unique(),
  source: text('source').notNull(),
  board: text('board'),
  sourceJobId: text('source_job_id').notNull(),
  pageUrl: text('page_url').notNull(),
  status: text('status').$type<'open' | 'closed'>().notNull(),
  firstSeen: text('first_seen').notNull(),
  closedAt: text('closed_at'),
  closedReason: text('closed_reason'),
  ...descriptiveColumns(),
  contentHash: text('content_hash').notNull(),
  rawHash: text('raw_hash').notNull(),
  pipelineVersion: text('pipeline_version').notNull(),
  goneCount: integer('gone_count').notNull().default(0),
  probedAt: text('probed_at'),
  firstRun: integer('first_run').notNull(),
  changedRun: integer('changed_run').notNull(),
  warnings: text('warnings', { mode: 'json' }).$type<Warning[]>().notNull(),
  evidence: text('evidence', { mode: 'json' }).$type<Record<string, Evidence[]>>().notNull(),
  raw: text('raw', { mode: 'json' }).$type<RawListing>().notNull(),
})

export const boardListings = sqliteTable(
  'board_listings',
  { boardId: integer('board_id').notNull(), listingId: integer('listing_id').notNull() },
  (table) => [primaryKey({ columns: [table.boardId, table.listingId] })],
)

export const listingVersions = sqliteTable(
  'listing_versions',
  {
    listingKey: text('listing_key').notNull(),
    version: integer('version').notNull(),
    contentHash: text('content_hash').notNull(),
    runId: integer('run_id').notNull(),
    pipelineVersion: text('pipeline_version').notNull(),
    content: text('content', { mode: 'json' }).$type<Listing>(),
  },
  (table) => [primaryKey({ columns: [table.listingKey, table.version] })],
)

export const presence = sqliteTable(
  'presence',
  {
    listingId: integer('listing_id').notNull(),
    fromRun: integer('from_run').notNull(),
    boardId: integer('board_id').notNull(),
    toRun: integer('to_run'),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.fromRun] })],
)

export const runSightings = sqliteTable(
  'run_sightings',
  { listingId: integer('listing_id').notNull(), runId: integer('run_id').notNull() },
  (table) => [primaryKey({ columns: [table.listingId, table.runId] })],
)

export const fingerprints = sqliteTable('fingerprints', {
  listingId: integer('listing_id').primaryKey(),
  blocks: text('blocks', { mode: 'json' }).$type<string[]>().notNull(),
  features: text('features').notNull(),
})

export const matching = sqliteTable('matching', {
  id: integer('id').primaryKey(),
  model: text('model'),
  nextModel: text('next_model'),
  stage: text('stage'),
  afterKey: text('after_key'),
})

export const blocks = sqliteTable(
  'blocks',
  { block: integer('block').notNull(), listingId: integer('listing_id').notNull() },
  (table) => [primaryKey({ columns: [table.block, table.listingId] })],
)

export const recentBlocks = sqliteTable(
  'recent_blocks',
  { block: integer('block').notNull(), listingId: integer('listing_id').notNull() },
  (table) => [primaryKey({ columns: [table.block, table.listingId] })],
)
