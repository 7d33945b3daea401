import type { Command } from 'commander'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('explain')
    .description('Print an ad with each value beside the words it was read from, and why its job holds it.')
    .argument('<key>', 'the key of a listing, or the id of a job for all of its listings')
    .option('--no-text', 'leave the text of the ad out')
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire explain greenhouse:honeycomb/5378630008'))
  withConfig(command).action(explain)
}

async function explain(key: string, options: ConfigOptions & { json?: boolean; text: boolean }): Promise<void> {
  const [{ openExistingStore }, { findJob, findListing }, { explanation, explanationText }] = await Promise.all([
    import('./data.ts'),
    import('./find.ts'),
    import('./explain-text.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const isKey = key.includes(':') && !key.startsWith('urn:')
    const keys = isKey ? [key] : (await findJob(store, key)).listings.map((listing) => listing.key)
    const explained = []
    for (const one of keys) explained.push(await explanation(store, await findListing(store, one)))
    const colour = process.stdout.isTTY && !process.env.NO_COLOR
    process.stdout.write(
      options.json
        ? `${JSON.stringify(isKey ? explained[0] : explained)}\n`
        : explained.map((one) => explanationText(one, { colour, text: options.text })).join('\n'),
    )
  } finally {
    await store.close()
  }
}
