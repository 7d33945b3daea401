import { z } from 'zod'
import type { RawSalary } from '../model/raw-listing.ts'
import { present, printed } from './printed.ts'

/** An amount of a source's JSON, a number or as printed; zero, a negative number, a text without a digit or of zeros alone are absent. */
export const Amount = z.unknown().optional().transform(amount)

/** A range of pay as printed in parts; an amount of 0 says nothing. Absent where neither end is stated. */
export function payRange(
  parts:
    | { readonly min?: unknown; readonly max?: unknown; readonly currency?: unknown; readonly interval?: unknown }
    | null
    | undefined,
): RawSalary[] | undefined {
  const [min, max] = [amount(parts?.min), amount(parts?.max)]
  if (min === undefined && max === undefined) return undefined
  return [present({ min, max, currency: printed(parts?.currency), interval: printed(parts?.interval) })]
}

function amount(value: unknown): number | string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? value : undefined
  const text = printed(value)
  return text !== undefined && /[1-9]/.test(text) ? text : undefined
}
