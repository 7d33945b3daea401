import { components } from '../../src/match/components.ts'
import { grouped } from '../../src/match/grouped.ts'
import type { Membership, Pair } from '../../src/model/match.ts'
import type { JobFacts } from '../../src/ports/store.ts'
import type { JobsStore } from './touched.ts'

type Link = Pick<Pair, 'a' | 'b' | 'decision'>

interface VariantScopeInput {
  readonly store: JobsStore
  /** Listings that are clustered anew, whole jobs. */
  readonly core: ReadonlySet<string>
  /** Listings whose pairs are replaced, and the kept pairs that take their place. */
  readonly changed: ReadonlySet<string>
  readonly pairs: readonly Link[]
  /** Memberships of the clustered listings, as they will be and as they were. */
  readonly memberships: readonly Membership[]
  readonly before: readonly Membership[]
}

/** What hangs together with the clustered listings by kept pairs: a group of variants may hold thousands, so only what grouping needs is read. */
interface VariantScope {
  /** Memberships, as they are and stay, of the jobs around. */
  readonly outside: readonly Membership[]
  readonly links: readonly Link[]
  /** Of the jobs around, by id. */
  readonly facts: ReadonlyMap<string, JobFacts>
}

/**
 * Collects the groups of variants, before and after, that clustering some listings anew may move. Where nothing that bound is lost, groups only
 * grow, and what stands within one need not be read: a group may hold thousands, and its links a hundred times as many.
 */
export async function variantScope(input: VariantScopeInput): Promise<VariantScope> {
  return (await grownScope(input)) ?? (await walkedScope(input))
}

/** Whole groups as they are stored, each a row of jobs that hang together; undefined where a link or a job was taken apart. */
async function grownScope({
  store,
  changed,
  pairs,
  memberships,
  before,
}: VariantScopeInput): Promise<VariantScope | undefined> {
  const links = pairs.filter(({ decision }) => decision !== 'different')
  if (isTakenApart(await store.links([...changed]), links)) return undefined
  const jobNow = new Map(memberships.map(({ key, job }) => [key, job]))
  const became = new Map<string, string>()
  for (const { key, job } of before) {
    const now = jobNow.get(key)
    if (now === undefined || (became.get(job) ?? now) !== now) return undefined
    became.set(job, now)
  }
  const beside = new Set(links.flatMap(({ a, b }) => [a, b]).filter((key) => !jobNow.has(key)))
  const held = beside.size === 0 ? [] : await store.memberships([...beside])
  const near = await store.jobFacts([...new Set([...became.keys(), ...held.map(({ job }) => job)])])
  const groups = new Set(near.flatMap(({ variantGroup }) => variantGroup ?? []))
  const inside = groups.size === 0 ? [] : await store.groupFacts([...groups])
  const facts = new Map([...near, ...inside].filter(({ id }) => !became.has(id)).map((one) => [one.id, one]))
  const outside = facts.size === 0 ? [] : await store.membersOf([...facts.keys()])
  return { outside, links: [...links, ...rows(inside, [...before, ...outside])], facts }
}

/** Whether two that were linked hang together no more by the links that take the place of theirs. */
function isTakenApart(before: readonly Link[], now: readonly Link[]): boolean {
  const kept = new Set(now.map(({ a, b }) => `${a}\n${b}`))
  const lost = before.filter(({ a, b }) => !kept.has(`${a}\n${b}`))
  if (lost.length === 0) return false
  const parts = components(
    new Set(now.flatMap(({ a, b }) => [a, b])),
    now.map(({ a, b }) => [a, b] as const),
  )
  const partOf = new Map(parts.flatMap((keys, at) => keys.map((key) => [key, at] as const)))
  return lost.some(({ a, b }) => partOf.get(a) === undefined || partOf.get(a) !== partOf.get(b))
}

/** Links that bind the jobs of each group in a row, by one listing of each. */
function rows(jobs: readonly JobFacts[], memberships: readonly Membership[]): Link[] {
  const keyOf = new Map(memberships.map(({ key, job }) => [job, key]))
  return [...grouped(jobs, ({ variantGroup }) => variantGroup ?? '').values()].flatMap((group) => {
    const keys = group.flatMap(({ id }) => keyOf.get(id) ?? [])
    return keys.slice(1).map((b, at): Link => ({ a: keys[at] ?? b, b, decision: 'variant' }))
  })
}

/** Everything that hangs together with the clustered listings by kept pairs and jobs, before and after; asks the store once a step outwards. */
async function walkedScope({ store, core, changed, pairs }: VariantScopeInput): Promise<VariantScope> {
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
