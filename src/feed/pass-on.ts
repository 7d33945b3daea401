import type { Job } from '../model/job.ts'

/** Each descriptive field with what stands for an unknown value. */
const blanks = {
  requisitionId: null,
  applyUrl: null,
  language: null,
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
} as const satisfies Partial<{ [K in keyof Job]: unknown }>

/**
 * What of a job may be handed to partners (JobPosting markup, sitemaps, partner files): the listings whose source allows it and the values
 * taken from them alone. Null when no listing may be, or when the title, company or text comes from one that may not.
 */
export function passOn(job: Job): Job | null {
  const listings = job.listings.filter((listing) => listing.mayPassOn)
  if (listings.length === 0) return null
  if (listings.length === job.listings.length) return job
  const allowed = new Set(listings.map(({ key }) => key))
  const mayTell = (field: string) => allowed.has(job.fieldSources[field] ?? '')
  if (!['title', 'company', 'description'].every(mayTell)) return null
  const hidden = Object.entries(blanks).filter(([field]) => !mayTell(field))
  const url = mayTell('url') ? job.url : (listings[0]?.url ?? job.url)
  return {
    ...job,
    ...(Object.fromEntries(hidden) as Partial<Job>),
    url,
    listings,
    variants: [],
    fieldSources: Object.fromEntries(Object.entries(job.fieldSources).filter(([, key]) => allowed.has(key))),
  }
}
