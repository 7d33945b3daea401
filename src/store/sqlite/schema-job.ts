import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { JobListing, JobVariant } from '../../model/job.ts'
import type { PairDecision } from '../../model/match.ts'
import { descriptiveColumns } from './schema-kit.ts'

export const jobs = sqliteTable('jobs', {
  number: integer('number').primaryKey(),
  id: text('id').notNull().unique(),
  status: text('status').$type<'open' | 'closed'>().notNull(),
  firstSeen: text('first_seen'),
  publishedAt: text('published_at'),
  updatedAt: text('updated_at'),
  closedAt: text('closed_at'),
  closedReason: text('closed_reason'),
  ...descriptiveColumns(),
  companyFolded: text('company_folded'),
  repostCount: integer('repost_count').notNull(),
  variantGroup: text('variant_group'),
  variants: text('variants', { mode: 'json' }).$type<JobVariant[]>().notNull(),
  listings: text('listings', { mode: 'json' }).$type<JobListing[]>().notNull(),
  fieldSources: text('field_sources', { mode: 'json' }).$type<Record<string, string>>().notNull(),
})

export const memberships = sqliteTable('memberships', {
  listingKey: text('listing_key').primaryKey(),
  jobId: text('job_id').notNull(),
  confidence: real('confidence').notNull(),
  rule: text('rule').notNull(),
  reason: text('reason').notNull(),
  tiedTo: text('tied_to'),
  score: real('score'),
})

export const pairs = sqliteTable(
  'pairs',
  {
    a: text('a').notNull(),
    b: text('b').notNull(),
    score: real('score').notNull(),
    decision: text('decision').$type<PairDecision>().notNull(),
    evidence: text('evidence', { mode: 'json' }).$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.a, table.b] })],
)

export const publications = sqliteTable('publications', {
  jobId: text('job_id').primaryKey(),
  publishedAt: text('published_at').notNull(),
})

export const decisions = sqliteTable('decisions', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  op: text('op').$type<'pin' | 'split' | 'undo'>().notNull(),
  a: text('a').notNull(),
  b: text('b').notNull(),
  at: text('at').notNull(),
})

export const jobSkills = sqliteTable(
  'job_skills',
  { jobNumber: integer('job_number').notNull(), skill: text('skill').notNull() },
  (table) => [primaryKey({ columns: [table.jobNumber, table.skill] })],
)

export const jobEligibility = sqliteTable(
  'job_eligibility',
  {
    jobNumber: integer('job_number').notNull(),
    kind: text('kind').$type<'country' | 'region' | 'worldwide' | 'excluded'>().notNull(),
    code: text('code').notNull(),
  },
  (table) => [primaryKey({ columns: [table.jobNumber, table.kind, table.code] })],
)

export const jobSalaries = sqliteTable(
  'job_salaries',
  {
    jobNumber: integer('job_number').notNull(),
    position: integer('position').notNull(),
    currency: text('currency').notNull(),
    yearly: real('yearly'),
  },
  (table) => [primaryKey({ columns: [table.jobNumber, table.position] })],
)
