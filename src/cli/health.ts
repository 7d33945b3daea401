import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { BoardHealth } from './board-health.ts'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('health')
    .description('Say how each configured board stands; exit code 1 where one is broken.')
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire health', 'jobwire health --json'))
  withConfig(command).action(health)
}

async function health(options: ConfigOptions & { json?: boolean }): Promise<void> {
  const settings = await loadSettings(options)
  const boards = await boardsOf(settings)
  const broken = boards.filter((board) => board.broken)
  if (options.json) process.stdout.write(`${JSON.stringify({ broken: broken.length, boards })}\n`)
  else {
    const { shortKey, table } = await import('./summary.ts')
    const head = ['board', 'state', 'last run', 'last complete', 'every', 'next due']
    const rows = boards.map(({ board, state, lastRun, lastComplete, ageSeconds, every, nextDue }) => [
      shortKey(board),
      state,
      lastRun ? `${lastRun.id}, ${minute(lastRun.startedAt)}` : '–',
      lastComplete ? `${lastComplete.id}, ${ago(ageSeconds ?? 0)}` : '–',
      every,
      nextDue === null ? '–' : minute(nextDue),
    ])
    const notes = boards.flatMap(({ board, state, why }) =>
      why === null ? [] : [`${shortKey(board)}: ${state}: ${why}`],
    )
    process.stdout.write(`${[table(head, rows), ...notes].join('\n')}\n`)
  }
  if (broken.length > 0) process.exitCode = 1
}

async function boardsOf(settings: Settings): Promise<BoardHealth[]> {
  const [{ openExistingStore }, { boardOf }, { isOff }, { healthOf }] = await Promise.all([
    import('./data.ts'),
    import('../../pipelines/board.ts'),
    import('../../pipelines/standing.ts'),
    import('./board-health.ts'),
  ])
  // Before the first crawl there is none, and every board is new.
  const store = existsSync(join(settings.data, 'jobwire.db')) ? await openExistingStore(settings) : null
  try {
    const found: BoardHealth[] = []
    const boards = [...settings.boards, ...settings.paused].sort((a, b) => a.entry - b.entry)
    for (const board of boards) {
      const { key } = boardOf(board)
      const [last = null] = (await store?.runs({ board: key, limit: 1, kind: 'crawl' })) ?? []
      const [counting = null] = (await store?.runs({ board: key, limit: 1, counting: true })) ?? []
      const off = isOff(board) ? `off by default: ${board.source.offByDefault}` : null
      const facts = { key, every: board.every, paused: settings.paused.includes(board), off, last, counting }
      found.push(healthOf(facts, Date.now()))
    }
    return found
  } finally {
    await store?.close()
  }
}

function minute(instant: string): string {
  return instant.replace(/:\d\d(\.\d+)?Z$/, 'Z')
}

/** How long ago, in the largest unit that fits: `3 h ago`. */
function ago(seconds: number): string {
  const [size, unit] = seconds >= 86_400 ? [86_400, 'd'] : seconds >= 3600 ? [3600, 'h'] : [60, 'min']
  return `${Math.floor(seconds / size)} ${unit} ago`
}
