import { JobwireError, UsageError } from '../../src/errors.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import { pairKey } from '../../src/match/cluster.ts'
import { standing } from '../../src/match/standing.ts'
import type { DecisionRecord, Membership } from '../../src/model/match.ts'
import type { Store, StoredEvent } from '../../src/ports/store.ts'
import { planJobs } from './plan-jobs.ts'
import { isOutdated, outdated } from './rematch.ts'

type Said = Omit<DecisionRecord, 'id' | 'at'>

export interface Decided {
  readonly said: Said
  /** What became of jobs; null where another process crawls this database and will see to it. */
  readonly events: readonly StoredEvent[] | null
  /** Listings that stood beside one of the two and now stand beside neither, those that kept their job included. */
  readonly moved: readonly Membership[]
  /** Who crawls it, as the refusal says, or why only a crawl may see to it. */
  readonly holder: string | null
}

interface DecideOptions {
  readonly store: Store
  readonly sources: ReadonlyMap<string, SourceFacts>
  /** RFC 3339 UTC. */
  readonly at: string
}

/**
 * Keeps an operator's word on two listings, whoever crawls, and applies it at once where nobody does: only the holder of the lease plans jobs,
 * so a plan made before the word cannot be committed over it. A crawling process applies it by itself. Throws UsageError `not-found` where a
 * listing is not there, `bad-usage` where both are one.
 */
export async function decide(said: Said, { store, sources, at }: DecideOptions): Promise<Decided> {
  if (said.a === said.b) throw new UsageError('bad-usage', `${said.a} is named twice: a decision is on two listings`)
  const known = new Set((await store.listings([said.a, said.b])).map(({ key }) => key))
  for (const key of [said.a, said.b])
    if (!known.has(key)) throw new UsageError('not-found', `there is no listing ${key}`)
  const [a, b] = said.a < said.b ? [said.a, said.b] : [said.b, said.a]
  await store.decide({ op: said.op, a, b, at })
  try {
    const lease = await store.lease(at)
    try {
      if (await isOutdated(store)) return { said: { op: said.op, a, b }, events: null, moved: [], holder: outdated }
      const before = await membersBeside(store, [a, b])
      const events = await applyDecisions({ store, sources, at })
      const named = await store.memberships([a, b])
      const now = await store.memberships(before)
      const left = now.filter(({ job }) => !named.some((one) => one.job === job))
      return { said: { op: said.op, a, b }, events, moved: left, holder: null }
    } finally {
      await lease.release()
    }
  } catch (error) {
    if (!(error instanceof JobwireError && error.code === 'lease-held')) throw error
    return { said: { op: said.op, a, b }, events: null, moved: [], holder: error.message }
  }
}

/** The listings that share a job with one of two. */
async function membersBeside(store: Store, pair: readonly string[]): Promise<string[]> {
  const jobs = new Set((await store.memberships(pair)).map(({ job }) => job))
  const members = await store.membersOf([...jobs])
  return members.map(({ key }) => key).filter((key) => !pair.includes(key))
}

/**
 * The newest word that stands, of the two listings where they are named, to be taken back. Throws UsageError `not-found` where there is none.
 */
export async function newestDecision(
  store: Pick<Store, 'decisions'>,
  of: readonly [string, string] | null,
): Promise<DecisionRecord> {
  const found = standing(await store.decisions()).findLast(
    ({ a, b }) => of === null || pairKey(a, b) === pairKey(...of),
  )
  if (found) return found
  const where = of === null ? '' : ` on ${of[0]} and ${of[1]}`
  throw new UsageError('not-found', `there is no decision${where} to take back`, {
    hint: 'See `jobwire dedup decisions`.',
  })
}

/** Makes jobs what every decision says, as one change. Nothing is written where they are so already. The caller holds the lease. */
export async function applyDecisions({ store, sources, at }: DecideOptions): Promise<readonly StoredEvent[]> {
  const { jobs, events } = await planJobs({ store, writes: [], closes: [], reopens: [], at, sources })
  if (jobs.upserts.length + jobs.removed.length > 0) await store.commitJobs({ ...jobs, events, at })
  return events
}
