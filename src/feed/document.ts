import type { Job } from '../model/job.ts'

/** One page of jobs as every feed format writes it. URLs are absolute; instants are RFC 3339 UTC. */
export interface FeedDocument {
  readonly title: string
  readonly description: string
  /** The HTML page that shows the same jobs. */
  readonly homeUrl: string
  /** The address this document is fetched from. */
  readonly selfUrl: string
  /** The page after this one, or null at the end. */
  readonly nextUrl: string | null
  /** The first page of the same query; absent: this is the first. */
  readonly firstUrl?: string
  /** The newest change of content; null where nothing is known of it. */
  readonly updated: string | null
  readonly jobs: readonly Job[]
  /** Where job pages stand: `<publicUrl>/jobs/<id>`. */
  readonly publicUrl: string
}

/** The name of a job in every feed, for ever (promise 3). */
export function jobUrn(job: Pick<Job, 'id'>): string {
  return `urn:uuid:${job.id}`
}

/** The address of a job's page. */
export function jobUrl(publicUrl: string, job: Pick<Job, 'id'>): string {
  return `${withoutSlash(publicUrl)}/jobs/${job.id}`
}

/** A base address that a path may be put behind. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

/** When a job first appeared, as an instant; null where no date is known. Never later than what is known, and never a clock. */
export function publishedInstant(job: Job): string | null {
  return instant(job.publishedAt) ?? instant(job.firstSeen) ?? instant(job.datePosted)
}

/** When a job's content last changed, as an instant; never before it appeared. */
export function updatedInstant(job: Job): string | null {
  const published = publishedInstant(job)
  const updated = instant(job.updatedAt) ?? published
  return updated !== null && published !== null && updated < published ? published : updated
}

/** The newest change among jobs, or null. */
export function newestChange(jobs: readonly Job[]): string | null {
  return jobs.reduce<string | null>((newest, job) => {
    const at = updatedInstant(job)
    return at !== null && (newest === null || at > newest) ? at : newest
  }, null)
}

/** A stated date of at least day precision as a canonical instant; a coarser one names no instant. */
function instant(value: string | null): string | null {
  if (value === null || value.length < 10) return null
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
