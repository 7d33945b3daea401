import type { Job } from '../model/job.ts'
import type { ExperienceYears, Location, Salary } from '../model/listing.ts'
import { oneLine } from './clean-text.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const cents = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** A country's English name, or the code where it has none. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code
}

/** A salary as published, never converted: `80,000–100,000 EUR a year`, `from 40 USD an hour (OTE)`. */
export function salaryText(salary: Salary): string {
  const { min, max } = salary
  if (min === null && max === null) return oneLine(salary.raw)
  const range =
    min !== null && max !== null
      ? min === max
        ? amount(min)
        : `${amount(min)}–${amount(max)}`
      : min !== null
        ? `from ${amount(min)}`
        : `up to ${amount(max ?? 0)}`
  const interval = salary.interval === null ? '' : ` ${salary.interval === 'hour' ? 'an' : 'a'} ${salary.interval}`
  const kind = { base: '', unknown: '', ote: ' (OTE)', total: ' (total)' }[salary.kind]
  return `${range}${salary.currency === null ? '' : ` ${salary.currency}`}${interval}${kind}`
}

/** A place in words; what was printed where nothing was understood. */
export function placeText(location: Location): string {
  const parts = [location.city, location.region, location.country === null ? null : countryName(location.country)]
  const known = parts.filter((part, index) => part !== null && parts.indexOf(part) === index)
  return known.length > 0 ? known.join(', ') : oneLine(location.raw)
}

/** Where and how the work is done, in words; null where nothing is known of it. */
export function workplaceText(job: Pick<Job, 'workplace' | 'remoteScope'>): string | null {
  if (job.workplace !== 'remote') return { hybrid: 'Hybrid', onsite: 'On site', unknown: null }[job.workplace]
  const { type, countries, regions, excludedCountries, timezones } = job.remoteScope
  const scope = {
    worldwide: 'Remote, worldwide',
    countries: `Remote in ${countries.map(countryName).join(', ')}`,
    regions: `Remote in ${[...regions, ...countries.map(countryName)].join(', ')}`,
    timezones: `Remote, time zones ${oneLine(timezones?.raw ?? '')}`,
    unknown: 'Remote',
  }[type]
  return excludedCountries.length > 0 ? `${scope}, not ${excludedCountries.map(countryName).join(', ')}` : scope
}

/** `full_time` as people write it. */
export function plainWord(value: string): string {
  return value.replaceAll('_', '-')
}

/** Places in words, each once, in their order. */
function places(job: Job): string[] {
  return [...new Set(job.locations.map(placeText).filter((place) => place !== ''))]
}

/** The facts of a job as labelled lines, in the order in which people ask for them; the unknown is left out. */
export function facts(job: Job): { label: string; value: string }[] {
  const years = job.experienceYears
  const rows: [string, string | null][] = [
    ['Company', job.company.name],
    ['Workplace', workplaceText(job)],
    ['Place', places(job).join('; ')],
    ['Pay', job.salaries.map(salaryText).join('; ')],
    ['Employment', job.employmentTypes.map(plainWord).join(', ')],
    ['Seniority', job.seniority === 'unknown' ? null : job.seniority],
    ['Experience', years === null ? null : yearsText(years)],
    ['Visa sponsorship', job.visaSponsorship === 'unknown' ? null : job.visaSponsorship],
    ['Department', job.department],
    ['Skills', job.skills.join(', ')],
    ['Benefits', job.benefits.join(', ')],
    ['Posted', job.datePosted?.slice(0, 10) ?? null],
    ['Apply by', job.validThrough?.slice(0, 10) ?? null],
  ]
  return rows.flatMap(([label, value]) => (value ? [{ label, value: oneLine(value) }] : []))
}

/** One line of the facts that decide whether to read on. */
export function headline(job: Job): string {
  const parts = [job.company.name, workplaceText(job), places(job).slice(0, 3).join('; ')]
  const pay = job.salaries[0]
  return oneLine([...parts, pay === undefined ? null : salaryText(pay)].filter(Boolean).join(' · '))
}

/** `from 5 years`, `2–4 years`. */
export function yearsText({ min, max }: ExperienceYears): string | null {
  if (min !== null && max !== null) return min === max ? `${min} years` : `${min}–${max} years`
  if (min !== null) return `from ${min} years`
  return max === null ? null : `up to ${max} years`
}

function amount(value: number): string {
  return (Number.isInteger(value) ? whole : cents).format(value)
}
