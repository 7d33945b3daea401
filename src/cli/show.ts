import type { Command } from 'commander'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('show')
    .description('Print one job or listing.')
    .argument('<id>', 'the id of a job, or the key of a listing')
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire show greenhouse:honeycomb/5378630008'))
  withConfig(command).action(show)
}

async function show(id: string, options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ openExistingStore }, { findJob, findListing }, { jobText, listingText }] = await Promise.all([
    import('./data.ts'),
    import('./find.ts'),
    import('./show-text.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const isKey = id.includes(':') && !id.startsWith('urn:')
    if (isKey) {
      const found = await findListing(store, id)
      process.stdout.write(options.json ? `${JSON.stringify(found)}\n` : listingText(found))
    } else {
      const job = await findJob(store, id)
      const listings = await store.listings(job.listings.map(({ key }) => key))
      process.stdout.write(options.json ? `${JSON.stringify(job)}\n` : jobText(job, listings))
    }
  } finally {
    await store.close()
  }
}
