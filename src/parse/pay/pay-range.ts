import type { Salary, SalaryInterval, Evidence } from '../../model/listing.ts'
import type { RawSalary } from '../../model/raw-listing.ts'
import type { Prose } from '../evidence.ts'
import { isShared, type Amount } from './money.ts'
import type { Tables } from '../tables.ts'

/** A stated pay range with its evidence. */
export interface SalaryFound {
  readonly salary: Salary
  readonly evidence: Evidence
}

export interface SalaryInput {
  readonly printed: readonly RawSalary[]
  /** The printed salaries rank behind the text. */
  readonly unreliable: boolean
  readonly text: Prose
  /** ISO 3166-1: whose dollar a bare `$` is, whose crown a `kr`. */
  readonly country: string | null
  readonly tables: Tables
}

/** A pair of amounts or one amount of a text; `open` tells which side is unstated. */
export interface Range {
  readonly low: Amount
  readonly high: Amount | null
  readonly start: number
  readonly end: number
}

const separator =
  /^\s*(?:(?:\/|per |a )\s?(?:yr|year|hr|hour|month|mo|annum|day|week)\.?\s*|(?:gross|net|brutto|netto|annually|yearly|hourly|per annum)\s*)?(?:-|–|—|−|~|‑|to|and|bis|à|a|up to|al|do|until|through|and up to|e|et|en|tot|y|und|oraz)\s*(?:(?:up to|max(?:imum)?:?|about|approx\.?)\s*)?$/i

/** Amounts joined by a range sign, and single ones. */
export function ranges(text: string, amounts: readonly Amount[]): Range[] {
  const out: Range[] = []
  for (let i = 0; i < amounts.length; i++) {
    const low = amounts[i]
    const high = amounts[i + 1]
    if (!low) continue
    if (
      high &&
      joins(text.slice(low.end, high.start), text.slice(Math.max(0, low.start - 12), low.start)) &&
      compatible(low, high)
    ) {
      out.push({ low, high, start: low.start, end: high.end })
      i++
    } else out.push({ low, high: null, start: low.start, end: low.end })
  }
  return out
}

function joins(gap: string, before: string): boolean {
  if (!separator.test(gap)) return false
  return (
    !/^\s*(?:and|en|y|und|oraz)\s*$/i.test(gap) ||
    /\b(?:between|from|zwischen|entre|tussen|między|tra)\s*(?:[A-Z]{3}\s?)?[$€£]?\s?$/iu.test(before)
  )
}

function compatible(low: Amount, high: Amount): boolean {
  if (
    low.currency !== null &&
    high.currency !== null &&
    low.currency !== high.currency &&
    !isShared(low.currency) &&
    !isShared(high.currency)
  )
    return false
  const [a, b] = values(low, high)
  return b >= a && b <= a * 12
}

/** The currency of a range: one named at either end beats a shared sign at the other. */
export function named({ low, high }: Range): string | null {
  const ends = [low.currency, high?.currency ?? null]
  return (
    ends.find((currency) => currency !== null && !isShared(currency)) ??
    ends.find((currency) => currency !== null) ??
    null
  )
}

/** `$130K-180K`, `$110-145,000`, `110-145K` and `7-8k` share the thousands of the second. */
export function values(low: Amount, high: Amount): [number, number] {
  let a = full(low)
  const b = full(high)
  const shared = high.scale === 'k' ? b >= 1000 : b >= 10_000 && high.value >= 1000
  if (low.scale === null && a >= 1 && a < 1000 && shared && b / 1000 > a * 0.9) a *= 1000
  // `18-25 LPA`
  if (low.scale === null && high.scale === 'l' && low.value < 1000) a = low.value * 1e5
  // `$150K - $180` lost its second K.
  if (low.scale === 'k' && high.scale === null && high.value < 1000 && high.value * 1000 >= a)
    return [a, high.value * 1000]
  return [a, b]
}

export const full = (amount: Amount) =>
  Math.round(
    amount.value *
      (amount.scale === 'k'
        ? 1000
        : amount.scale === 'm'
          ? 1e6
          : amount.scale === 'b'
            ? 1e9
            : amount.scale === 'l'
              ? 1e5
              : 1) *
      100,
  ) / 100

/** What an hour, a month or a year can pay, in dollars; wider where a currency's level is unknown. */
const plausible: Readonly<Record<SalaryInterval, readonly [number, number]>> = {
  hour: [4, 1000],
  day: [30, 5000],
  week: [100, 25_000],
  month: [250, 80_000],
  year: [4000, 3_000_000],
}

/** The interval that an amount is of the size of; null between the sizes. `level`: units that pay as much as a dollar. */
function intervalBySize(low: number, high: number, level: number): SalaryInterval | null {
  // `3k - 10k` begins too low for a year and ends too high for a month.
  if (high >= 10_000 * level) return low >= 3500 * level ? 'year' : null
  if (low >= 400 * level) return 'month'
  return low >= 4 * level && high < 200 * level && high > low ? 'hour' : null
}

/** More than so many dollars are no pay; pesos, whose sign is the same, may be. */
const mostDollars: Readonly<Record<SalaryInterval, number>> = {
  hour: 250,
  day: 2000,
  week: 8000,
  month: 20_000,
  year: 400_000,
}

/** Whose `$` it is: the dollar of the job's country, its peso where it has one and dollars would be too many, else the dollar of the US. */
function dollarOf(low: number, interval: SalaryInterval | null, { country, tables }: SalaryInput): string {
  const dollar = tables.dollarUsers[country ?? '']
  const peso = tables.pesoUsers[country ?? '']
  if (dollar !== undefined || peso === undefined) return dollar ?? 'USD'
  return low > mostDollars[interval ?? 'year'] ? peso : 'USD'
}

/** The currency that a shared sign means for the job; null where its country does not tell. */
function meant(sign: string, low: number, interval: SalaryInterval | null, input: SalaryInput): string | null {
  const { country, tables } = input
  if (sign === '$') return dollarOf(low, interval, input)
  if (sign === 'pesos') return tables.pesoUsers[country ?? ''] ?? null
  return (sign === '¥' ? tables.yenUsers : tables.crownUsers)[country ?? ''] ?? null
}

export function make(
  low: number,
  high: number,
  open: 'min' | 'max' | null,
  printedCurrency: string | null,
  statedInterval: SalaryInterval | 'other' | null,
  kind: Salary['kind'],
  raw: string,
  input: SalaryInput,
): Salary | null {
  const stated = statedInterval === 'other' ? null : statedInterval
  const shared = printedCurrency !== null && isShared(printedCurrency)
  const currency = shared ? meant(printedCurrency, low, stated, input) : printedCurrency
  const top = Math.max(low, high)
  // What a yen or a crown of no known country is worth is not known either.
  const level = currency === null ? (shared ? undefined : 1) : input.tables.payLevels.get(currency)
  let interval = stated
  // A bare number is of no currency, and of no interval but a year's.
  if (statedInterval === null && level !== undefined && (currency !== null || top >= 10_000))
    interval = intervalBySize(open === 'min' ? high : low, high, level)
  if (interval !== null && level !== undefined) {
    const [least, most] = plausible[interval]
    if (interval !== 'year' && top > most * level && top >= 15_000 * level) interval = 'year'
    // What is cheap in one country is a wage in another: the floor follows half-way.
    else if (top < (least * level) / 2 || top > most * level * 2 || low < (least * level) / 8) return null
  }
  if (interval === null && top < 1000) return null
  if (level === undefined && top > 10_000_000_000) return null
  return {
    min: open === 'min' ? null : low,
    max: open === 'max' ? null : high,
    currency,
    interval,
    kind,
    raw: raw.trim(),
  }
}
