import type { Command } from 'commander'
import type { Job } from '../model/job.ts'
import { queryParameters } from '../feed/query-parameters.ts'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export function register(program: Command): void {
  const command = program
    .command('search')
    .description('Find jobs in the database, in the query language of the feeds.')
    .argument('[words...]', 'words to find, or parameters as name=value')
    .option('--json', 'print {total, next, jobs} as JSON')
  for (const { name, many, about } of queryParameters) {
    if (name === 'q') continue
    const flag = `--${name.replaceAll('_', '-')} <${many ? 'value...' : 'value'}>`
    command.option(flag, many ? `${about} Repeat it for OR.` : about)
  }
  command.addHelpText(
    'after',
    example('jobwire search postgres --workplace remote --region EU', "jobwire search 'skill=rust' --json"),
  )
  withConfig(command).action(search)
}

type Given = ConfigOptions & { json?: boolean } & Record<string, unknown>

async function search(words: string[], options: Given): Promise<void> {
  const [{ parseQuery }, { openExistingStore }, { table }] = await Promise.all([
    import('../feed/parse-query.ts'),
    import('./data.ts'),
    import('./summary.ts'),
  ])
  const settings = await loadSettings(options)
  const query = parseQuery(asked(words, options), settings.queryContext)
  const store = await openExistingStore(settings)
  try {
    const found = await store.search(query)
    if (options.json) {
      process.stdout.write(`${JSON.stringify(found)}\n`)
      return
    }
    const rows = found.jobs.map((job) => [job.title, job.company.name ?? '', place(job), pay(job), job.id])
    if (rows.length > 0) process.stdout.write(`${table(['title', 'company', 'place', 'pay', 'id'], rows)}\n`)
    process.stderr.write(`${rows.length} of ${found.total} jobs\n`)
    if (found.next) process.stderr.write(`more: --cursor ${found.next}\n`)
  } finally {
    await store.close()
  }
}

/** Flags, `name=value` arguments and words as one list of query parameters. */
function asked(words: readonly string[], options: Given): [string, string][] {
  const names = new Set<string>(queryParameters.map(({ name }) => name))
  const pairs: [string, string][] = []
  const text: string[] = []
  for (const word of words) {
    // Of a=b only what looks like a parameter's name is one: `c=a+b` stays a word, `skil=rust` is refused by name.
    if (/^[a-z_]{4,}=/.test(word) || names.has(word.split('=')[0] ?? '')) pairs.push(...new URLSearchParams(word))
    else text.push(word)
  }
  if (text.length > 0) pairs.push(['q', text.join(' ')])
  for (const { name } of queryParameters) {
    const flag = options[name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())]
    for (const value of (Array.isArray(flag) ? flag : flag === undefined ? [] : [flag]) as string[])
      pairs.push([name, value])
  }
  return pairs
}

function place(job: Job): string {
  const scope = job.remoteScope
  const where = [
    ...(scope.type === 'worldwide' ? ['worldwide'] : []),
    ...scope.regions,
    ...scope.countries,
    ...job.locations.map(({ city, country, raw }) => [city, country].filter(Boolean).join(', ') || raw),
  ]
  return [job.workplace === 'unknown' ? '' : job.workplace, where.slice(0, 3).join('; ')].filter(Boolean).join(': ')
}

function pay(job: Job): string {
  const [first] = job.salaries
  if (!first) return ''
  const range = first.min === first.max ? `${first.max ?? ''}` : `${first.min ?? ''}–${first.max ?? ''}`
  return [range, first.currency, first.interval && `a ${first.interval}`].filter(Boolean).join(' ')
}
