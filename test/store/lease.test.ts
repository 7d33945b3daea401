import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Lease, Store } from '../../src/ports/store.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { bootId, processLives, processStart } from '../../src/store/sqlite/process-lives.ts'
import { commit, hour, regions, sampleBoard } from '../contract/store-samples.ts'

let folder: string
let store: Store
let other: Store
let lease: Lease
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-lease-'))
  const path = join(folder, 'jobwire.db')
  store = openStore({ path, regions })
  other = openStore({ path, regions })
  lease = await store.lease(hour(1))
})
afterEach(async () => {
  await store.close()
  await other.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Rewrites the holder as if another machine or process had taken the lease. */
function disguise(set: string): void {
  const db = new Sqlite(join(folder, 'jobwire.db'))
  db.exec(`UPDATE lease SET ${set}`)
  db.close()
}
const after = (seconds: number): string => new Date(Date.parse(hour(1)) + seconds * 1000).toISOString()

describe('the lease of a holder that cannot be asked', () => {
  it('on another host is free when not renewed for 60 seconds', async () => {
    disguise(`host = 'elsewhere'`)
    await expect(other.lease(after(59))).rejects.toMatchObject({ code: 'lease-held' })
    await (await other.lease(after(60))).release()
  })

  it('of an earlier boot of this host is free at once', async () => {
    if (bootId() === null) {
      console.log('skipped: this system does not name its boots')
      return
    }
    disguise(`boot_id = 'an earlier one'`)
    await (await other.lease(after(1))).release()
  })

  it('of a process whose number was given to another is free at once', async () => {
    if (processStart(process.pid) === null) {
      console.log('skipped: this system does not tell when a process started')
      return
    }
    disguise(`process_start = '1'`)
    await (await other.lease(after(1))).release()
  })
})

describe('a holder that lost its lease', () => {
  it('can neither renew nor commit', async () => {
    const board = await sampleBoard(store, 'loom')
    await commit(store, board, 1)
    disguise(`host = 'elsewhere'`)
    const taken = await other.lease(after(61))
    await expect(lease.renew()).rejects.toMatchObject({ code: 'lease-held' })
    await expect(commit(store, board, 2)).rejects.toMatchObject({ code: 'lease-held' })
    await commit(other, board, 3)
    await lease.release()
    await expect(store.lease(after(62))).rejects.toMatchObject({ code: 'lease-held' })
    await taken.release()
  })
})

describe('whether a process lives', () => {
  it('is told by its number and its start', () => {
    expect(processLives(process.pid, processStart(process.pid))).toBe(true)
    expect(processLives(process.pid, null)).toBe(true)
    // Above the greatest pid that Linux gives (2^22).
    expect(processLives(4_194_999, null)).toBe(false)
  })
})
