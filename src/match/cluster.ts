import { jobId } from '../model/job-id.ts'
import type { Decision, Fingerprint, Membership, Pair } from '../model/match.ts'
import { compare, isVetoed, type CompareOptions } from './compare.ts'
import { components } from './components.ts'
import { featuresOf, type StoredFeatures } from './features.ts'

/** A listing to cluster: its fingerprint and when it was first fetched. */
export interface Clustered {
  readonly fingerprint: Fingerprint
  readonly firstSeen: string | null
}

export interface ClusterInput {
  readonly listings: readonly Clustered[]
  /** The kept pairs among them. */
  readonly pairs: readonly Pair[]
  /** Oldest first: a later one wins. */
  readonly decisions: readonly Decision[]
}

/** The founder comes first: the listing fetched first, an unknown time last, ties by key. */
export function foundersOrder(
  a: { readonly key: string; readonly firstSeen: string | null },
  b: { readonly key: string; readonly firstSeen: string | null },
): number {
  if (a.firstSeen !== b.firstSeen) {
    if (a.firstSeen === null) return 1
    if (b.firstSeen === null) return -1
    return a.firstSeen < b.firstSeen ? -1 : 1
  }
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** The key of an unordered pair. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}

/** A text shorter than this share of another is a piece beside it. */
const pieceOf = 0.6

interface Tie {
  readonly other: string
  readonly score: number
  readonly rule: string
  readonly reason: string
}

/**
 * Clusters listings into jobs. Operator decisions come first, later ones before earlier; then pairs that are the same opening, the strongest
 * first and ties by key, each uniting its two clusters unless any two members of them are vetoed or split, or are whole texts of two openings
 * that only a piece of both would join. So there are no chains. The answer depends on the connected component of kept pairs and pins alone,
 * not on any order; one membership a listing, sorted by key.
 */
export function cluster(input: ClusterInput, options: CompareOptions = {}): Membership[] {
  const byKey = new Map(input.listings.map((listing) => [listing.fingerprint.key, listing]))
  const pins = input.decisions.filter(({ op }) => op === 'pin').map(({ a, b }) => [a, b] as const)
  const same = input.pairs.filter(({ a, b, decision }) => decision === 'same' && byKey.has(a) && byKey.has(b))
  const edges = [...same.map(({ a, b }) => [a, b] as const), ...pins]
  const out: Membership[] = []
  const parts = components(byKey.keys(), edges)
  const place = new Map(parts.flatMap((keys, at) => keys.map((key) => [key, at] as const)))
  const pairsOf = parts.map((): Pair[] => [])
  for (const pair of same) pairsOf[place.get(pair.a) ?? -1]?.push(pair)
  const apart = splitsOf(input.decisions)
  parts.forEach((keys, at) => {
    const members = keys.flatMap((key) => byKey.get(key) ?? [])
    const { clusters, ties, barred, idle } = clusterComponent(members, pairsOf[at] ?? [], input.decisions, options)
    out.push(...clusters.flatMap((clustered) => memberships(clustered, ties, { apart, barred, idle })))
  })
  return out.sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What each listing was split from by an operator. */
function splitsOf(decisions: readonly Decision[]): Map<string, Set<string>> {
  const apart = new Map<string, Set<string>>()
  for (const { op, a, b } of decisions) {
    if (op !== 'split') continue
    apart.set(a, (apart.get(a) ?? new Set()).add(b))
    apart.set(b, (apart.get(b) ?? new Set()).add(a))
  }
  return apart
}

/** Members of one cluster that say the same, whatever their addresses, keep the same others apart: they are looked at once. */
interface Profile {
  readonly id: number
  /** One that stands for all. */
  readonly like: Fingerprint
}

/** The members of a cluster by profile. */
type Cluster = Map<Profile, string[]>

/** What vetoes read of a listing: all but its addresses, and its page where another member has it too. */
function profilesOf(members: readonly Clustered[]): ReadonlyMap<string, Profile> {
  const features = members.map(({ fingerprint }) => JSON.parse(fingerprint.features) as StoredFeatures)
  const pages = new Map<string, number>()
  for (const { page } of features) if (page !== null) pages.set(page, (pages.get(page) ?? 0) + 1)
  const profiles = new Map<string, Profile>()
  return new Map(
    members.map(({ fingerprint }, i) => {
      const { url: _, system: __, page = null, ...said } = features[i] ?? ({} as StoredFeatures)
      const name = JSON.stringify([page !== null && (pages.get(page) ?? 0) > 1 ? page : null, said])
      const profile = profiles.get(name) ?? { id: profiles.size, like: fingerprint }
      profiles.set(name, profile)
      return [fingerprint.key, profile]
    }),
  )
}

class Component {
  readonly #members: ReadonlyMap<string, Clustered>
  readonly #profiles: ReadonlyMap<string, Profile>
  readonly #clusterOf = new Map<string, Cluster>()
  /** What an operator kept apart. */
  readonly #split = new Map<string, Set<string>>()
  readonly #vetoes = new Map<number, Map<number, boolean>>()
  readonly #options: CompareOptions

  constructor(members: readonly Clustered[], options: CompareOptions) {
    this.#members = new Map(members.map((member) => [member.fingerprint.key, member]))
    this.#profiles = profilesOf(members)
    for (const [key, profile] of this.#profiles) this.#clusterOf.set(key, new Map([[profile, [key]]]))
    this.#options = options
  }

  has(key: string): boolean {
    return this.#members.has(key)
  }

  together(a: string, b: string): boolean {
    return this.#clusterOf.get(a) === this.#clusterOf.get(b)
  }

  /** Says that two keys may never stand in one cluster, whatever their listings say. */
  split(a: string, b: string): void {
    this.#split.set(a, (this.#split.get(a) ?? new Set()).add(b))
    this.#split.set(b, (this.#split.get(b) ?? new Set()).add(a))
  }

  #isVetoed(a: Profile, b: Profile): boolean {
    const [low, high] = a.id < b.id ? [a, b] : [b, a]
    const known = this.#vetoes.get(low.id) ?? new Map<number, boolean>()
    this.#vetoes.set(low.id, known)
    const before = known.get(high.id)
    if (before !== undefined) return before
    const vetoed = isVetoed(low.like, high.like, this.#options)
    known.set(high.id, vetoed)
    return vetoed
  }

  /** The first two, of the clusters of two keys, that an operator kept apart. */
  splitOf(a: string, b: string): readonly [string, string] | undefined {
    const [left, right] = [this.#clusterOf.get(a), this.#clusterOf.get(b)]
    return left === undefined || right === undefined ? undefined : this.#splitBetween(left, right)
  }

  /** The first two members of two clusters that an operator kept apart. */
  #splitBetween(left: Cluster, right: Cluster): [string, string] | undefined {
    const found: [string, string][] = []
    for (const [x, others] of this.#split)
      if (this.#clusterOf.get(x) === left)
        for (const y of others) if (this.#clusterOf.get(y) === right) found.push(ordered(x, y))
    return found.sort(byKeys)[0]
  }

  /** The first two, of the clusters of two keys, that are kept apart. */
  blockers(a: string, b: string): readonly [string, string] | undefined {
    const [left, right] = [this.#clusterOf.get(a), this.#clusterOf.get(b)]
    if (left === undefined || right === undefined) return undefined
    const found: [string, string][] = []
    const split = this.#splitBetween(left, right)
    if (split) found.push(split)
    for (const [one, xs] of left) {
      for (const [other, ys] of right) {
        const [x, y] = [smallest(xs), smallest(ys)]
        if (x !== undefined && y !== undefined && this.#isVetoed(one, other)) found.push(ordered(x, y))
      }
    }
    return found.sort(byKeys)[0]
  }

  /** How many words a text has. */
  #words(fingerprint: Fingerprint | undefined): number {
    return fingerprint === undefined ? 0 : featuresOf(fingerprint).words
  }

  /** Whether two texts much longer than those of the linking pair say that they are two openings: a piece that fits both joins neither to the other. */
  #partedByWholes(link: number, x: Profile, y: Profile): boolean {
    if (link >= pieceOf * Math.min(this.#words(x.like), this.#words(y.like))) return false
    return compare(x.like, y.like, this.#options).decision !== 'same'
  }

  /** Unites the clusters of two keys unless two members of them are vetoed (or, `pinned`, only where an operator split them). */
  unite(a: string, b: string, pinned: boolean): boolean {
    if (this.together(a, b)) return true
    const [left, right] = [this.#clusterOf.get(a), this.#clusterOf.get(b)]
    if (left === undefined || right === undefined) return false
    if (this.#splitBetween(left, right)) return false
    if (!pinned) {
      const link = Math.min(this.#words(this.#profiles.get(a)?.like), this.#words(this.#profiles.get(b)?.like))
      const profiles = [...right.keys()]
      for (const one of left.keys())
        if (profiles.some((other) => this.#isVetoed(one, other) || this.#partedByWholes(link, one, other))) return false
    }
    const [kept, taken] = sizeOf(left) >= sizeOf(right) ? [left, right] : [right, left]
    for (const [profile, keys] of taken) {
      const known = kept.get(profile)
      if (known === undefined) kept.set(profile, keys)
      else known.push(...keys)
      for (const key of keys) this.#clusterOf.set(key, kept)
    }
    return true
  }

  clusters(): Clustered[][] {
    return [...new Set(this.#clusterOf.values())].map((profiles) =>
      [...profiles.values()].flat().flatMap((key) => this.#members.get(key) ?? []),
    )
  }
}

const sizeOf = (cluster: Cluster) => [...cluster.values()].reduce((sum, keys) => sum + keys.length, 0)
const ordered = (x: string, y: string): [string, string] => (x < y ? [x, y] : [y, x])
const byKeys = ([x, y]: readonly [string, string], [v, w]: readonly [string, string]): number =>
  x === v ? (y < w ? -1 : y > w ? 1 : 0) : x < v ? -1 : 1
const smallest = (keys: readonly string[]): string | undefined =>
  keys.reduce<string | undefined>((least, key) => (least === undefined || key < least ? key : least), undefined)

function clusterComponent(
  members: readonly Clustered[],
  pairs: readonly Pair[],
  decisions: readonly Decision[],
  options: CompareOptions,
): { clusters: Clustered[][]; ties: Map<string, Tie[]>; barred: Map<string, string[]>; idle: Map<string, string[]> } {
  const component = new Component(members, options)
  const ties = new Map<string, Tie[]>()
  const pinned: (readonly [string, string])[] = []
  const said = new Set<string>()
  const idle = new Map<string, string[]>()
  const isIdle = (a: string, b: string, op: string, why: string) => {
    add(idle, a, `${op} ${b} by an operator, which is not in force: ${why}`)
    add(idle, b, `${op} ${a} by an operator, which is not in force: ${why}`)
  }
  const tie = (a: string, b: string, words: Omit<Tie, 'other'>) => {
    add(ties, a, { ...words, other: b })
    add(ties, b, { ...words, other: a })
  }
  for (const { op, a, b } of decisions.toReversed()) {
    if (!component.has(a) || !component.has(b) || a === b || said.has(pairKey(a, b))) continue
    // A later word on the same two wins, and so do later words that unite or part them through others.
    said.add(pairKey(a, b))
    if (op === 'split') {
      if (component.together(a, b)) isIdle(a, b, 'split from', 'later pins unite the two through others')
      else component.split(a, b)
    } else if (component.together(a, b)) {
      tie(a, b, { score: Infinity, rule: 'pin', reason: 'pinned by an operator' })
    } else if (component.unite(a, b, true)) {
      pinned.push([a, b])
      tie(a, b, { score: Infinity, rule: 'pin', reason: 'pinned by an operator' })
    } else {
      const parted = component.splitOf(a, b)?.join(' and ') ?? 'others of their jobs'
      isIdle(a, b, 'pinned to', `${parted} are kept apart by a later word`)
    }
  }
  const strongest = pairs.toSorted((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
  for (const { a, b, score, evidence } of strongest) {
    component.unite(a, b, false)
    tie(a, b, { score, rule: 'match', reason: evidence.slice(0, 4).join('; ') })
  }
  return { clusters: component.clusters(), ties, barred: barredByPins(component, strongest, pinned), idle }
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const known = lists.get(key)
  if (known) known.push(item)
  else lists.set(key, [item])
}

/** What keeps two listings apart that match: a pin brought a third into the job of one of them that cannot stand beside the other. */
function barredByPins(
  component: Component,
  pairs: readonly Pair[],
  pins: readonly (readonly [string, string])[],
): Map<string, string[]> {
  const barred = new Map<string, string[]>()
  for (const { a, b } of pins.length === 0 ? [] : pairs) {
    if (component.together(a, b)) continue
    const pin = pins.find(([one]) => component.together(one, a) || component.together(one, b))
    const blockers = component.blockers(a, b)
    if (pin === undefined || blockers === undefined || blockers.join() === [a, b].sort().join()) continue
    const why = `while ${blockers.join(' and ')} are kept apart and an operator pinned ${pin.join(' to ')}`
    barred.set(a, [...(barred.get(a) ?? []), `not with ${b}, which it matches, ${why}`])
    barred.set(b, [...(barred.get(b) ?? []), `not with ${a}, which it matches, ${why}`])
  }
  return barred
}

/** The chance that goes with a match weight in bits, to three decimals. */
function chance(bits: number): number {
  return Math.round((1 / (1 + 2 ** -bits)) * 1000) / 1000
}

/** What operators' words keep out of a listing's job: those split from it, and those that a pin bars; and the words that others outdo. */
interface Kept {
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
  readonly barred: ReadonlyMap<string, readonly string[]>
  readonly idle: ReadonlyMap<string, readonly string[]>
}

function memberships(
  members: readonly Clustered[],
  ties: ReadonlyMap<string, readonly Tie[]>,
  { apart, barred, idle }: Kept,
): Membership[] {
  const ordered = members.map(({ fingerprint, firstSeen }) => ({ key: fingerprint.key, firstSeen })).sort(foundersOrder)
  const founder = ordered[0]?.key ?? ''
  const job = jobId(founder)
  const inside = new Set(ordered.map(({ key }) => key))
  // A split is shown where the merge would be.
  const withSplits = (key: string, reason: string) =>
    [
      reason,
      ...[...(apart.get(key) ?? [])]
        .filter((other) => !inside.has(other))
        .sort()
        .map((other) => `kept apart from ${other} by an operator`),
      ...(barred.get(key) ?? []).slice(0, 3),
      ...(idle.get(key) ?? []).slice(0, 3),
    ].join('; ')
  return ordered.map(({ key }) => {
    if (key === founder)
      return {
        key,
        job,
        confidence: 1,
        rule: 'founder',
        reason: withSplits(key, 'the listing that was seen first'),
        tiedTo: null,
        score: null,
      }
    const best = (ties.get(key) ?? [])
      .filter(({ other }) => inside.has(other))
      .toSorted((x, y) => (x.score === y.score ? (x.other < y.other ? -1 : 1) : y.score - x.score))[0]
    const bits = best?.score ?? 0
    const score = Number.isFinite(bits) ? bits : null
    const reason = withSplits(key, best?.reason ?? '')
    return {
      key,
      job,
      confidence: chance(bits),
      rule: best?.rule ?? 'match',
      reason,
      tiedTo: best?.other ?? null,
      score,
    }
  })
}
