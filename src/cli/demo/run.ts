import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../store/sqlite/package-root.ts'
import { UsageError } from '../../errors.ts'
import { crawlRound, withLease } from '../round.ts'
import { openEngine, type Engine } from '../data.ts'
import { createLog } from '../log.ts'
import { serveSamples, type SampleServer } from './sample-server.ts'
import { everything } from '../../model/query.ts'
import type { Store } from '../../ports/store.ts'
import type { Settings } from '../settings.ts'
import { isGood, summary } from '../summary.ts'
import { untilStopped } from '../until-stopped.ts'
import { bindable, feedPaths, serveSite } from '../web.ts'

const feeds = [
  { slug: 'rust', title: 'Rust jobs', query: 'skill=rust' },
  { slug: 'remote-eu', title: 'Remote jobs open to the EU', query: 'workplace=remote&region=EU' },
]

/** Crawls the sample boards over HTTP into a fresh folder, prints the summary, and serves until stopped unless `once`. */
export async function demo(options: { once?: boolean; port?: number }): Promise<void> {
  const folder = freshFolder()
  const samples = await serveSamples()
  const log = createLog('plain')
  let engine: Engine | undefined
  try {
    const port = options.once ? 8080 : await freePort(options.port)
    const settings = await demoSettings(folder, samples, port)
    engine = await openEngine(settings, log)
    const opened = engine
    const reports = await withLease(opened, log, () => crawlRound(opened, settings, settings.boards, log))
    const { listings, openJobs } = await opened.store.counts()
    process.stdout.write(
      `${await summary(reports, opened.store)}\n${listings} listings from ${reports.length} sources are ${openJobs} open jobs.\n`,
    )
    if (!reports.every(({ run }) => isGood(run))) process.exitCode = 1
    if (options.once) {
      process.stdout.write(`Feeds, once served (jobwire demo): ${feedPaths(settings).join(' ')}\n`)
      return
    }
    const serving = await serveSite(settings, opened.store, log, { title: 'jobwire demo' })
    const stopped = untilStopped()
    const addresses = feedPaths(settings).map((path) => `  ${serving.url}${path}\n`)
    process.stdout.write(`Feeds and pages:\n${addresses.join('')}`)
    process.stdout.write(
      `As long as it runs, every command reads its database too:\n${await sampleCommands(opened.store, folder)}`,
    )
    process.stdout.write('Ctrl-C ends it.\n')
    await stopped
    await serving.close()
  } finally {
    await engine?.close()
    await samples.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What to type to look behind the pages: a search, and why a job that several boards list is one. */
async function sampleCommands(store: Store, folder: string): Promise<string> {
  const { jobs } = await store.search({ ...everything, limit: 100 })
  const job = jobs.find(({ listings }) => listings.length > 1) ?? jobs[0]
  const jobwire = 'node dist/src/cli/main.js'
  const commands = [`search --data ${folder} postgres`, ...(job ? [`explain --data ${folder} ${job.id}`] : [])]
  return commands.map((command) => `  ${jobwire} ${command}\n`).join('')
}

async function demoSettings(folder: string, samples: SampleServer, port: number): Promise<Settings> {
  const [{ sources }, { parseParameters }, { loadTables }, { Config }] = await Promise.all([
    import('../../../crawlers/index.ts'),
    import('../../../pipelines/extract.ts'),
    import('../../../pipelines/tables.ts'),
    import('../../model/config.ts'),
  ])
  const tables = loadTables()
  const config = Config.parse({
    data: folder,
    server: { port },
    sources: samples.boards,
    feeds,
    allowPrivate: samples.origins,
  })
  const boards = samples.boards.map(({ use, board }, entry) => {
    const source = sources.get(use)
    if (!source) throw new Error(`the sample board of ${use} has no source`)
    // The sample server is this process: nobody is spared by waiting.
    const pace = { delayMs: 0, concurrency: 4 }
    const parameters = parseParameters(source, board)
    return { source: { ...source, pace }, parameters, use, every: source.every, page: null, entry }
  })
  return {
    config,
    file: null,
    data: folder,
    sources,
    tables,
    boards,
    paused: [],
    plugIns: new Map(),
    queryContext: { regions: tables.regions, countries: Object.keys(tables.countries) },
  }
}

/** A new folder in `.tmp` of the project, or in the system's where the project cannot be written to. */
function freshFolder(): string {
  const root = packageRoot()
  try {
    accessSync(root, constants.W_OK)
    mkdirSync(join(root, '.tmp'), { recursive: true })
    return mkdtempSync(join(root, '.tmp', 'demo-'))
  } catch {
    return mkdtempSync(join(tmpdir(), 'jobwire-demo-'))
  }
}

/** The port asked for, or the first free one from 8080 on. Throws UsageError where the one asked for is taken. */
async function freePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    const port = await bindable('127.0.0.1', asked)
    if (port === null) {
      throw new UsageError('bad-usage', `port ${asked} is taken`, {
        hint: 'Leave --port out to take the next free one.',
      })
    }
    return port
  }
  for (let port = 8080; port < 8100; port += 1) {
    if ((await bindable('127.0.0.1', port)) === null) continue
    if (port > 8080) process.stderr.write(`port 8080 is taken; serving on ${port}\n`)
    return port
  }
  return 0
}
