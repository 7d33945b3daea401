import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// The tables of the crawl's own state, as archive-migrations/ makes them; pages and bodies are the hot path and speak SQL.

export const robots = sqliteTable('robots', {
  origin: text().primaryKey(),
  status: integer().notNull(),
  body: text().notNull(),
  fetchedAt: text('fetched_at').notNull(),
  expiresAt: text('expires_at').notNull(),
})

export const verdicts = sqliteTable(
  'verdicts',
  {
    source: text().notNull(),
    url: text().notNull(),
    allowed: integer({ mode: 'boolean' }).notNull(),
    rule: text().notNull(),
    overridden: integer({ mode: 'boolean' }).notNull(),
    at: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.source, table.url] })],
)

export const hostWaits = sqliteTable('host_waits', {
  host: text().primaryKey(),
  until: integer().notNull(),
})
