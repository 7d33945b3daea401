import { compareAll } from '../src/match/blocking.ts'
import { asVariant, buildJob } from '../src/match/build-job.ts'
import { cluster } from '../src/match/cluster.ts'
import { fingerprint } from '../src/match/fingerprint.ts'
import { foldListings } from '../src/match/fold.ts'
import { grouped } from '../src/match/grouped.ts'
import type { SourceFacts } from '../src/match/preference.ts'
import type { MatchSettings } from '../src/match/settings.ts'
import type { PlaceTables } from '../src/match/compare-places.ts'
import { namedVariants, variantGroups } from '../src/match/variant-groups.ts'
import type { Job } from '../src/model/job.ts'
import type { Listing } from '../src/model/listing.ts'
import type { Decision, Membership, Pair } from '../src/model/match.ts'
import { systemsOf } from './dedup/systems.ts'
import { placeTables } from './tables.ts'

/** Tables that are not given are those of `data/tables`. */
export interface DedupOptions extends PlaceTables {
  /** Oldest first: later ones win. */
  readonly decisions?: readonly Decision[]
  readonly sources?: ReadonlyMap<string, SourceFacts>
  readonly settings?: MatchSettings
}

/** Which job an input line belongs to. */
interface DedupLine {
  readonly key: string
  readonly job: string
  /** 0 to 1. */
  readonly confidence: number
  readonly reason: string
}

export interface Deduped {
  /** One for every listing given, in order. */
  readonly lines: readonly DedupLine[]
  /** Every compared pair, by keys. */
  readonly pairs: readonly Pair[]
  /** Sorted by id; without times that only a database knows. */
  readonly jobs: readonly Job[]
}

/** Deduplicates one set of listings as `pipe dedup` does: equal keys are folded into one listing; the order of `listings` does not matter. */
export function dedup(listings: readonly Listing[], options: DedupOptions = {}): Deduped {
  const folded = new Map(
    [...grouped(listings, ({ key }) => key)].map(([key, pages]) => [key, foldListings(pages)] as const),
  )
  const keys = [...folded.keys()].sort()
  const ordered = keys.flatMap((key) => folded.get(key) ?? [])
  const compareOptions = {
    ...placeTables(options),
    ...(options.settings === undefined ? {} : { settings: options.settings }),
  }
  const systems = systemsOf(options.sources)
  const fingerprints = ordered.map((listing) => fingerprint(listing, systems))
  const pairs = compareAll(fingerprints, compareOptions)
  const kept = pairs.filter(({ decision }) => decision !== 'different')
  const firstSeen = (key: string) => folded.get(key)?.firstSeen ?? null
  const memberships = cluster(
    {
      listings: fingerprints.map((one) => ({ fingerprint: one, firstSeen: firstSeen(one.key) })),
      pairs: kept,
      decisions: options.decisions ?? [],
    },
    compareOptions,
  )
  const byKey = new Map(memberships.map((membership) => [membership.key, membership]))
  const lines = listings.map(({ key }) => {
    const { job, confidence, reason } = byKey.get(key) as Membership
    return { key, job, confidence, reason }
  })
  const groups = variantGroups(memberships, kept, firstSeen)
  const built = [...grouped(memberships, ({ job }) => job)].map(([id, members]) =>
    buildJob({
      id,
      members: members.flatMap((membership) => {
        const listing = folded.get(membership.key)
        if (listing === undefined) return []
        const lastSeen = listing.firstSeen
        return [{ listing, status: 'open' as const, closedAt: null, closedReason: null, lastSeen, membership }]
      }),
      sources: options.sources ?? new Map(),
      publishedAt: null,
      at: null,
      variantGroup: groups.get(id)?.id ?? null,
      variants: [],
    }),
  )
  const byId = new Map(built.map((job) => [job.id, job]))
  const jobs = built.map((job) => {
    const group = groups.get(job.id)
    if (group === undefined) return job
    const others = namedVariants(group.jobs, (id) => byId.has(id), job.id)
    return { ...job, variants: others.flatMap((id) => byId.get(id) ?? []).map(asVariant) }
  })
  return { lines, pairs, jobs: jobs.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
