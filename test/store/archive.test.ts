import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FatalError } from '../../src/errors.ts'
import { openArchive } from '../../src/store/sqlite/archive.ts'
import { rawPage, testArchive } from '../contract/archive.ts'

testArchive('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-archive-'))
  const path = join(folder, 'archive.db')
  const world = {
    archive: openArchive(path),
    reopen: async () => {
      await world.archive.close()
      world.archive = openArchive(path)
    },
    close: async () => {
      await world.archive.close()
      rmSync(folder, { recursive: true })
    },
  }
  return world
})

describe('archive.db', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jobwire-archive-'))
    path = join(folder, 'deep', 'archive.db')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function refusal(): string {
    try {
      void openArchive(path).close()
    } catch (error) {
      if (error instanceof FatalError) return error.code
      throw error
    }
    return 'opened'
  }

  async function filled(): Promise<void> {
    const archive = openArchive(path)
    for (let n = 0; n < 60; n += 1) {
      const noise = Array.from({ length: 80 }, (_, m) => createHash('sha256').update(`${n} ${m}`).digest('hex')).join(
        '',
      )
      await archive.put(rawPage(`https://board.example/${n}`, noise), { crawl: null })
    }
    await archive.close()
  }

  test('a new one leaves no draft behind and opens again', async () => {
    await openArchive(path).close()
    expect(readdirSync(join(folder, 'deep'))).toEqual(['archive.db'])
    expect(refusal()).toBe('opened')
  })

  test('is WAL, strict and checks foreign keys', async () => {
    await openArchive(path).close()
    const db = new Database(path)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    const loose = db.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
    )
    expect(loose.pluck().all()).toEqual(['sqlite_schema'])
    db.close()
  })

  test('of a newer jobwire is refused', async () => {
    await openArchive(path).close()
    const db = new Database(path)
    db.pragma('user_version = 99')
    db.close()
    expect(refusal()).toBe('schema-newer')
  })

  test('that is damaged, empty, no database or another one is refused', async () => {
    await filled()
    const whole = readFileSync(path)
    const damaged = Buffer.from(whole)
    // A b-tree page's header in the middle of the file becomes nonsense.
    damaged.fill(0xff, 4096 * 3, 4096 * 3 + 64)
    writeFileSync(path, damaged)
    expect(refusal()).toBe('database-corrupt')
    writeFileSync(path, whole.subarray(0, whole.length / 2))
    expect(refusal()).toBe('database-corrupt')
    writeFileSync(path, '')
    expect(refusal()).toBe('database-corrupt')
    writeFileSync(path, 'this is a text and no database, however long it may be'.repeat(20))
    expect(refusal()).toBe('database-corrupt')
    rmSync(path)
    const other = new Database(path)
    other.exec('CREATE TABLE notes (words TEXT)')
    other.close()
    expect(refusal()).toBe('database-corrupt')
    writeFileSync(path, whole)
    expect(refusal()).toBe('opened')
  })

  test('holds 5,605 members within three seconds, in one transaction', async () => {
    const archive = openArchive(path)
    const parent = await archive.put(rawPage('https://board.example/all.tar.gz', 'packed'), { crawl: 'c' })
    const line = 'We look for a person who reads logs and writes tests. '
    const members = Array.from({ length: 5605 }, (_, n) => ({
      url: `https://board.example/${n}`,
      bytes: new TextEncoder().encode(`# Job ${n}\n${line.repeat(80)}`),
      version: String(n),
    }))
    const start = performance.now()
    const pages = await archive.putMembers(parent, members, { crawl: 'c' })
    const took = performance.now() - start
    expect(pages).toHaveLength(5605)
    expect((await archive.versions(members)).length).toBe(5605)
    // Four times the promise: the suite shares its machine.
    expect(took).toBeLessThan(12_000)
    await archive.close()
    expect(statSync(path).size).toBeLessThan(6_000_000)
  })

  test('a member that cannot be stored takes all members back and nothing else', async () => {
    const archive = openArchive(path)
    const parent = await archive.put(rawPage('https://board.example/all.tar.gz', 'packed'), { crawl: 'c' })
    const good = { url: 'https://board.example/1', bytes: new Uint8Array(3), version: null }
    const bad = { ...good, url: null as unknown as string }
    const other = archive.setHostWait('board.example', 5)
    await expect(archive.putMembers(parent, [good, bad], { crawl: 'c' })).rejects.toThrow(/NOT NULL/)
    await other
    expect(await archive.newest(good.url)).toBeUndefined()
    expect(await archive.hostWait('board.example')).toBe(5)
    await archive.close()
    await expect(archive.setHostWait('board.example', 6)).rejects.toThrow()
  })
})
