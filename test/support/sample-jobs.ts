import { jobId } from '../../src/model/job-id.ts'
import type { Job } from '../../src/model/job.ts'

/** An invented job: `key` founds it; everything else is unknown unless given. */
export function sampleJob(key: string, given: Partial<Job> = {}): Job {
  const [source = 'sample'] = key.split(':')
  const url = `https://${source}.example/jobs/${encodeURIComponent(key)}`
  return {
    id: jobId(key),
    status: 'open',
    firstSeen: '2025-01-10T08:00:00.000Z',
    lastSeen: '2025-01-12T08:00:00.000Z',
    publishedAt: '2025-01-10T08:00:00.000Z',
    updatedAt: '2025-01-10T08:00:00.000Z',
    closedAt: null,
    closedReason: null,
    requisitionId: null,
    url,
    applyUrl: null,
    title: 'Baker',
    titleRaw: 'Baker',
    company: { name: 'Crumb & Sons', nameRaw: 'Crumb & Sons', url: null },
    description: { html: '<p>We bake bread.</p>', text: 'We bake bread.' },
    language: 'en',
    workplace: 'unknown',
    remoteScope: { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null },
    locations: [],
    salaries: [],
    employmentTypes: [],
    seniority: 'unknown',
    experienceYears: null,
    visaSponsorship: 'unknown',
    skills: [],
    benefits: [],
    tags: [],
    department: null,
    datePosted: null,
    dateModified: null,
    validThrough: null,
    listings: [
      { key, source, url, reason: 'It founds the job.', attribution: null, followLink: false, mayPassOn: true },
    ],
    repostCount: 0,
    variantGroup: null,
    variants: [],
    fieldSources: {},
    ...given,
  }
}
