import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { everything } from '../../src/model/query.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { arrival, commit, hour, regions, sampleBoard } from '../contract/store-samples.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-open-'))
  path = join(folder, 'data', 'jobwire.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (options: { readonly?: boolean; migrate?: boolean } = {}) => openStore({ path, regions, ...options })
const fill = async (): Promise<void> => {
  const store = open()
  const board = await sampleBoard(store, 'loom')
  await commit(store, board, 1, arrival(Array.from({ length: 60 }, (_, index) => `loom:${index}`)))
  await store.close()
}
const refusal = (options = {}): unknown => {
  try {
    void open(options).close()
  } catch (error) {
    return error
  }
  return 'opened'
}

describe('a new database', () => {
  it('is made with its folder, in WAL mode, with nothing left beside it', async () => {
    await open().close()
    expect(readdirSync(join(folder, 'data'))).toEqual(['jobwire.db'])
    const db = new Sqlite(path)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    db.close()
  })

  it('clears the drafts of processes that died while making one', async () => {
    await open().close()
    const dead = `${path}.creating-4194999`
    writeFileSync(dead, 'half')
    rmSync(path)
    await open().close()
    expect(existsSync(dead)).toBe(false)
  })

  it('is not made by a reader', () => {
    expect(refusal({ readonly: true })).toMatchObject({ code: 'not-found' })
    expect(existsSync(path)).toBe(false)
  })
})

describe('a damaged database is refused and left as it is', () => {
  const damages: Record<string, () => void> = {
    empty: () => truncateSync(path, 0),
    'cut in half': () => truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096),
    'cut within the header': () => truncateSync(path, 50),
    'another kind of file': () => writeFileSync(path, 'no database at all\n'.repeat(200)),
    'overwritten in the middle': () => {
      const file = openSync(path, 'r+')
      const size = statSync(path).size
      for (let at = 4096; at < size; at += 4096) writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, at)
      closeSync(file)
    },
  }
  it.each(Object.entries(damages))('%s', async (_name, damage) => {
    await fill()
    damage()
    const copy = `${path}.copy`
    copyFileSync(path, copy)
    expect(refusal()).toMatchObject({ name: 'FatalError', code: 'database-corrupt' })
    expect(statSync(path).size).toBe(statSync(copy).size)
  })

  it('also when it is a sound file of another program', async () => {
    await open().close()
    rmSync(path)
    const db = new Sqlite(path)
    db.exec('CREATE TABLE other (id INTEGER)')
    db.close()
    expect(refusal()).toMatchObject({ code: 'database-corrupt' })
  })
})

describe('versions of the schema', () => {
  const setVersion = (version: number): void => {
    const db = new Sqlite(path)
    db.pragma(`user_version = ${version}`)
    db.close()
  }

  it('refuses one that is newer', async () => {
    await open().close()
    setVersion(99)
    expect(refusal()).toMatchObject({ name: 'FatalError', code: 'schema-newer' })
    expect(refusal({ readonly: true })).toMatchObject({ code: 'schema-newer' })
  })

  it('leaves an older one alone when it may not migrate', async () => {
    await open().close()
    setVersion(0)
    expect(refusal({ migrate: false })).toMatchObject({ name: 'FatalError', code: 'schema-older' })
    expect(refusal({ readonly: true })).toMatchObject({ code: 'schema-older' })
  })
})

describe('a reader', () => {
  it('reads and cannot write', async () => {
    await fill()
    const store = open({ readonly: true })
    expect(await store.counts()).toMatchObject({ listings: 60 })
    await expect(store.lease(hour(0))).rejects.toMatchObject({ code: 'bad-usage' })
    await store.close()
  })

  it('never waits for a writer, and sees its work only when it is whole', async () => {
    await fill()
    const writer = new Sqlite(path)
    writer.exec('BEGIN IMMEDIATE; DELETE FROM memberships; DELETE FROM jobs;')
    const store = open({ readonly: true })
    const started = performance.now()
    expect((await store.search(everything)).total).toBe(60)
    expect(performance.now() - started).toBeLessThan(2_000)
    writer.exec('COMMIT')
    expect((await store.search(everything)).total).toBe(0)
    writer.close()
    await store.close()
  })

  it('is answered by the writing process itself while a run is being written', async () => {
    const store = open()
    const board = await sampleBoard(store, 'loom')
    const keys = Array.from({ length: 1_000 }, (_, index) => `loom:${index}`)
    let done = false
    const writing = commit(store, board, 1, arrival(keys)).then(() => {
      done = true
    })
    const totals = new Set<number>()
    let during = 0
    while (!done) {
      totals.add((await store.search({ ...everything, limit: 1 })).total)
      if (!done) during += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    await writing
    totals.add((await store.search({ ...everything, limit: 1 })).total)
    expect(during).toBeGreaterThan(3)
    expect([...totals]).toEqual([0, 1_000])
    await store.close()
  })
})
