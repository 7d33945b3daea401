import type { Job } from '../model/job.ts'
import { oneLine } from './clean-text.ts'

/** What a job can be filed under; `kind` is the query parameter that finds the others of it, or `tag` for a word as its source printed it. */
export interface Category {
  readonly kind: 'skill' | 'workplace' | 'employment' | 'seniority' | 'country' | 'tag'
  readonly term: string
}

/** A job's categories, each once, in a fixed order of kinds. */
export function categories(job: Job): Category[] {
  const countries = job.workplace === 'remote' ? job.remoteScope.countries : job.locations.map((at) => at.country)
  const all: Category[] = [
    ...(job.workplace === 'unknown' ? [] : [{ kind: 'workplace' as const, term: job.workplace }]),
    ...job.employmentTypes.map((term) => ({ kind: 'employment' as const, term })),
    ...(job.seniority === 'unknown' ? [] : [{ kind: 'seniority' as const, term: job.seniority }]),
    ...countries.flatMap((term) => (term === null ? [] : [{ kind: 'country' as const, term }])),
    ...job.skills.map((term) => ({ kind: 'skill' as const, term })),
    ...job.tags.map((term) => ({ kind: 'tag' as const, term })),
  ]
  const seen = new Set<string>()
  return all.flatMap(({ kind, term: printed }) => {
    const term = oneLine(printed)
    const name = `${kind} ${term}`
    if (term === '' || seen.has(name)) return []
    seen.add(name)
    return [{ kind, term }]
  })
}
