import type { Salary, SalaryInterval } from '../../model/listing.ts'

export const intervalBehind =
  /^\s*\)?\s*(?:\(?(?:gross|net|brutto|netto|brut|bruts|brutos?|brutas?|l[ií]quidos?|im|base|usd|cad|eur|pln|plus|\+|vat|before taxes?|pre-tax|in total|on b2b|ote|salary|compensation|based|base salary|equivalent|dollars|of|for)\)?[\s,]*){0,4}(?:\/|per\b|an?\b|each|por|pro|par|al|je|na|,|\()?\s*(hours?|hrs?|hourly|h\b|days?|daily|weeks?|weekly|months?|monthly|monatlich\w*|mo\b|mth|mois|mensuel\w*|mensual\w*|mensa(?:l|is)\b|mês|mes\b|years?|yearly|yrs?|annum|annually|annual|p\.?a\.?\b|jahr|jährlich|an\b|année|annuel\w*|año|anual\w*|anuais|ano\b|rocznie|stündlich|stunde|heure|hora|godz|monat|miesi[ęa]c\w*|miesięcznie|måned\w*|månad\w*|mån\b|mnd\b|md\b|år\w{0,3}|tag\b|jour|j\b|maand|uur\b|jaar|dag\b)(?![a-z])/i
/** Periods that are none of the schema's. */
export const oddPeriod =
  /^[\s/)(.,]*(?:(?:usd|gross|net|paid|per|every|each|a|an)[\s/]+){0,3}(?:(?:bi|semi)[-_ ]?(?:weekly|monthly|week|month|annual(?:ly)?)|fortnight(?:ly)?|quarter(?:ly)?|(?:two|2|other) (?:weeks?|months?))\b/i
const intervalBefore =
  /(?<!\b(?:bi|semi)[- ])(?:\b(?<year>annual(?:ly|i[sz]ed)?|yearly|per year|year)\b|\b(?<hour>hourly|per hour|hour)\b|\b(?<month>monthly|per month|month)\b|\b(?<week>weekly)\b|\b(?<day>daily|day rate)\b|(?<anno>jahres|jährlich|annuel|anual|jaar|roczn)|(?<ora>stundenlohn|stundensatz|horaire|uurtarief|uurloon|godzinow)|(?<mes>monats|mensuel|mensual|mensal|maandsalaris|maandloon|miesięczn)|\b(?<giorno>tjm\b|taux journalier|tagessatz|dagtarief))/gi
/** The groups of `intervalBefore` that other languages have beside English. */
const groupOf: Readonly<Record<string, SalaryInterval>> = { anno: 'year', ora: 'hour', mes: 'month', giorno: 'day' }

/** Words of pay, and words that make an amount something else. */
export const pay =
  /\b(?:(?<!\b(?:manag|process|administer)\w* (?:the )?)salar(?:y|ies)|pay(?!ments?|ing|\w*roll|er|ers|ee|pal| tv|out|off|\w*ment)|paid between|compensation|ctc\b|comp\b|wages?|ote\b|on[- ]target|earn(?:ings?)?|remuneration|rate|hourly|stipend of|(?:stunden|monats|jahres|brutto|grund|arbeits)?lohn|vergütung|salaire|rémunération|salario|salarial|sueldo|renta (?:l[ií]quida|bruta)|salário|vencimento|remunera[cç](?:[aã]o|i[oó]n)|wynagrodzeni\w*|zarobki|stawk[ai]|(?:uur|maand|jaar|week|bruto|basis|start)?loon|(?:uur|dag|week|maand)?tarief|bruto|widełki|tjm|taux journalier|cdi|freelance|base|package|target range|range for this|annually|per annum|budget for this (?:role|position)|usd\/(?:yr|year|mo)|fixo|faixa|gross|brutto|net\b|b2b)\b|gehalt|salaris/i
export const strongPay =
  /\b(?:(?<!\b(?:manag|process|administer)\w* (?:the )?)salar(?:y|ies)|pay (?:range|rate|scale|band|transparency|grade|is|for)|base pay|compensation(?: range)?|ctc\b|wages?|ote\b|on[- ]target|remuneration|hourly rate|day rate|daily rate|rate|(?:stunden|monats|jahres|brutto|grund|arbeits)?lohn|vergütung|salaire|rémunération|salario|sueldo|renta (?:l[ií]quida|bruta)|salário|vencimento|remunera[cç](?:[aã]o|i[oó]n)|wynagrodzeni\w*|zarobki|stawk[ai]|(?:uur|maand|jaar|week|bruto|basis|start)?loon|uurtarief|dagtarief|tjm|taux journalier|(?:cdi|freelance)(?= ?:)|base (?:range|rate|compensation)|target range|range for this|you(?:['’]ll| will) (?:earn|be paid|get paid|receive)|paid)\b|gehalt|salaris/i
export const other =
  /\b(?:rais(?:ed|ing)|fund(?:s|ed|ing|raise|raising)?|valu(?:ation|ed)|revenue|turnover|quotas?|p&l|acv\b|contract value|payroll|(?:manag|process|administer)\w* (?:the )?salaries|chiffre d['’]affaires|\w*umsatz|facturaci[oó]n|faturamento|\w*omzet|obr[oó]t(?:y|ów)?|series [a-h]\b|invest(?:ed|ment|ments|ors?)|backed|arr\b|assets?|aum\b|market|prize|grant|gmv|transactions?|processed|volume|customers?|clients?|donat\w*|saved|savings|debt|loans?|budgets? (?:of|von|de|van|w wysokości)|portfolio|acquisition|acquired|ipo\b|capital(?:i[sz]ation)?|sales of|industry|economy|contracts? worth|projects? (?:worth|valued)|deals?|fortune \d|people|users|employees|companies|businesses|members|countries|years? of|hours of|days of|tonnes|miles|hectares)\b/i
export const benefit =
  /\b(?:bonus(?:es)?|stipends?|allowance|reimburs\w*|401|hsa\b|fsa\b|match(?:ing|ed)?|referral|tuition|learning|education(?:al)? (?:budget|benefit)|training|wellness|fitness|gym|home[- ]?office|office (?:set[- ]?up|equipment|budget|furniture)|equipment|internet|phone|lunch|meals?|food|vouchers?|gift|credits?|vacation|travel|perks?|commut\w*|relocation|insurance|coverage|deductible|co-?pay|premiums|sign[- ]on|signing|retention|equity (?:grant|worth)|stock|rsus?|shares?|up to (?:a )?maximum|childcare|fertility|adoption|professional development|conferences?|books?|courses?|co-?working|swag|charit\w*|life cover|fee|fine|penalt\w*|discount|subsid\w*|contribut\w*|per diem|daily food|weiterbildung\w*|fortbildung\w*|\w*zuschuss|\w*zuschüsse|sachbezug\w*|urlaubsgeld|weihnachtsgeld|prämien?|\w*prämien?|\w*pauschale|\w*wirksame leistungen|tickets? restaurant|chèques?|primes?|forfait mobilit[ée]s?|indemnités?|formation|mutuelle|frais de|bonos?|tarjetas?|cheques?|vales?|presupuesto|ayudas?|seguro|aux[ií]lio|bônus|subsídio|orçamento|(?:reis|thuiswerk|internet|onkosten|kilometer)\w*vergoeding|\w*budget|vakantiegeld|\w*premie|dofinansowani\w*|dopłat\w*|dodat(?:ek|ku|ki)|ekwiwalent\w*|bony|premi[aię]\w*|budżet\w*|kart[ay]|multisport|commissions? (?:targets?|of|up to|potential)|target commissions?|(?:annual|variable) commissions?)\b/i

/** What others pay, earn or save, and what things cost: `Merchants pay us between`, `Plans cost from`, `invoices of`. */
export const elsewhere =
  /(?<!\p{L})(?:(?:merchants|customers|clients|users|companies|businesses|sellers|hosts|tenants|subscribers|kund(?:en|innen)|händler(?:innen)?|clientes|klanten|klienci)(?: (?!and |who |und |die |y |que |e |et |qui |en |i |to )[\p{L}-]+){0,4}? (?<!\b(?:and|und|y|e|et|en|i|to) )(?:pay|spend|save|make|earn|invoice|zahlen|sparen|pagan|pagam|ahorran|facturan|faturam|economizam|paient|dépensent|économisent|betalen|besparen|płacą|oszczędzają)|(?:drivers|couriers|creators|freelancers|experts|tutors|hosts|sellers|members) (?:on|through|via|using) (?:our|the) (?:platform|app|marketplace)(?: [\p{L}-]+){0,2} (?:earn|make|charge)|(?:auf|über|sur|via|en|na|op) (?:unserer?|notre|nuestra|nossa|ons|onze) (?:plattform|plateforme|plataforma|platform|marktplatz) (?:verdienen|gagnent|ganan|ganham|zarabiają)|(?:creators|drivers|couriers) (?:make|earn)(?= [^.!?]{0,40}\b(?:on|through|via) (?:our|the) (?:platform|app|marketplace))|(?:die )?miete (?:liegt|beträgt)(?: [\p{L}-]+){0,2}|(?:planes|planos) (?:cuestan|custam)(?: [\p{L}-]+){0,2}|(?:plans?|subscriptions?|products?|licen[cs]es?|rents?|invoices?|payments?|fees?|prices?|tickets?|bills?|orders|mieten|preise|rechnungen|zahlungen|loyers|factures|paiements|prix|alquileres|facturas|pagos|precios|aluguéis|faturas|pagamentos|preços|huren|facturen|betalingen|prijzen|czynsze|faktury|płatności|ceny)(?: [\p{L}-]+){0,3}? (?:costs?|of|from|starting|ranging|between|kosten|von|ab|zwischen|de|entre|desde|van|tussen|od))(?!\p{L})[^.!?;]{0,25}$/iu

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
  const said = (text: string) => [...text.matchAll(intervalBefore)].at(-1)?.groups
  const groups = said(sentence.slice(-200)) ?? said(context.slice(-160))
  const name = Object.keys(groups ?? {}).find((each) => groups?.[each] !== undefined)
  return name === undefined ? null : (groupOf[name] ?? (name as SalaryInterval))
}

const ote = /\b(?:ote|on[- ]target(?: earnings)?|target earnings)\b/i
const total =
  /\btotal (?:target |annual |cash |direct |on-target )?(?:compensation|cash|comp|pay|earnings|rewards?)\b(?! (?:package|philosophy|includes|may))/i
const base = /\b(?:base|basic|fixed|grundgehalt|fixe|fixo)\b/i

/** What kind of pay an amount is: as the words between it and the amount before it say, else those right behind it, else those of the sentence. */
export function kindOf(before: string, behind: string, context: string): Salary['kind'] {
  const near = before.slice(-170)
  const own = /[^\d]*$/.exec(near)?.[0] ?? ''
  const after = /^[^\d,;/|]{0,30}/.exec(behind)?.[0] ?? ''
  // `$150,000 base / $300,000 OTE`
  if (/^\s*\(?(?:base|basic|fixed)\b/i.test(after)) return 'base'
  if (/^\s*\(?(?:ote|on[- ]target)\b/i.test(after)) return 'ote'
  if (ote.test(own)) return 'ote'
  if (base.test(own)) return 'base'
  if (/^[^|]{0,4}\s*\(?(?:base|basic|fixed)\b/i.test(after)) return 'base'
  if (ote.test(after) || ote.test(near)) return 'ote'
  if (base.test(near)) return 'base'
  if (total.test(near)) return 'total'
  if (near.replace(/\W/g, '').length < 25 && /\bbase (?:salary|pay|compensation)\b/i.test(context.slice(-200)))
    return 'base'
  return 'unknown'
}
