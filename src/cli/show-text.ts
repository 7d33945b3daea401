import type { Job } from '../model/job.ts'
import type { Listing } from '../model/listing.ts'

type Shown = Omit<
  Listing,
  'evidence' | 'warnings' | 'contentHash' | 'key' | 'source' | 'board' | 'sourceJobId' | 'pageUrl' | 'firstSeen'
>

/** A job as people read it: what is known, its listings (of which `listings` says more) with when each was posted and why it belongs, the text. */
export function jobText(job: Job, listings: readonly Listing[]): string {
  const byKey = new Map(listings.map((listing) => [listing.key, listing]))
  const lines = [
    ...heading(job),
    `status      ${job.status}${job.closedReason ? ` (${job.closedReason}, ${job.closedAt ?? ''})` : ''}`,
    `seen        ${job.firstSeen ?? 'unknown'} to ${job.lastSeen ?? 'unknown'}`,
    `id          ${job.id}`,
    '',
    `Listings${job.repostCount > 0 ? `, posted again ${job.repostCount === 1 ? 'once' : `${job.repostCount} times`}` : ''}:`,
    ...job.listings.flatMap(({ key, url, reason }) => [
      `  ${key}${when(byKey.get(key))}`,
      `    ${url}`,
      `    ${reason}`,
    ]),
    ...(job.variants.length > 0
      ? ['', 'Variants:', ...job.variants.map(({ id, title, locations }) => `  ${title} ${locations.join('; ')} ${id}`)]
      : []),
  ]
  return `${lines.join('\n')}\n\n${job.description.text}\n`
}

/** A listing as people read it. */
export function listingText(found: {
  listing: Listing
  status: string
  job: string | null
  unwatchedSince: string | null
}): string {
  const { listing, status, job, unwatchedSince } = found
  const lines = [
    ...heading(listing),
    `status      ${status}${unwatchedSince === null ? '' : `, unwatched since ${unwatchedSince}: its board was removed`}`,
    `key         ${listing.key}`,
    `job         ${job ?? 'none'}`,
    `page        ${listing.pageUrl}`,
    ...listing.warnings.map(({ code, message }) => `warning     ${message} [${code}]`),
  ]
  return `${lines.join('\n')}\n\n${listing.description.text}\n`
}

function heading(shown: Shown): string[] {
  const rows: [string, string | null][] = [
    ['company', shown.company.name],
    ['url', shown.url],
    ['apply', shown.applyUrl === shown.url ? null : shown.applyUrl],
    ['workplace', known(shown.workplace)],
    ['open to', scopeText(shown)],
    [
      'places',
      shown.locations
        .map(({ city, region, country, raw }) => [city, region, country].filter(Boolean).join(', ') || raw)
        .join('; '),
    ],
    ['pay', shown.salaries.map(({ raw }) => raw).join('; ')],
    ['type', shown.employmentTypes.join(', ')],
    ['seniority', known(shown.seniority)],
    ['experience', years(shown)],
    ['skills', shown.skills.join(', ')],
    ['posted', shown.datePosted],
    ['until', shown.validThrough],
    ['language', shown.language],
  ]
  return [shown.title, ...rows.flatMap(([name, value]) => (value ? [`${name.padEnd(12)}${value}`] : []))]
}

function when(listing: Listing | undefined): string {
  const said = [
    listing?.datePosted ? `posted ${listing.datePosted}` : '',
    listing?.firstSeen ? `first seen ${listing.firstSeen}` : '',
  ].filter(Boolean)
  return said.length > 0 ? `  (${said.join(', ')})` : ''
}

function known(value: string): string | null {
  return value === 'unknown' ? null : value
}

function scopeText({ remoteScope: scope }: Shown): string | null {
  const parts = [
    scope.type === 'worldwide' ? 'worldwide' : '',
    [...scope.regions, ...scope.countries].join(', '),
    scope.excludedCountries.length > 0 ? `not ${scope.excludedCountries.join(', ')}` : '',
    scope.timezones?.raw ?? '',
  ]
  return parts.filter(Boolean).join('; ') || null
}

function years({ experienceYears: range }: Shown): string | null {
  if (!range) return null
  if (range.max === null) return `from ${range.min ?? 0} years`
  return range.min === null ? `up to ${range.max} years` : `${range.min} to ${range.max} years`
}
