import { Option, type Command } from 'commander'
import { collect } from './board-option.ts'
import { example } from './example.ts'

export function register(program: Command): void {
  const pipe = program
    .command('pipe')
    .description('Run one pure stage as a filter: NDJSON in, NDJSON out, errors as NDJSON on stderr.')
    .addHelpText(
      'after',
      example(
        'jobwire pipe extract --source remotewlb < pages.ndjson | jobwire pipe normalize | jobwire pipe dedup --jobs',
      ),
    )
  pipe
    .command('extract')
    .description('Pages {url, body | bodyBase64, contentType?, status?, headers?, fetchedAt?} to RawListings.')
    .requiredOption('--source <id>', 'the source that reads the pages, or the path of its module')
    .option('--board <name=value...>', 'a board or locator parameter of the source', collect)
    .addHelpText('after', example('jobwire pipe extract --source greenhouse --board board=honeycomb < pages.ndjson'))
    .action(async (options: { source: string; board?: Record<string, string | string[]> }) => {
      const { extractLines } = await import('./pipe/extract.ts')
      await extractLines(options.source, options.board ?? {})
    })
  pipe
    .command('normalize')
    .description('RawListings to Listings.')
    .addHelpText('after', example('jobwire pipe normalize < raw-listings.ndjson'))
    .action(async () => {
      const { normalizeLines } = await import('./pipe/normalize.ts')
      await normalizeLines()
    })
  pipe
    .command('dedup')
    .description('Listings to {key, job, confidence, reason}; all of stdin is one set.')
    .addOption(new Option('--pairs', 'print each compared pair instead').conflicts('jobs'))
    .option('--jobs', 'print Jobs instead')
    .option('--decisions <file>', 'apply {op: pin|split, a, b} of listing keys, NDJSON, later lines win')
    .addHelpText('after', example('jobwire pipe dedup --pairs < listings.ndjson'))
    .action(async (options: { pairs?: boolean; jobs?: boolean; decisions?: string }) => {
      const { dedupLines } = await import('./pipe/dedup.ts')
      await dedupLines(options)
    })
  pipe
    .command('publish')
    .description('Jobs to one document.')
    .requiredOption('--format <format>', 'rss, atom, json, ndjson, csv, xml, sitemap or jsonld')
    .option('--title <title>', 'the title of the document')
    .option('--public-url <url>', 'what absolute links begin with')
    .addHelpText('after', example('jobwire pipe publish --format rss < jobs.ndjson > jobs.rss'))
    .action(async (options: { format: string; title?: string; publicUrl?: string }) => {
      const { publishLines } = await import('./pipe/publish.ts')
      await publishLines(options)
    })
}
