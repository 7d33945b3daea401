import type { Command } from 'commander'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(dedup: Command): void {
  const command = dedup
    .command('decisions')
    .description('List what operators decided, the newest first.')
    .option('--all', 'also what was taken back')
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire dedup decisions'))
  withConfig(command).action(listDecisions)
}

async function listDecisions(options: ConfigOptions & { all?: boolean; json?: boolean }): Promise<void> {
  const [{ openExistingStore }, { standing }, { table }] = await Promise.all([
    import('../data.ts'),
    import('../../match/standing.ts'),
    import('../summary.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const records = await store.decisions()
    const found = (options.all ? records : standing(records)).toReversed()
    const rows = found.map(({ id, op, a, b, at }) => [id, op, a, b, at])
    process.stdout.write(
      `${options.json ? JSON.stringify(found) : table(['decision', 'says', 'of', 'and', 'at'], rows)}\n`,
    )
  } finally {
    await store.close()
  }
}
