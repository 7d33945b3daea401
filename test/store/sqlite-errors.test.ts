import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../../src/store/sqlite/sqlite-errors.ts'
import { WriteQueue } from '../../src/store/sqlite/write-queue.ts'

let folder: string
let path: string
let db: Sqlite.Database
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-errors-'))
  path = join(folder, 'a.db')
  db = new Sqlite(path, { timeout: 50 })
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE things (name TEXT)')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true, force: true })
})

const count = (): unknown => db.prepare('SELECT count(*) FROM things').pluck().get()

describe('what SQLite says, in words of jobwire', () => {
  it('a full disk: the write is rolled back, and works again once there is space', async () => {
    const queue = new WriteQueue(db)
    db.pragma('max_page_count = 8')
    const fill = () =>
      queue.run(() => {
        for (let index = 0; index < 100; index += 1) db.prepare('INSERT INTO things VALUES (?)').run('x'.repeat(2_000))
      })
    await expect(fill()).rejects.toMatchObject({ name: 'FatalError', code: 'disk-full' })
    expect(count()).toBe(0)
    db.pragma('max_page_count = 1000000')
    await fill()
    expect(count()).toBe(100)
  })

  it('a lock that lasts: to be tried again', async () => {
    const other = new Sqlite(path)
    other.exec('BEGIN IMMEDIATE')
    const queue = new WriteQueue(db)
    const write = () => queue.run(() => db.exec(`INSERT INTO things VALUES ('a')`))
    await expect(write()).rejects.toMatchObject({ name: 'RetryableError', code: 'database-busy' })
    other.close()
    await write()
    expect(count()).toBe(1)
  })

  it('anything else stays what it is', () => {
    expect(() => settled(path, () => db.exec('SELECT * FROM nothing'))).toThrow(Sqlite.SqliteError)
  })
})

describe('the writes of one connection', () => {
  it('follow each other, and one that fails takes back its own alone', async () => {
    const queue = new WriteQueue(db)
    const add = (name: string, fails = false) =>
      queue.run(async () => {
        db.prepare('INSERT INTO things VALUES (?)').run(name)
        await new Promise((resolve) => setImmediate(resolve))
        if (fails) throw new Error(`no ${name}`)
      })
    const results = await Promise.allSettled([add('a'), add('b', true), add('c')])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(db.prepare('SELECT name FROM things').pluck().all()).toEqual(['a', 'c'])
  })
})
