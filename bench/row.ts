import type { Listing, Location, Salary } from '../src/model/listing.ts'

/** One ad as the shared scorer takes it (GUIDELINE.md §6), labelled or read. */
export interface Row {
  readonly path: string
  readonly half?: string
  readonly title: string
  readonly company: string | null
  readonly language: string | null
  readonly workplace: string
  readonly remote_scope: {
    readonly type: string
    readonly countries: readonly string[]
    readonly regions: readonly string[]
    readonly timezones: string | null
    readonly excluded: readonly string[]
  }
  readonly locations: readonly Omit<Location, 'raw'>[]
  readonly salary: readonly Omit<Salary, 'raw'>[]
  readonly employment_types: readonly string[]
  readonly seniority: string
  readonly experience_years: Listing['experienceYears']
  readonly visa_sponsorship: string
  readonly apply_url?: string | null
}

/** The row of a normalized listing. */
export function row(path: string, listing: Listing): Row {
  const { remoteScope: scope } = listing
  return {
    path,
    title: listing.title,
    company: listing.company.name,
    language: listing.language,
    workplace: listing.workplace,
    remote_scope: {
      type: scope.type,
      countries: scope.countries,
      regions: scope.regions,
      timezones: scope.timezones?.raw ?? null,
      excluded: scope.excludedCountries,
    },
    locations: listing.locations.map(({ city, region, country }) => ({ city, region, country })),
    salary: listing.salaries.map(({ min, max, currency, interval, kind }) => ({ min, max, currency, interval, kind })),
    employment_types: listing.employmentTypes,
    seniority: listing.seniority,
    experience_years: listing.experienceYears,
    visa_sponsorship: listing.visaSponsorship,
    apply_url: listing.applyUrl,
  }
}
