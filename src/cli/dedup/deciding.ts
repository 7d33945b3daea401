import type { Command } from 'commander'
import type { Decided } from '../../../pipelines/dedup/decide.ts'
import { UsageError } from '../../errors.ts'
import type { Store } from '../../ports/store.ts'
import { loadSettings, type ConfigOptions, type Settings } from '../settings.ts'

/** Adds the two listings that a command is about. */
export function withListings(command: Command): Command {
  return command
    .argument('<a>', 'the key of a listing, or the id of a job for the listing that founds it')
    .argument('<b>', 'the other one')
}

/** Keeps an operator's word on two listings and says what became of it. */
export async function say(op: 'pin' | 'split', [a, b]: readonly [string, string], options: ConfigOptions) {
  await deciding(options, async (store, settings) => {
    const [{ findKey }, { decide }] = await Promise.all([
      import('../find.ts'),
      import('../../../pipelines/dedup/decide.ts'),
    ])
    const said = { op, a: await findKey(store, a), b: await findKey(store, b) }
    return decide(said, { store, sources: settings.sources, at: new Date().toISOString() })
  })
}

/** Takes back the newest word that stands, of two listings where they are named. */
export async function undo(a: string | undefined, b: string | undefined, options: ConfigOptions) {
  if (a !== undefined && b === undefined)
    throw new UsageError('bad-usage', 'a decision is on two listings: name both, or none for the newest decision')
  await deciding(options, async (store, settings) => {
    const [{ findKey }, { decide, newestDecision }] = await Promise.all([
      import('../find.ts'),
      import('../../../pipelines/dedup/decide.ts'),
    ])
    const of = a === undefined || b === undefined ? null : ([await findKey(store, a), await findKey(store, b)] as const)
    const last = await newestDecision(store, of)
    process.stdout.write(`takes back: ${last.op} ${last.a} ${last.b} of ${last.at}\n`)
    return decide({ ...last, op: 'undo' }, { store, sources: settings.sources, at: new Date().toISOString() })
  })
}

async function deciding(
  options: ConfigOptions,
  work: (store: Store, settings: Settings) => Promise<Decided>,
): Promise<void> {
  const { openExistingStore } = await import('../data.ts')
  const settings = await loadSettings(options)
  const store = await openExistingStore(settings, 'writing')
  try {
    const decided = await work(store, settings)
    const jobs = await store.memberships([decided.said.a, decided.said.b])
    // What this word does to others, or they to it, stands in the reasons.
    const outdone = jobs.flatMap(({ key, reason }) =>
      [...reason.matchAll(/[^;]+ by an operator, which is not in force: [^;]+/g)].map(
        ([words]) => `${key}: ${words.trim()}`,
      ),
    )
    const said = [outcome(decided, new Set(jobs.map(({ job }) => job))), ...outdone]
    process.stdout.write(`${said.join('\n')}\n`)
  } finally {
    await store.close()
  }
}

function outcome({ said, events, moved, holder }: Decided, jobs: ReadonlySet<string>): string {
  const kept = `kept: ${said.op} ${said.a} ${said.b}`
  if (events === null)
    return `${kept}\n${holder ?? 'Another process crawls this database'}; the word takes effect at the end of its crawl, or within a minute when it is idle`
  const changes = events
    .filter(({ name }) => name === 'job-merged' || name === 'job-split')
    .map(({ name, job, detail }) =>
      name === 'job-merged'
        ? `job ${job ?? ''} is merged into ${String(detail.into)} and redirects to it`
        : `job ${job ?? ''} is split from ${String(detail.from)}`,
    )
  const now = jobs.size === 1 ? `both belong to job ${[...jobs].join()}` : `they belong to ${[...jobs].join(' and ')}`
  const left = moved.map(({ key, job, reason }) => `${key} stands beside neither now, but in job ${job}: ${reason}`)
  return [kept, ...changes, ...left, now].join('\n')
}
