import type { Salary, SalaryInterval } from '../model/listing.ts'

export const intervalBehind =
  /^\s*\)?\s*(?:\(?(?:gross|net|brutto|netto|brut|bruts|base|usd|cad|eur|pln|plus|\+|vat|before taxes?|pre-tax|in total|on b2b|ote|salary|compensation|based|base salary|equivalent|dollars|of|for)\)?[\s,]*){0,4}(?:\/|per\b|an?\b|each|por|pro|par|al|je|na|,|\()?\s*(hours?|hrs?|hourly|h\b|days?|daily|weeks?|weekly|months?|monthly|monatlich|mo\b|mth|mois|mês|mes\b|years?|yearly|yrs?|annum|annually|annual|p\.?a\.?\b|jahr|jährlich|an\b|année|año|anual|ano\b|rocznie|stunde|heure|hora|godz|monat|miesi[ęa]c\w*|miesięcznie|tag\b|jour|j\b|maand|uur\b|jaar|dag\b)(?![a-z])/i
/** Periods that are none of the schema's. */
export const oddPeriod =
  /^[\s/)(.,]*(?:(?:usd|gross|net|paid|per|every|each|a|an)[\s/]+){0,3}(?:(?:bi|semi)[-_ ]?(?:weekly|monthly|week|month|annual(?:ly)?)|fortnight(?:ly)?|quarter(?:ly)?|(?:two|2|other) (?:weeks?|months?))\b/i
const intervalBefore =
  /(?<!\b(?:bi|semi)[- ])\b(annual(?:ly|i[sz]ed)?|yearly|hourly|monthly|daily|weekly|per year|per hour|per month|jahres|year|hour|month|day rate)\b/gi

/** Words of pay, and words that make an amount something else. */
export const pay =
  /\b(?:salar(?:y|ies)|pay(?!ments?|ing|\w*roll|er|ers|ee|pal| tv|out|off|\w*ment)|paid between|compensation|ctc\b|comp\b|wages?|ote\b|on[- ]target|earn(?:ings?)?|remuneration|rate|hourly|stipend of|gehalt\w*|jahresgehalt|vergütung|salaire|rémunération|salario|salarial|sueldo|salário|remunera[cç][aã]o|wynagrodzeni\w*|salaris\w*|bruto|widełki|tjm|taux journalier|cdi|freelance|base|package|target range|range for this|annually|per annum|budget for this (?:role|position)|usd\/(?:yr|year|mo)|fixo|faixa|gross|brutto|net\b|b2b)\b/i
export const strongPay =
  /\b(?:salar(?:y|ies)|pay (?:range|rate|scale|band|transparency|grade|is|for)|base pay|compensation(?: range)?|ctc\b|wages?|ote\b|on[- ]target|remuneration|hourly rate|day rate|daily rate|rate|gehalt\w*|jahresgehalt|vergütung|salaire|rémunération|salario|sueldo|salário|wynagrodzeni\w*|salaris\w*|tjm|taux journalier|(?:cdi|freelance)(?= ?:)|base (?:range|rate|compensation)|target range|range for this|you(?:['’]ll| will) (?:earn|be paid|get paid|receive)|paid)\b/i
export const other =
  /\b(?:rais(?:ed|ing)|fund(?:s|ed|ing|raise|raising)?|valu(?:ation|ed)|revenue|turnover|chiffre d['’]affaires|umsatz|series [a-h]\b|invest(?:ed|ment|ments|ors?)|backed|arr\b|assets?|aum\b|market|prize|grant|gmv|transactions?|processed|volume|customers?|clients?|donat\w*|saved|savings|debt|loans?|budgets? of|portfolio|acquisition|acquired|ipo\b|capital(?:i[sz]ation)?|sales of|industry|economy|contracts? worth|projects? (?:worth|valued)|deals?|fortune \d|people|users|employees|companies|businesses|members|countries|years? of|hours of|days of|tonnes|miles|hectares)\b/i
export const benefit =
  /\b(?:bonus(?:es)?|stipends?|allowance|reimburs\w*|401|hsa\b|fsa\b|match(?:ing|ed)?|referral|tuition|learning|education(?:al)? (?:budget|benefit)|training|wellness|fitness|gym|home[- ]?office|office (?:set[- ]?up|equipment|budget|furniture)|equipment|internet|phone|lunch|meals?|food|vouchers?|gift|credits?|vacation|travel|perks?|commut\w*|relocation|insurance|coverage|deductible|co-?pay|premiums|sign[- ]on|signing|retention|equity (?:grant|worth)|stock|rsus?|shares?|up to (?:a )?maximum|childcare|fertility|adoption|professional development|conferences?|books?|courses?|co-?working|swag|charit\w*|life cover|fee|fine|penalt\w*|discount|subsid\w*|contribut\w*|per diem|daily food|commissions? (?:targets?|of|up to|potential)|target commissions?|(?:annual|variable) commissions?)\b/i

export function openSide(near: string, printed: string, behind: string): 'min' | 'max' | null {
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

export function intervalOf(sentence: string, context: string): SalaryInterval | null {
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

export function kindOf(before: string, behind: string, context: string): Salary['kind'] {
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
