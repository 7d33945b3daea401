import type { EmploymentType, Evidence } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { bodyElsewhere, inTitleElsewhere } from './wording/employment-languages.ts'
import { body, inTitle, type Rule } from './wording/employment-rules.ts'
import { key } from './text/line-index.ts'

/** What a structured employment field says, in any of the languages known; words that say none of the types give none. */
const words: readonly (readonly [EmploymentType, RegExp])[] = [
  [
    'full_time',
    /full.?time|ful.?l time|vollzeit|temps plein|plein temps|tempo completo|jornada completa|tiempo completo|tempo integral|période complète|voltijd|fulltime|pe[łl]ny etat|\bcdi\b|clt\b/i,
  ],
  [
    'part_time',
    /part.?time|teilzeit|temps partiel|media jornada|tiempo parcial|tempo parcial|meio per[ií]odo|deeltijd|parttime|niepe[łl]ny|czę[śs][ćc] etatu/i,
  ],
  ['contract', /\bcontract(?!ion)|\bb2b\b|fixed.?term|\bcdd\b|befristet(?!er unbefrist)/i],
  [
    'temporary',
    /temporary|\btemp\b|befristet|fixed.?term|\bcdd\b|temporal\b|tempor[aá]ri[oa]|tijdelijk|seasonal|saison/i,
  ],
  [
    'internship',
    /intern(?:ship)?\b|praktik|werkstudent|working student|stage\b|stagiaire|alternance|apprenti|apprentice|becari|pr[aá]cticas|est[aá]gi|trainee|ausbildung|sta[żz]/i,
  ],
  ['freelance', /freelanc|freiberuf|ind[ée]pendant|aut[oó]nomo|zzp|self.?employed/i],
  ['volunteer', /volunt(?:eer|ary)|ehrenamt|b[ée]n[ée]vol|voluntari/i],
]

/** The types of a structured field. `unbefristet` is permanent, so it is no `befristet`. */
function readEmploymentTypes(printed: string): EmploymentType[] {
  const text = printed
    .replace(/_/g, ' ')
    .replace(/unbefristet\w*/gi, 'CDI')
    .replace(/\bfull[- ]?(?:or|and|\/)[- ]?(?=part)/gi, 'full-time or ')
    .replace(/\b(?:salaried|hourly|exempt) ?(f|p)t\b|^(f|p)t$/gi, (_, a?: string, b?: string) =>
      /f/i.test(a ?? b ?? '') ? 'full-time' : 'part-time',
    )
  const types = words.filter(([, pattern]) => pattern.test(text)).map(([type]) => type)
  // A permanent post is a full one unless it says otherwise, as `unbefristet` and `CDI` are.
  const permanent =
    types.length === 0 && /^\W*permanent(?: (?:employment|employee|position|role|job|contract))?\W*$/i.test(text)
  return permanent ? ['full_time'] : types
}

/** Words for full-time work; each mention is weighed by what stands around it. */
const fullTime =
  /\bfull[- ]?time\b|\bvollzeit\b|\bganztags\b|\btemps plein\b|\bplein temps\b|\btiempo completo\b|\bjornada completa\b|\btempo (?:integral|completo|inteiro)\b|\bvoltijds?\b|\bpe[łl](?:ny|en|nym|nego|ni) (?:etat(?:cie|u)?|wymiar(?:ze|u)?)\b|\bcdi\b(?! (?:à|en) (?:temps partiel|mi-temps))|\bclt\b|\b(?:40|39|38|38[.,]5|37[.,]5|35|36)\+?[ -]?(?:hours?|hrs?|h|stunden|heures|horas|uur|uren|godzin|urige|stündige)[ -]*(?:per|an?|\/|par|pro|por|in der|na|tygodniowo|werkweek)? ?(?:week|wk|woche|semaine|semana|semanales|semanais|tydzień|werkweek)?(?<=week|wk|woche|semaine|semana|semanales|semanais|tydzień|tygodniowo|werkweek)(?![a-zà-ž])|\b(?:40|39|38[.,]5|37[.,]5|35) ?(?:wochenstunden|std\.?\/woche)/gi
const group =
  '(?:employees?|team members?|members?|staff|hires?|workers?|colleagues|associates|personnel|people|equivalents?|conversions?|students?|teammates|consultants|contractors who|us only|u\\.s\\. only|owners?|benefits?)'
/** The mention speaks of other people, of the past or of a benefit. */
const othersBehind = new RegExp(
  `^(?: ?\\(\\d+[^)\\n]{0,20}\\))?[- ]*(?:(?:salaried|hourly|regular|permanent|us|u\\.s\\.|active|remote|eligible|exempt|benefits?-eligible)[ -]+)*(?:${group}\\b|roles?,? (?:we|unlimited)|positions,? we|roles\\b(?! (?:only|available))|positions (?:we|at|for))|^[- ]*in (?:the office|one of)|^[- ,]*(?:us|u\\.s\\.) ?benefits|^[- ,]*(?:of |hands-on, |paid |work |professional |industry |relevant |hands-on |software |practical |engineering )*(?:experience|in software|remote work(?! position)|work, not|hands-on|access|stud(?:y|ies)|degree|course|education|benefits)\\b`,
  'i',
)
const othersBefore =
  /(?:\b(?:years?|yrs|months)['’]?(?: of)?(?: [\w-]+)?|\b(?:another|other|current|previous|convert(?:ing)? to|transition (?:in)?to|conversion to|lead(?:ing)? to|opportunity for|potential (?:for|to)|eventual(?:ly)?|like an?|retain\w* for|part-time or|post[- ]internship|maximum of|max\.?|up to|less than|more than|average(?: of)?|opportunités en|being an?|having an?|supervision of|in the role of|post-internship,|\bnon)|#LI-\w+)[\s-]*$/i

const everyTitle: readonly Rule[] = [...inTitle, ...inTitleElsewhere]
const everyBody: readonly Rule[] = [...body, ...bodyElsewhere]

/** The kinds of employment that the listing states: its structured field, its title, then its text. */
export function parseEmploymentTypes(
  stated: readonly string[] | undefined,
  title: Prose,
  text: Prose,
): Found<EmploymentType[]> {
  const found = new Map<EmploymentType, Evidence>()
  const read = stated?.map(readEmploymentTypes) ?? []
  // `permanent` beside `part-time` says how long, not how much.
  const other = read.flat().some((type) => type === 'part_time' || type === 'internship')
  stated?.forEach((printed, i) => {
    for (const type of read[i] ?? []) {
      if (other && /^\W*permanent\b/i.test(printed)) continue
      if (!found.has(type))
        found.set(type, fromField(printed, `/employmentTypes/${String(i)}`, 'employment.field', 'high'))
    }
  })
  if (found.size === 0) {
    collect(everyTitle, title, found)
    const intern = found.has('internship')
    const part = found.has('part_time')
    // What may follow an internship is not what it is; a permanent post whose title says part-time is no full one.
    collect(
      intern || part
        ? everyBody.filter(
            ({ types, rule }) => !types.includes('full_time') && (part || rule !== 'employment.duration'),
          )
        : everyBody,
      text,
      found,
    )
    if (!found.has('full_time')) fullTimeIn(text, intern, found)
  }
  return { value: [...found.keys()].sort(byOrder), evidence: [...found.values()] }
}

const fullTimeKey = key(
  'full vollzeit ganztags temps tiempo jornada tempo voltijd pełn pelny cdi. clt. week wk woche wochenstunden std semain semana tydzień tygodniowo werkweek',
)

function collect(rules: readonly Rule[], where: Prose, found: Map<EmploymentType, Evidence>): void {
  for (const { types, pattern, rule, key } of rules) {
    for (const line of where.lines(key)) {
      const match = pattern.exec(line.text)
      if (!match) continue
      for (const type of types) {
        if (!found.has(type))
          found.set(
            type,
            where.quote(line.start + match.index, line.start + match.index + match[0].length, rule, 'high'),
          )
      }
      break
    }
  }
}

/** The first mention of full-time work that speaks of this job. An internship leads to full-time work more often than it is some. */
function fullTimeIn(text: Prose, intern: boolean, found: Map<EmploymentType, Evidence>): void {
  for (const line of text.lines(fullTimeKey)) {
    for (const match of line.text.matchAll(fullTime)) {
      const end = match.index + match[0].length
      const behind = line.text.slice(end, end + 60)
      const before = line.text.slice(Math.max(0, match.index - 50), match.index)
      if (othersBehind.test(behind) || othersBefore.test(before)) continue
      if (intern && !/^[- ]*(?:paid )?(?:internship|intern\b)/i.test(behind) && !/^\d|:\s*$/.test(match[0] + before))
        continue
      const start = line.start + match.index
      found.set('full_time', text.quote(start, line.start + end, 'employment.full-time', 'medium'))
      return
    }
  }
}

const order: readonly EmploymentType[] = [
  'full_time',
  'part_time',
  'contract',
  'temporary',
  'internship',
  'freelance',
  'volunteer',
]
const byOrder = (a: EmploymentType, b: EmploymentType) => order.indexOf(a) - order.indexOf(b)
