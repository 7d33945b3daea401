import type { EmploymentType, Evidence, Salary, Seniority, Warning, Workplace } from '../model/listing.ts'
import type { RawListing } from '../model/raw-listing.ts'
import { parseEmploymentTypes } from './employment.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import type { SalaryFound, SalaryInput } from './pay/pay-range.ts'
import { fromText } from './pay/salary-text.ts'
import { readLevel } from './seniority.ts'
import { parseWorkplace } from './workplace.ts'
import type { PrintedMode } from './workplace-field.ts'

/** What was chosen for each field, and what it was chosen from. */
export interface Chosen {
  readonly raw: RawListing
  readonly title: Prose
  readonly titleParts: readonly string[]
  readonly text: Prose
  readonly printed: PrintedMode | null
  readonly workplace: Found<Workplace>
  readonly employment: Found<EmploymentType[]>
  readonly seniority: Found<Seniority>
  readonly language: Found<string | null>
  readonly scope: readonly Evidence[]
  readonly salaries: readonly SalaryFound[]
  readonly salaryInput: SalaryInput
  readonly datePosted: string | null
  readonly validThrough: string | null
}

/** Where a field and the text, or two fields, say different things: one warning each, which shows both. The chosen value stays. */
export function contradictions(chosen: Chosen): Warning[] {
  return [
    workplaceOf(chosen),
    scopeOf(chosen),
    salaryOf(chosen),
    employmentOf(chosen),
    seniorityOf(chosen),
    languageOf(chosen),
    datesOf(chosen),
  ].filter((warning) => warning !== null)
}

function warn(field: string, taken: Evidence | undefined, other: Evidence | undefined): Warning | null {
  if (!taken || !other) return null
  return { code: 'contradiction', message: `${field}: ${shown(taken)} against ${shown(other)}` }
}

function shown({ quote, from, path, rule }: Evidence): string {
  const where = from === 'field' ? path : from === 'description' ? 'the text' : from === 'titleRaw' ? 'the title' : from
  const said = quote.replace(/\s+/g, ' ')
  return `${where} ${JSON.stringify(said.length > 120 ? `${said.slice(0, 119)}…` : said)} (${rule})`
}

function workplaceOf({ printed, workplace, title, titleParts, text }: Chosen): Warning | null {
  if (!printed || workplace.value === 'unknown') return null
  if (printed.mode !== workplace.value) return warn('workplace', workplace.evidence[0], printed.evidence)
  if (printed.by !== 'field' || printed.mode === 'remote') return null
  const said = parseWorkplace({ printed: null, title, titleParts, text, remoteSource: null })
  const differs = said.value !== 'unknown' && said.value !== printed.mode && said.evidence[0]?.confidence === 'high'
  return differs ? warn('workplace', printed.evidence, said.evidence[0]) : null
}

function scopeOf({ scope }: Chosen): Warning | null {
  const taken = scope.find(({ rule }) => rule !== 'scope.outvoted')
  const outvoted = scope.find(({ rule }) => rule === 'scope.outvoted')
  // The text may only repeat what the field says.
  const repeats = taken && outvoted?.quote.toLowerCase().includes(taken.quote.toLowerCase())
  return repeats ? null : warn('remoteScope', taken, outvoted)
}

function salaryOf({ salaries, salaryInput, text }: Chosen): Warning | null {
  const first = salaries[0]
  if (!first || first.evidence.from !== 'field' || salaryInput.unreliable) return null
  const said = fromText(text, salaryInput)
  const agrees = said.some(({ salary }) => salaries.some((each) => near(each.salary, salary)))
  return said.length > 0 && !agrees ? warn('salaries', first.evidence, said[0]?.evidence) : null
}

/** Hours, days, weeks and months in a year of work, as queries count them. */
const perYear = { hour: 2080, day: 260, week: 52, month: 12, year: 1 }

/** The same pay, told an hour here and a year there. */
function near(a: Salary, b: Salary): boolean {
  const yearly = ({ min, max, interval }: Salary) => (max ?? min ?? 0) * perYear[interval ?? 'year']
  return Math.abs(yearly(a) - yearly(b)) <= 0.1 * Math.max(yearly(a), yearly(b))
}

function employmentOf({ employment, title, text }: Chosen): Warning | null {
  const field = employment.evidence.find(({ rule }) => rule === 'employment.field')
  if (!field) return null
  const said = parseEmploymentTypes(undefined, title, text)
  const agrees = said.value.some((type) => employment.value.includes(type))
  return said.value.length > 0 && !agrees ? warn('employmentTypes', field, said.evidence[0]) : null
}

function seniorityOf({ seniority, raw }: Chosen): Warning | null {
  const level = raw.seniority === undefined ? null : readLevel(raw.seniority)
  if (level === null || raw.seniority === undefined || seniority.value === 'unknown' || seniority.value === level)
    return null
  return warn('seniority', seniority.evidence[0], fromField(raw.seniority, '/seniority', 'seniority.field', 'low'))
}

function languageOf({ language, raw }: Chosen): Warning | null {
  const stated = /^[a-z]{2}(?![a-z])/i.exec(raw.language?.trim() ?? '')?.[0].toLowerCase()
  if (stated === undefined || language.value === null || language.value === stated) return null
  const detected = language.evidence[0]
  return warn(
    'language',
    detected && { ...detected, quote: language.value },
    fromField(raw.language ?? '', '/language', 'language.stated', 'low'),
  )
}

function datesOf({ datePosted, validThrough, raw }: Chosen): Warning | null {
  if (datePosted === null || validThrough === null || validThrough >= datePosted) return null
  return warn(
    'validThrough',
    fromField(raw.validThrough ?? '', '/validThrough', 'date.field', 'high'),
    fromField(raw.datePosted ?? '', '/datePosted', 'date.field', 'high'),
  )
}
