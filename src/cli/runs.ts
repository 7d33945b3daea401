import type { Command } from 'commander'
import type { Run } from '../ports/store.ts'
import { count } from './count.ts'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export function register(program: Command): void {
  const runs = program.command('runs').description('List crawls, and accept one that is held.')
  const list = runs
    .command('list', { isDefault: true })
    .description('List the newest runs.')
    .option('--board <key>', 'only of this board')
    .option('--held', 'only those that wait for a word')
    .option('--limit <n>', 'how many', count, 20)
    .option('--json', 'print them as JSON')
    .addHelpText('after', example('jobwire runs --held'))
  withConfig(list).action(listRuns)
  const show = runs
    .command('show')
    .description('Show one crawl: what it proves, what it refused and what it warns of.')
    .argument('<id>', 'the number of the run', count)
    .option('--json', 'print it as JSON')
    .addHelpText('after', example('jobwire runs show 17'))
  withConfig(show).action(showOne)
  const accept = runs
    .command('accept')
    .description('Let a held run count: what it lacks may close.')
    .argument('<id>', 'the number of the run', count)
    .addHelpText('after', example('jobwire runs accept 17'))
  withConfig(accept).action(acceptOne)
  runs.addHelpText('after', example('jobwire runs --held', 'jobwire runs show 17', 'jobwire runs accept 17'))
}

interface ListOptions extends ConfigOptions {
  readonly board?: string
  readonly held?: boolean
  readonly limit: number
  readonly json?: boolean
}

async function listRuns(options: ListOptions): Promise<void> {
  const [{ openExistingStore }, { table }] = await Promise.all([import('./data.ts'), import('./summary.ts')])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const { board, held, limit } = options
    const found = await store.runs({ limit, ...(board ? { board } : {}), ...(held ? { held } : {}) })
    if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`)
    else {
      const head = [
        'run',
        'board',
        'started',
        'status',
        'pages',
        'new',
        'changed',
        'closed',
        'rejected',
        'warnings',
        'why',
      ]
      process.stdout.write(`${table(head, found.map(row))}\n`)
    }
  } finally {
    await store.close()
  }
}

function row(run: Run): (string | number)[] {
  const { counts } = run
  const held = run.heldReason && `held: ${run.heldReason}${run.acceptedAt ? `, accepted ${run.acceptedAt}` : ''}`
  const why = [
    run.error && `${run.error.message} [${run.error.code}]`,
    held,
    run.completeness === run.error?.message ? null : run.completeness,
  ].filter(Boolean)
  return [
    run.id,
    run.boardKey.replace(/\?.*$/, ''),
    run.startedAt.replace(/\.\d+Z$/, 'Z'),
    run.status,
    counts.pages,
    counts.added,
    counts.changed,
    counts.closed,
    counts.rejected,
    counts.warnings,
    why.join('; '),
  ]
}

async function showOne(id: number, options: ConfigOptions & { json?: boolean }): Promise<void> {
  const [{ openExistingStore }, { byCode }, { UsageError }] = await Promise.all([
    import('./data.ts'),
    import('./summary.ts'),
    import('../errors.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings)
  try {
    const run = await store.run(id)
    if (!run) throw new UsageError('not-found', `there is no run ${id}`, { hint: 'See `jobwire runs`.' })
    const [rejects, warnings] = [await store.rejects(id), await store.warnings(id)]
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ ...run, rejects, warnings })}\n`)
      return
    }
    const { counts, error, heldReason, heldDetail } = run
    const lines = [
      `run ${run.id} of ${run.boardKey}: ${run.status}, ${run.completeness ?? 'not ended'}`,
      `started ${run.startedAt}, ended ${run.finishedAt ?? '–'}`,
      Object.entries(counts)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
      ...(error ? [`error: ${error.message} [${error.code}]`, `  ${error.hint}`] : []),
      ...(heldReason
        ? [`held (${heldReason}): ${heldDetail ?? ''}${run.acceptedAt ? `, accepted ${run.acceptedAt}` : ''}`]
        : []),
      ...byCode(rejects.map(({ why, ...rest }) => ({ ...rest, message: why }))).map(
        ({ code, count: many, first }) => `${many} rejected [${code}], such as ${first}`,
      ),
      ...byCode(warnings).map(({ code, count: many, first }) => `${many} warned of [${code}], such as ${first}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  } finally {
    await store.close()
  }
}

async function acceptOne(id: number, options: ConfigOptions): Promise<void> {
  const [{ openExistingStore }, { acceptRun }] = await Promise.all([
    import('./data.ts'),
    import('../../pipelines/runs/accept-run.ts'),
  ])
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings, 'writing')
  try {
    const run = await acceptRun(store, id, new Date().toISOString())
    process.stdout.write(
      `run ${run.id} of ${run.boardKey} is accepted; what it lacks closes when the next complete run lacks it too\n`,
    )
  } finally {
    await store.close()
  }
}
