import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Listing } from '../../src/model/listing.ts'
import type { Board, Store } from '../../src/ports/store.ts'
import { tableDocs } from '../../src/store/sqlite/describe.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { arrival, commit, regions, sampleBoard, sampleListing, sampleWrite } from '../contract/store-samples.ts'

let folder: string
let store: Store
let board: Board
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-history-'))
  store = openStore({ path: join(folder, 'jobwire.db'), regions })
  board = await sampleBoard(store, 'loom')
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function query<T>(sql: string): T[] {
  const db = new Sqlite(join(folder, 'jobwire.db'), { readonly: true })
  try {
    return db.prepare<[], T>(sql).all()
  } finally {
    db.close()
  }
}

const versions = () =>
  query<{ version: number; content_hash: string; run_id: number; content: string | null }>(
    'SELECT version, content_hash, run_id, content FROM listing_versions ORDER BY version',
  ).map(({ content, ...row }) => ({ ...row, title: content === null ? null : (JSON.parse(content) as Listing).title }))

describe('the versions of a listing', () => {
  const titled = (title: string): Listing => sampleListing('loom:1', { title })

  it('are kept whole when they are superseded; the present one stands in listings', async () => {
    const [first, second, older] = [titled('First'), titled('Second'), titled('Older')]
    const one = await commit(store, board, 1, { listings: [sampleWrite(first, { earlier: [older] })] })
    expect(versions()).toEqual([
      { version: 1, content_hash: older.contentHash, run_id: one.id, title: 'Older' },
      { version: 2, content_hash: first.contentHash, run_id: one.id, title: null },
    ])
    const two = await commit(store, board, 2, {
      listings: [sampleWrite(second, { change: 'changed', earlier: [older] })],
    })
    expect(versions()).toEqual([
      { version: 1, content_hash: older.contentHash, run_id: one.id, title: 'Older' },
      { version: 2, content_hash: first.contentHash, run_id: one.id, title: 'First' },
      { version: 3, content_hash: second.contentHash, run_id: two.id, title: null },
    ])
    // Back to what it said before: a version of its own.
    await commit(store, board, 3, { listings: [sampleWrite(first, { change: 'changed' })] })
    expect(versions().map(({ title }) => title)).toEqual(['Older', 'First', 'Second', null])
  })

  it('do not grow when only the printed form or the evidence moved', async () => {
    await commit(store, board, 1, { listings: [sampleWrite(titled('First'))] })
    const before = versions()
    const again = { ...titled('First'), evidence: {} }
    await commit(store, board, 2, { listings: [sampleWrite(again, { change: 'refreshed', rawHash: 'another' })] })
    expect(versions()).toEqual(before)
    expect((await store.listing('loom:1'))?.listing.evidence).toEqual({})
  })

  it('nor when its dates alone did: the present version is the listing as it now stands', async () => {
    await commit(store, board, 1, { listings: [sampleWrite(titled('First'))] })
    const later = sampleListing('loom:1', { title: 'First', datePosted: '2026-02-01' })
    await commit(store, board, 2, { listings: [sampleWrite(later, { change: 'refreshed' })] })
    expect(versions()).toMatchObject([{ version: 1, content_hash: later.contentHash, title: null }])
    await commit(store, board, 3, { listings: [sampleWrite(titled('Second'), { change: 'changed' })] })
    expect(versions()).toMatchObject([{ content_hash: later.contentHash, title: 'First' }, { title: null }])
  })
})

describe('a run over unchanged input', () => {
  it('adds one run row and touches nothing else', async () => {
    await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
    const dump = () =>
      Object.fromEntries(Object.keys(tableDocs).map((table) => [table, query(`SELECT * FROM ${table} ORDER BY 1, 2`)]))
    const before = dump()
    const run = await commit(store, board, 5)
    const after = dump()
    expect(after.runs?.slice(0, -1)).toEqual(before.runs)
    expect(after.runs?.at(-1)).toMatchObject({ id: run.id, counting: 1 })
    delete before.runs
    delete after.runs
    expect(after).toEqual(before)
  })

  it('shows in the views that analysts read', async () => {
    await commit(store, board, 1, arrival(['loom:1']))
    const run = await commit(store, board, 5)
    const seen = { first_seen: '2026-01-01T00:00:00.000Z', last_seen: run.finishedAt }
    expect(query('SELECT first_seen, last_seen FROM listing_seen')).toEqual([seen])
    expect(query('SELECT first_seen, last_seen FROM job_seen')).toEqual([seen])
  })
})

describe('a printed value that is absent', () => {
  it('is NULL in its column, never an empty text', async () => {
    const bare = sampleListing('loom:1', {
      requisitionId: null,
      applyUrl: null,
      company: { name: null, nameRaw: null, url: null },
      language: null,
      experienceYears: null,
      department: null,
      datePosted: null,
    })
    await commit(store, board, 1, { listings: [sampleWrite(bare)] })
    const columns =
      'requisition_id, apply_url, company_name, company_name_raw, company_url, language, experience_years, department, date_posted'
    const [row = {}] = query<Record<string, unknown>>(`SELECT ${columns} FROM listings`)
    expect(Object.values(row)).toEqual(Array.from({ length: 9 }, () => null))
    expect((await store.listing('loom:1'))?.listing).toEqual(bare)
  })
})
