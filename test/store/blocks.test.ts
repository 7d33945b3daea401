import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockWriter, readBlockMembers, settleBlocks } from '../../src/store/sqlite/blocks.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { arrival, commit, sampleBoard } from '../contract/store-samples.ts'

let folder: string
let db: Sqlite.Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-blocks-'))
  const store = openStore({ path: join(folder, 'jobwire.db'), regions: {} })
  await commit(store, await sampleBoard(store, 'loom'), 1, arrival(['loom:1', 'loom:2', 'loom:3']))
  await store.close()
  db = new Sqlite(join(folder, 'jobwire.db'))
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const rows = (table: string) => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n

test('rows that are taken over stand in their blocks as before, and leave them as before', async () => {
  const id = (key: string) =>
    db.prepare<[string], number>('SELECT id FROM listings WHERE key = ?').pluck().get(key) ?? 0
  const write = blockWriter(db)
  const known = rows('recent_blocks') ?? 0
  write(id('loom:1'), [], ['north', 'south'])
  write(id('loom:2'), [], ['north'])
  const asked = ['north', 'south', 'title:Weaver']
  const before = readBlockMembers(db, asked)
  expect(before.get('north')).toEqual(['loom:1', 'loom:2'])
  expect(before.get('title:Weaver')).toEqual(['loom:1', 'loom:2', 'loom:3'])
  await settleBlocks(db, known + 3)
  expect([rows('blocks'), rows('recent_blocks')]).toEqual([0, known + 3])
  await settleBlocks(db, known + 2, 2)
  expect([rows('blocks'), rows('recent_blocks')]).toEqual([known + 3, 0])
  expect(readBlockMembers(db, asked)).toEqual(before)
  write(id('loom:3'), [], ['north'])
  write(id('loom:1'), ['north', 'south'], ['north'])
  expect(readBlockMembers(db, asked)).toEqual(
    new Map([
      ['north', ['loom:1', 'loom:2', 'loom:3']],
      ['title:Weaver', ['loom:1', 'loom:2', 'loom:3']],
    ]),
  )
})
