import { UsageError } from '../../errors.ts'
import type { Query } from '../../model/query.ts'
import { regionsOf, type Regions } from '../../model/regions.ts'
import { foldCompany, matchQuery } from './search-text.ts'

/** SQL over `jobs j`, with its bound values by name. */
export interface Filters {
  readonly sql: string
  readonly values: Readonly<Record<string, string | number>>
}

const among = (name: string): string => `(SELECT value FROM json_each(@${name}))`

/**
 * What a query asks, as conditions that all must hold. Throws UsageError `bad-query` when `salaryMin` stands without `currency`. Unknown values match
 * nothing that is asked of them.
 */
export function filters(query: Query, regions: Regions): Filters {
  const conditions: string[] = []
  const values: Record<string, string | number> = {}
  const list = (name: string, asked: readonly unknown[], condition: string): void => {
    if (asked.length === 0) return
    values[name] = JSON.stringify(asked)
    conditions.push(condition)
  }
  list('status', query.status, `j.status IN ${among('status')}`)
  list('seniority', query.seniority, `j.seniority IN ${among('seniority')}`)
  list('workplace', query.workplace, `j.workplace IN ${among('workplace')}`)
  list('language', query.language, `j.language IN ${among('language')}`)
  list('company', query.company.map(foldCompany), `j.company_folded IN ${among('company')}`)
  list(
    'skill',
    query.skill,
    `EXISTS (SELECT 1 FROM json_each(@skill) w JOIN job_skills s ON s.job_number = j.number AND s.skill = w.value COLLATE NOCASE)`,
  )
  list(
    'employment',
    query.employment,
    `EXISTS (SELECT 1 FROM json_each(j.employment_types) t WHERE t.value IN ${among('employment')})`,
  )
  list(
    'source',
    query.source,
    `EXISTS (SELECT 1 FROM memberships m JOIN listings l ON l.key = m.listing_key WHERE m.job_id = j.id AND l.source IN ${among('source')})`,
  )
  list('timezone', query.timezone, inTimezone)
  const places = { country: query.country, region: query.region.flatMap((region) => regions[region] ?? []) }
  for (const [name, countries] of Object.entries(places)) {
    list(name, waysIn(regions, countries), openTo(name))
    // A region without countries is open to nobody.
    if (query[name as keyof typeof places].length > 0 && countries.length === 0) conditions.push('0')
  }
  if (query.since !== null) {
    values.since = query.since
    conditions.push('j.published_at >= @since')
  }
  addPay(query, conditions, values)
  if (query.q !== null && query.q.trim() !== '') {
    const match = matchQuery(query.q)
    if (match !== null) values.match = match
    conditions.push(match === null ? '0' : 'j.number IN (SELECT rowid FROM job_text WHERE job_text MATCH @match)')
  }
  return { sql: conditions.length > 0 ? conditions.join('\n  AND ') : '1', values }
}

/** Each country with each thing that makes a job open to someone there: `[country, kind and code]`. */
function waysIn(regions: Regions, countries: readonly string[]): [string, string][] {
  return countries.flatMap((country): [string, string][] => [
    [country, `country ${country}`],
    [country, 'worldwide *'],
    ...regionsOf(regions, country).map((region): [string, string] => [country, `region ${region}`]),
  ])
}

/** Someone in one of the countries may take it; only jobs that exclude countries are looked at country by country. */
const openTo = (name: string): string => `(
    EXISTS (SELECT 1 FROM job_eligibility e WHERE e.job_number = j.number AND e.kind || ' ' || e.code IN (SELECT value ->> 1 FROM json_each(@${name})))
    AND (
      NOT EXISTS (SELECT 1 FROM job_eligibility x WHERE x.job_number = j.number AND x.kind = 'excluded')
      OR EXISTS (
        SELECT 1 FROM json_each(@${name}) w JOIN job_eligibility e ON e.job_number = j.number AND e.kind || ' ' || e.code = w.value ->> 1
        WHERE NOT EXISTS (SELECT 1 FROM job_eligibility x WHERE x.job_number = j.number AND x.kind = 'excluded' AND x.code = w.value ->> 0)
      )
    )
  )`

/** An offset between the stated bounds; one bound alone is open on the other side, none is unknown. */
const inTimezone = `(
    coalesce(j.remote_scope ->> '$.timezones.minOffset', j.remote_scope ->> '$.timezones.maxOffset') IS NOT NULL
    AND EXISTS (
      SELECT 1 FROM json_each(@timezone) w
      WHERE w.value >= coalesce(j.remote_scope ->> '$.timezones.minOffset', -99) AND w.value <= coalesce(j.remote_scope ->> '$.timezones.maxOffset', 99)
    )
  )`

function addPay(query: Query, conditions: string[], values: Record<string, string | number>): void {
  if (query.salaryMin !== null && query.currency === null) {
    throw new UsageError('bad-query', 'salary_min needs currency')
  }
  if (query.currency === null) return
  values.currency = query.currency
  const enough = query.salaryMin === null ? '' : ' AND s.yearly >= @salaryMin'
  if (query.salaryMin !== null) values.salaryMin = query.salaryMin
  conditions.push(
    `EXISTS (SELECT 1 FROM job_salaries s WHERE s.job_number = j.number AND s.currency = @currency COLLATE NOCASE${enough})`,
  )
}
