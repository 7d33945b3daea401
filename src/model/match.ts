/** What dedup computes once a listing, kept by the store beside it: everything that comparing two listings needs. */
export interface Fingerprint {
  readonly key: string
  /** Equal block keys make two listings a pair to compare. A pure function of this listing alone. */
  readonly blocks: readonly string[]
  /** JSON of the comparison features; its shape is `src/match`'s own. */
  readonly features: string
}

export type PairDecision = 'same' | 'variant' | 'different'

/** One compared pair that is kept (`same` or `variant`): `a` < `b` by key; `score` is the match weight in bits. */
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
