import type { Command } from 'commander'
import { chosenBoards } from './crawl.ts'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('reprocess')
    .description('Read archived pages once more and match all listings anew; asks no site and closes nothing.')
    .argument('[board...]', 'read only these: the id of a source, or the key of a board as `jobwire sources` shows it')
    .option('--json', 'print the runs as JSON')
    .addHelpText('after', example('jobwire reprocess', 'jobwire reprocess greenhouse:honeycomb'))
  withConfig(command).action(reprocess)
}

async function reprocess(names: string[], options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ createLog }, { openEngine, openExistingStore }, { reprocessRound, withLease }, { reprocessed }] =
    await Promise.all([import('./log.ts'), import('./data.ts'), import('./round.ts'), import('./summary.ts')])
  const settings = await loadSettings(options)
  const boards = await chosenBoards(settings, names)
  // Says so where nothing was crawled yet.
  await (await openExistingStore(settings)).close()
  const log = createLog(options.log ?? 'plain')
  const engine = await openEngine(settings, log)
  try {
    const reports = await withLease(engine, log, () => reprocessRound(engine, settings, boards, log))
    process.stdout.write(
      options.json ? `${JSON.stringify(reports.map(({ run }) => run))}\n` : `${reprocessed(reports)}\n`,
    )
    if (reports.length < boards.length) process.exitCode = 1
  } finally {
    await engine.close()
  }
}
