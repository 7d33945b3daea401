import type { BoardConfig } from '../../pipelines/board.ts'
import type { BoardReport } from '../../pipelines/board-run.ts'
import type { Log } from '../ports/log.ts'
import type { Lease } from '../ports/store.ts'
import type { Engine } from './data.ts'
import { createProgress } from './progress.ts'
import type { Settings } from './settings.ts'
import { durationMs } from '../model/duration.ts'

/** How often a held lease says that its holder lives, in milliseconds. */
const renewEveryMs = 10_000

/** Takes the lease of the database for as long as `work` runs. Throws UsageError `lease-held` where another instance has it. */
export async function withLease<T>(engine: Engine, log: Log, work: () => Promise<T>): Promise<T> {
  const lease: Lease = await engine.store.lease(new Date().toISOString())
  const timer = setInterval(() => {
    lease.renew().catch((error: unknown) => log.error(`the lease was not renewed: ${String(error)}`))
  }, renewEveryMs)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await lease.release()
  }
}

/** Boards that were removed and stand in the configuration again are watched again. */
export async function watchConfigured(engine: Engine, settings: Settings): Promise<void> {
  const [{ watchBoards }, { boardOf }] = await Promise.all([
    import('../../pipelines/runs/remove-board.ts'),
    import('../../pipelines/board.ts'),
  ])
  const keys = new Set([...settings.boards, ...settings.paused].map((board) => boardOf(board).key))
  await watchBoards(engine.store, keys, new Date().toISOString())
}

/** Makes jobs what operators decided while this process held the lease, and closes what they removed. */
export async function obeyDecisions(engine: Engine, settings: Settings, log: Log): Promise<void> {
  const [{ applyDecisions }, { rematch }, { closeRemoved }] = await Promise.all([
    import('../../pipelines/dedup/decide.ts'),
    import('../../pipelines/dedup/rematch.ts'),
    import('../../pipelines/runs/remove-board.ts'),
  ])
  const { store } = engine
  await rematch({ store, sources: settings.sources, log, at: new Date().toISOString() })
  const closed = await closeRemoved({ store, sources: settings.sources, at: new Date().toISOString() })
  if (closed > 0) log.info(`by an operator’s word: ${closed} listings of removed boards are closed`)
  const events = await applyDecisions({ store, sources: settings.sources, at: new Date().toISOString() })
  for (const { name, job } of events) log.info(`by an operator’s decision: ${name} ${job ?? ''}`)
}

type Round = (engine: Engine, settings: Settings, boards: readonly BoardConfig[], log: Log) => Promise<BoardReport[]>

/** One crawl of some boards, with its progress on stderr; what operators decided meanwhile is obeyed at its end. The caller holds the lease. */
export const crawlRound: Round = (...given) => round('crawlBoards', ...given)

/** The same offline, from the archive. */
export const reprocessRound: Round = (...given) => round('reprocessBoards', ...given)

async function round(how: 'crawlBoards' | 'reprocessBoards', ...given: Parameters<Round>): Promise<BoardReport[]> {
  const [engine, settings, boards, log] = given
  const [runs, { systemClock }] = await Promise.all([
    import('../../pipelines/run.ts'),
    import('../fetch/system-clock.ts'),
  ])
  const progress = createProgress(log)
  try {
    const reports = await runs[how]({
      store: engine.store,
      archive: engine.archive,
      fetcher: engine.fetcher,
      clock: systemClock,
      log: progress.log,
      sources: settings.sources,
      boards,
      tables: settings.tables,
      closeAfterMs: durationMs(settings.config.closeAfter) ?? 86_400_000,
      onProgress: (at) => progress.update(at),
    })
    await obeyDecisions(engine, settings, progress.log)
    return reports
  } finally {
    progress.stop()
  }
}
