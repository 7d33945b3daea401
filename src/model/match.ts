/** What dedup computes once a listing, kept by the store beside it: everything that comparing two listings needs. */
export interface Fingerprint {
  readonly key: string
  /** Equal block keys make two listings a pair to compare. A pure function of this listing alone. */
  readonly blocks: readonly string[]
  /** JSON of the comparison features; its shape is `src/match`'s own. */
  readonly features: string
}

export type PairDecision = 'same' | 'variant' | 'different'

/**
 * One compared pair: `a` < `b` by key; `score` is the match weight in bits. Kept are `same` and `variant`, and for review those `different`
 * ones that no veto decided and that lack little to be the same.
 */
export interface Pair {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly decision: PairDecision
  /** The reasons, most weighty first, as shown to people. */
  readonly evidence: readonly string[]
}

/** A listing's place in a cluster. */
export interface Membership {
  readonly key: string
  readonly job: string
  /** 0 to 1; 1 for the founder. */
  readonly confidence: number
  readonly rule: string
  readonly reason: string
  /** The member that it is tied to most strongly; null for the founder. */
  readonly tiedTo: string | null
  readonly score: number | null
}

/** An operator's word on two listings; the later one wins. */
export interface Decision {
  readonly op: 'pin' | 'split'
  readonly a: string
  readonly b: string
}

/** An operator's word as it is kept, for ever: `undo` takes back the newest word on the same two listings that still stands. */
export interface DecisionRecord {
  /** Grows: a later word has a greater one. */
  readonly id: number
  readonly op: 'pin' | 'split' | 'undo'
  readonly a: string
  readonly b: string
  /** RFC 3339 UTC. */
  readonly at: string
}
