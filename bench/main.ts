import Database from 'better-sqlite3'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import PQueue from 'p-queue'
import { Agent, request } from 'undici'
import { noRealBoard } from '../test/support/skip.ts'
import { realBoard, World } from '../test/support/world.ts'

/**
 * `npm run bench`: how much of the speed of bare libraries is left. Both sides of a ratio run in one process, one after the other, over
 * the same pages served by another process on loopback.
 */

const AT_ONCE = 16
const now = '2025-10-06T08:00:00.000Z'

interface Host {
  readonly api: string
  readonly raw: string
  readonly archive: string
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** undici and p-queue, nothing else: every page of the board into memory. */
async function bare(urls: readonly string[]): Promise<void> {
  const queue = new PQueue({ concurrency: AT_ONCE })
  const agent = new Agent({ connections: AT_ONCE })
  await queue.addAll(
    urls.map((url) => async () => {
      const { body } = await request(url, { dispatcher: agent })
      await body.arrayBuffer()
    }),
  )
  await agent.close()
}

async function pageUrls(host: Host): Promise<string[]> {
  const { body } = await request(`${host.api}/repos/RemoteWLB/remote-jobs/git/trees/HEAD?recursive=1`)
  const { tree } = (await body.json()) as { tree: { path: string }[] }
  return tree
    .filter(({ path }) => /^jobs\/.+\/README\.md$/.test(path))
    .map(({ path }) => `${host.raw}/RemoteWLB/remote-jobs/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`)
}

/** The crawl of the real board as shipped, but unpaced: loopback needs no manners. */
async function crawl(host: Host): Promise<{ time: number; world: World }> {
  const world = new World([host.api, host.raw, host.archive], now)
  const board = realBoard(world, { ...host } as Parameters<typeof realBoard>[1])
  const unpaced = { ...board, source: { ...board.source, pace: { delayMs: 0, concurrency: AT_ONCE } } }
  const time = await seconds(async () => {
    const [run] = await world.crawl(unpaced)
    if (run?.status !== 'complete') throw new Error(`the crawl did not complete: ${run?.completeness}`)
  })
  return { time, world }
}

/** The same listings, as rows of the same text, into a bare better-sqlite3 table in one transaction. */
async function bareInsert(world: World): Promise<{ time: number; rows: number }> {
  const [board] = await world.store.boards()
  if (!board) throw new Error('no board')
  const keys = [...(await world.store.boardState(board)).listings.keys()]
  const rows = (await world.store.listings(keys)).map((listing) => [listing.key, JSON.stringify(listing)])
  const db = new Database(join(world.folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE listing (key TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO listing VALUES (?, ?)')
  const time = await seconds(async () => db.transaction(() => rows.forEach((row) => insert.run(row)))())
  db.close()
  return { time, rows: rows.length }
}

function line(name: string, ours: number, bareRate: number, unit: string): void {
  const ratio = (ours / bareRate).toPrecision(2)
  console.log(
    `${name.padEnd(52)} ${ours.toFixed(0).padStart(7)} ${unit}  bare ${bareRate.toFixed(0).padStart(7)}  ratio ${ratio}`,
  )
}

async function tell(child: ChildProcess, message: { tarballStatus?: number }): Promise<void> {
  child.send(message)
  await once(child, 'message')
}

if (!noRealBoard()) {
  const child = fork(new URL('./board-host.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const [host] = (await once(child, 'message')) as [Host]
  const urls = await pageUrls(host)
  await bare(urls) // the server's caches are warm for both sides
  const bareTime = await seconds(() => bare(urls))

  const packed = await crawl(host)
  line('cold crawl of the board (tarball), stored', urls.length / packed.time, urls.length / bareTime, 'pages/s')
  const insert = await bareInsert(packed.world)
  const { finishedAt: _finished, ...run } = (await packed.world.store.runs({ limit: 1 }))[0] ?? { finishedAt: null }
  if (!('id' in run)) throw new Error('no run')
  await packed.world.close()

  await tell(child, { tarballStatus: 404 })
  const single = await crawl(host)
  line('cold crawl of the board (file by file), stored', urls.length / single.time, urls.length / bareTime, 'pages/s')
  await single.world.close()

  // The tarball costs one request, so the packed crawl is the pipeline: unpack, archive, extract, normalize, dedup, commit.
  line('whole pipeline against a bare insert', insert.rows / packed.time, insert.rows / insert.time, 'listings/s')
  child.disconnect()
}
