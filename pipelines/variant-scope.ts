import { asVariant } from '../src/match/build-job.ts'
import { namedVariants, type VariantGroup } from '../src/match/variant-groups.ts'
import { canonicalJson } from '../src/model/content-hash.ts'
import type { Job } from '../src/model/job.ts'
import type { Membership, Pair } from '../src/model/match.ts'
import type { JobFacts } from '../src/ports/store.ts'
import type { JobsStore } from './touched.ts'

type Link = Pick<Pair, 'a' | 'b' | 'decision'>

interface VariantScopeInput {
  readonly store: JobsStore
  /** Listings that are clustered anew, whole jobs. */
  readonly core: ReadonlySet<string>
  /** Listings whose pairs are replaced, and the kept pairs that take their place. */
  readonly changed: ReadonlySet<string>
  readonly pairs: readonly Link[]
}

/** What hangs together with the clustered listings by kept pairs: a group of variants may hold thousands, so only what grouping needs is read. */
interface VariantScope {
  /** Memberships, as they are and stay, of the jobs around. */
  readonly outside: readonly Membership[]
  readonly links: readonly Link[]
  /** Of the jobs around, by id. */
  readonly facts: ReadonlyMap<string, JobFacts>
}

/** Collects the groups of variants, before and after, that clustering some listings anew may move. */
export async function variantScope({ store, core, changed, pairs }: VariantScopeInput): Promise<VariantScope> {
  const next = new Map<string, string[]>()
  const join = (a: string, b: string) => {
    const known = next.get(a)
    if (known === undefined) next.set(a, [b])
    else known.push(b)
  }
  const links = new Map<string, Link>()
  for (const link of pairs) {
    if (link.decision === 'different') continue
    links.set(`${link.a}\n${link.b}`, link)
    join(link.a, link.b)
    join(link.b, link.a)
  }
  const seen = new Set(core)
  const outside = new Map<string, Membership>()
  let frontier = [...core]
  while (frontier.length > 0) {
    const found = new Set<string>()
    for (const link of await store.links(frontier)) {
      // The pair of a changed listing is replaced; what it bound until now is looked at again.
      found.add(link.a).add(link.b)
      if (!changed.has(link.a) && !changed.has(link.b)) links.set(`${link.a}\n${link.b}`, link)
    }
    for (const key of frontier) for (const other of next.get(key) ?? []) found.add(other)
    const around = frontier.filter((key) => !core.has(key))
    const jobs = new Set(around.length === 0 ? [] : (await store.memberships(around)).map(({ job }) => job))
    for (const member of jobs.size === 0 ? [] : await store.membersOf([...jobs])) {
      outside.set(member.key, member)
      found.add(member.key)
    }
    frontier = [...found].filter((key) => !seen.has(key))
    for (const key of frontier) seen.add(key)
  }
  const facts = await store.jobFacts([...new Set([...outside.values()].map(({ job }) => job))])
  return {
    outside: [...outside.values()],
    links: [...links.values()],
    facts: new Map(facts.map((one) => [one.id, one])),
  }
}

interface AroundInput {
  readonly store: JobsStore
  /** Clustered jobs as they will be. */
  readonly jobs: ReadonlyMap<string, Job>
  readonly facts: ReadonlyMap<string, JobFacts>
  readonly groups: ReadonlyMap<string, VariantGroup>
}

/**
 * The stored jobs around whose group, or variants as named, may differ from what is stored, and those that are named. Jobs of one group
 * behind those named all name the same ones, so one of them speaks for all.
 */
export async function jobsAround({ store, jobs, facts, groups }: AroundInput): Promise<Map<string, Job>> {
  const around = new Map<string, Job>()
  const load = async (ids: readonly string[]) => {
    const missing = ids.filter((id) => facts.has(id) && !around.has(id))
    for (const job of missing.length === 0 ? [] : await store.jobs(missing)) around.set(job.id, job)
  }
  const regrouped = [...facts.values()].filter(({ id, variantGroup }) => variantGroup !== (groups.get(id)?.id ?? null))
  await load(regrouped.map(({ id }) => id))
  const isOpen = (id: string) => (jobs.get(id) ?? facts.get(id))?.status === 'open'
  for (const group of new Set(groups.values())) {
    const named = namedVariants(group.jobs, isOpen)
    await load(named)
    const front = new Set(named)
    const behind = group.jobs.filter((id) => facts.has(id) && !around.has(id) && !front.has(id))
    const [spokesman] = behind
    if (spokesman === undefined) continue
    await load([spokesman])
    const known = new Map([...jobs, ...around])
    const names = namedVariants(group.jobs, isOpen, spokesman).flatMap((id) => known.get(id) ?? [])
    const stored = around.get(spokesman)?.variants ?? []
    if (canonicalJson(stored) !== canonicalJson(names.map(asVariant))) await load(behind)
  }
  return around
}
