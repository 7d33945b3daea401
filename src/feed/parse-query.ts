import { UsageError } from '../errors.ts'
import type { Query } from '../model/query.ts'
import { everything } from '../model/query.ts'
import type { Regions } from '../model/regions.ts'
import type { QueryParameterName } from './query-parameters.ts'
import { queryParameters } from './query-parameters.ts'
import * as values from './query-values.ts'
import { formatOffset } from './timezone-offset.ts'

/** The tables that a query's values are checked against. */
export interface QueryContext {
  readonly regions: Regions
  /** Every ISO 3166-1 alpha-2 code. */
  readonly countries: readonly string[]
}

const statuses = ['open', 'closed'] as const
const variantModes = ['all', 'collapse'] as const
const sorts = ['newest', 'oldest', 'salary', 'relevance'] as const

/**
 * The query that decoded URL parameters mean (DESIGN.md, "Queries"). An empty value asks nothing, as an empty field of a form does.
 * Throws UsageError `bad-query` that names an unknown parameter or bad value and the nearest valid one.
 */
export function parseQuery(params: Iterable<[string, string]>, context: QueryContext): Query {
  const given = collect(params)
  const many = <T>(name: QueryParameterName, read: (text: string) => T): T[] =>
    [...new Set((given.get(name) ?? []).map(read))].sort(byValue)
  const one = <T>(name: QueryParameterName, read: (text: string) => T): T | null => {
    const text = given.get(name)?.[0]
    return text === undefined ? null : read(text)
  }
  const status = many('status', (text) => values.oneOf('status', text, statuses))
  const q = one('q', words)
  const sort = one('sort', (text) => values.oneOf('sort', text, sorts)) ?? everything.sort
  const query: Query = {
    q,
    company: many('company', words),
    skill: many('skill', words),
    seniority: many('seniority', (text) => values.oneOf('seniority', text, values.seniorities)),
    employment: many('employment', (text) => values.oneOf('employment', text, values.employmentTypes)),
    workplace: many('workplace', (text) => values.oneOf('workplace', text, values.workplaces)),
    country: many('country', (text) => values.countryCode(text.trim(), context.countries)),
    region: many('region', (text) => values.oneOf('region', text, Object.keys(context.regions))),
    timezone: many('timezone', values.timezoneValue),
    salaryMin: one('salary_min', values.salaryValue),
    currency: one('currency', values.currencyCode),
    source: many('source', (text) => words(text).toLowerCase()),
    language: many('language', (text) => values.languageCode(text.trim())),
    since: one('since', values.sinceValue),
    status: status.length === 0 ? everything.status : status,
    variants: one('variants', (text) => values.oneOf('variants', text, variantModes)) ?? everything.variants,
    // Without words there is nothing to be relevant to.
    sort: sort === 'relevance' && q === null ? everything.sort : sort,
    limit: one('limit', values.limitValue) ?? everything.limit,
    cursor: one('cursor', cursorValue),
  }
  if (query.salaryMin !== null && query.currency === null) {
    throw new UsageError('bad-query', 'salary_min needs currency, such as currency=EUR')
  }
  return query
}

/** The canonical query string of a query, without `?`: equal queries give equal strings, what is asked by default is left out. */
export function formatQuery(query: Query): string {
  const given: Record<QueryParameterName, readonly string[]> = {
    q: some(query.q),
    company: query.company,
    skill: query.skill,
    seniority: query.seniority,
    employment: query.employment,
    workplace: query.workplace,
    country: query.country,
    region: query.region,
    timezone: query.timezone.map(formatOffset),
    salary_min: some(query.salaryMin),
    currency: some(query.currency),
    source: query.source,
    language: query.language,
    since: some(query.since),
    status: query.status.join() === everything.status.join() ? [] : query.status,
    variants: query.variants === everything.variants ? [] : [query.variants],
    sort: query.sort === everything.sort ? [] : [query.sort],
    limit: query.limit === everything.limit ? [] : [String(query.limit)],
    cursor: some(query.cursor),
  }
  const params = new URLSearchParams()
  for (const { name } of queryParameters) {
    for (const value of [...new Set(given[name])].sort(byValue)) params.append(name, value)
  }
  return params.toString()
}

function collect(params: Iterable<[string, string]>): Map<string, string[]> {
  const names: readonly string[] = queryParameters.map(({ name }) => name)
  const given = new Map<string, string[]>()
  for (const [name, value] of params) {
    const parameter = queryParameters.find((each) => each.name === name)
    if (parameter === undefined) {
      throw new UsageError(
        'bad-query',
        `unknown parameter ${JSON.stringify(name.slice(0, 60))}: did you mean "${values.nearest(name, names)}"?`,
        { hint: `The parameters are ${names.join(', ')}.` },
      )
    }
    if (value.trim() === '') continue
    const texts = given.get(name) ?? []
    if (!parameter.many && texts.length > 0 && texts[0] !== value) {
      throw values.badValue(name, value, `${name} takes one value and ${JSON.stringify(texts[0])} was given before`)
    }
    given.set(name, [...texts, value])
  }
  return given
}

function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().slice(0, 200)
}

function cursorValue(text: string): string {
  if (text.length > 500) throw values.badValue('cursor', text, 'follow the next link of the page before')
  return text
}

function some(value: string | number | null): readonly string[] {
  return value === null ? [] : [String(value)]
}

function byValue<T>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
