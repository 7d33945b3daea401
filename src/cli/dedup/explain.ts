import type { Command } from 'commander'
import { UsageError } from '../../errors.ts'
import { withListings } from './deciding.ts'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(dedup: Command): void {
  const command = dedup
    .command('explain')
    .description('Print what speaks for and against two listings being one opening.')
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire dedup explain greenhouse:honeycomb/5378630008 weworkremotely:honeycomb-sre'))
  withConfig(withListings(command)).action(explain)
}

async function explain(a: string, b: string, options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [
    { openExistingStore },
    { findKey, findListing },
    { explainPair },
    { verdictOf, verdictText },
    { placeTables },
    { systemsOf },
  ] = await Promise.all([
    import('../data.ts'),
    import('../find.ts'),
    import('../../match/explain.ts'),
    import('./verdict.ts'),
    import('../../../pipelines/tables.ts'),
    import('../../../pipelines/dedup/systems.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const [one, other] = [await findKey(store, a), await findKey(store, b)]
    if (one === other) throw new UsageError('bad-usage', `${a} and ${b} are one listing: name two`)
    const [left, right] = [await findListing(store, one), await findListing(store, other)]
    const explanation = explainPair(left.listing, right.listing, {
      ...placeTables(),
      systems: systemsOf(settings.sources),
    })
    const verdict = await verdictOf(store, explanation)
    process.stdout.write(options.json ? `${JSON.stringify(verdict)}\n` : `${verdictText(verdict)}\n`)
  } finally {
    await store.close()
  }
}
