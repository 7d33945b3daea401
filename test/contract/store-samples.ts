import { createHash } from 'node:crypto'
import { jobId } from '../../src/model/job-id.ts'
import type { Job } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Membership } from '../../src/model/match.ts'
import type { Regions } from '../../src/model/regions.ts'
import type { Board, ListingWrite, Run, RunChange, RunCounts, Store } from '../../src/ports/store.ts'

/** A small region table: EU lies within EMEA and shares DE and AT with DACH; AMER shares nothing with them. */
export const regions: Regions = {
  EU: ['AT', 'DE', 'FR', 'PL'],
  DACH: ['AT', 'CH', 'DE'],
  EMEA: ['AT', 'CH', 'DE', 'FR', 'GB', 'PL', 'ZA'],
  AMER: ['BR', 'CA', 'US'],
}

const described = {
  requisitionId: 'R-7',
  url: 'https://loom.example/jobs/1',
  applyUrl: 'https://loom.example/apply/1',
  title: 'Weaver',
  titleRaw: 'Weaver (m/w/d)',
  company: { name: 'Loomworks', nameRaw: 'Loomworks GmbH', url: 'https://loom.example' },
  description: { html: '<p>We weave <b>blankets</b>.</p>', text: 'We weave blankets.' },
  language: 'en',
  workplace: 'remote' as const,
  remoteScope: { type: 'unknown' as const, countries: [], regions: [], excludedCountries: [], timezones: null },
  locations: [],
  salaries: [],
  employmentTypes: ['full_time' as const],
  seniority: 'senior' as const,
  experienceYears: { min: 4, max: null },
  visaSponsorship: 'unknown' as const,
  skills: ['Weaving'],
  benefits: [],
  tags: ['Textiles'],
  department: null,
  datePosted: '2026-01',
  dateModified: null,
  validThrough: null,
} satisfies Partial<Listing>

/** The n-th hour of 2026, UTC. */
export function hour(n: number): string {
  return new Date(Date.UTC(2026, 0, 1, n)).toISOString()
}

/** An invented listing; its content hash follows from its values. */
export function sampleListing(key: string, given: Partial<Listing> = {}): Listing {
  const [source = '', id = ''] = key.split(':')
  const listing: Listing = {
    key,
    source,
    board: null,
    sourceJobId: id,
    pageUrl: `https://${source}.example/list`,
    firstSeen: hour(0),
    ...described,
    url: `https://${source}.example/jobs/${encodeURIComponent(id)}`,
    evidence: {
      title: [{ quote: 'Weaver', from: 'titleRaw', path: null, start: 0, end: 6, rule: 'title', confidence: 'high' }],
    },
    warnings: [{ code: 'odd', message: 'An odd thing.' }],
    contentHash: '',
    ...given,
  }
  const { firstSeen: _first, pageUrl: _page, evidence: _evidence, warnings: _warnings, ...says } = listing
  return { ...listing, contentHash: createHash('sha256').update(JSON.stringify(says)).digest('hex') }
}

export function sampleWrite(listing: Listing, given: Partial<ListingWrite> = {}): ListingWrite {
  const { source, sourceJobId, pageUrl, url } = listing
  return {
    listing,
    raw: { source, sourceJobId, pageUrl, url, title: listing.titleRaw, descriptionText: 'We weave blankets.' },
    rawHash: `raw of ${listing.contentHash}`,
    fingerprint: { key: listing.key, blocks: [`title:${listing.title}`, `key:${listing.key}`], features: '{"n":1}' },
    change: 'added',
    earlier: [],
    ...given,
  }
}

/** A job that `founder` founds, with `others` tied to it. */
export function sampleJob(founder: string, given: Partial<Job> = {}, others: readonly string[] = []) {
  const keys = [founder, ...others]
  const id = jobId(founder)
  const job: Job = {
    id,
    status: 'open',
    firstSeen: hour(0),
    lastSeen: hour(0),
    publishedAt: hour(1),
    updatedAt: hour(1),
    closedAt: null,
    closedReason: null,
    ...described,
    listings: keys.map((key) => ({
      key,
      source: key.split(':')[0] ?? '',
      url: 'https://loom.example/jobs/1',
      reason: 'It founds the job.',
      attribution: null,
      followLink: false,
      mayPassOn: true,
    })),
    repostCount: 0,
    variantGroup: null,
    variants: [],
    fieldSources: { title: founder },
    ...given,
  }
  const memberships = keys.map((key): Membership => ({
    key,
    job: id,
    confidence: key === founder ? 1 : 0.9,
    rule: key === founder ? 'founder' : 'same-text',
    reason: 'as sampled',
    tiedTo: key === founder ? null : founder,
    score: key === founder ? null : 12.5,
  }))
  return { job, memberships }
}

const noCounts: RunCounts = {
  requests: 0,
  pages: 0,
  fetched: 0,
  seen: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  reopened: 0,
  closed: 0,
  rejected: 0,
  warnings: 0,
}

/** A complete run's change, finished at `at`, with nothing in it but what is given. */
export function sampleChange(
  run: Run,
  at: string,
  given: Partial<Omit<RunChange, 'run'>> = {},
  end: Partial<Run> = {},
) {
  const { board: _board, boardKey: _key, source: _source, startedAt: _started, ...rest } = run
  const change: RunChange = {
    run: { ...rest, status: 'complete', finishedAt: at, completeness: 'natural end', counts: noCounts, ...end },
    pages: [],
    listings: [],
    closes: [],
    reopens: [],
    appeared: [],
    vanished: [],
    sighted: [],
    probes: [],
    jobs: { upserts: [], removed: [], pairs: [], pairsOf: [] },
    events: [],
    rejects: [],
    warnings: [],
    ...given,
  }
  return change
}

export async function sampleBoard(store: Store, key: string): Promise<Board> {
  const source = key.split(/[:?]/)[0] ?? key
  await store.putSource({ id: source, name: source, homepage: `https://${source}.example`, kind: 'board', terms: {} })
  return store.putBoard({ key, source, parameters: {}, enumerates: 'all' })
}

/** Opens a run an hour before `at` and commits it with what is given. */
export async function commit(
  store: Store,
  board: Board,
  at: number,
  given: Partial<Omit<RunChange, 'run'>> = {},
  end: Partial<Run> = {},
): Promise<Run> {
  const { run } = await store.openRun(board, hour(at - 1), 'v1')
  await store.commitRun(sampleChange(run, hour(at), given, end))
  const ended = await store.run(run.id)
  if (!ended) throw new Error(`run ${run.id} is gone`)
  return ended
}

/** The listings of `keys` added and present, each a job of its own. */
export function arrival(keys: readonly string[]): Partial<Omit<RunChange, 'run'>> {
  return {
    listings: keys.map((key) => sampleWrite(sampleListing(key))),
    appeared: keys,
    jobs: { upserts: keys.map((key) => sampleJob(key)), removed: [], pairs: [], pairsOf: [] },
  }
}
