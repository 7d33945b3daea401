import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { example } from './example.ts'
import { withServer, type ServerOptions } from './serve.ts'
import { loadSettings, withConfig, type Settings } from './settings.ts'
import type { Engine } from './data.ts'
import type { Log } from '../ports/log.ts'
import type { Recurring } from '../schedule/run-schedule.ts'

export function register(program: Command): void {
  const command = program
    .command('start')
    .description('Crawl on schedule and serve, in one process.')
    .addHelpText('after', example('jobwire start'))
  withConfig(withServer(command)).action(start)
}

async function start(options: ServerOptions): Promise<void> {
  const [
    { chosenBoards },
    { createLog },
    { openEngine },
    { watchConfigured, withLease },
    { serveSite },
    { untilStopped },
  ] = await Promise.all([
    import('./crawl.ts'),
    import('./log.ts'),
    import('./data.ts'),
    import('./round.ts'),
    import('./web.ts'),
    import('./until-stopped.ts'),
  ])
  const load = (): Promise<Settings> =>
    loadSettings(options, { 'server.host': options.host, 'server.port': options.port })
  const settings = await load()
  await chosenBoards(settings, [])
  const log = createLog(options.log ?? 'plain')
  const engine = await openEngine(settings, log)
  const stop = new AbortController()
  await withLease(engine, log, async () => {
    await watchConfigured(engine, settings)
    const serving = await serveSite(settings, engine.store, log)
    process.stdout.write(`${serving.url}/\n`)
    const stopped = untilStopped().then((signal) => log.info(`stops: ${signal}`))
    await Promise.race([stopped, crawlOnSchedule(engine, settings, load, log, stop.signal)])
    stop.abort()
    await serving.close()
  })
  // A crawl under way is left as a kill leaves it: every committed page stays, and the next start goes on from there.
  process.exit(process.exitCode ?? 0)
}

async function crawlOnSchedule(
  engine: Engine,
  first: Settings,
  load: () => Promise<Settings>,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const [{ runSchedule }, { systemClock }, { crawlRound, obeyDecisions, watchConfigured }] = await Promise.all([
    import('../schedule/run-schedule.ts'),
    import('../fetch/system-clock.ts'),
    import('./round.ts'),
  ])
  let settings = first
  let text = configText(settings)
  let { keyed, recurring } = await recurringOf(engine, settings)
  // What operators said so far that jobs follow; a minute at most after a new word they follow it too.
  let obeyed = ''
  await runSchedule({
    recurring,
    clock: systemClock,
    random: Math.random,
    signal,
    // `jobwire sources` and people write the configuration while this process runs.
    refresh: async () => {
      const now = configText(settings)
      if (now === null || now === text) return null
      text = now
      try {
        settings = await load()
      } catch (error) {
        log.error(`the configuration changed and cannot be read; what it said before holds: ${messageOf(error)}`)
        return null
      }
      await watchConfigured(engine, settings)
      ;({ keyed, recurring } = await recurringOf(engine, settings))
      log.info(`the configuration changed: ${recurring.length} boards are asked`)
      return recurring
    },
    idle: async () => {
      const newest = (await engine.store.decisions()).at(-1)?.id ?? 0
      const closing = (await engine.store.removedBoards()).filter(({ close, open }) => close && open.length > 0).length
      const words = `${newest} ${closing}`
      if (words !== obeyed) await obeyDecisions(engine, settings, log)
      obeyed = `${newest} 0`
    },
    run: async (keys) => {
      const due = keys.flatMap((key) => keyed.get(key) ?? [])
      for (const { board, run } of await crawlRound(engine, settings, due, log)) {
        const { added, changed, closed } = run.counts
        log.info(`${board}: ${run.status}`, { added, changed, closed, held: run.heldReason ?? undefined })
        if (!run.error) continue
        const { code, message, hint } = run.error
        // What is off is skipped by design.
        log[code === 'source-off' ? 'warn' : 'error'](`${board}: ${message}`, { code, hint })
      }
    },
  })
}

async function recurringOf(
  engine: Engine,
  settings: Settings,
): Promise<{ keyed: Map<string, Settings['boards'][number]>; recurring: Recurring[] }> {
  const [{ boardOf }, { isOff }, { durationMs }] = await Promise.all([
    import('../../pipelines/board.ts'),
    import('../../pipelines/standing.ts'),
    import('../model/duration.ts'),
  ])
  const keyed = new Map(settings.boards.map((board) => [boardOf(board).key, board]))
  const recurring: Recurring[] = []
  for (const [key, configured] of keyed) {
    const [last] = await engine.store.runs({ board: key, limit: 1, kind: 'crawl' })
    // A board that was skipped and is turned on now was never asked.
    const off = isOff(configured)
    const skipped = last?.error?.code === 'source-off' && !off
    const finished = last !== undefined && last.status !== 'running' && !skipped
    recurring.push({
      key,
      everyMs: durationMs(configured.every) ?? 86_400_000,
      off,
      lastStartMs: finished ? Date.parse(last.startedAt) : null,
    })
  }
  return { keyed, recurring }
}

/** The configuration as it stands now; null where it is none or cannot be read just now. */
function configText({ file }: Settings): string | null {
  try {
    return file === null ? null : readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
