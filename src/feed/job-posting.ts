import type { Job } from '../model/job.ts'
import type { EmploymentType, Location, Salary } from '../model/listing.ts'
import { cleanDeep, oneLine, safeUrl } from './clean-text.ts'
import { countryName } from './facts.ts'
import { jobUrl, jobUrn } from './document.ts'
import { passOn } from './pass-on.ts'

const employment: Readonly<Record<EmploymentType, string>> = {
  full_time: 'FULL_TIME',
  part_time: 'PART_TIME',
  contract: 'CONTRACTOR',
  temporary: 'TEMPORARY',
  internship: 'INTERN',
  freelance: 'CONTRACTOR',
  volunteer: 'VOLUNTEER',
}

/**
 * One open job as schema.org JobPosting (JSON-LD), with the values of listings that may be passed on alone. Null where none may be, where
 * the job is closed, or where it lacks what a posting must state: text, employer, day of posting, and a place or where one may live.
 */
export function toJobPosting(whole: Job, publicUrl: string): Record<string, unknown> | null {
  const job = whole.status === 'open' ? passOn(whole) : null
  if (job === null || job.company.name === null || job.description.html === '') return null
  if (job.datePosted === null || job.datePosted.length < 10) return null
  const where = placesOf(job)
  if (where === null) return null
  const years = job.experienceYears?.min ?? null
  return cleanDeep({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: oneLine(job.title),
    description: job.description.html,
    url: jobUrl(publicUrl, job),
    identifier: { '@type': 'PropertyValue', name: oneLine(job.company.name), value: job.requisitionId ?? jobUrn(job) },
    datePosted: job.datePosted,
    dateModified: job.dateModified ?? undefined,
    validThrough: job.validThrough ?? undefined,
    hiringOrganization: {
      '@type': 'Organization',
      name: oneLine(job.company.name),
      sameAs: safeUrl(job.company.url) ?? undefined,
    },
    ...where,
    baseSalary: job.salaries.map(baseSalary).find((salary) => salary !== null) ?? undefined,
    employmentType: some([...new Set(job.employmentTypes.map((type) => employment[type]))]),
    experienceRequirements:
      years === null
        ? undefined
        : { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: Math.round(years * 12) },
    skills: some(job.skills)?.join(', '),
    jobBenefits: some(job.benefits)?.join(', '),
    inLanguage: job.language ?? undefined,
    directApply: false,
  })
}

/** jobLocation, and for remote work TELECOMMUTE with where applicants may live; null when neither is known. */
function placesOf(job: Job): Record<string, unknown> | null {
  const jobLocation = some(job.locations.filter((location) => location.country !== null).map(place))
  if (job.workplace !== 'remote') return jobLocation === undefined ? null : { jobLocation }
  const { type, countries, regions } = job.remoteScope
  const living = [
    ...countries.map((code) => ({ '@type': 'Country', name: countryName(code) })),
    ...regions.map((name) => ({ '@type': 'AdministrativeArea', name })),
    ...(type === 'worldwide' ? [{ '@type': 'AdministrativeArea', name: 'Worldwide' }] : []),
  ]
  const applicantLocationRequirements = some(living)
  if (jobLocation === undefined && applicantLocationRequirements === undefined) return null
  return { jobLocationType: 'TELECOMMUTE', jobLocation, applicantLocationRequirements }
}

function place(location: Location) {
  return {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      addressLocality: location.city ?? undefined,
      addressRegion: location.region ?? undefined,
      addressCountry: location.country ?? undefined,
    },
  }
}

/** Base pay with a currency and an interval: schema.org has no word for what is unknown of it. */
function baseSalary(salary: Salary) {
  const { min, max, currency, interval, kind } = salary
  if (currency === null || interval === null || kind === 'ote' || kind === 'total') return null
  if (min === null && max === null) return null
  const amount =
    min !== null && min === max ? { value: min } : { minValue: min ?? undefined, maxValue: max ?? undefined }
  return {
    '@type': 'MonetaryAmount',
    currency,
    value: { '@type': 'QuantitativeValue', ...amount, unitText: interval.toUpperCase() },
  }
}

function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items
}
