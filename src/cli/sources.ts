import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { RobotsVerdict } from '../ports/archive.ts'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('sources')
    .description('List the sources there are, their terms and robots verdicts, and the configured boards.')
    .option('--json', 'print them as JSON')
    .addHelpText('after', example('jobwire sources'))
  withConfig(command).action(sources)
}

async function sources(options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ boardOf }, { table }] = await Promise.all([import('../../pipelines/board.ts'), import('./summary.ts')])
  const settings = await loadSettings(options)
  const verdicts = await recordedVerdicts(settings)
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
    boards: settings.boards
      .filter((board) => board.source.id === source.id)
      .map((board) => ({ key: boardOf(board).key, every: board.every, ignoreRobots: board.ignoreRobots ?? false })),
    robots: verdicts.get(source.id) ?? [],
  }))
  if (options.json) {
    process.stdout.write(`${JSON.stringify(listed)}\n`)
    return
  }
  const rows = listed.map(({ id, name, enumerates, every, parameters, terms, boards, robots }) => [
    id,
    name,
    `${enumerates}, ${every}`,
    parameters.board.join(', ') || '–',
    robotsText(terms.robots, robots),
    termsText(terms),
    boards.map(({ key, ignoreRobots }) => (ignoreRobots ? `${key} (robots.txt overridden)` : key)).join('\n') || '–',
  ])
  const head = ['source', 'name', 'asked', 'board', 'robots.txt', 'terms', 'configured']
  process.stdout.write(`${table(head, rows)}\n`)
}

/** What robots.txt said at run time, newest first, by source. */
async function recordedVerdicts(settings: Settings): Promise<Map<string, RobotsVerdict[]>> {
  const path = join(settings.data, 'archive.db')
  const found = new Map<string, RobotsVerdict[]>()
  if (!existsSync(path)) return found
  const { openArchive } = await import('../store/sqlite/archive.ts')
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

function termsText(terms: { attribution: string | null; mayPassOn: boolean; applyThroughSource: boolean }): string {
  const parts = [
    terms.attribution ? `name ${terms.attribution}` : '',
    terms.mayPassOn ? '' : 'not to be passed on',
    terms.applyThroughSource ? 'apply through it' : '',
  ]
  return parts.filter(Boolean).join('; ') || 'none stated'
}
