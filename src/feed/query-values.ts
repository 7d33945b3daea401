import { closest } from 'fastest-levenshtein'
import { UsageError } from '../errors.ts'
import { EmploymentType, Seniority, Workplace } from '../model/listing.ts'
import { timezoneOffset } from './timezone-offset.ts'

/** An error that names the parameter, its value and what would have been right. */
export function badValue(name: string, value: string, expected: string): UsageError {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value
  return new UsageError('bad-query', `bad value ${JSON.stringify(shown)} of ${name}: ${expected}`)
}

/** The value that is `text` but for case, blanks, `-` and `_`; else an error that offers the nearest. */
export function oneOf<T extends string>(name: string, text: string, values: readonly T[]): T {
  const plain = (value: string) => value.toLowerCase().replace(/[\s_-]+/g, '_')
  const found = values.find((value) => plain(value) === plain(text))
  if (found !== undefined) return found
  const near = values.length === 0 ? '' : `did you mean ${JSON.stringify(nearest(text, values))}? `
  const list = values.length > 30 ? '' : `One of ${values.join(', ')}.`
  throw badValue(name, text, `${near}${list}`.trim())
}

export function nearest(text: string, values: readonly string[]): string {
  const plain = text.toLowerCase().slice(0, 100)
  const lower = values.map((value) => value.toLowerCase())
  return values[lower.indexOf(closest(plain, lower))] ?? ''
}

export const seniorities: readonly Seniority[] = Seniority.options
export const employmentTypes: readonly EmploymentType[] = EmploymentType.options
export const workplaces: readonly Workplace[] = Workplace.options

const currencies = Intl.supportedValuesOf('currency')
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })
const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

export function currencyCode(text: string): string {
  return oneOf('currency', text, currencies)
}

/** An ISO 3166-1 code; a retired or common one (`UK`) is taken for the code it stands for, a name is answered with its code. */
export function countryCode(text: string, countries: readonly string[]): string {
  const upper = text.toUpperCase()
  if (countries.includes(upper)) return upper
  if (/^[A-Z]{2}$/.test(upper)) {
    const current = Intl.getCanonicalLocales(`und-${upper}`)[0]?.slice(4) ?? ''
    if (countries.includes(current)) return current
    return oneOf('country', text, countries)
  }
  const names = countries.map((code) => countryNames.of(code) ?? code)
  const name = nearest(text, names)
  const code = countries[names.indexOf(name)]
  throw badValue('country', text, `an ISO 3166-1 alpha-2 code is needed; did you mean "${code}" (${name})?`)
}

/** An ISO 639-1 code; a language's English name is answered with its code. */
export function languageCode(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z]{2}$/.test(lower) && languageNames.of(lower) !== undefined) return lower
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => languageNames.of(code))
  const names = codes.map((code) => languageNames.of(code) ?? code)
  const near = lower.length === 2 ? nearest(lower, codes) : codes[names.indexOf(nearest(text, names))]
  throw badValue('language', text, `an ISO 639-1 code is needed; did you mean "${near}"?`)
}

/** Hours from UTC. A `+` that the form decoding of a URL made a blank is still a plus. */
export function timezoneValue(text: string): number {
  const value = text.startsWith(' ') ? `+${text.slice(1)}` : text
  const offset = timezoneOffset(value.trim())
  if (offset !== null) return offset
  const name = /[A-Za-z]/.test(value) ? nearest(value, Intl.supportedValuesOf('timeZone')) : '+01:00'
  throw badValue('timezone', text, `an IANA name or ±hh:mm is needed; did you mean "${name}"?`)
}

/** RFC 3339 UTC; a date alone is its midnight UTC. */
export function sinceValue(text: string): string {
  // A `+` of an offset arrives as a blank when it was not percent-encoded.
  const value = text.trim().replace(/ (\d{2}:\d{2})$/, '+$1')
  const shape = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/i.exec(value)
  const at = new Date(value.toUpperCase())
  const day = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  const real = shape !== null && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value.slice(0, 10)
  if (!real || Number.isNaN(at.getTime())) {
    throw badValue('since', text, 'a date such as "2025-01-31" or an instant such as "2025-01-31T08:00:00Z" is needed')
  }
  return at.toISOString()
}

export function salaryValue(text: string): number {
  const value = /^\d{1,12}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : Number.NaN
  if (!(value > 0)) throw badValue('salary_min', text, 'a number such as "90000" is needed')
  return value
}

export function limitValue(text: string): number {
  const value = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  if (value < 1 || value > 200) {
    const near = /^\d+$/.test(text.trim()) && Number(text) > 200 ? '200' : '1'
    throw badValue('limit', text, `a whole number from 1 to 200 is needed; the nearest is ${near}`)
  }
  return value
}
