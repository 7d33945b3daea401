import type { Confidence } from '../../model/listing.ts'
import type { Prose } from '../evidence.ts'
import { findAmounts, isShared, readInterval } from './money.ts'
import { full, make, named, ranges, values, type Range, type SalaryFound, type SalaryInput } from './pay-range.ts'
import {
  benefit,
  elsewhere,
  intervalBehind,
  intervalOf,
  kindOf,
  oddPeriod,
  openSide,
  other,
  pay,
  strongPay,
} from '../wording/pay-words.ts'
import type { Tables } from '../tables.ts'

/** The pay ranges that the text states; amounts of funding, benefits, customers and the like are none. */
export function fromText(text: Prose, input: SalaryInput): SalaryFound[] {
  if (
    !/[$€£₹¥￥₽₩₪₫₴₦₱₺฿]|\bkr\b|\b[A-Z]{3}\b|zł|[Ss]alar|[Cc]ompensation|[Gg]ehalt|[Ss]ueldo|[Ee]uros?\b|lakh|\blacs?\b|\blpa\b/.test(
      text.text,
    ) ||
    !/\d{2}|\d ?[kK]\b/.test(text.text)
  )
    return []
  const out: SalaryFound[] = []
  let at = 0
  let heading = ''
  const recent: string[] = []
  for (const line of text.text.split('\n')) {
    const start = at
    at += line.length + 1
    const known = out.length
    if (
      /\d/.test(line) &&
      (/[$€£₹¥￥₽₩₪₫₴₦₱₺฿]|\bkr\b|zł|\b[A-Z]{3}\b|Kč|lakh|\blacs?\b|\blpa\b/.test(line) ||
        pay.test(line) ||
        strongPay.test(recent.at(-1) ?? ''))
    ) {
      for (const piece of pieces(line)) {
        const context = `${heading}\n${recent.join('\n')}`
        for (const range of ranges(piece.text, findAmounts(piece.text, input.tables))) {
          const found = weigh(piece.text, range, context, text, start + piece.at, input)
          if (found) out.push(found)
        }
      }
    }
    if (line.trim() !== '') {
      if (line.length < 90 && !/^\s*(?:\*|\d+\.)/.test(line) && !/\d{3}/.test(line)) heading = line
      // A list of ranges keeps the words that stand above it.
      if (out.length === known) recent.push(line.slice(-240))
      if (recent.length > 3) recent.shift()
    }
  }
  return out
}

/** Long lines in overlapping parts, so that a context never spans megabytes. */
function pieces(line: string): { text: string; at: number }[] {
  if (line.length <= 6000) return [{ text: line, at: 0 }]
  const out: { text: string; at: number }[] = []
  for (let at = 0; at < line.length; at += 5800) out.push({ text: line.slice(at, at + 6000), at })
  return out
}

function weigh(
  line: string,
  range: Range,
  context: string,
  text: Prose,
  offset: number,
  input: SalaryInput,
): SalaryFound | null {
  const before = line.slice(Math.max(0, range.start - 260), range.start)
  const behind = line.slice(range.end, range.end + 140)
  // A range sign, an abbreviation or a decimal is no end of a sentence.
  const sentenceBefore =
    before.split(/(?<!\b(?:approx|min|max|vs|e\.g|i\.e|U\.S|Inc))[.!?;]\s+(?=\p{Lu})/u).at(-1) ?? ''
  const sentenceBehind = behind.split(/[.!?;]\s|\n/)[0] ?? ''
  const near = sentenceBefore.slice(-110)
  const close = `${near}|${sentenceBehind.slice(0, 45)}`
  const printedCurrency = labelledCurrency(before, named(range), input.tables)
  // `Pesos Base Salary Range: $880,000`
  const currency =
    printedCurrency === '$' && /\bpesos?\b/i.test(`${sentenceBefore}|${sentenceBehind.slice(0, 40)}`)
      ? 'pesos'
      : printedCurrency
  const unit = intervalBehind.exec(behind)
  const yearly = /\b(?:\d+\s?)?(?:lpa|LPA)\b/.test(line.slice(range.start, range.end))
  const stated = unit ? readInterval(unit[1] ?? '') : yearly ? 'year' : null
  const isRange = range.high !== null
  const inSentence = pay.test(sentenceBefore) || pay.test(sentenceBehind.slice(0, 60))
  const inContext = strongPay.test(context) || (salarySized(range) && pay.test(context) && onlyAmounts(line, range))
  if (currency === null && !(strongPay.test(near) && (isRange || stated !== null))) return null
  if (range.low.scale === 'b' || range.high?.scale === 'b') return null
  const millions = range.low.scale === 'm' || range.high?.scale === 'm'
  if (millions && stated === null) return null
  if (
    /^\s?\+?%|^\s?(?:employees|people|users|customers|countries|hours?\b(?! ?rate)|uur\b|uren\b|stunden\b|heures?\b|horas?\b|godz\w*|days?\b|x\b)/i.test(
      behind,
    ) &&
    currency === null
  )
    return null
  const listed = inContext && onlyAmounts(line, range)
  if (elsewhere.test(near) && !strongPay.test(near)) return null
  if (other.test(near.slice(-60)) && !strongPay.test(near.slice(-60)) && !listed) return null
  if (
    /^\s*(?:\+|in)?\s*(?:million|billion|in (?:funding|revenue|capital)|of (?:funding|revenue|capital|venture)|series|funding|worth|fund\b|valuation|investment)/i.test(
      behind,
    )
  )
    return null
  const benefitNear =
    benefit.test(close.slice(-160)) || benefit.test(near.slice(-70)) || benefit.test(sentenceBehind.slice(0, 40))
  if (isRange) {
    if (
      !inSentence &&
      !inContext &&
      stated === null &&
      !(salarySized(range) && besideEquity.test(behind)) &&
      !(/^\W*$/.test(line.slice(0, range.start).slice(-40)) && input.printed.length > 0)
    )
      return null
    if (
      benefitNear &&
      !strongPay.test(near) &&
      !/^\W*(?:annual|base|plus|\+|and|,|\(|per|usd|a year|in|depending|with|for)/i.test(sentenceBehind) &&
      !(unit && /^\s*(?:plus\b|\+|and\b|,)/i.test(behind.slice(unit[0].length)))
    )
      return null
    if (benefitBeforeAmount(near) && !/salar|base|compensation range|pay range/i.test(near.slice(-60))) return null
  } else {
    const direct =
      /(?:salar(?:y|ies)|compensation|pay|wages?|remuneration|rate|\w*gehalt|\w*lohn|vergütung|salaire|rémunération|salario|sueldo|remunera[cç](?:[aã]o|i[oó]n)|renta (?:l[ií]quida|bruta)|salário|vencimento|\w*salaris|\w*tarief|zarobki|stawka|wynagrodzenie|base|ote|earn|ab|von|range|package|hourly|starting at|paid|role|position)\b[^.$€£\n]{0,45}$/i.test(
        near,
      )
    const labelled = /^\s*\(?(?:base|ote|on[- ]target)\b(?! (?:on|in|at))/i.test(behind)
    const single = (strongPay.test(near) && direct) || labelled
    if (!single && !(stated !== null && (strongPay.test(context) || pay.test(near) || onlyAmounts(line, range))))
      return null
    if (benefitNear && !(single && /salar|rate|wage|gehalt/i.test(near.slice(-50)) && !benefitBeforeAmount(near)))
      return null
    if (other.test(sentenceBehind.slice(0, 30)) && stated === null) return null
  }
  const interval = oddPeriod.test(behind.slice(0, 40)) ? 'other' : (stated ?? intervalOf(sentenceBefore, context))
  const kind = kindOf(sentenceBefore, sentenceBehind, context)
  const open = range.high ? null : openSide(near, line.slice(range.start, range.end), behind)
  const [low, high] = range.high ? values(range.low, range.high) : [full(range.low), full(range.low)]
  const end = unit ? range.end + unit[0].length : range.end
  const made = make(low, high, open, currency, interval, kind, line.slice(range.start, end), input)
  if (!made) return null
  const confidence: Confidence = isShared(currency) && input.country === null ? 'medium' : 'high'
  return {
    salary: made,
    evidence: text.quote(
      offset + range.start,
      offset + end,
      currency === '$' ? 'salary.text-dollar' : 'salary.text',
      confidence,
    ),
  }
}

/** `€60k–€80k + equity` */
const besideEquity =
  /^\s*(?:\+|plus|&|and|,)\s*(?:(?:early|meaningful|generous|performance|annual) )?(?:equity|stock|options|vsop|bonus)\b/i

/** A range of the size of a year's pay in whole hundreds or with both ends near one another. */
function salarySized(range: Range): boolean {
  if (!range.high || range.low.currency === null) return false
  const [low, high] = values(range.low, range.high)
  return low >= 20_000 && high <= 1_000_000 && high <= low * 2.5
}

/** `CAD: $45-$48` names the dollar before the colon. */
function labelledCurrency(before: string, printed: string | null, tables: Tables): string | null {
  if (printed !== null && !isShared(printed)) return printed
  const label = /\b([A-Z]{3})\b\)?\s?[:–-]\s*$/.exec(before)?.[1]
  return label !== undefined && tables.currencyCodes.has(label) ? label : printed
}

/** The line holds amounts and little else (`AR $2.2M ARS/mo. - UY $168K`, `$40/hr`). */
function onlyAmounts(line: string, range: Range): boolean {
  return line.length < 140 && line.slice(0, range.start).replace(/[\d\W]+/g, '').length < 45
}

const benefitBeforeAmount = (near: string) => benefit.test(near.slice(-45))
