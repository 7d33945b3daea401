import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
    mkdirSync(join(folder, 'data'))
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

  /** Which of `urls` are archived in that folder. */
  const archived = async (folder: string, urls: Iterable<string>): Promise<string[]> => {
    const archive = openArchive(join(folder, 'data', 'archive.db'))
    try {
      const known = []
      for (const url of urls) if (await archive.newest(url)) known.push(url)
      return known
    } finally {
      await archive.close()
    }
  }

  /** True once the crawl there is committed, though its process may have been killed before it could say so. */
  const isCommitted = async (folder: string): Promise<boolean> => {
    const path = join(folder, 'data', 'jobwire.db')
    if (!existsSync(path)) return false
    const store = openStore({ path, regions: loadTables().regions })
    try {
      return (await store.runs()).some((run) => run.status === 'complete')
    } finally {
      await store.close()
    }
  }

  /** The pages asked for since the last call, robots.txt aside. */
  const newRequests = (): string[] =>
    host.requests
      .splice(0)
      .filter((one) => one.url !== '/robots.txt')
      .map((one) => host[one.host] + one.url)

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
      const urls = new Set(newRequests())

      let folder = freshFolder()
      let known: string[] = []
      for (let kill = 0; kill <= KILLS; kill++) {
        // The last one is left alone.
        await crawl(folder, kill < KILLS ? next() * length : undefined)
        const asked = newRequests()
        expect(
          asked.filter((url) => known.includes(url)),
          `seed ${seed}, kill ${kill}`,
        ).toEqual([])
        for (const url of asked) urls.add(url)
        known = await archived(folder, urls)
        if (!(await isCommitted(folder))) continue
        // That crawl is done and compared; the next instants fall into a new one.
        expect(await endState(folder), `seed ${seed}, kill ${kill}`).toEqual(expected)
        folder = freshFolder()
        known = []
      }
    },
  )
})
