import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { RobotsVerdict } from '../../ports/archive.ts'
import type { RemovedBoard } from '../../ports/store.ts'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from '../settings.ts'

export function register(sources: Command): void {
  const command = sources
    .command('list', { isDefault: true })
    .description('List the sources there are, their terms and robots verdicts, and the configured boards.')
    .option('--json', 'print them as JSON')
    .addHelpText('after', example('jobwire sources'))
  withConfig(command).action(list)
}

async function list(options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ boardOf }, { isOff }, { table }] = await Promise.all([
    import('../../../pipelines/board.ts'),
    import('../../../pipelines/standing.ts'),
    import('../summary.ts'),
  ])
  const settings = await loadSettings(options)
  const [verdicts, removed] = await Promise.all([recordedVerdicts(settings), removedBoards(settings)])
  const listed = [...settings.sources.values()].map((source) => ({
    id: source.id,
    name: source.name,
    kind: source.kind,
    homepage: source.homepage,
    enumerates: source.enumerates,
    every: source.every,
    parameters: {
      board: Object.keys(source.board?.shape ?? {}),
      locator: Object.keys(source.locator?.shape ?? {}),
    },
    terms: source.terms,
    experimental: source.experimental ?? null,
    offByDefault: source.offByDefault ?? null,
    ends: source.ends ?? null,
    boards: [
      ...settings.boards.map((board) => ({ board, paused: false })),
      ...settings.paused.map((board) => ({ board, paused: true })),
    ]
      .filter(({ board }) => board.source.id === source.id)
      .map(({ board, paused }) => ({
        key: boardOf(board).key,
        every: board.every,
        ignoreRobots: board.ignoreRobots ?? false,
        paused,
        off: isOff(board),
      })),
    removed: removed
      .filter(({ board }) => board.source === source.id)
      .map(({ board, removedAt, open }) => ({ key: board.key, removedAt, unwatched: open.length })),
    robots: verdicts.get(source.id) ?? [],
  }))
  if (options.json) {
    process.stdout.write(`${JSON.stringify(listed)}\n`)
    return
  }
  const rows = listed.map(({ id, name, enumerates, every, parameters, terms, ends, boards, removed: gone, robots }) => [
    id,
    name,
    `${enumerates}, ${every}${ends ? `; ends on ${ends.on}` : ''}`,
    parameters.board.join(', ') || '–',
    robotsText(terms.robots, robots),
    termsText(terms),
    [
      ...boards.map(
        ({ key, ignoreRobots, paused, off }) =>
          `${key}${ignoreRobots ? ' (robots.txt overridden)' : ''}${off ? ' (off)' : ''}${paused ? ' (paused)' : ''}`,
      ),
      ...gone.map(({ key, unwatched }) => `${key} (removed; ${unwatched} listings unwatched)`),
    ].join('\n') || '–',
  ])
  const head = ['source', 'name', 'asked', 'board', 'robots.txt', 'terms', 'configured']
  process.stdout.write(`${table(head, rows)}\n`)
}

/** Boards that are asked no more but still have open listings. */
async function removedBoards(settings: Settings): Promise<RemovedBoard[]> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return []
  const { openExistingStore } = await import('../data.ts')
  const store = await openExistingStore(settings)
  try {
    return (await store.removedBoards()).filter(({ open }) => open.length > 0)
  } finally {
    await store.close()
  }
}

/** What robots.txt said at run time, newest first, by source. */
async function recordedVerdicts(settings: Settings): Promise<Map<string, RobotsVerdict[]>> {
  const path = join(settings.data, 'archive.db')
  const found = new Map<string, RobotsVerdict[]>()
  if (!existsSync(path)) return found
  const { openArchive } = await import('../../store/sqlite/archive.ts')
  const archive = openArchive(path)
  try {
    for (const id of settings.sources.keys()) found.set(id, await archive.verdicts(id))
  } finally {
    await archive.close()
  }
  return found
}

function robotsText(declared: { verdict: string; readOn: string }, recorded: readonly RobotsVerdict[]): string {
  const refused = recorded.find(({ allowed }) => !allowed)
  const newest = refused ?? recorded[0]
  if (!newest) return `${declared.verdict} (read ${declared.readOn})`
  const verdict = newest.overridden ? 'overridden' : newest.allowed ? 'allowed' : 'refused'
  return `${verdict}: ${newest.rule} (asked ${newest.at.slice(0, 10)})`
}

export function termsText(terms: {
  attribution: string | null
  mayPassOn: boolean
  applyThroughSource: boolean
}): string {
  const parts = [
    terms.attribution ? `name ${terms.attribution}` : '',
    terms.mayPassOn ? '' : 'not to be passed on',
    terms.applyThroughSource ? 'apply through it' : '',
  ]
  return parts.filter(Boolean).join('; ') || 'none stated'
}
