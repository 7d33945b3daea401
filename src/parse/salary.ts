import type { Confidence, Evidence, Salary, SalaryInterval } from '../model/listing.ts'
import type { RawSalary } from '../model/raw-listing.ts'
import { present, presentMoney } from './absent.ts'
import { cleanLine } from './clean.ts'
import { fromField, type Prose } from './evidence.ts'
import { currencyOf, findAmounts, readInterval, readNumber, type Amount } from './money.ts'
import type { Tables } from './tables.ts'

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
  /** ISO 3166-1: whose dollar a bare `$` is. */
  readonly country: string | null
  readonly tables: Tables
}

/** Every distinct pay range that the listing states. Structured values beat the text unless the source garbles them. */
export function parseSalaries(input: SalaryInput): SalaryFound[] {
  const fields = input.printed.flatMap((printed, i) => fromPrinted(printed, i, input))
  if (fields.length > 0 && !input.unreliable) return distinct(fields)
  const said = distinct(fromText(input.text, input)).map((each) => withCurrency(each, fields))
  return said.length > 0 ? said : distinct(fields.filter(({ salary }) => !refusedBy(input.text, salary.raw)))
}

/** A bare range of the text takes the currency of the same range in a field. */
function withCurrency(said: SalaryFound, fields: readonly SalaryFound[]): SalaryFound {
  const { min, max, currency } = said.salary
  const same = currency === null ? fields.find(({ salary }) => salary.min === min && salary.max === max) : undefined
  return same ? { salary: { ...said.salary, currency: same.salary.currency }, evidence: said.evidence } : said
}

/** Whether the text names this very amount as a benefit, so that the field was filled from the wrong line. */
function refusedBy(text: Prose, raw: string): boolean {
  const amount = /\d[\d.,]*\d/.exec(raw)?.[0]
  if (amount === undefined) return false
  const lines = text.lines(/\d/).filter((line) => line.text.includes(amount))
  return lines.length > 0 && lines.every((line) => benefit.test(line.text) && !strongPay.test(line.text))
}

/** A pair of amounts or one amount of a text; `open` tells which side is unstated. */
interface Range {
  readonly low: Amount
  readonly high: Amount | null
  readonly start: number
  readonly end: number
}

const separator =
  /^\s*(?:(?:\/|per |a )\s?(?:yr|year|hr|hour|month|mo|annum|day|week)\.?\s*|(?:gross|net|brutto|netto|annually|yearly|hourly|per annum)\s*)?(?:-|–|—|−|~|‑|to|and|bis|à|a|up to|al|do|until|through|and up to|e|et)\s*(?:(?:up to|max(?:imum)?:?|about|approx\.?)\s*)?$/i

/** Amounts joined by a range sign, and single ones. */
function ranges(text: string, amounts: readonly Amount[]): Range[] {
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
  return !/^\s*and\s*$/i.test(gap) || /\b(?:between|from|zwischen|entre)\s*(?:[A-Z]{3}\s?)?\$?$/i.test(before)
}

function compatible(low: Amount, high: Amount): boolean {
  if (
    low.currency !== null &&
    high.currency !== null &&
    low.currency !== high.currency &&
    low.currency !== '$' &&
    high.currency !== '$'
  )
    return false
  const [a, b] = values(low, high)
  return b >= a && b <= a * 12
}

/** `$130K-180K`, `$110-145,000` and `110-145K` share the thousands of the second. */
function values(low: Amount, high: Amount): [number, number] {
  let a = full(low)
  const b = full(high)
  if (low.scale === null && a < 1000 && b >= 10_000 && b / 1000 > a * 0.9 && (high.scale === 'k' || high.value >= 1000))
    a *= 1000
  // `$150K - $180` lost its second K.
  if (low.scale === 'k' && high.scale === null && high.value < 1000 && high.value * 1000 >= a)
    return [a, high.value * 1000]
  return [a, b]
}

const full = (amount: Amount) =>
  Math.round(
    amount.value * (amount.scale === 'k' ? 1000 : amount.scale === 'm' ? 1e6 : amount.scale === 'b' ? 1e9 : 1) * 100,
  ) / 100

const intervalBehind =
  /^\s*\)?\s*(?:\(?(?:gross|net|brutto|netto|brut|bruts|base|usd|cad|eur|pln|plus|\+|vat|before taxes?|pre-tax|in total|on b2b|ote|salary|compensation|based|base salary|equivalent|dollars|of|for)\)?[\s,]*){0,4}(?:\/|per\b|an?\b|each|por|pro|par|al|je|na|,|\()?\s*(hours?|hrs?|hourly|h\b|days?|daily|weeks?|weekly|months?|monthly|monatlich|mo\b|mth|mois|mês|mes\b|years?|yearly|yrs?|annum|annually|annual|p\.?a\.?\b|jahr|jährlich|an\b|année|año|anual|ano\b|rocznie|stunde|heure|hora|godz|monat|miesi[ęa]c\w*|miesięcznie|tag\b|jour)(?![a-z])/i
const intervalBefore =
  /\b(annual(?:ly|i[sz]ed)?|yearly|hourly|monthly|daily|weekly|per year|per hour|per month|jahres|year|hour|month|day rate)\b/gi

/** Words of pay, and words that make an amount something else. */
const pay =
  /\b(?:salar(?:y|ies)|pay(?!ments?|ing|\w*roll|er|ers|ee|pal| tv|out|off|\w*ment)|paid between|compensation|comp\b|wages?|ote\b|on[- ]target|earn(?:ings?)?|remuneration|rate|hourly|stipend of|gehalt\w*|jahresgehalt|vergütung|salaire|rémunération|salario|salarial|sueldo|salário|remunera[cç][aã]o|wynagrodzeni\w*|widełki|base|package|target range|range for this|annually|per annum|budget for this (?:role|position)|usd\/(?:yr|year|mo)|fixo|faixa|gross|brutto|net\b|b2b)\b/i
const strongPay =
  /\b(?:salar(?:y|ies)|pay (?:range|rate|scale|band|transparency|grade|is|for)|base pay|compensation(?: range)?|wages?|ote\b|on[- ]target|remuneration|hourly rate|day rate|daily rate|rate|gehalt\w*|jahresgehalt|vergütung|salaire|rémunération|salario|sueldo|salário|wynagrodzeni\w*|base (?:range|rate|compensation)|target range|range for this|you(?:['’]ll| will) (?:earn|be paid|get paid|receive)|paid)\b/i
const other =
  /\b(?:rais(?:ed|ing)|fund(?:s|ed|ing|raise|raising)?|valu(?:ation|ed)|revenue|turnover|chiffre d['’]affaires|umsatz|series [a-h]\b|invest(?:ed|ment|ments|ors?)|backed|arr\b|assets?|aum\b|market|prize|grant|gmv|transactions?|processed|volume|customers?|clients?|donat\w*|saved|savings|debt|loans?|budgets? of|portfolio|acquisition|acquired|ipo\b|capital(?:i[sz]ation)?|sales of|industry|economy|contracts? worth|projects? (?:worth|valued)|deals?|fortune \d|people|users|employees|companies|businesses|members|countries|years? of|hours of|days of|tonnes|miles|hectares)\b/i
const benefit =
  /\b(?:bonus(?:es)?|stipends?|allowance|reimburs\w*|401|hsa\b|fsa\b|match(?:ing|ed)?|referral|tuition|learning|education(?:al)? (?:budget|benefit)|training|wellness|fitness|gym|home[- ]?office|office (?:set[- ]?up|equipment|budget|furniture)|equipment|internet|phone|lunch|meals?|food|vouchers?|gift|credits?|vacation|travel|perks?|commut\w*|relocation|insurance|coverage|deductible|co-?pay|premiums|sign[- ]on|signing|retention|equity (?:grant|worth)|stock|rsus?|shares?|up to (?:a )?maximum|childcare|fertility|adoption|professional development|conferences?|books?|courses?|co-?working|swag|charit\w*|life cover|fee|fine|penalt\w*|discount|subsid\w*|contribut\w*|per diem|daily food)\b/i

function fromText(text: Prose, input: SalaryInput): SalaryFound[] {
  if (!/[$€£₹¥₽₩₪₫₴₦₱₺฿]|\b[A-Z]{3}\b|zł|salar|compensation|gehalt/.test(text.text) || !/\d{2}/.test(text.text))
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
      (/[$€£₹¥₽₩₪₫₴₦₱₺฿]|zł|\b[A-Z]{3}\b|Kč/.test(line) || pay.test(line) || strongPay.test(recent.at(-1) ?? ''))
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
  const currency = labelledCurrency(before, range.low.currency ?? range.high?.currency ?? null, input.tables)
  const unit = intervalBehind.exec(behind)
  const stated = unit ? readInterval(unit[1] ?? '') : null
  const isRange = range.high !== null
  const inSentence = pay.test(sentenceBefore) || pay.test(sentenceBehind.slice(0, 60))
  const inContext = strongPay.test(context) || (salarySized(range) && pay.test(context) && onlyAmounts(line, range))
  if (currency === null && !(strongPay.test(near) && (isRange || stated !== null))) return null
  if (range.low.scale === 'b' || range.high?.scale === 'b') return null
  const millions = range.low.scale === 'm' || range.high?.scale === 'm'
  if (millions && stated === null) return null
  if (
    /^\s?\+?%|^\s?(?:employees|people|users|customers|countries|hours?\b(?! ?rate)|days?\b|x\b)/i.test(behind) &&
    currency === null
  )
    return null
  const listed = inContext && onlyAmounts(line, range)
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
      !(/^\W*$/.test(line.slice(0, range.start).slice(-40)) && input.printed.length > 0)
    )
      return null
    if (
      benefitNear &&
      !strongPay.test(near) &&
      !/^\W*(?:annual|base|plus|\+|and|,|\(|per|usd|a year|in|depending|with|for)/i.test(sentenceBehind)
    )
      return null
    if (benefitBeforeAmount(near) && !/salar|base|compensation range|pay range/i.test(near.slice(-60))) return null
  } else {
    const direct =
      /(?:salar(?:y|ies)|compensation|pay|wages?|remuneration|rate|gehalt|jahresgehalt|salaire|rémunération|salario|sueldo|salário|base|ote|earn|ab|von|range|package|hourly|starting at|paid|role|position)\b[^.$€£\n]{0,45}$/i.test(
        near,
      )
    const single = strongPay.test(near) && direct
    if (!single && !(stated !== null && (strongPay.test(context) || pay.test(near) || onlyAmounts(line, range))))
      return null
    if (benefitNear && !(single && /salar|rate|wage|gehalt/i.test(near.slice(-50)) && !benefitBeforeAmount(near)))
      return null
    if (other.test(sentenceBehind.slice(0, 30)) && stated === null) return null
  }
  const interval = stated ?? intervalOf(sentenceBefore, context)
  const kind = kindOf(sentenceBefore, sentenceBehind, context)
  const open = range.high ? null : openSide(near, line.slice(range.start, range.end), behind)
  const [low, high] = range.high ? values(range.low, range.high) : [full(range.low), full(range.low)]
  const made = make(low, high, open, currency, interval, kind, line.slice(range.start, range.end), input)
  if (!made) return null
  const end = unit ? range.end + unit[0].length : range.end
  const confidence: Confidence = currency === '$' && input.country === null ? 'medium' : 'high'
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

/** A range of the size of a year's pay in whole hundreds or with both ends near one another. */
function salarySized(range: Range): boolean {
  if (!range.high || range.low.currency === null) return false
  const [low, high] = values(range.low, range.high)
  return low >= 20_000 && high <= 1_000_000 && high <= low * 2.5
}

/** `CAD: $45-$48` names the dollar before the colon. */
function labelledCurrency(before: string, printed: string | null, tables: Tables): string | null {
  if (printed !== '$' && printed !== null) return printed
  const label = /\b([A-Z]{3})\b\)?\s?[:–-]\s*$/.exec(before)?.[1]
  return label !== undefined && tables.currencyCodes.has(label) ? label : printed
}

/** The line holds amounts and little else (`AR $2.2M ARS/mo. - UY $168K`, `$40/hr`). */
function onlyAmounts(line: string, range: Range): boolean {
  return line.length < 140 && line.slice(0, range.start).replace(/[\d\W]+/g, '').length < 45
}

const benefitBeforeAmount = (near: string) => benefit.test(near.slice(-45))

function openSide(near: string, printed: string, behind: string): 'min' | 'max' | null {
  if (/\b(?:up to|maximum(?: of)?|max\.?|bis zu|jusqu['’]à|hasta|até|do)\s*$/i.test(near)) return 'min'
  if (
    /\b(?:from|starting (?:at|from)|starts? at|at least|minimum(?: of)?|min\.?|ab|à partir de|desde|a partir de|od)\s*:?\s*$/i.test(
      near,
    ) ||
    printed.endsWith('+') ||
    /^\s*(?:\+|and up|or more|and above)/i.test(behind)
  )
    return 'max'
  return null
}

function intervalOf(sentence: string, context: string): SalaryInterval | null {
  const words = [...sentence.slice(-200).matchAll(intervalBefore)]
  const last = words.at(-1)?.[1] ?? [...context.slice(-160).matchAll(intervalBefore)].at(-1)?.[1]
  if (last === undefined) return null
  return /^annual|year|jahres/i.test(last)
    ? 'year'
    : /hour/i.test(last)
      ? 'hour'
      : /month/i.test(last)
        ? 'month'
        : /week/i.test(last)
          ? 'week'
          : 'day'
}

function kindOf(before: string, behind: string, context: string): Salary['kind'] {
  const near = before.slice(-170)
  const here = `${near} | ${behind.slice(0, 40)}`
  if (/\b(?:ote|on[- ]target(?: earnings)?|target earnings)\b/i.test(here)) return 'ote'
  const total =
    /\btotal (?:target |annual |cash |direct |on-target )?(?:compensation|cash|comp|pay|earnings|rewards?)\b(?! (?:package|philosophy|includes|may))/i
  const base = /\b(?:base|basic|fixed|grundgehalt|fixe|fixo)\b/i
  if (base.test(near) || /^[^|]{0,4}\s*\(?(?:base|basic|fixed)\b/i.test(behind)) return 'base'
  if (total.test(near)) return 'total'
  if (near.replace(/\W/g, '').length < 25 && /\bbase (?:salary|pay|compensation)\b/i.test(context.slice(-200)))
    return 'base'
  return 'unknown'
}

/** What a month, an hour or a year can pay, in units of a dollar, euro or pound; wider for all other money. */
const plausible: Readonly<Record<SalaryInterval, readonly [number, number]>> = {
  hour: [4, 1000],
  day: [30, 5000],
  week: [100, 25_000],
  month: [250, 80_000],
  year: [4000, 3_000_000],
}
const major = new Set(['USD', 'EUR', 'GBP', 'CAD', 'AUD', 'CHF', 'NZD', 'SGD'])

function make(
  low: number,
  high: number,
  open: 'min' | 'max' | null,
  printedCurrency: string | null,
  statedInterval: SalaryInterval | null,
  kind: Salary['kind'],
  raw: string,
  input: SalaryInput,
): Salary | null {
  const currency = printedCurrency === '$' ? (input.tables.dollarUsers[input.country ?? ''] ?? 'USD') : printedCurrency
  const top = Math.max(low, high)
  let interval = statedInterval
  const wide = currency !== null && !major.has(currency)
  if (interval === null && (currency === null || !wide) && top >= 10_000) interval = 'year'
  if (interval === null && !wide && top >= 10 && top < 200 && /rate|hour/i.test(raw)) interval = 'hour'
  if (interval !== null && !wide) {
    const [least, most] = plausible[interval]
    if (interval !== 'year' && top > most && top >= 15_000) interval = 'year'
    else if (top < least || top > most || low < least / 4) {
      if (interval !== 'year' || top < 10 || top >= 300) return null
      return null
    }
  }
  if (interval === null && top < 1000) return null
  if (wide && top > 10_000_000_000) return null
  return {
    min: open === 'min' ? null : low,
    max: open === 'max' ? null : high,
    currency,
    interval,
    kind,
    raw: raw.trim(),
  }
}

function fromPrinted(printed: RawSalary, i: number, input: SalaryInput): SalaryFound[] {
  const path = `/salaries/${String(i)}`
  if (typeof printed !== 'string') return fromFields(printed, path, input)
  const text = presentMoney(cleanLine(printed))
  if (text === undefined) return []
  return ranges(text, findAmounts(text, input.tables)).flatMap((range): SalaryFound[] => {
    const currency = range.low.currency ?? range.high?.currency ?? null
    if (range.low.scale === 'b' || range.low.scale === 'm' || range.high?.scale === 'm' || range.high?.scale === 'b')
      return []
    const behind = text.slice(range.end)
    const before = text.slice(0, range.start)
    const unit = intervalBehind.exec(behind)
    const first = range.high ? intervalBehind.exec(text.slice(range.low.end, range.high.start)) : null
    const interval =
      readInterval(unit?.[1] ?? first?.[1] ?? '') ??
      intervalOf(before, '') ??
      readInterval(behind.replace(/[()]/g, ' '))
    const [low, high] = range.high ? values(range.low, range.high) : [full(range.low), full(range.low)]
    const made = make(
      low,
      high,
      range.high ? null : openSide(before, text.slice(range.start, range.end), behind),
      currency,
      interval,
      kindOf(before, behind, ''),
      text.slice(range.start, range.end),
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
          input.unreliable || currency === '$' ? 'low' : 'high',
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
  const named = present(printed.currency)
  const currency =
    named === undefined ? null : (currencyOf(named, input.tables) ?? currencyOf(named.toUpperCase(), input.tables))
  const interval = readInterval(present(printed.interval) ?? '')
  const raw =
    [printed.min, printed.max].filter((each) => each !== undefined).join(' - ') +
    (named === undefined ? '' : ` ${named}`) +
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
