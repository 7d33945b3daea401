import type { Job } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { Query } from '../../src/model/query.ts'
import type { JobLookup, SearchResult } from '../../src/ports/store.ts'
import type { SiteStore } from '../../src/server/site.ts'

/**
 * The part of the Store that the server reads, in memory. It filters by status, q, company, skill, workplace and source, orders by
 * publication (newest or oldest first, ties by id) and pages by keyset, as the port promises; other filters are the real store's to test.
 */
export class FakeStore implements SiteStore {
  jobs: Job[]
  listings: Listing[] = []
  redirects = new Map<string, string>()
  revisionNumber = 1
  changedAt: string | null = '2025-02-01T12:00:00.000Z'
  /** How often each method was called. */
  readonly calls = { search: 0, job: 0 }

  constructor(jobs: readonly Job[]) {
    this.jobs = [...jobs]
  }

  async search(query: Query): Promise<SearchResult> {
    this.calls.search += 1
    const direction = query.sort === 'oldest' ? 1 : -1
    const found = this.jobs.filter((job) => matches(job, query)).sort((a, b) => direction * compare(place(a), place(b)))
    const after = query.cursor === null ? null : Buffer.from(query.cursor, 'base64url').toString()
    const rest = found.filter((job) => after === null || direction * compare(place(job), after) > 0)
    const jobs = rest.slice(0, query.limit)
    const last = jobs.at(-1)
    const more = rest.length > jobs.length && last !== undefined
    return { jobs, next: more ? Buffer.from(place(last)).toString('base64url') : null, total: found.length }
  }

  async job(id: string): Promise<JobLookup> {
    this.calls.job += 1
    const to = this.redirects.get(id)
    if (to !== undefined) return { found: 'redirect', to }
    const job = this.jobs.find((each) => each.id === id)
    return job === undefined ? { found: 'nothing' } : { found: 'job', job }
  }

  async listing(key: string) {
    const listing = this.listings.find((each) => each.key === key)
    if (listing === undefined) return undefined
    const { source, sourceJobId, pageUrl } = listing
    return { listing, raw: { source, sourceJobId, pageUrl }, status: 'open' as const, job: null, unwatchedSince: null }
  }

  async revision() {
    return { revision: String(this.revisionNumber), changedAt: this.changedAt }
  }

  async counts() {
    const openJobs = this.jobs.filter((job) => job.status === 'open').length
    return { listings: this.jobs.length, openListings: openJobs, jobs: this.jobs.length, openJobs, boards: 1 }
  }
}

function matches(job: Job, query: Query): boolean {
  const any = (asked: readonly string[], values: readonly (string | null)[]) =>
    asked.length === 0 || asked.some((each) => values.some((value) => value?.toLowerCase() === each.toLowerCase()))
  const text = `${job.title} ${job.company.name ?? ''} ${job.description.text}`.toLowerCase()
  return (
    query.status.includes(job.status) &&
    (query.q === null || text.includes(query.q.toLowerCase())) &&
    any(query.company, [job.company.name]) &&
    any(query.skill, job.skills) &&
    any(query.workplace, [job.workplace]) &&
    any(
      query.source,
      job.listings.map(({ source }) => source),
    )
  )
}

/** Publication, then id: what the order and the cursor are made of. */
function place(job: Job): string {
  return `${job.publishedAt ?? ''} ${job.id}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
