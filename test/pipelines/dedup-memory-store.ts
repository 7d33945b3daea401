import type { Plan } from '../../pipelines/dedup/plan-jobs.ts'
import type { JobsStore } from '../../pipelines/dedup/touched.ts'
import type { Job } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { DecisionRecord, Fingerprint, Membership, Pair } from '../../src/model/match.ts'

type Status = Awaited<ReturnType<JobsStore['listingStatus']>> extends ReadonlyMap<string, infer S> ? S : never

/** As much of a store as planning jobs reads, kept in memory; `commit` does what a store does with a plan. */
export class MemoryStore implements JobsStore {
  readonly #listings = new Map<string, Listing>()
  readonly #status = new Map<string, Status>()
  readonly #fingerprints = new Map<string, Fingerprint>()
  readonly #memberships = new Map<string, Membership>()
  readonly #jobs = new Map<string, Job>()
  readonly #published = new Map<string, string>()
  readonly #pairs = new Map<string, Pair>()
  readonly #pairsOf = new Map<string, Set<string>>()
  readonly #inBlock = new Map<string, Set<string>>()
  readonly #decisions: DecisionRecord[] = []

  commit(
    plan: Plan,
    change: {
      writes?: readonly Listing[]
      closes?: readonly { key: string; reason: string; at: string }[]
      reopens?: readonly { key: string; at: string }[]
      at: string
    },
  ): void {
    for (const listing of change.writes ?? []) {
      this.#listings.set(listing.key, listing)
      const held = this.#status.get(listing.key)
      const kept = held ?? { status: 'open', lastSeen: change.at, closedAt: null, closedReason: null }
      this.#status.set(listing.key, { ...kept, firstSeen: listing.firstSeen ?? '' })
    }
    for (const { key, reason, at } of change.closes ?? [])
      this.#status.set(key, {
        ...(this.#status.get(key) as Status),
        status: 'closed',
        closedAt: at,
        closedReason: reason,
      })
    for (const { key } of change.reopens ?? [])
      this.#status.set(key, {
        ...(this.#status.get(key) as Status),
        status: 'open',
        closedAt: null,
        closedReason: null,
      })
    for (const [key, fingerprint] of plan.fingerprints) {
      for (const block of this.#fingerprints.get(key)?.blocks ?? []) this.#inBlock.get(block)?.delete(key)
      for (const block of fingerprint.blocks) add(this.#inBlock, block, key)
      this.#fingerprints.set(key, fingerprint)
    }
    for (const key of plan.jobs.pairsOf) {
      for (const name of this.#pairsOf.get(key) ?? []) this.#pairs.delete(name)
      this.#pairsOf.delete(key)
    }
    for (const pair of plan.jobs.pairs) {
      const name = `${pair.a}\n${pair.b}`
      this.#pairs.set(name, pair)
      add(this.#pairsOf, pair.a, name)
      add(this.#pairsOf, pair.b, name)
    }
    for (const id of plan.jobs.removed) this.#jobs.delete(id)
    for (const { job, memberships } of plan.jobs.upserts) {
      this.#jobs.set(job.id, job)
      if (job.publishedAt !== null && !this.#published.has(job.id)) this.#published.set(job.id, job.publishedAt)
      for (const membership of memberships) this.#memberships.set(membership.key, membership)
    }
  }

  decide(decision: Pick<DecisionRecord, 'op' | 'a' | 'b'>): void {
    this.#decisions.push({ ...decision, id: this.#decisions.length + 1, at: '2025-02-01T00:00:00Z' })
  }

  /** Every membership, by key. */
  partition(): Membership[] {
    return [...this.#memberships.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** Every kept pair, by keys. */
  everyPair(): Pair[] {
    return [...this.#pairs.values()].sort((x, y) => (x.a === y.a ? (x.b < y.b ? -1 : 1) : x.a < y.a ? -1 : 1))
  }

  /** Every job, by id. */
  everyJob(): Job[] {
    return [...this.#jobs.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  async fingerprints(keys: readonly string[]) {
    return keys.flatMap((key) => this.#fingerprints.get(key) ?? [])
  }
  async blockMembers(blocks: readonly string[]) {
    const found = blocks.map((block) => [block, [...(this.#inBlock.get(block) ?? [])].sort()] as const)
    return new Map(found.filter(([, keys]) => keys.length > 0))
  }
  async pairs(keys: readonly string[]) {
    const names = new Set(keys.flatMap((key) => [...(this.#pairsOf.get(key) ?? [])]))
    return [...names].flatMap((name) => this.#pairs.get(name) ?? [])
  }
  async links(keys: readonly string[]) {
    return (await this.pairs(keys)).filter(({ decision }) => decision !== 'different')
  }
  async jobFacts(ids: readonly string[]) {
    return this.jobs(ids)
  }
  async groupFacts(groups: readonly string[]) {
    const asked = new Set(groups)
    return [...this.#jobs.values()].filter(({ variantGroup }) => variantGroup !== null && asked.has(variantGroup))
  }
  async memberships(keys: readonly string[]) {
    return keys.flatMap((key) => this.#memberships.get(key) ?? [])
  }
  async membersOf(jobs: readonly string[]) {
    const asked = new Set(jobs)
    return [...this.#memberships.values()].filter(({ job }) => asked.has(job))
  }
  async jobs(ids: readonly string[]) {
    return ids.flatMap((id) => this.#jobs.get(id) ?? [])
  }
  async publications(ids: readonly string[]) {
    return new Map(ids.flatMap((id) => (this.#published.has(id) ? [[id, this.#published.get(id) ?? ''] as const] : [])))
  }
  async decisions() {
    return this.#decisions
  }
  async listings(keys: readonly string[]) {
    return keys.flatMap((key) => this.#listings.get(key) ?? [])
  }
  async listingStatus(keys: readonly string[]) {
    return new Map(
      keys.flatMap((key) => (this.#status.has(key) ? [[key, this.#status.get(key) as Status] as const] : [])),
    )
  }
}

function add(sets: Map<string, Set<string>>, name: string, member: string): void {
  sets.set(name, (sets.get(name) ?? new Set()).add(member))
}
