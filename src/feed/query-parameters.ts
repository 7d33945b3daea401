/** One parameter of the query language. `many`: repeating it means OR. */
export interface QueryParameter {
  readonly name: string
  readonly many: boolean
  readonly example: string
  readonly about: string
}

/** Every parameter, in the order of the canonical query; documentation, the API and error messages are printed from this list. */
export const queryParameters = [
  { name: 'q', many: false, example: 'postgres', about: 'Words to find in title, company and text.' },
  { name: 'company', many: true, example: 'Acme', about: 'The name of the employer.' },
  { name: 'skill', many: true, example: 'rust', about: 'A skill that the ad asks for.' },
  { name: 'seniority', many: true, example: 'senior', about: 'The level of the job.' },
  { name: 'employment', many: true, example: 'full_time', about: 'The type of employment.' },
  { name: 'workplace', many: true, example: 'remote', about: 'remote, hybrid, onsite or unknown.' },
  {
    name: 'country',
    many: true,
    example: 'DE',
    about: 'ISO 3166-1 alpha-2 code: someone who lives there may take the job.',
  },
  {
    name: 'region',
    many: true,
    example: 'EU',
    about: 'A region: someone in at least one of its countries may take the job.',
  },
  {
    name: 'timezone',
    many: true,
    example: 'Europe/Berlin',
    about: 'An IANA name (taken in standard time) or ±hh:mm: someone who works there fits the hours asked for.',
  },
  {
    name: 'salary_min',
    many: false,
    example: '90000',
    about: 'The least pay a year, compared with the top of the range; needs currency.',
  },
  { name: 'currency', many: false, example: 'EUR', about: 'The ISO 4217 code of the pay.' },
  { name: 'source', many: true, example: 'greenhouse', about: 'The id of a source that lists the job.' },
  { name: 'language', many: true, example: 'en', about: 'ISO 639-1 code of the language of the ad.' },
  {
    name: 'since',
    many: false,
    example: '2025-01-31',
    about: 'A date (midnight UTC) or RFC 3339 instant: first published here then or later.',
  },
  { name: 'status', many: true, example: 'open', about: 'open (what is asked when nothing is said) or closed.' },
  {
    name: 'variants',
    many: false,
    example: 'collapse',
    about: 'all, or collapse: one item for the same role in several places or levels.',
  },
  { name: 'sort', many: false, example: 'newest', about: 'newest, oldest, salary or relevance (to q).' },
  { name: 'limit', many: false, example: '50', about: 'Jobs a page, 1 to 200.' },
  { name: 'cursor', many: false, example: '', about: 'Where the page before ended; opaque: follow next links.' },
] as const satisfies readonly QueryParameter[]

export type QueryParameterName = (typeof queryParameters)[number]['name']
