import type { Prose } from './evidence.ts'
import { key } from './text/line-index.ts'
import type { SalaryFound, SalaryInput } from './pay/pay-range.ts'
import { benefit, strongPay } from './wording/pay-words.ts'
import { fromPrinted } from './pay/salary-field.ts'
import { fromText } from './pay/salary-text.ts'

/** Every distinct pay range that the listing states. Structured values beat the text unless the source garbles them. */
export function parseSalaries(input: SalaryInput): SalaryFound[] {
  const fields = input.printed.flatMap((printed, i) => fromPrinted(printed, i, input))
  if (fields.length > 0 && !input.unreliable) return distinct(fields)
  const said = distinct(fromText(input.text, input)).map((each) => withCurrency(each, fields))
  return said.length > 0 ? said : distinct(fields.filter(({ salary }) => !refusedBy(input.text, salary.raw)))
}

/** The printed pay that names an amount and gives no range, as printed: its ends are reversed, or it is none that can be read. */
export function unreadPay(input: SalaryInput): string[] {
  return input.unreliable
    ? []
    : input.printed.flatMap((printed, i) => {
        const said = typeof printed === 'string' ? printed : JSON.stringify(printed)
        return /[1-9]\d/.test(said) && fromPrinted(printed, i, input).length === 0 ? [said.slice(0, 200)] : []
      })
}

/** A bare range of the text takes the currency of the same range in a field. */
function withCurrency(said: SalaryFound, fields: readonly SalaryFound[]): SalaryFound {
  const { min, max, currency } = said.salary
  const same = currency === null ? fields.find(({ salary }) => salary.min === min && salary.max === max) : undefined
  return same ? { salary: { ...said.salary, currency: same.salary.currency }, evidence: said.evidence } : said
}

const numbers = key('0')

/** Whether the text names this very amount as a benefit, so that the field was filled from the wrong line. */
function refusedBy(text: Prose, raw: string): boolean {
  const amount = /\d[\d.,]*\d/.exec(raw)?.[0]
  if (amount === undefined) return false
  const lines = text.lines(numbers).filter((line) => line.text.includes(amount))
  return lines.length > 0 && lines.every((line) => benefit.test(line.text) && !strongPay.test(line.text))
}

/** Identical ranges are one; a later mention may tell the kind. */
function distinct(found: readonly SalaryFound[]): SalaryFound[] {
  const byRange = new Map<string, SalaryFound>()
  for (const each of found) {
    const { min, max, currency, interval } = each.salary
    const key = JSON.stringify([min, max, currency, interval])
    const known = byRange.get(key)
    if (!known) byRange.set(key, each)
    else if (known.salary.kind === 'unknown' && each.salary.kind !== 'unknown')
      byRange.set(key, { ...known, salary: { ...known.salary, kind: each.salary.kind } })
  }
  return [...byRange.values()]
}
