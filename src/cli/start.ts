import type { Command } from 'commander'
import { example } from './example.ts'
import { withServer, type ServerOptions } from './serve.ts'
import { loadSettings, withConfig, type Settings } from './settings.ts'
import type { Engine } from './data.ts'
import type { Log } from '../ports/log.ts'

export function register(program: Command): void {
  const command = program
    .command('start')
    .description('Crawl on schedule and serve, in one process.')
    .addHelpText('after', example('jobwire start'))
  withConfig(withServer(command)).action(start)
}

async function start(options: ServerOptions): Promise<void> {
  const [{ chosenBoards }, { createLog }, { openEngine }, { withLease }, { serveSite }, { untilStopped }] =
    await Promise.all([
      import('./crawl.ts'),
      import('./log.ts'),
      import('./data.ts'),
      import('./round.ts'),
      import('./web.ts'),
      import('./until-stopped.ts'),
    ])
  const settings = await loadSettings(options, { 'server.host': options.host, 'server.port': options.port })
  const boards = await chosenBoards(settings, [])
  const log = createLog(options.log ?? 'plain')
  const engine = await openEngine(settings, log)
  const stop = new AbortController()
  await withLease(engine, log, async () => {
    const serving = await serveSite(settings, engine.store, log)
    process.stdout.write(`${serving.url}/\n`)
    const stopped = untilStopped().then((signal) => log.info(`stops: ${signal}`))
    await Promise.race([stopped, crawlOnSchedule(engine, settings, boards, log, stop.signal)])
    stop.abort()
    await serving.close()
  })
  // A crawl under way is left as a kill leaves it: every committed page stays, and the next start goes on from there.
  process.exit(process.exitCode ?? 0)
}

async function crawlOnSchedule(
  engine: Engine,
  settings: Settings,
  boards: Settings['boards'],
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const [{ boardOf }, { durationMs }, { runSchedule }, { systemClock }, { crawlRound, obeyDecisions }] =
    await Promise.all([
      import('../../pipelines/board.ts'),
      import('../model/duration.ts'),
      import('../schedule/run-schedule.ts'),
      import('../fetch/system-clock.ts'),
      import('./round.ts'),
    ])
  const keyed = new Map(boards.map((board) => [boardOf(board).key, board]))
  const recurring = []
  for (const [key, { every }] of keyed) {
    const [last] = await engine.store.runs({ board: key, limit: 1 })
    const finished = last !== undefined && last.status !== 'running'
    recurring.push({
      key,
      everyMs: durationMs(every) ?? 86_400_000,
      lastStartMs: finished ? Date.parse(last.startedAt) : null,
    })
  }
  // The newest decision that jobs follow; a minute at most after a new one they follow it too.
  let obeyed = -1
  await runSchedule({
    recurring,
    clock: systemClock,
    random: Math.random,
    signal,
    idle: async () => {
      const newest = (await engine.store.decisions()).at(-1)?.id ?? 0
      if (newest !== obeyed) await obeyDecisions(engine, settings, log)
      obeyed = newest
    },
    run: async (keys) => {
      const due = keys.flatMap((key) => keyed.get(key) ?? [])
      for (const { board, run } of await crawlRound(engine, settings, due, log)) {
        const { added, changed, closed } = run.counts
        log.info(`${board}: ${run.status}`, { added, changed, closed, held: run.heldReason ?? undefined })
        if (run.error) log.error(`${board}: ${run.error.message}`, { code: run.error.code, hint: run.error.hint })
      }
    },
  })
}
