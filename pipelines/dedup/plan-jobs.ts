import { comparePairs } from '../../src/match/blocking.ts'
import { asVariant, buildJob, stamped } from '../../src/match/build-job.ts'
import { isKept } from '../../src/match/compare.ts'
import { cluster } from '../../src/match/cluster.ts'
import { earliest } from '../../src/match/fold.ts'
import { fingerprint } from '../../src/match/fingerprint.ts'
import { grouped } from '../../src/match/grouped.ts'
import { standing } from '../../src/match/standing.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import type { PlaceTables } from '../../src/match/compare-places.ts'
import { namedVariants, variantGroups, type VariantGroup } from '../../src/match/variant-groups.ts'
import { canonicalJson } from '../../src/model/content-hash.ts'
import { jobId } from '../../src/model/job-id.ts'
import type { Job, JobVariant } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Fingerprint, Membership } from '../../src/model/match.ts'
import type { JobsChange, StoredEvent } from '../../src/ports/store.ts'
import { jobEvents } from './job-events.ts'
import { jobsAround } from './jobs-around.ts'
import { systemsOf } from './systems.ts'
import { placeTables } from '../tables.ts'
import { toCompare, type ToCompare } from './to-compare.ts'
import { touched, type JobsStore } from './touched.ts'
import { variantScope } from './variant-scope.ts'

/** Tables that are not given are those of `data/tables`. */
export interface PlanInput extends PlaceTables {
  readonly store: JobsStore
  /** Listings as they will be. */
  readonly writes: readonly { readonly listing: Listing }[]
  readonly closes: readonly { readonly key: string; readonly reason: string; readonly at: string }[]
  readonly reopens: readonly { readonly key: string; readonly at: string }[]
  /** Further listings that are compared once more and whose jobs are built anew. */
  readonly again?: readonly string[]
  /** The instant of this change, RFC 3339 UTC. */
  readonly at: string
  readonly sources: ReadonlyMap<string, SourceFacts>
}

export interface Plan {
  readonly jobs: JobsChange
  readonly events: readonly StoredEvent[]
  /** Of the written listings whose fingerprint is not the stored one. */
  readonly fingerprints: ReadonlyMap<string, Fingerprint>
  /** Blocks that become hot: from now on their listings are compared with the first of them alone. */
  readonly hot: ToCompare['hot']
}

interface State {
  readonly status: 'open' | 'closed'
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  readonly closedAt: string | null
  readonly closedReason: string | null
}

/**
 * Plans what a change of listings does to jobs: only components of kept pairs that it touches are looked at, and only jobs that differ from
 * the stored ones are written. Any order and batching of the same listings ends in the same jobs.
 */
export async function planJobs(input: PlanInput): Promise<Plan> {
  const { store, at } = input
  const options = placeTables(input)
  const fresh = await freshFingerprints(input)
  const again = await store.fingerprints([...(input.again ?? [])])
  const asked = new Map([...again.map((one) => [one.key, one] as const), ...fresh])
  const { changed, known, members, hot } = await toCompare(store, asked)
  const records = await store.decisions()
  const decisions = standing(records)
  const pairs = comparePairs(known, changed, members, options).filter((pair) => isKept(pair))
  const moved = [
    ...input.writes.map(({ listing }) => listing.key),
    ...again.map(({ key }) => key),
    ...[...input.closes, ...input.reopens].map(({ key }) => key),
  ]
  const scope = await touched({
    store,
    changed,
    pairs,
    // Also of what was taken back: it may not be applied yet.
    seeds: [...moved, ...records.flatMap(({ a, b }) => [a, b])],
    bonds: decisions.filter(({ op }) => op === 'pin').map(({ a, b }) => [a, b]),
  })
  const states = await statesOf(input, scope.keys)
  const fingerprints = await fingerprintsOf(store, scope.keys, known)
  const listings = fingerprints
    .filter(({ key }) => states.has(key))
    .map((one) => ({ fingerprint: one, firstSeen: states.get(one.key)?.firstSeen ?? null }))
  const memberships = cluster({ listings, pairs: scope.pairs, decisions }, options)
  const variants = await variantScope({
    store,
    ...{ core: scope.keys, changed, pairs, memberships, before: scope.memberships },
  })
  const before = new Map([...scope.memberships, ...variants.outside].map((membership) => [membership.key, membership]))
  const { jobs, previous } = await buildJobs(input, { memberships, before, states, moved: new Set(moved), variants })

  const ids = new Set(memberships.map(({ job }) => job))
  const removed = [...new Set(scope.memberships.map(({ job }) => job))].filter((id) => !ids.has(id)).sort()
  const byJob = grouped([...memberships, ...variants.outside], ({ job }) => job)
  const upserts = jobs
    .filter((job) => {
      const held = previous.get(job.id)
      const members = byJob.get(job.id) ?? []
      return (
        held === undefined ||
        (held !== job && said(held) !== said(job)) ||
        members.some((one) => differs(one, before.get(one.key)))
      )
    })
    .map((job) => ({ job, memberships: byJob.get(job.id) ?? [] }))
  const events = jobEvents({ at, upserts, previous, removed, before, memberships })
  return { jobs: { upserts, removed, pairs, pairsOf: [...changed].sort() }, events, fingerprints: fresh, hot }
}

/** What a stored job and a rebuilt one are compared by; `lastSeen` follows from runs and is not written for its own sake. */
function said(job: Job): string {
  return canonicalJson({ ...job, lastSeen: null })
}

function differs(a: Membership, b: Membership | undefined): boolean {
  return b === undefined || canonicalJson(a) !== canonicalJson(b)
}

async function freshFingerprints({ store, writes, sources }: PlanInput): Promise<Map<string, Fingerprint>> {
  const stored = await store.fingerprints(writes.map(({ listing }) => listing.key))
  const known = new Map(stored.map((one) => [one.key, one]))
  const fresh = new Map<string, Fingerprint>()
  const systems = systemsOf(sources)
  for (const { listing } of writes) {
    const now = fingerprint(listing, systems)
    const then = known.get(listing.key)
    if (then?.features !== now.features || then.blocks.join('\n') !== now.blocks.join('\n')) fresh.set(now.key, now)
  }
  return fresh
}

async function fingerprintsOf(
  store: JobsStore,
  keys: ReadonlySet<string>,
  known: ReadonlyMap<string, Fingerprint>,
): Promise<Fingerprint[]> {
  const missing = [...keys].filter((key) => !known.has(key))
  const loaded = missing.length === 0 ? [] : await store.fingerprints(missing)
  const all = new Map([...known, ...loaded.map((one) => [one.key, one] as const)])
  return [...keys].sort().flatMap((key) => all.get(key) ?? [])
}

/** The state of every touched listing once the change is made. */
async function statesOf(input: PlanInput, keys: ReadonlySet<string>): Promise<Map<string, State>> {
  const states = new Map<string, State>(await input.store.listingStatus([...keys]))
  for (const { listing } of input.writes) {
    const known = states.get(listing.key)
    const kept = known ?? { status: 'open', lastSeen: input.at, closedAt: null, closedReason: null }
    states.set(listing.key, { ...kept, firstSeen: listing.firstSeen })
  }
  for (const { key, reason, at } of input.closes) {
    const known = states.get(key)
    if (known) states.set(key, { ...known, status: 'closed', closedAt: at, closedReason: reason })
  }
  for (const { key } of input.reopens) {
    const known = states.get(key)
    if (known) states.set(key, { ...known, status: 'open', closedAt: null, closedReason: null })
  }
  return states
}

interface Clustering {
  readonly memberships: readonly Membership[]
  readonly before: ReadonlyMap<string, Membership>
  readonly states: ReadonlyMap<string, State>
  readonly moved: ReadonlySet<string>
  readonly variants: Awaited<ReturnType<typeof variantScope>>
}

/** Builds the jobs whose members moved and takes the others as stored; then names the variants of these and of those around that may differ. */
async function buildJobs(
  input: PlanInput,
  { memberships, before, states, moved, variants }: Clustering,
): Promise<{ jobs: Job[]; previous: Map<string, Job> }> {
  const { store, at, sources } = input
  const byJob = grouped(memberships, ({ job }) => job)
  const stored = await store.jobs([...byJob.keys()])
  const previous = new Map(stored.map((job) => [job.id, job]))
  const written = new Map(input.writes.map(({ listing }) => [listing.key, listing]))
  const dirty = [...byJob].filter(([id, members]) => {
    const held = previous.get(id)
    if (held === undefined || held.listings.length !== members.length) return true
    return members.some((one) => moved.has(one.key) || differs(one, before.get(one.key)))
  })
  const missing = dirty.flatMap(([, members]) => members.map(({ key }) => key)).filter((key) => !written.has(key))
  const loaded = new Map(written)
  for (const listing of missing.length === 0 ? [] : await store.listings(missing)) loaded.set(listing.key, listing)
  const publications = await store.publications([
    ...new Set(dirty.flatMap(([id, members]) => [id, ...members.map(({ key }) => jobId(key))])),
  ])
  const jobs = new Map(previous)
  for (const [id, members] of dirty) {
    const known = members.flatMap((membership) => {
      const [listing, state] = [loaded.get(membership.key), states.get(membership.key)]
      return listing && state ? [{ listing: { ...listing, firstSeen: state.firstSeen }, ...state, membership }] : []
    })
    if (known.length === 0) continue
    const open = known.some(({ status }) => status === 'open')
    const publishedAt =
      publications.get(id) ?? earliest(members.map(({ key }) => publications.get(jobId(key)))) ?? (open ? at : null)
    jobs.set(id, buildJob({ id, members: known, sources, publishedAt, at, variantGroup: null, variants: [] }))
  }
  const groups = groupsOf(memberships, states, variants)
  for (const [id, job] of await jobsAround({ store, jobs, facts: variants.facts, groups })) {
    previous.set(id, job)
    jobs.set(id, job)
  }
  const isOpen = (id: string) => (jobs.get(id) ?? variants.facts.get(id))?.status === 'open'
  const named = [...jobs.values()].map((job): Job => {
    const variantGroup = groups.get(job.id)?.id ?? null
    const others = namedVariants(groups.get(job.id)?.jobs ?? [], isOpen, job.id).flatMap((id) => jobs.get(id) ?? [])
    const held = previous.get(job.id)
    // A stored job that stays as it is stays this very object.
    if (job === held && job.variantGroup === variantGroup && nameTheSame(job.variants, others)) return job
    return stamped({ ...job, variantGroup, variants: others.map(asVariant) }, held, at)
  })
  return { jobs: named.sort((a, b) => (a.id < b.id ? -1 : 1)), previous }
}

/** Whether variants as stored say what naming `jobs` would. */
function nameTheSame(variants: readonly JobVariant[], jobs: readonly Job[]): boolean {
  if (variants.length !== jobs.length) return false
  return variants.every(({ id, title, locations }, at) => {
    const job = jobs[at]
    if (job?.id !== id || job.title !== title || job.locations.length !== locations.length) return false
    return locations.every((raw, position) => job.locations[position]?.raw === raw)
  })
}

/** The groups of the clustered jobs and of those around. */
function groupsOf(
  memberships: readonly Membership[],
  states: ReadonlyMap<string, State>,
  { outside, links, facts }: Clustering['variants'],
): Map<string, VariantGroup> {
  const jobs = new Map(outside.map(({ key, job }) => [key, job]))
  // The founder of a job was seen first of its listings.
  const firstSeen = (key: string) => states.get(key)?.firstSeen ?? facts.get(jobs.get(key) ?? '')?.firstSeen ?? null
  return variantGroups([...memberships, ...outside], links, firstSeen)
}
