import cliProgress from 'cli-progress'
import type { Progress } from '../../pipelines/board-run.ts'
import type { Log } from '../ports/log.ts'
import { shortKey } from './summary.ts'

/** What a crawl tells of its progress. */
export interface ProgressDisplay {
  update(progress: Progress): void
  /** The log to use meanwhile: its lines do not tear the bars. */
  readonly log: Log
  stop(): void
}

/** Bars on a terminal, otherwise a line when a board begins, every ten seconds, and when it is done; all on stderr. */
export function createProgress(log: Log): ProgressDisplay {
  return process.stderr.isTTY ? bars(log) : lines(log)
}

function bars(log: Log): ProgressDisplay {
  const multi = new cliProgress.MultiBar(
    {
      format: '{board} {bar} {done}/{known} {phase}',
      clearOnComplete: false,
      hideCursor: true,
      stream: process.stderr,
      barsize: 24,
    },
    cliProgress.Presets.shades_grey,
  )
  const known = new Map<string, cliProgress.SingleBar>()
  const above = (level: 'warn' | 'error', message: string, fields?: Readonly<Record<string, unknown>>): void => {
    multi.log('\n')
    log[level](message, fields)
  }
  return {
    log: {
      debug() {},
      info() {},
      warn: (message, fields) => above('warn', message, fields),
      error: (message, fields) => above('error', message, fields),
    },
    update({ board, phase, done, total }) {
      const shown = { board: shortKey(board).slice(0, 40).padEnd(40), phase, done, known: total ?? '?' }
      const bar = known.get(board) ?? multi.create(total ?? 1, 0, shown)
      known.set(board, bar)
      bar.setTotal(Math.max(total ?? done + 1, 1))
      bar.update(phase === 'done' ? Math.max(total ?? 1, 1) : done, shown)
    },
    stop: () => multi.stop(),
  }
}

function lines(log: Log): ProgressDisplay {
  const last = new Map<string, { phase: string; at: number }>()
  return {
    log,
    update({ board, phase, done, total }) {
      const before = last.get(board)
      const now = performance.now()
      if (before?.phase === phase && now - before.at < 10_000) return
      last.set(board, { phase, at: now })
      log.info(`${shortKey(board)}: ${phase}${phase === 'done' ? '' : ` ${done} of ${total ?? '?'}`}`)
    },
    stop() {},
  }
}
