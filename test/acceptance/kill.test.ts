import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { openArchive } from '../../src/store/sqlite/archive.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { bin } from '../support/bin.ts'
import { githubHost, type GithubHost } from '../support/github-host.ts'
import { noRealBoard } from '../support/skip.ts'
import { snapshot, type Snapshot } from '../support/world.ts'

const KILLS = 20

/** A small reproducible generator (mulberry32); the seed is printed so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe.skipIf(noRealBoard())('kill -9 at any instant of the cold crawl', () => {
  let host: GithubHost
  const folders: string[] = []

  beforeAll(async () => {
    host = await githubHost()
  })
  afterAll(async () => {
    await host.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  const freshFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'jobwire-kill-'))
    folders.push(folder)
    const { api, raw, archive } = host
    writeFileSync(
      join(folder, 'jobwire.yaml'),
      [
        'contact: https://jobwire.example/crawler',
        'data: ./data',
        `allowPrivate: ${JSON.stringify([api, raw, archive])}`,
        'sources:',
        '  - use: remotewlb',
        `    board: ${JSON.stringify({ api, raw, archive })}`,
        '',
      ].join('\n'),
    )
    return folder
  }

  /** Runs `jobwire crawl` there; kills it after `ms` if it still runs. True when it ended by itself, well. */
  const crawl = async (folder: string, ms?: number): Promise<boolean> => {
    const child = spawn(process.execPath, [bin, 'crawl'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const timer = ms === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), ms)
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    clearTimeout(timer)
    if (signal !== 'SIGKILL' && code !== 0) throw new Error(`jobwire crawl exited with ${code}:\n${output}`)
    return signal !== 'SIGKILL'
  }

  const endState = async (folder: string): Promise<Snapshot> => {
    const store = openStore({ path: join(folder, 'data', 'jobwire.db'), regions: loadTables().regions })
    try {
      return await snapshot(store)
    } finally {
      await store.close()
    }
  }

  /** The URLs among those asked that are archived now. */
  const archived = async (folder: string): Promise<string[]> => {
    const archive = openArchive(join(folder, 'data', 'archive.db'))
    try {
      const urls = new Set(
        host.requests.filter((one) => one.url !== '/robots.txt').map((one) => host[one.host] + one.url),
      )
      const known = []
      for (const url of urls) if (await archive.newest(url)) known.push(url)
      return known
    } finally {
      await archive.close()
    }
  }

  test(
    `${KILLS} kills end where an undisturbed crawl ends, and fetch nothing archived again`,
    { timeout: 1_800_000 },
    async () => {
      const seed = Date.now() % 1_000_000
      console.log(`kill instants by seed ${seed}`)
      const next = random(seed)
      const whole = freshFolder()
      const start = performance.now()
      await crawl(whole)
      const length = performance.now() - start
      const expected = await endState(whole)
      expect(expected.open.size).toBe(5539)

      let folder = freshFolder()
      host.requests.length = 0
      let known: string[] = []
      for (let kill = 0; kill < KILLS; kill++) {
        const ended = await crawl(folder, next() * length)
        const again = host.requests.filter((one) => known.includes(host[one.host] + one.url))
        expect(again, `seed ${seed}, kill ${kill}`).toEqual([])
        known = await archived(folder)
        if (!ended) continue
        // It was done before the kill: that crawl is compared and the next instants fall into a new one.
        expect(await endState(folder), `seed ${seed}, kill ${kill}`).toEqual(expected)
        folder = freshFolder()
        host.requests.length = 0
        known = []
      }
      await crawl(folder)
      expect(host.requests.filter((one) => known.includes(host[one.host] + one.url))).toEqual([])
      expect(await endState(folder), `seed ${seed}`).toEqual(expected)
    },
  )
})
