import type { EmploymentType, Evidence } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'

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
  const text = printed.replace(/_/g, ' ').replace(/unbefristet\w*/gi, 'CDI')
  return words.filter(([, pattern]) => pattern.test(text)).map(([type]) => type)
}

interface Rule {
  readonly types: readonly EmploymentType[]
  readonly pattern: RegExp
  readonly rule: string
}

const inTitle: readonly Rule[] = [
  {
    types: ['internship'],
    rule: 'employment.title-intern',
    pattern:
      /\b(?:intern(?:ship)?|praktik(?:um|ant(?:in)?)|werkstudent(?:in)?|working student|stage|stagiaire|alternan(?:ce|te?)|apprenti(?:e|\(e\)|ceship|ce)?|becari[oa]|est[aá]gi(?:o|[aá]ri[oa])|co-op)\b/i,
  },
  {
    types: ['contract'],
    rule: 'employment.title-contract',
    pattern:
      /\b(?:contract(?:or)?(?! (?:manag|management|administrat|negotiat|specialist|lifecycle|analyst|law|software|manufactur))|b2b contract|freelance contract)\b(?!s)/i,
  },
  { types: ['freelance'], rule: 'employment.title-freelance', pattern: /\bfreelanc(?:e|er)\b/i },
  { types: ['full_time'], rule: 'employment.title-full-time', pattern: /\bfull[- ]?time\b|\bvollzeit\b/i },
  { types: ['part_time'], rule: 'employment.title-part-time', pattern: /\bpart[- ]?time\b|\bteilzeit\b/i },
  { types: ['temporary'], rule: 'employment.title-temporary', pattern: /\b(?:temporary|fixed[- ]term)\b/i },
  { types: ['volunteer'], rule: 'employment.title-volunteer', pattern: /\bvolunteer\b/i },
]

const noun = '(?:position|role|job|opportunity|employment|contract|engagement|opening)'
const body: readonly Rule[] = [
  // A labelled line, or a line that says nothing else.
  {
    types: ['full_time'],
    rule: 'employment.label',
    pattern:
      /(?:\b(?:(?:employment|job|position|contract|work|role|engagement)[- ]?(?:type|status|schedule)|type(?: of (?:employment|contract|position))?|status|schedule|opportunity|classification|commitment|hours|duration|contrat|type de contrat|art der anstellung|anstellungsart|beschäftigungsart|tipo de contrato)\s*[:：–-]\s*[^\n]{0,60}?)\b(?:full[- ]?time|vollzeit|temps plein|tiempo completo|jornada completa|cdi|unbefristet)\b/i,
  },
  {
    types: ['part_time'],
    rule: 'employment.label',
    pattern:
      /(?:\b(?:(?:employment|job|position|contract|work|role|engagement)[- ]?(?:type|status|schedule)|type|status|schedule|classification|commitment|hours)\s*[:：–-]\s*[^\n]{0,60}?)\bpart[- ]?time\b/i,
  },
  {
    types: ['contract'],
    rule: 'employment.label',
    pattern:
      /\b(?:(?:employment|job|position|contract|work|role|engagement)[- ]?(?:type|status)|type(?: of (?:employment|contract|position))?|duration|engagement)\s*[:：–-]\s*[^\n]{0,60}?\b(?:contract(?:or)?|b2b|freelance)\b(?!\s*[:：])/i,
  },
  {
    types: ['full_time'],
    rule: 'employment.line',
    pattern:
      /^[*\s|•-]*(?:this is an? )?(?:permanent[, ]+)?(?:full[- ]?time|vollzeit|temps plein)(?:[ ,|/–-]+(?:permanent|remote|position|role|job|employee|exempt|direct hire|regular|salaried))*[ .!]*$/im,
  },
  {
    types: ['full_time'],
    rule: 'employment.segment',
    pattern: /\|\s*full[- ]?time\s*(?:\||$)|(?:^|[,|])\s*full[- ]?time\s*,\s*(?:direct hire|permanent)/im,
  },
  {
    types: ['part_time'],
    rule: 'employment.line',
    pattern: /^[*\s|•-]*part[- ]?time(?:[ ,|/–-]+(?:remote|position|role|job|contract))*[ .!]*$/im,
  },
  {
    types: ['full_time'],
    rule: 'employment.sentence',
    pattern: new RegExp(
      `\\b(?:this|the|our|an?)(?: (?:is|will be|position is|role is|job is|opportunity is))?(?: an?| for an?)?(?: [\\w.,/-]+){0,4}? full[- ]?time(?:,? (?!employees|hires|staff|members|benefits|remote work|experience|access|work in|equivalent)[\\w/-]+){0,3}? ${noun}\\b(?!s)`,
      'i',
    ),
  },
  { types: ['full_time'], rule: 'employment.contractor', pattern: /\bfull[- ]?time (?:independent )?contractors?\b/i },
  {
    types: ['full_time'],
    rule: 'employment.forty-hours',
    pattern:
      /(?<!maximum of |up to |max\.? |than |average )\b(?:40|forty|37\.5|38|39|35) ?(?:hours?|hrs?)[ /-]*(?:a|per|\/)? ?(?:week|wk)\b(?! benefits)/i,
  },
  {
    types: ['full_time'],
    rule: 'employment.permanent',
    pattern:
      /\bunbefristete[rnsm]? (?:arbeits|anstellung|festanstellung|vertrag)|\b(?:en|un|contrat(?: en)?|poste(?: en)?|type de contrat ?:|contrat ?:) cdi\b|\bcdi (?:à temps|temps plein|-)|\bcontrato indefinido\b|\bcontract of employment\b|\bemployment contract\b(?= ?(?:or|\(|\/|:))|\bumowa o prac/i,
  },
  {
    types: ['part_time'],
    rule: 'employment.sentence',
    pattern: new RegExp(
      `\\b(?:this|the|an?)(?: is| position is| role is)?(?: an?)?(?: [\\w.,/-]+){0,3}? part[- ]?time(?:,? [\\w/-]+){0,3}? ${noun}\\b(?!s)|\\bup to (?:[12]\\d|5) hours (?:a|per) week\\b`,
      'i',
    ),
  },
  {
    types: ['contract'],
    rule: 'employment.contractor',
    pattern:
      /\bb2b (?:contract|basis|agreement|cooperation|or|\()|\b(?:or|on an?|via|through an?|for an?|in an?) b2b\b(?! (?:saas|business|company|product|platform|software|environment|e-?commerce|start|solution|space|sector|world|market|sales|tech))|\bb2b contracts?\b/i,
  },
  {
    types: ['contract'],
    rule: 'employment.sentence',
    pattern:
      /\b(?:independent contractor|contractor|contract-based|contract) (?:role|position|opportunity|engagement|assignment|basis)\b|\b(?:as|is for) an? (?:independent |full[- ]?time )?contractor\b|\b\d+[- ]months? contract\b|\bcontract (?:duration|length|term)\s*:|\bthis is an? (?:[\w-]+ ){0,3}contract\b|\bfull[- ]?time contractors?\b|\bindependent contractor agreement\b|\byou can end the contract\b/i,
  },
  {
    types: ['temporary'],
    rule: 'employment.sentence',
    pattern:
      /\b(?:this|an?) (?:is an? )?(?:[\w-]+ ){0,2}(?:temporary|fixed[- ]term) (?:[\w-]+ ){0,2}(?:position|role|job|contract|assignment|opportunity|engagement)\b|\btemporary position\b/i,
  },
  {
    types: ['internship'],
    rule: 'employment.internship',
    pattern:
      /\b(?:about the internship|internship (?:overview|duration|period|dates)|this (?:paid )?(?:[\w-]+ ){0,2}internship|contrat d['’]alternance|en alternance|contrat d['’]apprentissage|stage de \d)/i,
  },
  {
    types: ['freelance'],
    rule: 'employment.freelance',
    pattern: /\b(?:this is an? |as an? |on an? )freelance(?:r)?\b(?: (?:role|position|basis|opportunity))?/i,
  },
]

/** Words near a match that make it speak of benefits or other people. */
const notThisJob =
  /\b(?:benefits?|perks?|equity|stock options?|eligible|insurance|401|employees (?:receive|enjoy|are))\b/i

/** The kinds of employment that the listing states: its structured field, its title, then its text. */
export function parseEmploymentTypes(
  stated: readonly string[] | undefined,
  title: Prose,
  text: Prose,
): Found<EmploymentType[]> {
  const found = new Map<EmploymentType, Evidence>()
  stated?.forEach((printed, i) => {
    for (const type of readEmploymentTypes(printed)) {
      if (!found.has(type))
        found.set(type, fromField(printed, `/employmentTypes/${String(i)}`, 'employment.field', 'high'))
    }
  })
  if (found.size === 0) {
    collect(inTitle, title, found, false)
    collect(body, text, found, found.has('internship'))
  }
  return { value: [...found.keys()].sort(byOrder), evidence: [...found.values()] }
}

const keyword =
  /\bintern\b|internship|stag|apprent|werkstudent|working student|praktik|volunteer|alternan|becari|co-op|full|part.?time|contract|b2b|vollzeit|teilzeit|\bcdi\b|hours|hrs|befrist|internship|alternance|apprentissage|stage de|freelanc|temporary|fixed|indefinido|jornada|tiempo|temps p|umowa/

function collect(rules: readonly Rule[], where: Prose, found: Map<EmploymentType, Evidence>, intern: boolean): void {
  const lines = where.lines(keyword)
  if (lines.length === 0) return
  for (const { types, pattern, rule } of rules) {
    if (intern && types.includes('full_time') && rule !== 'employment.label') continue
    for (const line of lines) {
      const match = pattern.exec(line.text)
      if (!match) continue
      const end = match.index + match[0].length
      const tail = line.text.slice(end, end + 25).split('.')[0] ?? ''
      if (rule === 'employment.sentence' && types[0] === 'full_time' && notThisJob.test(match[0] + ' ' + tail)) continue
      for (const type of types) {
        if (!found.has(type)) found.set(type, where.quote(line.start + match.index, line.start + end, rule, 'high'))
      }
      break
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
