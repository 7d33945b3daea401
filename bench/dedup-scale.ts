import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planJobs } from '../pipelines/plan-jobs.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'
import type { Board, Store } from '../src/ports/store.ts'
import { openStore } from '../src/store/sqlite/index.ts'
import { boardListings, hasBoard } from './dedup-board.ts'
import { syntheticBatches } from './synthetic-ads.ts'

/**
 * `npm run bench:dedup`: what one more ad costs as the database grows: ads made from the real ones, in batches, through the planning that a
 * crawl uses and the SQLite store that it commits to. `--most 1000000`, `--batch 900`. Texts are stored cut to a line: writing whole texts is no
 * deduplication.
 */

const marks = [10_000, 30_000, 100_000, 300_000, 1_000_000]
const textKept = 120

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

interface Spent {
  readonly ads: number
  readonly wall: number
  readonly cpu: number
  readonly planned: number
}

/** Commits one board's run as a crawl does. */
export async function commit(
  store: Store,
  board: Board,
  ads: readonly Listing[],
  at: string,
): Promise<{ planned: number; kept: number }> {
  const { run } = await store.openRun(board, at, 'bench')
  const started = process.cpuUsage()
  const writes = ads.map((listing) => ({ listing }))
  const { jobs, events, fingerprints } = await planJobs({
    store,
    writes,
    closes: [],
    reopens: [],
    at,
    sources: new Map(),
  })
  const { user, system } = process.cpuUsage(started)
  const short = <T extends Pick<Listing, 'description'>>(one: T): T => ({
    ...one,
    description: { html: '', text: one.description.text.slice(0, textKept) },
  })
  const { boardKey: _key, source: _source, board: _board, startedAt: _at, ...ended } = run
  await store.commitRun({
    run: { ...ended, status: 'complete', finishedAt: at },
    pages: [],
    listings: ads.map((listing) => ({
      listing: short(listing),
      raw: { source: listing.source, sourceJobId: listing.sourceJobId, pageUrl: listing.pageUrl },
      rawHash: listing.contentHash,
      fingerprint: fingerprints.get(listing.key) ?? null,
      change: 'added',
      earlier: [],
    })),
    closes: [],
    reopens: [],
    appeared: ads.map(({ key }) => key),
    vanished: [],
    sighted: [],
    probes: [],
    jobs: { ...jobs, upserts: jobs.upserts.map(({ job, memberships }) => ({ job: short(job), memberships })) },
    events,
    rejects: [],
    warnings: [],
  })
  return { planned: (user + system) / 1000, kept: jobs.pairs.length }
}

function line(ads: number, spent: Spent, since: Spent, path: string): string {
  const per = (now: number, then: number) => ((now - then) / Math.max(1, spent.ads - since.ads)).toFixed(3)
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  const size = Math.round(statSync(path).size / 2 ** 20)
  const all = (spent.cpu / spent.ads).toFixed(3)
  return `| ${ads.toLocaleString('en')} | ${all} | ${per(spent.cpu, since.cpu)} | ${per(spent.planned, since.planned)} | ${per(spent.wall, since.wall)} | ${rss} | ${size} |`
}

async function measure(real: readonly Listing[], most: number, size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-scale-'))
  const path = join(folder, 'jobwire.db')
  const store = openStore({ path, regions: loadTables().regions })
  const boards = new Map<string, Board>()
  console.log(
    '| ads | ms an ad, all | since the last row | of it planning | by the clock | peak MB | file MB |\n|---|---|---|---|---|---|---|',
  )
  let spent: Spent = { ads: 0, wall: 0, cpu: 0, planned: 0 }
  let since = spent
  try {
    for (const ads of syntheticBatches(real, size)) {
      const source = ads[0]?.source ?? ''
      if (!boards.has(source)) {
        await store.putSource({
          id: source,
          name: source,
          homepage: `https://${source}.example`,
          kind: 'board',
          terms: {},
        })
        boards.set(source, await store.putBoard({ key: source, source, parameters: {}, enumerates: 'all' }))
      }
      const [wall, cpu] = [performance.now(), process.cpuUsage()]
      const { planned } = await commit(store, boards.get(source) as Board, ads, ads[0]?.firstSeen ?? '')
      const { user, system } = process.cpuUsage(cpu)
      const before = spent.ads
      spent = {
        ads: spent.ads + ads.length,
        wall: spent.wall + performance.now() - wall,
        cpu: spent.cpu + (user + system) / 1000,
        planned: spent.planned + planned,
      }
      const mark = marks.find((one) => before < one && spent.ads >= one)
      if (mark !== undefined) {
        console.log(line(mark, spent, since, path))
        since = spent
      }
      if (spent.ads >= most) break
    }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1]?.endsWith('dedup-scale.ts') && hasBoard)
  await measure((await boardListings()).listings, option('--most', 1_000_000), option('--batch', 900))
else console.log('skipped: the real board is not beside the project')
