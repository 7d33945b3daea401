import { canonicalJson } from '../model/content-hash.ts'
import type { Job, JobVariant } from '../model/job.ts'
import type { Listing } from '../model/listing.ts'
import type { Membership } from '../model/match.ts'
import { foundersOrder } from './cluster.ts'
import { earliest } from './fold.ts'
import { giverOf, isOwn, preferenceOrder, unknownSource, type Candidate, type SourceFacts } from './preference.ts'

/** One listing of a job with its state. */
export interface JobMember {
  readonly listing: Listing
  readonly status: 'open' | 'closed'
  readonly closedAt: string | null
  readonly closedReason: string | null
  readonly lastSeen: string | null
  readonly membership: Membership
}

export interface BuildJobInput {
  readonly id: string
  /** At least one. */
  readonly members: readonly JobMember[]
  /** By source id; an unknown source is a board that asks for nothing. */
  readonly sources: ReadonlyMap<string, SourceFacts>
  readonly publishedAt: string | null
  readonly previous?: Job | null
  /** When this job is built, RFC 3339 UTC; null where no time is known. */
  readonly at: string | null
  readonly variantGroup: string | null
  readonly variants: readonly JobVariant[]
}

const chosen = [
  'requisitionId',
  'company',
  'description',
  'language',
  'workplace',
  'remoteScope',
  'locations',
  'salaries',
  'employmentTypes',
  'seniority',
  'experienceYears',
  'visaSponsorship',
  'skills',
  'benefits',
  'department',
  'datePosted',
  'dateModified',
  'validThrough',
] as const

/**
 * Where to apply: the employer's own system, whose page of the posting takes applications where it names no other, then boards; a board that
 * wants applications through its page gives that page.
 */
function applyLink(candidates: readonly Candidate[]): { readonly url: string | null; readonly key: string | null } {
  for (const { listing, source, own } of candidates) {
    const url = source.terms.applyThroughSource ? listing.url : (listing.applyUrl ?? (own ? listing.url : null))
    if (url !== null) return { url, key: listing.key }
  }
  return { url: null, key: null }
}

function stated(values: readonly (string | null)[]): string[] {
  return values.filter((value) => value !== null)
}

/** What of a job moves `updatedAt`: not dates alone, which boards renew at each visit, nor how what it says was found out. */
function material(job: Job): string {
  const dates = { lastSeen: null, updatedAt: null, datePosted: null, dateModified: null, validThrough: null }
  return canonicalJson({
    ...job,
    ...dates,
    fieldSources: {},
    listings: job.listings.map((one) => ({ ...one, reason: '' })),
  })
}

/** The job as it is written, with `updatedAt` moved to `at` only where something material differs from `previous`. */
export function stamped(job: Job, previous: Job | null | undefined, at: string | null): Job {
  if (!previous) return { ...job, updatedAt: at }
  return { ...job, updatedAt: material(job) === material(previous) ? previous.updatedAt : at }
}

/**
 * The canonical record of a job: each field from the listing that `giverOf` prefers, of listings that may be passed on wherever there is one.
 * Open while any listing is. Pure: the order of `members` does not matter. Throws a RangeError when there is no member.
 */
export function buildJob(input: BuildJobInput): Job {
  const members = input.members.toSorted((a, b) => foundersOrder(a.listing, b.listing))
  const candidates: Candidate[] = members
    .map(({ listing, status }) => {
      const source = input.sources.get(listing.source) ?? unknownSource
      return { listing, status, source, own: isOwn(listing, source) }
    })
    .sort(preferenceOrder)
  const passable = candidates.filter(({ source }) => source.terms.mayPassOn)
  const pool = passable.length > 0 ? passable : candidates
  const best = pool[0]
  if (best === undefined) throw new RangeError('a job has at least one listing')

  const fieldSources: Record<string, string> = {
    title: best.listing.key,
    titleRaw: best.listing.key,
    url: best.listing.key,
  }
  const values: Partial<Record<(typeof chosen)[number], unknown>> = {}
  for (const field of chosen) {
    const giver = giverOf(pool, field)
    values[field] = (giver ?? best).listing[field]
    // What nobody states is taken from nobody.
    if (giver) fieldSources[field] = giver.listing.key
  }
  const apply = applyLink(pool)
  if (apply.key !== null) fieldSources.applyUrl = apply.key
  // Tags are united; the first that states some is named.
  const tagged = pool.find(({ listing }) => listing.tags.length > 0)
  if (tagged) fieldSources.tags = tagged.listing.key
  const open = members.some(({ status }) => status === 'open')
  const lastClosed = members.reduce(
    (last, member) => ((member.closedAt ?? '') > (last?.closedAt ?? '') ? member : last),
    members[0],
  )
  const boards = new Set(members.map(({ listing: { source, board } }) => `${source}\n${board ?? ''}`))

  const job = {
    id: input.id,
    status: open ? 'open' : 'closed',
    firstSeen: earliest(members.map(({ listing }) => listing.firstSeen)),
    lastSeen:
      stated(members.map(({ lastSeen }) => lastSeen))
        .sort()
        .at(-1) ?? null,
    publishedAt: input.publishedAt,
    updatedAt: null,
    closedAt: open ? null : (lastClosed?.closedAt ?? null),
    closedReason: open ? null : (lastClosed?.closedReason ?? null),
    ...values,
    url: best.listing.url,
    applyUrl: apply.url,
    title: best.listing.title,
    titleRaw: best.listing.titleRaw,
    tags: [...new Set(pool.flatMap(({ listing }) => listing.tags))],
    listings: members.map(({ listing, membership }) => {
      const { terms } = input.sources.get(listing.source) ?? unknownSource
      const { attribution, followLink, mayPassOn } = terms
      return {
        key: listing.key,
        source: listing.source,
        url: listing.url,
        reason: membership.reason,
        attribution,
        followLink,
        mayPassOn,
      }
    }),
    // Another listing of a board that has one; the same opening on another board is no repost.
    repostCount: members.length - boards.size,
    variantGroup: input.variantGroup,
    variants: [...input.variants],
    fieldSources,
  } as Job
  return stamped(job, input.previous, input.at)
}

/** A job as its variants name it. */
export function asVariant(job: Job): JobVariant {
  return { id: job.id, title: job.title, locations: job.locations.map(({ raw }) => raw) }
}
