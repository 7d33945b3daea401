import type Database from 'better-sqlite3'
import type { ArchivedPage } from '../../ports/archive.ts'
import { type Codec, unpack } from './archive-body.ts'

export type How = 'fetched' | 'not-modified' | 'same-version'

interface PageRow {
  id: number
  url: string
  final_url: string
  status: number
  headers: string
  sha256: string
  fetched_at: string
  version: string | null
  member_of: number | null
}

/** A body ready to be stored. */
export interface PackedBody {
  readonly sha256: string
  readonly size: number
  readonly codec: Codec
  readonly bytes: Uint8Array
}

const columns =
  'p.id, p.url, p.final_url, p.status, p.headers, b.sha256, p.fetched_at, p.version, p.member_of FROM pages p JOIN bodies b ON b.id = p.body'
const newest = 'p.status BETWEEN 200 AND 299 ORDER BY p.fetched_at DESC, p.id DESC LIMIT 1'

/** The hot path of archive.db in prepared SQL. Writes run inside the caller's transaction. */
export class Pages {
  #statements: ReturnType<typeof statements>

  constructor(db: Database.Database) {
    this.#statements = statements(db)
  }

  insert(page: Omit<ArchivedPage, 'id' | 'sha256'>, body: PackedBody): ArchivedPage {
    const known = this.#statements.bodyId.get(body.sha256)
    const bodyId =
      known ?? this.#statements.insertBody.run(body.sha256, body.codec, body.size, body.bytes).lastInsertRowid
    const { url, finalUrl, status, fetchedAt, version, memberOf } = page
    const headers = JSON.stringify(page.headers)
    const added = this.#statements.insertPage.run(url, finalUrl, status, headers, bodyId, fetchedAt, version, memberOf)
    return { ...page, id: Number(added.lastInsertRowid), sha256: body.sha256 }
  }

  hasBody(sha256: string): boolean {
    return this.#statements.bodyId.get(sha256) !== undefined
  }

  answered(crawl: string, url: string, page: number, how: How): void {
    this.#statements.insertAnswer.run(crawl, url, page, how)
  }

  answer(crawl: string, url: string): { page: ArchivedPage; how: How } | undefined {
    const row = this.#statements.answer.get(crawl, url)
    return row && { page: archived(row), how: row.how }
  }

  newest(url: string): ArchivedPage | undefined {
    const row = this.#statements.newest.get(url)
    return row && archived(row)
  }

  version(url: string, version: string): ArchivedPage | undefined {
    const row = this.#statements.version.get(url, version)
    return row && archived(row)
  }

  page(id: number): ArchivedPage | undefined {
    const row = this.#statements.page.get(id)
    return row && archived(row)
  }

  body(id: number): Uint8Array | undefined {
    const row = this.#statements.body.get(id)
    return row && unpack(row.codec, row.bytes)
  }

  markProcessed(id: number, version: string): void {
    this.#statements.markProcessed.run(id, version)
  }

  isProcessed(id: number, version: string): boolean {
    return this.#statements.isProcessed.get(id, version) !== undefined
  }

  counts(): { pages: number; bodies: number; bytes: number } {
    return this.#statements.counts.get()!
  }
}

function archived(row: PageRow): ArchivedPage {
  return {
    id: row.id,
    url: row.url,
    finalUrl: row.final_url,
    status: row.status,
    headers: JSON.parse(row.headers) as Record<string, string>,
    sha256: row.sha256,
    fetchedAt: row.fetched_at,
    version: row.version,
    memberOf: row.member_of,
  }
}

function statements(db: Database.Database) {
  return {
    bodyId: db.prepare<[string], number>('SELECT id FROM bodies WHERE sha256 = ?').pluck(),
    insertBody: db.prepare<[string, string, number, Uint8Array]>(
      'INSERT INTO bodies (sha256, codec, size, bytes) VALUES (?, ?, ?, ?)',
    ),
    insertPage: db.prepare<[string, string, number, string, number | bigint, string, string | null, number | null]>(
      'INSERT INTO pages (url, final_url, status, headers, body, fetched_at, version, member_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    insertAnswer: db.prepare<[string, string, number, How]>(
      'INSERT INTO answers (crawl, url, page, how) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET page = excluded.page, how = excluded.how',
    ),
    answer: db.prepare<[string, string], PageRow & { how: How }>(
      `SELECT a.how, ${columns} JOIN answers a ON a.page = p.id WHERE a.crawl = ? AND a.url = ?`,
    ),
    newest: db.prepare<[string], PageRow>(`SELECT ${columns} WHERE p.url = ? AND ${newest}`),
    version: db.prepare<[string, string], PageRow>(`SELECT ${columns} WHERE p.url = ? AND p.version = ? AND ${newest}`),
    page: db.prepare<[number], PageRow>(`SELECT ${columns} WHERE p.id = ?`),
    body: db.prepare<[number], { codec: Codec; bytes: Uint8Array }>(
      'SELECT b.codec, b.bytes FROM pages p JOIN bodies b ON b.id = p.body WHERE p.id = ?',
    ),
    markProcessed: db.prepare<[number, string]>(
      'INSERT INTO processed (page, version) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    isProcessed: db.prepare<[number, string], unknown>('SELECT 1 FROM processed WHERE page = ? AND version = ?'),
    counts: db.prepare<[], { pages: number; bodies: number; bytes: number }>(
      'SELECT (SELECT count(*) FROM pages) pages, count(*) bodies, coalesce(sum(length(bytes)), 0) bytes FROM bodies',
    ),
  }
}
