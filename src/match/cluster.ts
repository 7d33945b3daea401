import { jobId } from '../model/job-id.ts'
import type { Decision, Fingerprint, Membership, Pair } from '../model/match.ts'
import { compare, isVetoed, type CompareOptions } from './compare.ts'
import { components } from './components.ts'
import { featuresOf } from './features.ts'

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
    const { clusters, ties, barred } = clusterComponent(members, pairsOf[at] ?? [], input.decisions, options)
    out.push(...clusters.flatMap((clustered) => memberships(clustered, ties, { apart, barred })))
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

class Component {
  readonly #members: ReadonlyMap<string, Clustered>
  readonly #clusterOf = new Map<string, Set<string>>()
  readonly #forbidden = new Map<string, boolean>()
  readonly #options: CompareOptions

  constructor(members: readonly Clustered[], options: CompareOptions) {
    this.#members = new Map(members.map((member) => [member.fingerprint.key, member]))
    for (const key of this.#members.keys()) this.#clusterOf.set(key, new Set([key]))
    this.#options = options
  }

  has(key: string): boolean {
    return this.#members.has(key)
  }

  together(a: string, b: string): boolean {
    return this.#clusterOf.get(a) === this.#clusterOf.get(b)
  }

  /** Says that two keys may, or may never, stand in one cluster, whatever their listings say. */
  settle(a: string, b: string, apart: boolean): void {
    this.#forbidden.set(pairKey(a, b), apart)
  }

  isSettled(a: string, b: string): boolean {
    return this.#forbidden.has(pairKey(a, b))
  }

  #apart(a: string, b: string): boolean {
    const name = pairKey(a, b)
    const known = this.#forbidden.get(name)
    if (known !== undefined) return known
    const [left, right] = [this.#members.get(a), this.#members.get(b)]
    if (left === undefined || right === undefined) return false
    const apart = isVetoed(left.fingerprint, right.fingerprint, this.#options)
    this.#forbidden.set(name, apart)
    return apart
  }

  #cross(a: string, b: string): [string, string][] {
    const [left, right] = [[...(this.#clusterOf.get(a) ?? [])], [...(this.#clusterOf.get(b) ?? [])]]
    return left.flatMap((x) => right.map((y): [string, string] => [x, y]))
  }

  /** The first two, of the clusters of two keys, that are kept apart. */
  blockers(a: string, b: string): readonly [string, string] | undefined {
    return this.#cross(a, b)
      .map(([x, y]) => (x < y ? ([x, y] as const) : ([y, x] as const)))
      .filter(([x, y]) => this.#apart(x, y))
      .sort(([x, y], [v, w]) => (x === v ? (y < w ? -1 : 1) : x < v ? -1 : 1))[0]
  }

  /** How many words a listing's text has. */
  #words(key: string): number {
    const member = this.#members.get(key)
    return member === undefined ? 0 : featuresOf(member.fingerprint).words
  }

  /** Whether two texts much longer than both `a` and `b` say that they are two openings: a piece that fits both joins neither to the other. */
  #partedByWholes(a: string, b: string, [x, y]: readonly [string, string]): boolean {
    const link = Math.min(this.#words(a), this.#words(b))
    if (link >= pieceOf * Math.min(this.#words(x), this.#words(y))) return false
    const [left, right] = [this.#members.get(x), this.#members.get(y)]
    if (left === undefined || right === undefined) return false
    return compare(left.fingerprint, right.fingerprint, this.#options).decision !== 'same'
  }

  /** Unites the clusters of two keys unless two members of them are vetoed (or, `pinned`, only where an operator split them). */
  unite(a: string, b: string, pinned: boolean): boolean {
    if (this.together(a, b)) return true
    const cross = this.#cross(a, b)
    if (cross.some(([x, y]) => (pinned ? this.#forbidden.get(pairKey(x, y)) === true : this.#apart(x, y)))) return false
    if (!pinned && cross.some((pair) => this.#partedByWholes(a, b, pair))) return false
    const [left, right] = [this.#clusterOf.get(a), this.#clusterOf.get(b)]
    if (left === undefined || right === undefined) return false
    if (pinned) for (const [x, y] of cross) this.#forbidden.set(pairKey(x, y), false)
    for (const key of right) {
      left.add(key)
      this.#clusterOf.set(key, left)
    }
    return true
  }

  clusters(): Clustered[][] {
    return [...new Set(this.#clusterOf.values())].map((keys) =>
      [...keys].flatMap((key) => this.#members.get(key) ?? []),
    )
  }
}

function clusterComponent(
  members: readonly Clustered[],
  pairs: readonly Pair[],
  decisions: readonly Decision[],
  options: CompareOptions,
): { clusters: Clustered[][]; ties: Map<string, Tie[]>; barred: Map<string, string[]> } {
  const component = new Component(members, options)
  const ties = new Map<string, Tie[]>()
  const pinned: (readonly [string, string])[] = []
  const tie = (a: string, b: string, words: Omit<Tie, 'other'>) => {
    ties.set(a, [...(ties.get(a) ?? []), { ...words, other: b }])
    ties.set(b, [...(ties.get(b) ?? []), { ...words, other: a }])
  }
  for (const { op, a, b } of decisions.toReversed()) {
    if (!component.has(a) || !component.has(b) || a === b || component.isSettled(a, b)) continue
    if (op === 'split') {
      if (!component.together(a, b)) component.settle(a, b, true)
    } else if (component.unite(a, b, true)) {
      component.settle(a, b, false)
      pinned.push([a, b])
      tie(a, b, { score: Infinity, rule: 'pin', reason: 'pinned by an operator' })
    }
  }
  const strongest = pairs.toSorted((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
  for (const { a, b, score, evidence } of strongest) {
    component.unite(a, b, false)
    tie(a, b, { score, rule: 'match', reason: evidence.slice(0, 4).join('; ') })
  }
  return { clusters: component.clusters(), ties, barred: barredByPins(component, strongest, pinned) }
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

/** What operators' words keep out of a listing's job: those split from it, and those that a pin bars. */
interface Kept {
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
  readonly barred: ReadonlyMap<string, readonly string[]>
}

function memberships(
  members: readonly Clustered[],
  ties: ReadonlyMap<string, readonly Tie[]>,
  { apart, barred }: Kept,
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
