import type { Job } from '../../model/job.ts'

export interface Eligible {
  readonly kind: 'country' | 'region' | 'worldwide' | 'excluded'
  readonly code: string
}

/**
 * Who may take a job, as far as it says: the remote scope if it is remote, else the countries of its places. An unknown scope gives nothing, so it
 * matches no country.
 */
export function eligibility(job: Pick<Job, 'workplace' | 'remoteScope' | 'locations'>): Eligible[] {
  const found: Eligible[] = []
  if (job.workplace === 'remote') {
    const scope = job.remoteScope
    if (scope.type === 'worldwide') found.push({ kind: 'worldwide', code: '*' })
    for (const code of scope.countries) found.push({ kind: 'country', code })
    for (const code of scope.regions) found.push({ kind: 'region', code })
    for (const code of scope.excludedCountries) found.push({ kind: 'excluded', code })
  } else {
    for (const { country } of job.locations) if (country !== null) found.push({ kind: 'country', code: country })
  }
  return found
}
