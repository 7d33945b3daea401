import type { Command } from 'commander'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('crawl')
    .description('Crawl the configured boards once.')
    .argument('[board...]', 'only these: the id of a source, or the key of a board as `jobwire sources` shows it')
    .option('--json', 'print the runs as JSON')
    .addHelpText('after', example('jobwire crawl', 'jobwire crawl greenhouse:honeycomb'))
  withConfig(command).action(crawl)
}

async function crawl(names: string[], options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ createLog }, { openEngine }, { crawlRound, watchConfigured, withLease }, { isGood, summary, wasOff }] =
    await Promise.all([import('./log.ts'), import('./data.ts'), import('./round.ts'), import('./summary.ts')])
  const settings = await loadSettings(options)
  const boards = await chosenBoards(settings, names)
  const log = createLog(options.log ?? 'plain')
  const engine = await openEngine(settings, log)
  try {
    const reports = await withLease(engine, log, async () => {
      await watchConfigured(engine, settings)
      return crawlRound(engine, settings, boards, log)
    })
    process.stdout.write(
      options.json ? `${JSON.stringify(reports.map(({ run }) => run))}\n` : `${await summary(reports, engine.store)}\n`,
    )
    // What is off is skipped by design and fails no round, but a round of nothing else did nothing.
    const asked = reports.filter(({ run }) => !wasOff(run))
    if (asked.length === 0 || !asked.every(({ run }) => isGood(run))) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

/** The configured boards that the names mean; all where there is no name. Throws UsageError that offers the nearest. */
export async function chosenBoards(settings: Settings, names: readonly string[]): Promise<Settings['boards']> {
  const [{ boardOf }, { nearest }, { UsageError }] = await Promise.all([
    import('../../pipelines/board.ts'),
    import('../config.ts'),
    import('../errors.ts'),
  ])
  if (settings.boards.length === 0 && settings.paused.length > 0 && names.length === 0) {
    throw new UsageError('bad-config', 'every configured board is paused', {
      hint: 'Ask one again: jobwire sources resume BOARD.',
    })
  }
  if (settings.boards.length + settings.paused.length === 0) {
    throw new UsageError('bad-config', `${settings.file ?? 'the configuration'} names no sources`, {
      hint: 'Make one with `jobwire init URL`, or try `jobwire demo`.',
    })
  }
  if (names.length === 0) return settings.boards
  const keyed = settings.boards.map((board) => ({ board, key: boardOf(board).key }))
  const chosen = new Set<Settings['boards'][number]>()
  for (const name of names) {
    const found = keyed.filter(
      ({ board, key }) => key === name || key.replace(/\?.*$/, '') === name || board.source.id === name,
    )
    const paused = settings.paused.find(
      (board) => boardOf(board).key.replace(/\?.*$/, '') === name || board.source.id === name,
    )
    if (found.length === 0 && paused) {
      throw new UsageError('bad-usage', `${boardOf(paused).key} is paused`, { hint: `jobwire sources resume ${name}` })
    }
    if (found.length === 0) {
      const near = nearest(name, [...new Set(keyed.flatMap(({ board, key }) => [board.source.id, key]))])
      throw new UsageError('bad-usage', `no configured board is ${name}${near ? `; did you mean ${near}?` : ''}`, {
        hint: 'See `jobwire sources`.',
      })
    }
    for (const { board } of found) chosen.add(board)
  }
  return [...chosen]
}
