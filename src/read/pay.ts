import { z } from 'zod'
import type { RawSalary } from '../model/raw-listing.ts'
import { present, printed } from './printed.ts'

/** An amount of a source's JSON, a number or as printed; zero, a negative number, a text without a digit or of zeros alone are absent. */
export const Amount = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : undefined
    const text = typeof value === 'string' ? printed(value) : undefined
    return text !== undefined && /[1-9]/.test(text) ? text : undefined
  })
type Amount = z.output<typeof Amount>

/** One range of pay for `salaries`; absent where neither end is stated, whatever the currency says. */
export function payRange(min: Amount, max: Amount, currency?: string, interval?: string): RawSalary[] | undefined {
  return min === undefined && max === undefined ? undefined : [present({ min, max, currency, interval })]
}
