import type { Job } from '../model/job.ts'
import { cleanText } from './clean-text.ts'
import { placeText } from './facts.ts'

/** The columns, one value a job; lists are joined by `; `, an unknown value is an empty cell. */
const columns: readonly [string, (job: Job) => string | number | null][] = [
  ['id', (job) => job.id],
  ['status', (job) => job.status],
  ['title', (job) => job.title],
  ['company', (job) => job.company.name],
  ['workplace', (job) => (job.workplace === 'unknown' ? null : job.workplace)],
  ['remote_scope', (job) => (job.remoteScope.type === 'unknown' ? null : job.remoteScope.type)],
  ['remote_countries', (job) => list(job.remoteScope.countries)],
  ['remote_regions', (job) => list(job.remoteScope.regions)],
  ['locations', (job) => list(job.locations.map(placeText))],
  ['countries', (job) => list(job.locations.flatMap(({ country }) => country ?? []))],
  ['salary_min', (job) => job.salaries[0]?.min ?? null],
  ['salary_max', (job) => job.salaries[0]?.max ?? null],
  ['salary_currency', (job) => job.salaries[0]?.currency ?? null],
  ['salary_interval', (job) => job.salaries[0]?.interval ?? null],
  ['salary_kind', (job) => (job.salaries[0]?.kind === 'unknown' ? null : (job.salaries[0]?.kind ?? null))],
  ['salaries', (job) => list(job.salaries.map(({ raw }) => raw))],
  ['employment_types', (job) => list(job.employmentTypes)],
  ['seniority', (job) => (job.seniority === 'unknown' ? null : job.seniority)],
  ['experience_years_min', (job) => job.experienceYears?.min ?? null],
  ['experience_years_max', (job) => job.experienceYears?.max ?? null],
  ['visa_sponsorship', (job) => (job.visaSponsorship === 'unknown' ? null : job.visaSponsorship)],
  ['skills', (job) => list(job.skills)],
  ['tags', (job) => list(job.tags)],
  ['department', (job) => job.department],
  ['language', (job) => job.language],
  ['date_posted', (job) => job.datePosted],
  ['valid_through', (job) => job.validThrough],
  ['first_seen', (job) => job.firstSeen],
  ['last_seen', (job) => job.lastSeen],
  ['published_at', (job) => job.publishedAt],
  ['updated_at', (job) => job.updatedAt],
  ['closed_at', (job) => job.closedAt],
  ['closed_reason', (job) => job.closedReason],
  ['url', (job) => job.url],
  ['apply_url', (job) => job.applyUrl],
  ['sources', (job) => list([...new Set(job.listings.map(({ source }) => source))])],
  ['listing_keys', (job) => list(job.listings.map(({ key }) => key))],
  ['attribution', (job) => list([...new Set(job.listings.flatMap(({ attribution }) => attribution ?? []))])],
]

/** Jobs as CSV (RFC 4180: CRLF, quotes doubled), with a header. Text that a spreadsheet would run as a formula is led by an apostrophe. */
export function toCsv(jobs: readonly Job[]): string {
  const rows = [columns.map(([name]) => name), ...jobs.map((job) => columns.map(([, read]) => cell(read(job))))]
  return rows.map((row) => `${row.join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = cleanText(value)
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(inert) || /^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

function list(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join('; ')
}
