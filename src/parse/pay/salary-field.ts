import type { RawSalary } from '../../model/raw-listing.ts'
import { present, presentMoney } from '../absent.ts'
import { cleanLine } from '../text/clean.ts'
import { fromField } from '../evidence.ts'
import { currencyOf, findAmounts, isOddInterval, isShared, readInterval, readNumber } from './money.ts'
import { full, make, named, ranges, values, type SalaryFound, type SalaryInput } from './pay-range.ts'
import { benefit, intervalBehind, intervalOf, kindOf, oddPeriod, openSide } from '../wording/pay-words.ts'

/** The pay ranges of one printed salary. */
export function fromPrinted(printed: RawSalary, i: number, input: SalaryInput): SalaryFound[] {
  const path = `/salaries/${String(i)}`
  if (typeof printed !== 'string') return fromFields(printed, path, input)
  const text = presentMoney(cleanLine(printed))
  if (text === undefined) return []
  const found = ranges(text, findAmounts(text, input.tables))
  return found.flatMap((range): SalaryFound[] => {
    const printedCurrency = named(range)
    const currency = printedCurrency === '$' && /\bpesos?\b/i.test(text) ? 'pesos' : printedCurrency
    if (range.low.scale === 'b' || range.low.scale === 'm' || range.high?.scale === 'm' || range.high?.scale === 'b')
      return []
    const behind = text.slice(range.end)
    const before = text.slice(0, range.start)
    const unit = intervalBehind.exec(behind)
    const first = range.high ? intervalBehind.exec(text.slice(range.low.end, range.high.start)) : null
    const interval = oddPeriod.test(behind)
      ? 'other'
      : (readInterval(unit?.[1] ?? first?.[1] ?? '') ??
        intervalOf(before, '') ??
        readInterval(behind.replace(/[()]/g, ' ')))
    const [low, high] = range.high ? values(range.low, range.high) : [full(range.low), full(range.low)]
    const made = make(
      low,
      high,
      range.high ? null : openSide(before, text.slice(range.start, range.end), behind),
      currency,
      interval,
      kindOf(before, behind, ''),
      // One range: the field as printed; several: each with its interval.
      found.length === 1 && text.length <= 120
        ? text
        : text.slice(range.start, range.end + (unit === null ? 0 : unit[0].length)),
      input,
    )
    if (!made || (input.unreliable && (made.interval === null || benefit.test(text)))) return []
    return [
      {
        salary: made,
        evidence: fromField(
          printed,
          path,
          currency === '$' ? 'salary.field-dollar' : 'salary.field',
          input.unreliable || isShared(currency) ? 'low' : 'high',
        ),
      },
    ]
  })
}

function fromFields(printed: Exclude<RawSalary, string>, path: string, input: SalaryInput): SalaryFound[] {
  const side = (value: number | string | undefined) => {
    if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : null
    const text = presentMoney(value)
    const amount = text === undefined ? undefined : findAmounts(text, input.tables)[0]
    return amount && full(amount) > 0
      ? full(amount)
      : text !== undefined && readNumber(text) > 0
        ? readNumber(text)
        : null
  }
  const min = side(printed.min)
  const max = side(printed.max)
  if (min === null && max === null) return []
  const stated = present(printed.currency)
  const currency =
    stated === undefined ? null : (currencyOf(stated, input.tables) ?? currencyOf(stated.toUpperCase(), input.tables))
  const period = present(printed.interval) ?? ''
  const interval = isOddInterval(period) ? 'other' : readInterval(period)
  const raw =
    [printed.min, printed.max].filter((each) => each !== undefined).join(' - ') +
    (stated === undefined ? '' : ` ${stated}`) +
    (printed.interval === undefined ? '' : ` ${printed.interval}`)
  const low = min ?? max ?? 0
  const high = max ?? min ?? 0
  if (high < low) return []
  const made = make(
    low,
    high,
    min === null ? 'min' : max === null ? 'max' : null,
    currency,
    interval,
    'unknown',
    raw,
    input,
  )
  return made
    ? [{ salary: made, evidence: fromField(raw, path, 'salary.field', currency === null ? 'medium' : 'high') }]
    : []
}
