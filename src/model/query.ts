import type { EmploymentType, Seniority, Workplace } from './listing.ts'

/**
 * One search, as every feed, page, API call, command and saved feed means it. Empty list or null: not asked. Values of one list are OR,
 * lists are AND.
 */
export interface Query {
  readonly q: string | null
  readonly company: readonly string[]
  readonly skill: readonly string[]
  readonly seniority: readonly Seniority[]
  readonly employment: readonly EmploymentType[]
  readonly workplace: readonly Workplace[]
  /** ISO 3166-1 alpha-2: someone living there may take the job. */
  readonly country: readonly string[]
  /** Region names of the region table: someone in at least one of its countries may take the job. */
  readonly region: readonly string[]
  /** Offsets from UTC in hours, standard time. */
  readonly timezone: readonly number[]
  /** A year's pay in `currency`, compared with the top of the range. */
  readonly salaryMin: number | null
  readonly currency: string | null
  readonly source: readonly string[]
  readonly language: readonly string[]
  /** Published at or after this instant, RFC 3339 UTC. */
  readonly since: string | null
  readonly status: readonly ('open' | 'closed')[]
  readonly variants: 'all' | 'collapse'
  readonly sort: 'newest' | 'oldest' | 'salary' | 'relevance'
  readonly limit: number
  /** Where the last page ended; opaque to the reader. */
  readonly cursor: string | null
}

/** What is asked when nothing is said: every open job, newest first. */
export const everything: Query = {
  q: null,
  company: [],
  skill: [],
  seniority: [],
  employment: [],
  workplace: [],
  country: [],
  region: [],
  timezone: [],
  salaryMin: null,
  currency: null,
  source: [],
  language: [],
  since: null,
  status: ['open'],
  variants: 'all',
  sort: 'newest',
  limit: 50,
  cursor: null,
}
