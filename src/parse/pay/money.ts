import type { SalaryInterval } from '../../model/listing.ts'
import type { Tables } from '../tables.ts'

/** One printed amount with the signs around it; `start` and `end` are UTF-16 indices. */
export interface Amount {
  readonly value: number
  /** `k`, `m`, `b` as written behind the number; `l` for a hundred thousand (lakh). */
  readonly scale: 'k' | 'm' | 'b' | 'l' | null
  /** ISO 4217, a sign that several currencies share (`isShared`), null for a bare number. */
  readonly currency: string | null
  readonly start: number
  readonly end: number
}

const sign =
  '(?:US\\$|U\\$S|U\\$|CA\\$|CAD\\$|C\\$|AU\\$|A\\$|NZ\\$|SG\\$|S\\$|HK\\$|NT\\$|MX\\$|AR\\$|R\\$|\\$|€|£|₹|¥|￥|₽|₩|₪|₫|₴|₦|₱|₺|฿|Rs\\.?|RM(?=\\s?\\d)|Rp)'
const code =
  '(?:[A-Z]{3}(?![A-Za-z])|zł|zl\\b|Kč|[kK][rR](?![A-Za-z])\\.?|Euros?\\b|euros?\\b|EUROS?\\b|lei\\b|Ft\\b|dollars\\b|pounds\\b)'
const number =
  "\\d{1,2}(?:,\\d{2})+,\\d{3}(?!\\d)(?:\\.\\d{1,2}(?!\\d))?|\\d{1,3}(?:[ .,'’]\\d{3})+(?![\\d])(?:[.,]\\d{1,2}(?!\\d))?|\\d+(?:[.,]\\d{1,2}(?!\\d))?"
const amount = new RegExp(
  `(?<before>${code}\\s?${sign}|${sign}\\s?(?:USD|CAD|AUD)?|\\b${code})?\\s?(?<![\\d.,])(?<number>${number})\\s?(?<scale>(?:[kK]|MM?|mm?|B|bn|[mM]illion|[bB]illion|thousand|[mM]io|[mM]rd|[mM]illiarden|[mM]illions|milliards?|milhões|tys\\.?|L|[lL]akhs?|[lL]acs?|LPA|lpa)(?![A-Za-z]))?\\+?(?:\\s?(?<behind>${sign}(?!\\s?\\d)|${code}))?`,
  'gu',
)

/** The amounts of a text, in order. */
export function findAmounts(text: string, tables: Tables): Amount[] {
  const found: Amount[] = []
  amount.lastIndex = 0
  for (let match = amount.exec(text); match; match = amount.exec(text)) {
    const groups = match.groups ?? {}
    const value = readNumber(groups.number ?? '')
    if (!Number.isFinite(value)) continue
    const before = groups.before === undefined ? null : currencyOf(groups.before, tables)
    const behind = groups.behind === undefined ? null : currencyOf(groups.behind, tables)
    // A code that is none (`THE 40`) is not part of the amount.
    const lead = groups.before !== undefined && before === null ? groups.before.length : 0
    const trail = groups.behind !== undefined && behind === null ? groups.behind.length : 0
    const blank = /^\s*/.exec(match[0].slice(lead))?.[0].length ?? 0
    found.push({
      value,
      scale: scaleOf(groups.scale),
      // Nobody but India counts by the lakh.
      currency: strongest(before, behind) ?? (/^(?:lakh|lac|lpa)/i.test(groups.scale ?? '') ? 'INR' : null),
      start: match.index + lead + blank,
      end: match.index + match[0].trimEnd().length - trail,
    })
  }
  return found
}

/** Signs that several currencies share: the job's country tells which is meant. `pesos` stands for a `$` that the words call so. */
export const isShared = (currency: string | null): boolean =>
  currency === '$' || currency === '¥' || currency === 'kr' || currency === 'pesos'

/** A named currency beats the shared sign beside it (`$2.2M ARS`, `DKK 866.000 kr.`). */
function strongest(a: string | null, b: string | null): string | null {
  if (a !== null && !isShared(a)) return a
  return b ?? a
}

function scaleOf(printed: string | undefined): Amount['scale'] {
  if (printed === undefined) return null
  if (/^(?:k|thousand|tys)/i.test(printed)) return 'k'
  if (/^l/i.test(printed)) return 'l'
  return /^(?:b|mrd|milliard)/i.test(printed) ? 'b' : 'm'
}

/** ISO 4217 for a sign, code or word; a shared sign as such; null for anything else. */
export function currencyOf(printed: string, tables: Tables): string | null {
  const text = printed.replace(/\s+/g, '')
  if (/^[¥￥]$/.test(text)) return '¥'
  if (/^kr\.?$/i.test(text)) return 'kr'
  const letters = /[A-Za-z]{3,}/.exec(text)?.[0].toUpperCase()
  if (letters !== undefined) {
    if (tables.currencyCodes.has(letters)) return letters
    const alias = tables.currencyAliases.get(letters)
    if (alias !== undefined) return alias
  }
  if (tables.currencySymbols.has(text)) return tables.currencySymbols.get(text) ?? null
  if (text === '$') return '$'
  return null
}

/** A number in whichever way it is grouped: `77.000`, `25 100`, `82,918.25`, `1.200,00`. */
export function readNumber(printed: string): number {
  let text = printed.replace(/[ '’]/g, '')
  // Indian grouping: `18,00,000`.
  if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(text)) return Number(text.replace(/,/g, ''))
  const comma = text.lastIndexOf(',')
  const dot = text.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) text = comma > dot ? text.replace(/\./g, '').replace(',', '.') : text.replace(/,/g, '')
  else if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) text = text.replace(/[.,]/g, '')
  else text = text.replace(',', '.')
  return Number(text)
}

const units: readonly (readonly [SalaryInterval, RegExp])[] = [
  ['hour', /^(?:hours?|hrs?|hourly|h|uur|stunde|heure|hora|godz\w*|hr)$/i],
  ['day', /^(?:days?|daily|dag|tag|jour|j|d[ií]a|day rate)$/i],
  ['week', /^(?:weeks?|weekly|wk|woche|semaine|semana)$/i],
  [
    'month',
    /^(?:months?|monthly|mo|mth|monat|monatlich|mois|mes|m[êe]s|mensal|mensuel\w*|miesi\w*|maand|mensual\w*|måned\w*|månad\w*|mån|mnd|md)$/i,
  ],
  [
    'year',
    /^(?:years?|yearly|yr|annum|annually|annual|p\.?a\.?|jahr|jährlich|an|année|annuel\w*|año|anual\w*|ano|jaar|brut\/an|yr|pa|rocznie|år\w{0,3}|per-year.*)$/i,
  ],
]

/** Whether the words name a period that is none of the schema's (`BI_WEEKLY`, `SEMI_MONTHLY`, `per quarter`). */
export const isOddInterval = (printed: string): boolean =>
  /(?<![a-z])(?:bi|semi)[-_ ]?(?:week|month|annual|year)|fortnight|quarter|(?:two|2|other)[-_ ](?:week|month)/i.test(
    printed,
  )

/** The interval that a word of any language known names (`yr`, `PER_HOUR`, `monatlich`). */
export function readInterval(printed: string): SalaryInterval | null {
  if (isOddInterval(printed)) return null
  const words = printed
    .toLowerCase()
    .replace(/^[/\s]+|[.\s]+$/g, '')
    .replace(/_/g, '-')
    .split(/[\s-]+/)
  for (const word of words) {
    for (const [interval, pattern] of units) if (pattern.test(word)) return interval
  }
  return null
}
