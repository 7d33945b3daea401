import type { Salary, SalaryInterval } from '../../model/listing.ts'

/** How many of an interval make a year, as searches compare pay. */
const perYear: Readonly<Record<SalaryInterval, number>> = { hour: 2080, day: 260, week: 52, month: 12, year: 1 }

/** The top of a stated range a year (its min where no max is stated), in its own currency; null where the interval or figure is unknown. */
export function yearlyPay(salary: Salary): number | null {
  const top = salary.max ?? salary.min
  return top === null || salary.interval === null ? null : top * perYear[salary.interval]
}
