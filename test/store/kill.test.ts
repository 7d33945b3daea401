import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/sqlite/index.ts'
import { hour, regions } from '../contract/store-samples.ts'

let folder: string
let path: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-kill-'))
  path = join(folder, 'jobwire.db')
})
afterEach(async () => {
  for (const child of children.splice(0)) await kill(child)
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the process and resolves when it holds the lease. */
async function start(batch: number): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('crawling-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, path, String(batch)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  expect(line.toString()).toBe('held\n')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

describe('kill -9', () => {
  it('leaves whole runs and nothing else, whenever it strikes', { timeout: 120_000 }, async () => {
    const batch = 40
    // Spread over the writing of a run, which takes some tens of milliseconds.
    for (const delay of [3, 23, 47, 95, 190]) {
      const child = await start(batch)
      await new Promise((resolve) => setTimeout(resolve, delay))
      await kill(child)
      const db = new Sqlite(path)
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(db.pragma('foreign_key_check')).toEqual([])
      const count = (from: string): number => db.prepare(`SELECT count(*) FROM ${from}`).pluck().get() as number
      const runs = count(`runs WHERE status = 'complete'`)
      expect(count('events')).toBe(runs)
      for (const table of ['listings', 'jobs', 'memberships', 'presence', 'publications', 'job_text', 'fingerprints']) {
        expect([table, count(table)]).toEqual([table, runs * batch])
      }
      expect(count(`runs WHERE status = 'running'`)).toBeLessThanOrEqual(1)
      db.close()
    }
    const store = openStore({ path, regions })
    expect((await store.counts()).listings).toBeGreaterThan(0)
    await store.close()
  })

  it('frees the lease at once', { timeout: 60_000 }, async () => {
    const child = await start(0)
    const store = openStore({ path, regions })
    await expect(store.lease(hour(0))).rejects.toMatchObject({ code: 'lease-held' })
    await expect(store.lease(hour(1_000))).rejects.toThrow(`Process ${child.pid} on`)
    await kill(child)
    await (await store.lease(hour(0))).release()
    await store.close()
  })
})
