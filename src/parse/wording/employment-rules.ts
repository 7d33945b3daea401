import type { EmploymentType } from '../../model/listing.ts'
import { key, type Key } from '../text/line-index.ts'

/** Words that say how somebody is employed, in a title and in a text, and the types that each pattern stands for. */

export interface Rule {
  readonly types: readonly EmploymentType[]
  readonly pattern: RegExp
  readonly rule: string
  /** What a line must hold for the pattern to be tried. */
  readonly key: Key
}

/** English words, and those of others that are written like them. */
export const inTitle: readonly Rule[] = [
  {
    types: ['internship'],
    rule: 'employment.title-intern',
    key: key('intern praktik werkstudent working stage stagiaire alternan apprenti becari est co'),
    pattern:
      /\b(?:intern(?:ship)?|praktik(?:um|ant(?:in)?)|werkstudent(?:in)?|working student|(?<!(?:early|late|later|growth|seed|first|next|multi|single|each|clinical|pre)[- ])stage(?![- ](?:manag|direct|tech|hand|design|gate|company|startup))|stagiaire|alternan(?:ce|te?)|apprenti(?:e|\(e\)|ceship|ce)?|becari[oa]|est[aá]gi(?:o|[aá]ri[oa])|co-op)\b/i,
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
export const body: readonly Rule[] = [
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
      /\bunbefristete[rnsm]? (?:arbeits|anstellung|festanstellung|vertrag)|\b(?:en|un|contrat(?: en)?|poste(?: en)?|type de contrat ?:|contrat ?:) cdi\b(?! (?:à|en) (?:temps partiel|mi-temps))|\bcdi (?:à temps plein|temps plein|-)|\bcontrato indefinido\b|(?<!\b(?:not|create|constitute|represent|form|considered)\b[^.\n]{0,40})\bcontract of employment\b|\bemployment contract\b(?= ?(?:or|\(|\/|:))|\bumowa o prac|\(employment contract\)|\bno[- ]term contract|\bcontrato a t[ée]rmino indefinido|\bcontrato de trabalho\b/i,
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
      /\bb2b (?:(?:rolling|long[- ]term|service|freelance) )?(?:contracts?|basis|agreement|cooperation|collaboration|(?:or|and|\/) (?:contract|employment|uop|permanent|cdi|full))\b|\b(?:employment|contract|uop|permanent|employee|fte)\b[^.\n]{0,60} or b2b\b|\b(?:on|via|through|for) an? b2b(?=[.,;)\s]*$|[.,;)])/im,
  },
  {
    types: ['contract'],
    rule: 'employment.sentence',
    key: key('contract contractor'),
    pattern:
      /\b(?:independent contractor|contractor|contract-based|contract) (?:role|position|opportunity|engagement|assignment|basis)\b|\b(?:as|is for) an? (?:independent |full[- ]?time )?contractor\b|\b\d+[- ]months? (?:(?:rolling|initial|fixed[- ]term|b2b|freelance) ){0,3}contract\b|\bcontract (?:duration|length|term)\s*:|\bthis is an? (?:[\w-]+ ){0,3}contract\b|\bfull[- ]?time contractors?\b|\bindependent contractor agreement\b|\byou can end the contract\b/i,
  },
  {
    types: ['temporary'],
    rule: 'employment.sentence',
    key: key('temporary fixed'),
    pattern:
      /\b(?:this|an?) (?:is an? )?(?:[\w-]+ ){0,2}(?:temporary|fixed[- ]term) (?:[\w-]+ ){0,2}(?:position|role|job|contract|assignment|opportunity|engagement)\b|\btemporary position\b|\b\d+[- ]months? fixed[- ]term\b/i,
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
