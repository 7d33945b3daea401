import type { EmploymentType, Evidence } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { key, type Key } from './line-index.ts'

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

interface Rule {
  readonly types: readonly EmploymentType[]
  readonly pattern: RegExp
  readonly rule: string
  /** What a line must hold for the pattern to be tried. */
  readonly key: Key
}

const inTitle: readonly Rule[] = [
  {
    types: ['internship'],
    rule: 'employment.title-intern',
    key: key('intern praktik werkstudent working stage stagiaire alternan apprenti becari est co'),
    pattern:
      /\b(?:intern(?:ship)?|praktik(?:um|ant(?:in)?)|werkstudent(?:in)?|working student|stage|stagiaire|alternan(?:ce|te?)|apprenti(?:e|\(e\)|ceship|ce)?|becari[oa]|est[aá]gi(?:o|[aá]ri[oa])|co-op)\b/i,
  },
  {
    types: ['contract'],
    rule: 'employment.title-contract',
    key: key('contract b2b freelance'),
    pattern:
      /\b(?:contract(?:or)?(?! (?:manag|management|administrat|negotiat|specialist|lifecycle|analyst|law|software|manufactur))|b2b contract|freelance contract)\b(?!s)/i,
  },
  { types: ['contract'], rule: 'employment.title-freelance', key: key('freelanc'), pattern: /\bfreelanc(?:e|er)\b/i },
  {
    types: ['full_time'],
    rule: 'employment.title-full-time',
    key: key('full vollzeit'),
    pattern: /\bfull[- ]?time\b|\bvollzeit\b/i,
  },
  {
    types: ['part_time'],
    rule: 'employment.title-part-time',
    key: key('part teilzeit'),
    pattern: /\bpart[- ]?time\b|\bteilzeit\b/i,
  },
  {
    types: ['temporary'],
    rule: 'employment.title-temporary',
    key: key('temporary fixed'),
    pattern: /\b(?:temporary|fixed[- ]term)\b/i,
  },
  { types: ['volunteer'], rule: 'employment.title-volunteer', key: key('volunteer'), pattern: /\bvolunteer\b/i },
]

const noun = '(?:position|role|job|opportunity|employment|contract|engagement|opening)'
const body: readonly Rule[] = [
  {
    types: ['part_time'],
    rule: 'employment.label',
    key: key('part', 'time parttime'),
    pattern:
      /(?:\b(?:(?:employment|job|position|contract|work|role|engagement)[- ]?(?:type|status|schedule)|type|status|schedule|classification|commitment|hours)\s*[:：–-]\s*[^\n]{0,60}?)\bpart[- ]?time\b/i,
  },
  {
    types: ['contract'],
    rule: 'employment.label',
    key: key('contract b2b freelance'),
    pattern:
      /\b(?:(?:employment|job|position|contract|work|role|engagement)[- ]?(?:type|status)|type(?: of (?:employment|contract|position))?|duration|engagement)\s*[:：–-]\s*[^\n]{0,60}?\b(?:contract(?:or)?|b2b|freelance)\b(?!\s*[:：])/i,
  },
  {
    types: ['part_time'],
    rule: 'employment.line',
    key: key('part', 'time parttime'),
    pattern: /^[*\s|•-]*part[- ]?time(?:[ ,|/–-]+(?:remote|position|role|job|contract))*[ .!]*$/im,
  },
  {
    types: ['full_time'],
    rule: 'employment.permanent',
    key: key('unbefrist cdi. contrato contract umowa no.'),
    pattern:
      /\bunbefristete[rnsm]? (?:arbeits|anstellung|festanstellung|vertrag)|\b(?:en|un|contrat(?: en)?|poste(?: en)?|type de contrat ?:|contrat ?:) cdi\b|\bcdi (?:à temps|temps plein|-)|\bcontrato indefinido\b|(?<!\b(?:not|create|constitute|represent|form|considered)\b[^.\n]{0,40})\bcontract of employment\b|\bemployment contract\b(?= ?(?:or|\(|\/|:))|\bumowa o prac|\(employment contract\)|\bno[- ]term contract|\bcontrato a t[ée]rmino indefinido|\bcontrato de trabalho\b/i,
  },
  {
    types: ['part_time'],
    rule: 'employment.sentence',
    key: key('part hours'),
    pattern: new RegExp(
      `\\b(?:this|the|an?)(?: is| position is| role is)?(?: an?)?(?: [\\w.,/-]+){0,3}? part[- ]?time(?:,? [\\w/-]+){0,3}? ${noun}\\b(?!s)|\\bup to (?:[12]\\d|5) hours (?:a|per) week\\b`,
      'i',
    ),
  },
  {
    types: ['contract'],
    rule: 'employment.contractor',
    key: key('b2b'),
    pattern:
      /\bb2b (?:contracts?|basis|agreement|cooperation|collaboration|(?:or|and|\/) (?:contract|employment|uop|permanent|cdi|full))\b|\b(?:employment|contract|uop|permanent|employee|fte)\b[^.\n]{0,60} or b2b\b|\b(?:on|via|through|for) an? b2b(?=[.,;)\s]*$|[.,;)])/im,
  },
  {
    types: ['contract'],
    rule: 'employment.sentence',
    key: key('contract contractor'),
    pattern:
      /\b(?:independent contractor|contractor|contract-based|contract) (?:role|position|opportunity|engagement|assignment|basis)\b|\b(?:as|is for) an? (?:independent |full[- ]?time )?contractor\b|\b\d+[- ]months? contract\b|\bcontract (?:duration|length|term)\s*:|\bthis is an? (?:[\w-]+ ){0,3}contract\b|\bfull[- ]?time contractors?\b|\bindependent contractor agreement\b|\byou can end the contract\b/i,
  },
  {
    types: ['temporary'],
    rule: 'employment.sentence',
    key: key('temporary fixed'),
    pattern:
      /\b(?:this|an?) (?:is an? )?(?:[\w-]+ ){0,2}(?:temporary|fixed[- ]term) (?:[\w-]+ ){0,2}(?:position|role|job|contract|assignment|opportunity|engagement)\b|\btemporary position\b/i,
  },
  {
    types: ['internship'],
    rule: 'employment.internship',
    key: key('intern alternance apprentissage stage'),
    pattern:
      /\b(?:about the internship|internship (?:overview|duration|period|dates)|this (?:paid )?(?:[\w-]+ ){0,2}internship|contrat d['’]alternance|en alternance|contrat d['’]apprentissage|stage de \d)/i,
  },
  {
    types: ['contract'],
    rule: 'employment.freelance',
    key: key('freelanc'),
    pattern:
      /\b(?:this (?:is an? )?|as an? |on an? |long[- ]term |offer )freelance(?:r)?\b(?! (?:platform|marketplace|clients))(?: (?:role|position|basis|opportunity|contracts?))?|^[*\s•]*freelance\s*[:：]/im,
  },
  {
    types: ['contract'],
    rule: 'employment.duration',
    key: key('duration length term durée dauer dura contract c2c w2 mission'),
    pattern:
      /^[*\s•]*(?:contract |project |engagement )?(?:duration|length|term|durée|dauer|duración|duração)\s*[:：]\s*[^\n]{0,30}?(?:\bthrough\b|\buntil\b|\d+\s?\+? ?(?:months?|weeks?|mois|monate|meses))|\bcontract (?:for|of) \d+ (?:months?|weeks)\b|\bcontract (?:duration|length) (?:until|of|is)\b|\b\d+\s?\+? months?(?: contract)? on (?:c2c|w2|1099)\b|\bmission de (?:consultance|consulting|freelance)\b/im,
  },
]

/** Words for full-time work; each mention is weighed by what stands around it. */
const fullTime =
  /\bfull[- ]?time\b|\bvollzeit\b|\btemps plein\b|\btiempo completo\b|\bjornada completa\b|\btempo (?:integral|completo)\b|\bvoltijd\b|\bpe[łl]ny etat\b|\bcdi\b|\bclt\b|\b(?:40|38|37[.,]5|35)\+? ?(?:hours?|hrs?|h|stunden|heures|horas|uur)[ -]*(?:per|an?|\/|par|pro|por|in der)? ?(?:week|wk|woche|semaine|semana)\b/gi
const group =
  '(?:employees?|team members?|members?|staff|hires?|workers?|colleagues|associates|personnel|people|equivalents?|conversions?|students?|teammates|consultants|contractors who|us only|u\\.s\\. only|owners?|benefits?)'
/** The mention speaks of other people, of the past or of a benefit. */
const othersBehind = new RegExp(
  `^(?: ?\\(\\d+[^)\\n]{0,20}\\))?[- ]*(?:(?:salaried|hourly|regular|permanent|us|u\\.s\\.|active|remote|eligible|exempt|benefits?-eligible)[ -]+)*(?:${group}\\b|roles?,? (?:we|unlimited)|positions,? we|roles\\b(?! (?:only|available))|positions (?:we|at|for))|^[- ]*in (?:the office|one of)|^[- ,]*(?:us|u\\.s\\.) ?benefits|^[- ,]*(?:of |hands-on, |paid |work |professional |industry |relevant |hands-on |software |practical |engineering )*(?:experience|in software|remote work(?! position)|work, not|hands-on|access|stud(?:y|ies)|degree|course|education|benefits)\\b`,
  'i',
)
const othersBefore =
  /(?:\b(?:years?|yrs|months)['’]?(?: of)?(?: [\w-]+)?|\b(?:another|other|current|previous|convert(?:ing)? to|transition (?:in)?to|conversion to|lead(?:ing)? to|opportunity for|potential (?:for|to)|eventual(?:ly)?|like an?|retain\w* for|part-time or|post[- ]internship|maximum of|max\.?|up to|less than|more than|average(?: of)?|opportunités en|being an?|having an?|supervision of|in the role of|post-internship,|\bnon)|#LI-\w+)[\s-]*$/i

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
    collect(inTitle, title, found)
    const intern = found.has('internship')
    const part = found.has('part_time')
    // What may follow an internship is not what it is; a permanent post whose title says part-time is no full one.
    collect(
      intern || part
        ? body.filter(({ types, rule }) => !types.includes('full_time') && (part || rule !== 'employment.duration'))
        : body,
      text,
      found,
    )
    if (!found.has('full_time')) fullTimeIn(text, intern, found)
  }
  return { value: [...found.keys()].sort(byOrder), evidence: [...found.values()] }
}

const fullTimeKey = key(
  'full vollzeit temps tiempo jornada tempo voltijd pełny pelny cdi. clt. week wk woche semain semana',
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
