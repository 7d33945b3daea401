import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planJobs } from '../pipelines/dedup/plan-jobs.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'
import type { Board, Store } from '../src/ports/store.ts'
import { openStore } from '../src/store/sqlite/index.ts'
import { boardListings, hasBoard } from './dedup-board.ts'
import { syntheticBatches } from './synthetic-ads.ts'

/**
 * `npm run bench:dedup`: what one more ad costs as the database grows: ads made from the real ones, in batches, through the planning that a
 * crawl uses and the SQLite store that it commits to. `--most 1000000` ads, in batches of `--batch 900`. Texts are stored cut to a line: writing whole texts is no
 * deduplication.
 */

const marks = [10_000, 30_000, 100_000, 300_000, 600_000, 800_000, 900_000, 1_000_000] as const
/** A hundred of the agency's ads are among so many. */
const measured = 10_000
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

/** Commits one board's run as a crawl does; returns the milliseconds of processor time that planning took. */
async function commit(store: Store, board: Board, ads: readonly Listing[], at: string): Promise<number> {
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
  return (user + system) / 1000
}

/** A database with what was spent on it, new or a copy of a closed one. */
class Subject {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jobwire-scale-'))
  readonly #store: Store
  readonly #boards = new Map<string, Board>()
  spent: Spent = { ads: 0, wall: 0, cpu: 0, planned: 0 }

  constructor(original?: string) {
    if (original !== undefined) copyFileSync(original, this.path)
    this.#store = openStore({ path: this.path, regions: loadTables().regions })
  }

  get path(): string {
    return join(this.#folder, 'jobwire.db')
  }

  async take(ads: readonly Listing[]): Promise<void> {
    const board = await this.#board(ads[0]?.source ?? '')
    const [wall, cpu] = [performance.now(), process.cpuUsage()]
    const planned = await commit(this.#store, board, ads, ads[0]?.firstSeen ?? '')
    const { user, system } = process.cpuUsage(cpu)
    this.spent = {
      ads: this.spent.ads + ads.length,
      wall: this.spent.wall + performance.now() - wall,
      cpu: this.spent.cpu + (user + system) / 1000,
      planned: this.spent.planned + planned,
    }
  }

  async #board(source: string): Promise<Board> {
    const known = this.#boards.get(source)
    if (known !== undefined) return known
    await this.#store.putSource({
      id: source,
      name: source,
      homepage: `https://${source}.example`,
      kind: 'board',
      terms: {},
    })
    const board = await this.#store.putBoard({ key: source, source, parameters: {}, enumerates: 'all' })
    this.#boards.set(source, board)
    return board
  }

  /** Ends the use of the database; its file stays. */
  async close(): Promise<void> {
    await this.#store.close()
  }

  async remove(): Promise<void> {
    await this.close()
    rmSync(this.#folder, { recursive: true })
  }
}

function since(now: Spent, then: Spent): Spent {
  return {
    ads: now.ads - then.ads,
    wall: now.wall - then.wall,
    cpu: now.cpu - then.cpu,
    planned: now.planned - then.planned,
  }
}

function line(mark: number, whole: Subject, here: Spent, control: Spent): string {
  const per = (ms: number, { ads }: Spent) => (ms / Math.max(1, ads)).toFixed(2)
  const ratio = here.cpu / here.ads / (control.cpu / control.ads)
  const rss = Math.round(process.resourceUsage().maxRSS / 1024)
  const size = Math.round(statSync(whole.path).size / 2 ** 20)
  return `| ${mark.toLocaleString('en')} | ${per(here.cpu, here)} | ${per(here.planned, here)} | ${per(control.cpu, control)} | ${ratio.toFixed(2)} | ${per(whole.spent.cpu, whole.spent)} | ${rss} | ${size} |`
}

/** A copy of a database that holds the first 10,000, to be measured beside a grown one. */
class Beside {
  readonly mark: number
  readonly small: Subject
  readonly #whole: Subject
  readonly #from: Spent
  readonly #to: Spent

  constructor(mark: number, whole: Subject, small: Subject) {
    ;[this.mark, this.#whole, this.small, this.#from, this.#to] = [mark, whole, small, whole.spent, small.spent]
  }

  get isMeasured(): boolean {
    return this.#whole.spent.ads - this.#from.ads >= measured
  }

  get line(): string {
    return line(this.mark, this.#whole, since(this.#whole.spent, this.#from), since(this.small.spent, this.#to))
  }
}

/**
 * At each mark the next ten thousand ads go, batch by batch in turn, to the grown database and to a new one that holds the first 10,000, so
 * that whatever else the machine does falls on both.
 */
async function measure(real: readonly Listing[], most: number, size: number): Promise<void> {
  const whole = new Subject()
  const first = new Subject()
  let beside: Beside | undefined
  let turn = 0
  console.log('| ads | ms an ad here | of it planning | at 10,000 | ratio | ms an ad so far | peak MB | file MB |')
  console.log('|---|---|---|---|---|---|---|---|')
  try {
    for (const ads of syntheticBatches(real, size)) {
      const before = whole.spent.ads
      // What is done once a text or a listing must not always fall on the same of the two.
      if (turn++ % 2 === 0) await beside?.small.take(ads)
      await whole.take(ads)
      if (turn % 2 === 0) await beside?.small.take(ads)
      if (before < marks[0]) await first.take(ads)
      if (beside?.isMeasured === true) {
        const { mark, small, line } = beside
        beside = undefined
        console.log(line)
        await small.remove()
        if (mark >= most) break
      }
      const mark = marks.find((one) => before < one && whole.spent.ads >= one)
      if (mark === undefined) continue
      if (mark === marks[0]) await first.close()
      beside = new Beside(mark, whole, new Subject(first.path))
    }
  } finally {
    await beside?.small.remove()
    await first.remove()
    await whole.remove()
  }
}

if (process.argv[1]?.endsWith('dedup-scale.ts')) {
  if (hasBoard) await measure((await boardListings()).listings, option('--most', 1_000_000), option('--batch', 900))
  else console.log('skipped: the real board is not beside the project')
}
