import type { Database } from 'better-sqlite3'
import type { Query } from '../../model/query.ts'
import type { Regions } from '../../model/regions.ts'
import type { SearchResult } from '../../ports/store.ts'
import { readJobs } from './read-jobs.ts'
import { readCursor, writeCursor, type Place } from './search-cursor.ts'
import { filters } from './search-filters.ts'
import { matchQuery } from './search-text.ts'

/** An item's figure in each sort: pay a year in the currency asked, or how near the words stand to the title; else it is all the same. */
function figure(query: Query): string {
  if (query.sort === 'salary') {
    const same = query.currency === null ? '' : ' AND s.currency = @currency COLLATE NOCASE'
    return `coalesce((SELECT max(s.yearly) FROM job_salaries s WHERE s.job_number = j.number${same}), -1)`
  }
  if (query.sort === 'relevance' && query.q !== null && matchQuery(query.q) !== null) {
    // Steps, not bm25: its figures move with every new document, and a cursor would lose or repeat items.
    return `CASE
      WHEN j.number IN (SELECT rowid FROM job_text WHERE job_text MATCH '{title} : (' || @match || ')') THEN 2
      WHEN j.number IN (SELECT rowid FROM job_text WHERE job_text MATCH '{title company} : (' || @match || ')') THEN 1
      ELSE 0 END`
  }
  return '0'
}

/**
 * The jobs that a query asks for, a page at a time. The cursor is the last item's own sort keys, so what arrives meanwhile neither repeats nor hides
 * an item. Throws UsageError `bad-query`.
 */
export function searchJobs(db: Database, regions: Regions, query: Query): SearchResult {
  const { sql, values } = filters(query, regions)
  const oldest = query.sort === 'oldest'
  const collapse = query.variants === 'collapse'
  const hits = `WITH hits AS (
    SELECT j.id, ${collapse ? 'coalesce(j.variant_group, j.id)' : 'j.id'} AS shown,
      coalesce(j.published_at, '${oldest ? '~' : ''}') AS published, ${figure(query)} AS figure
    FROM jobs j WHERE ${sql}
  )`
  // Of a group the first published one stands for all: a later one never lifts the group to the top again.
  const items = collapse
    ? `(SELECT *, row_number() OVER (PARTITION BY shown ORDER BY figure DESC, published = '', published, id) AS nth FROM hits)`
    : '(SELECT *, 1 AS nth FROM hits)'
  const order = oldest ? 'published ASC, shown ASC' : 'figure DESC, published DESC, shown ASC'
  const after = query.cursor === null ? null : readCursor(query.sort, query.cursor)
  const page = db
    .prepare<[Record<string, unknown>], Place & { id: string }>(
      `${hits} SELECT id, shown, published, figure FROM ${items} WHERE nth = 1${after === null ? '' : ` AND ${behind(oldest)}`}
       ORDER BY ${order} LIMIT @limit`,
    )
    .all({ ...values, ...prefixed(after), limit: query.limit + 1 })
  const total = db
    .prepare<[Record<string, unknown>], { total: number }>(`${hits} SELECT count(DISTINCT shown) AS total FROM hits`)
    .get(values)
  const shown = page.slice(0, query.limit)
  const last = shown.at(-1)
  const jobs = readJobs(
    db,
    shown.map(({ id }) => id),
  )
  return {
    jobs: collapse ? jobs.map((job) => ({ ...job, id: job.variantGroup ?? job.id })) : jobs,
    next: page.length > query.limit && last ? writeCursor(query.sort, last) : null,
    total: total?.total ?? 0,
  }
}

function behind(oldest: boolean): string {
  return oldest
    ? '(published, shown) > (@afterPublished, @afterShown)'
    : `(figure < @afterFigure OR (figure = @afterFigure AND
        (published < @afterPublished OR (published = @afterPublished AND shown > @afterShown))))`
}

function prefixed(place: Place | null): Record<string, string | number> {
  return place === null ? {} : { afterFigure: place.figure, afterPublished: place.published, afterShown: place.shown }
}
