import type { Membership, Pair } from '../../src/model/match.ts'
import type { Store } from '../../src/ports/store.ts'

/** What planning jobs reads of the store. */
export type JobsStore = Pick<
  Store,
  | 'fingerprints'
  | 'blockMembers'
  | 'pairs'
  | 'links'
  | 'jobFacts'
  | 'groupFacts'
  | 'memberships'
  | 'membersOf'
  | 'jobs'
  | 'publications'
  | 'decisions'
  | 'listings'
  | 'listingStatus'
>

/** Everything that a change of some listings may cluster otherwise: whole components of pairs that are one opening, before and after, and the jobs they stand in. */
export interface Touched {
  readonly keys: ReadonlySet<string>
  /** The pairs among them that are one opening, as they will be. */
  readonly pairs: readonly Pair[]
  /** Memberships among them as they are. */
  readonly memberships: readonly Membership[]
}

export interface TouchedInput {
  readonly store: JobsStore
  /** Listings whose pairs are replaced. */
  readonly changed: ReadonlySet<string>
  /** The kept pairs that take their place. */
  readonly pairs: readonly Pair[]
  /** Further listings to start from, and edges that bind beside the pairs (pins). */
  readonly seeds: readonly string[]
  readonly bonds: readonly (readonly [string, string])[]
}

/** Collects what a change touches. Asks the store once a step outwards. */
export async function touched({ store, changed, pairs, seeds, bonds }: TouchedInput): Promise<Touched> {
  const links = new Map<string, Set<string>>()
  // Variants are grouped, not clustered; a near miss binds nothing and is kept for people to review.
  const binding = pairs.filter(({ decision }) => decision === 'same')
  for (const [a, b] of [...binding.map(({ a, b }) => [a, b] as const), ...bonds]) {
    links.set(a, (links.get(a) ?? new Set()).add(b))
    links.set(b, (links.get(b) ?? new Set()).add(a))
  }
  const keys = new Set<string>()
  const kept = new Map<string, Pair>()
  const memberships = new Map<string, Membership>()
  let frontier = [...new Set([...changed, ...seeds])]
  while (frontier.length > 0) {
    for (const key of frontier) keys.add(key)
    const [stored, held] = await Promise.all([store.pairs(frontier), store.memberships(frontier)])
    const jobs = new Set(held.map(({ job }) => job))
    const members = jobs.size === 0 ? [] : await store.membersOf([...jobs])
    const found = new Set<string>()
    for (const pair of stored) {
      if (pair.decision !== 'same') continue
      // A pair of a changed listing is replaced, but what it bound until now must be looked at again.
      found.add(pair.a).add(pair.b)
      if (!changed.has(pair.a) && !changed.has(pair.b)) kept.set(`${pair.a}\n${pair.b}`, pair)
    }
    for (const member of members) {
      memberships.set(member.key, member)
      found.add(member.key)
    }
    for (const key of frontier) for (const other of links.get(key) ?? []) found.add(other)
    frontier = [...found].filter((key) => !keys.has(key))
  }
  return { keys, pairs: [...kept.values(), ...binding], memberships: [...memberships.values()] }
}
