import type { Confidence, Evidence, Listing } from '../src/model/listing.ts'
import { companyKey, experienceKey, locationKey, plain, salaryKey, scopeKeys } from './keys.ts'
import { row, type Row } from './row.ts'

/** One value that was read, how sure its evidence says it is, and whether the reader says the same. */
export interface Claim {
  readonly field: string
  readonly confidence: Confidence
  readonly right: boolean
}

const order: readonly Confidence[] = ['high', 'medium', 'low']

/** The values read of one ad against its labels; absent and unknown ones claim nothing. A set without own evidence a member is one value. */
export function claims(gold: Row, listing: Listing): Claim[] {
  const read = row(gold.path, listing)
  const out: Claim[] = []
  const claim = (field: string, evidence: readonly Evidence[], right: boolean): void => {
    const confidence = order.findLast((each) => evidence.some((cited) => cited.confidence === each))
    if (confidence === undefined) throw new Error(`${gold.path}: ${field} has a value without evidence`)
    out.push({ field, confidence, right })
  }
  const cited = (field: string): readonly Evidence[] => listing.evidence[field] ?? []
  const zones = cited('remoteScope').filter(({ rule }) => rule.startsWith('timezones.'))
  // What was outvoted is cited against the scope.
  const places = cited('remoteScope').filter((each) => !zones.includes(each) && each.rule !== 'scope.outvoted')
  const same = (key: (of: Row) => string | null): boolean => key(gold) === key(read)

  claim(
    'title',
    cited('title'),
    same(({ title }) => plain(title)),
  )
  if (read.company !== null)
    claim(
      'company',
      cited('company'),
      same(({ company }) => companyKey(company)),
    )
  if (read.language !== null) claim('language', cited('language'), gold.language === read.language)
  if (read.workplace !== 'unknown') claim('workplace', cited('workplace'), gold.workplace === read.workplace)
  if (scopeKeys(read).size > 0) claim('remote scope', places, sameSet(scopeKeys(gold), scopeKeys(read)))
  if (read.remote_scope.timezones !== null) claim('time zones', zones, gold.remote_scope.timezones !== null)
  const stated = new Set(gold.locations.map(locationKey))
  read.locations.forEach((each, at) =>
    claim('locations', cited(`locations.${String(at)}`), stated.has(locationKey(each))),
  )
  const ranges = new Set(gold.salary.map(salaryKey))
  read.salary.forEach((each, at) => claim('salary', cited(`salaries.${String(at)}`), ranges.has(salaryKey(each))))
  if (read.employment_types.length > 0) {
    const right = sameSet(new Set(gold.employment_types), new Set(read.employment_types))
    claim('employment types', cited('employmentTypes'), right)
  }
  if (read.seniority !== 'unknown') claim('seniority', cited('seniority'), gold.seniority === read.seniority)
  if (experienceKey(read) !== null) claim('experience', cited('experienceYears'), same(experienceKey))
  if (read.visa_sponsorship !== 'unknown')
    claim('visa', cited('visaSponsorship'), gold.visa_sponsorship === read.visa_sponsorship)
  return out
}

/** A Markdown table of the share of right values by confidence, a row a field and one over all, and whether it falls in that order. */
export function confidenceTable(all: readonly Claim[]): string {
  const share = (some: readonly Claim[]): number => some.filter(({ right }) => right).length / some.length
  const cells = (some: readonly Claim[]): string[] =>
    order.map((level) => {
      const of = some.filter(({ confidence }) => confidence === level)
      return of.length === 0 ? '' : `${figure(share(of))} of ${String(of.length)}`
    })
  const fields = [...new Set(all.map(({ field }) => field))]
  const lines = fields.map((field) => {
    const some = all.filter((each) => each.field === field)
    return `| ${[field, ...cells(some)].join(' | ')} |`
  })
  const falls = (some: readonly Claim[]): boolean => {
    const levels = order.map((level) => some.filter(({ confidence }) => confidence === level))
    const shares = levels.filter((of) => of.length > 0).map(share)
    return shares.every((each, at) => each <= (shares[at - 1] ?? 1))
  }
  const rising = fields.filter((field) => !falls(all.filter((each) => each.field === field)))
  return [
    '| values right | high | medium | low |',
    '|---|---|---|---|',
    ...lines,
    `| **all** | ${cells(all).join(' | ')} |`,
    '',
    falls(all) ? 'Over all it falls in that order.' : 'Over all it does NOT fall in that order.',
    ...(rising.length === 0 ? [] : [`Fields where it does not: ${rising.join(', ')}.`]),
  ].join('\n')
}

/** `.93`, `1.00`. */
export function figure(value: number, places = 2): string {
  return value.toFixed(places).replace(/^0/, '')
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each))
}
