import { fromField, type Found } from './evidence.ts'

/** How a source writes dates, where the digits do not say. */
export type DateOrder = 'mdy' | 'dmy'

/**
 * A stated date in the precision stated: `2025-01`, `2025-01-31`, or an instant in RFC 3339 UTC. Reads RFC 3339 and ISO 8601 prefixes,
 * RFC 822 (RFC 5322 §3.3), Unix seconds and milliseconds, `31 January 2025`, and slashes in the order given or, where only one can be, that
 * one. A local time without a zone keeps only its date. Null for a clock, a relative date and anything impossible.
 */
export function readDate(printed: string, order: DateOrder | undefined): string | null {
  const text = printed.trim()
  if (text.length === 0 || text.length > 80) return null
  return fromIso(text) ?? fromEpoch(text) ?? fromRfc822(text) ?? fromWords(text) ?? fromSlashes(text, order)
}

/** The date of one field of the RawListing with its evidence. */
export function parseDate(
  printed: string | undefined,
  field: string,
  order: DateOrder | undefined,
): Found<string | null> {
  const value = printed === undefined ? null : readDate(printed, order)
  if (printed === undefined || value === null) return { value: null, evidence: [] }
  return { value, evidence: [fromField(printed, `/${field}`, 'date.stated', 'high')] }
}

const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?)?$/i

function fromIso(text: string): string | null {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (compact) return day(compact[1], compact[2], compact[3])
  const match = iso.exec(text)
  if (!match) return null
  const [, year, month, date, hour, minute, second, zone] = match
  if (date === undefined) return validMonth(Number(year), Number(month)) ? `${year ?? ''}-${month ?? ''}` : null
  const whole = day(year, month, date)
  if (whole === null || hour === undefined || minute === undefined || zone === undefined) return whole
  return instant(whole, Number(hour), Number(minute), Number(second ?? 0), offsetMinutes(zone))
}

function fromEpoch(text: string): string | null {
  const match = /^(\d{10}|\d{13})(?:\.0+)?$/.exec(text)
  if (!match?.[1]) return null
  const time = match[1].length === 10 ? Number(match[1]) * 1000 : Number(match[1])
  return time >= Date.UTC(1995, 0) && time < Date.UTC(2100, 0) ? rfc3339(time) : null
}

const rfc822 =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]([a-z]{3,9})[\s-](\d{4}|\d{2})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,4}|[+-]\d{2}:?\d{2})$/i

function fromRfc822(text: string): string | null {
  const match = rfc822.exec(text)
  if (!match) return null
  const month = monthNumber(match[2])
  const whole = month === null ? null : day(fullYear(match[3] ?? ''), month, match[1])
  const offset = offsetMinutes(match[7] ?? '')
  if (whole === null) return null
  return instant(whole, Number(match[4]), Number(match[5]), Number(match[6] ?? 0), offset)
}

function fromWords(text: string): string | null {
  const plain = text.replace(/^[a-z]{3,10}\.?,\s+/i, '').replace(/(\d)(?:st|nd|rd|th)\b/i, '$1')
  const dmy = /^(\d{1,2})\.?[\s-]+(?:de\s+)?([\p{L}]{3,12})\.?,?[\s-]+(?:de\s+)?(\d{4})$/iu.exec(plain)
  if (dmy) return wordDay(dmy[3], dmy[2], dmy[1])
  const mdy = /^([\p{L}]{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})$/iu.exec(plain)
  if (mdy) return wordDay(mdy[3], mdy[1], mdy[2])
  const my = /^([\p{L}]{3,12})\.?,?\s+(\d{4})$/iu.exec(plain)
  const month = monthNumber(my?.[1])
  return my?.[2] !== undefined && month !== null ? `${my[2]}-${month}` : null
}

function fromSlashes(text: string, order: DateOrder | undefined): string | null {
  const ymd = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text)
  if (ymd) return day(ymd[1], ymd[2], ymd[3])
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text)
  if (!match) return null
  const first = Number(match[1])
  const second = Number(match[3])
  // Dots are written day first everywhere.
  const known: DateOrder | undefined = match[2] === '.' || first > 12 ? 'dmy' : second > 12 ? 'mdy' : order
  if (known === undefined && first !== second) return null
  return known === 'mdy' ? day(match[4], match[1], match[3]) : day(match[4], match[3], match[1])
}

function wordDay(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const number = monthNumber(month)
  return number === null ? null : day(year, number, date)
}

function day(year: string | undefined, month: string | undefined, date: string | undefined): string | null {
  const y = Number(year)
  const m = Number(month)
  const d = Number(date)
  if (!validMonth(y, m) || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null
  return `${String(y)}-${pad(m)}-${pad(d)}`
}

const validMonth = (year: number, month: number) => year >= 1970 && year < 2100 && month >= 1 && month <= 12
const pad = (value: number) => String(value).padStart(2, '0')

function instant(whole: string, hour: number, minute: number, second: number, offset: number | null): string | null {
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return null
  if (offset === null) return whole
  return rfc3339(Date.parse(`${whole}T00:00:00Z`) + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1000)
}

const rfc3339 = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z')

const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
}

/** Minutes east of UTC; null for a zone that RFC 5322 §4.3 does not define. */
function offsetMinutes(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!match) return zones[zone.toUpperCase()] ?? null
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}

const fullYear = (year: string) => (year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`)

const months: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'styc'],
  ['feb', 'fev', 'fév', 'lut'],
  ['mar', 'mär', 'maa', 'mrz'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mei', 'mag', 'maj'],
  ['jun', 'juin', 'giu', 'czer'],
  ['jul', 'juil', 'lug', 'lip'],
  ['aug', 'aoû', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'out', 'ott', 'paź'],
  ['nov', 'lis'],
  ['dec', 'déc', 'dez', 'dic', 'gru'],
]

function monthNumber(word: string | undefined): string | null {
  if (word === undefined) return null
  const lower = word.toLowerCase()
  let best = -1
  let length = 0
  months.forEach((starts, i) => {
    for (const start of starts) {
      if (lower.startsWith(start) && start.length > length) {
        best = i
        length = start.length
      }
    }
  })
  return best < 0 ? null : pad(best + 1)
}
