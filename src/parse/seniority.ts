import type { Seniority } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { key } from './text/line-index.ts'
import { bodyElsewhere, levelWords, seekingWords, titlesElsewhere } from './wording/seniority-languages.ts'

type Level = Exclude<Seniority, 'unknown'>

/** From the least to the highest; a title with several markers takes the highest. */
const rank: readonly Level[] = [
  'intern',
  'junior',
  'mid',
  'senior',
  'lead',
  'staff',
  'principal',
  'manager',
  'director',
  'executive',
]

/** Manager titles that name a function, not a level. */
const functional =
  '(?:product|project|program|programme|account|accounts|community|content|customer success|success|marketing|social media|office|release|case|sales|delivery|brand|campaign|partner|partnerships?|territory|relationship|category|portfolio|property|procurement|contracts?|growth|vendor|event|events|client|seo|crm|risk|compliance|change|incident|service|knowledge|data governance|channel|alliance|alliances|business development|technical account|technical program|technical project|technical product|care|ads?|media|implementation|engagement|quality|pricing|onboarding|integrations?|locali[sz]ation|translation|proposals?|bid|grants?|acquisition|retention|lifecycle|influencer|affiliate|email|pr|communications?|curriculum|enablement|membership|donor|trial|study|configuration|documents?|records|leasing|assets?|fund|demand|deployment|transition|stakeholder)'

const titles: readonly (readonly [Level, RegExp])[] = [
  [
    'executive',
    /\b(?:vp|svp|evp|avp|vice[- ]president|c[etofimps]o|ciso|chief(?! of staff)|president|geschäftsführer(?:in)?|(?<!product |process )owner\/ceo)\b/iu,
  ],
  ['director', /\b(?:director|head of|head,|directeur|directrice|direktor(?:in)?|diretor(?:a)?|abteilungsleit\w+)/iu],
  [
    'manager',
    new RegExp(`\\b(?<!${functional} )(?:manager|responsable d['’]équipe|teamleit\\w+|engineering managers?)\\b`, 'iu'),
  ],
  ['principal', /\b(?:principal|principle(?= (?:software|engineer|developer|architect|scientist|data|product)))\b/iu],
  [
    'staff',
    /\b(?<!chief of |member of technical |of )staff\b(?! (?:augmentation|accountant|nurse|assistant))|\bmember of technical staff\b(?=.*\bstaff\b.*\bstaff\b)/iu,
  ],
  [
    'lead',
    /\b(?:lead(?!s? (?:gen|generation|management|time|paint|poisoning|qualif)|-free)|team ?lead|tech ?lead|teamlead|techlead|leader|chef d['’]équipe|l[ií]der)\b/iu,
  ],
  [
    'senior',
    /\b(?<!semi[- ]?)(?:senior(?! (?:living|housing|citizens?|cent(?:er|re)|communit))|sr|snr|sénior|seniors|iii|lll|iv|s[êe]nior)\b/iu,
  ],
  [
    'mid',
    /\b(?:mid(?:[- ]?(?:level|senior|weight))?(?![- ]?(?:market|size|cap|tier|atlantic|west|office|funnel|day|year|term|enterprise))|middle(?! (?:east|office|market|mile|school|ware))|intermediate|ii|ll|confirmed|confirm[ée](?:e|\(e\)|\.e)?|pleno|intermédiaire|semi[- ]?senior|ssr|medior|expérimenté(?:e|\(e\))?)(?![\p{L}])/iu,
  ],
  [
    'junior',
    /\b(?:junior(?! (?:high|college|school))|jr|entry[- ]level|graduate|new grad|débutant(?:e|\(e\))?|associate (?=(?:software|engineer|developer|data|product|consultant|scientist|devops|qa|security|designer|web|solutions|cloud|full|front|back))|(?<=(?:engineer|developer|scientist|analyst|designer|administrator) )i|júnior|berufseinsteiger\w*|nachwuchs\w*)\b/iu,
  ],
  [
    'intern',
    /\b(?:intern|internship|praktik(?:um|ant(?:in)?)|werkstudent(?:in)?|working student|(?<!(?:early|late|later|growth|seed|first|next|multi|single|each|clinical|pre)[- ])stage(?![- ](?:manag|direct|tech|hand|design|gate|company|startup))|stagiaire|alternan(?:ce|te?)|apprenti(?:e|ce|ceship)?|est[aá]gi(?:o|[aá]ri[oa])|trainee|co-op|becari[oa])\b/iu,
  ],
]

const anyLevel =
  /\ball[- ]levels?\b|\b(?:any|multiple|various) (?:seniority )?levels?\b|\bjunior (?:to|-|through|–) (?:senior|staff)\b|\bmid(?:[- ]level)?(?: ?\/ ?| (?:and|or|to) )senior\b|\bsenior(?: ?\/ ?| (?:and|or) )(?:mid|middle)\b|\bintermediate ?\/ ?senior\b|\bjunior ?\/ ?(?:mid|senior)|\bmiddle\+? ?\/ ?senior/i

const nouns =
  '(?:engineers?|developers?|programmers?|architects?|designers?|scientists?|analysts?|consultants?|specialists?|managers?|individual|professional|role|position|sre|contributor|administrators?|testers?|technologists?|researchers?)'
const middle = "(?:[\\w.#+/&'-]+ ){0,4}?"
const body: readonly (readonly [Level, RegExp])[] = [
  [
    'principal',
    new RegExp(
      `\\b(?:seeking|looking for|hiring|as|join us as|searching for|need)(?: for)? (?:an?|our|the) ${middle}principal ${middle}${nouns}\\b`,
      'i',
    ),
  ],
  [
    'staff',
    new RegExp(
      `\\b(?:seeking|looking for|hiring|as|join us as|searching for|need)(?: for)? (?:an?|our|the) ${middle}staff ${middle}${nouns}\\b`,
      'i',
    ),
  ],
  [
    'lead',
    new RegExp(
      `\\b(?:seeking|looking for|hiring|join us as|searching for)(?: for)? (?:an?|our|the) ${middle}(?:lead|tech lead) ${middle}${nouns}\\b`,
      'i',
    ),
  ],
  [
    'senior',
    new RegExp(
      `\\b(?:seeking|looking for|hiring|as|join us as|searching for|need|looking to hire|recruiting)(?: for)? (?:an?|our|the) ${middle}(?:senior|sr\\.?)(?:[- ]level)? ${middle}${nouns}\\b|\\bsenior[- ]level (?:${nouns}|software|position|role)|\\b(?:level|seniority|experience level|career level)\\s*:\\s*senior\\b|\\bthis is an? (?:[\\w-]+ )?senior(?:[- ]level)?\\b`,
      'i',
    ),
  ],
  [
    'mid',
    new RegExp(
      `\\b(?:mid|intermediate|middle)[- ]level (?:${nouns}|software|full|front|back|position|role)|\\b(?:level|seniority|experience level)\\s*:\\s*(?:mid(?![- ]?senior)|intermediate|middle)|\\b(?:seeking|looking for|hiring|as)(?: for)? (?:an?|our|the) ${middle}(?:mid[- ]?level|intermediate) ${middle}${nouns}\\b`,
      'i',
    ),
  ],
  [
    'junior',
    new RegExp(
      `\\b(?:junior|entry)[- ]level (?:${nouns}|software|position|role)|\\b(?:level|seniority|experience level)\\s*:\\s*(?:junior|entry)|\\b(?:seeking|looking for|hiring)(?: for)? (?:an?|our|the) ${middle}junior ${middle}${nouns}\\b`,
      'i',
    ),
  ],
]

/** `Mentor junior and mid-level developers`: the level of those whom the role deals with. */
function ofOthers(line: string, match: RegExpExecArray): boolean {
  return (
    /^(?:mid|intermediate|middle|junior|entry|senior)/i.test(match[0]) &&
    /\b(?:mentor\w*|coach\w*|guid(?:e|ing)|train(?:ing)?|teach(?:ing)?|supervis\w*|manag(?:e|ing)|support(?:ing)?|help(?:ing)?|develop(?:ing)?|onboard(?:ing)?|lead(?:ing)?|alongside|with|to|for|of|other|from) (?:(?!an? )[\w,/&-]+ ){0,4}$/i.test(
      line.slice(Math.max(0, match.index - 60), match.index),
    )
  )
}

/** `Executive Assistant to the CEO` is none. */
const assisted = /\bassistant\b[^,()|–-]{0,20}?\bto\b.*$/iu

const everyTitle: readonly (readonly [Level, RegExp])[] = [...titles, ...titlesElsewhere]

const bodyFilter = key('senior sr. staff. principal lead. mid intermediate junior entry tech')

const elsewhereFilter = key(levelWords, seekingWords)

/** The level of the role: its title first, then a structured field, then words of the text about this role; never from years. */
export function parseSeniority(title: Prose, stated: string | undefined, text: Prose): Found<Seniority> {
  if (anyLevel.test(title.text)) return { value: 'unknown', evidence: [] }
  const named = highest(title)
  if (named) return named
  if (stated !== undefined) {
    const level = readLevel(stated)
    if (level) return { value: level, evidence: [fromField(stated, '/seniority', 'seniority.field', 'high')] }
  }
  const hits: { level: Level; start: number; end: number }[] = []
  for (const [lines, patterns] of [
    [text.lines(bodyFilter), body],
    [text.lines(elsewhereFilter), bodyElsewhere],
  ] as const) {
    for (const line of lines) {
      for (const [level, pattern] of patterns) {
        const match = pattern.exec(line.text)
        if (match && !ofOthers(line.text, match))
          hits.push({ level, start: line.start + match.index, end: line.start + match.index + match[0].length })
      }
      if (hits.length > 0) break
    }
    if (hits.length > 0) break
  }
  const first = hits.sort((a, b) => a.start - b.start)[0]
  if (!first || anyLevel.test(text.text.slice(first.start, first.end + 20))) return { value: 'unknown', evidence: [] }
  return { value: first.level, evidence: [text.quote(first.start, first.end, 'seniority.text', 'low')] }
}

/** The level that a structured field names (`Mid-Senior level` is senior; `Entry level` junior). */
export function readLevel(printed: string): Level | null {
  const text = printed.replace(/_/g, ' ').replace(/mid[- ]senior/i, 'senior')
  if (anyLevel.test(text)) return null
  if (/^(?:executive|c-level)/i.test(text)) return 'executive'
  return rank.findLast((level) => everyTitle.some(([each, pattern]) => each === level && pattern.test(text))) ?? null
}

function highest(title: Prose): Found<Level> | null {
  let best: { level: Level; start: number; end: number } | null = null
  const said = title.text
    .replace(assisted, '')
    .replace(/^executive(?= assistant\b)/i, (word) => ' '.repeat(word.length))
  for (const [level, pattern] of everyTitle) {
    const match = pattern.exec(said)
    if (!match) continue
    if (best && rank.indexOf(best.level) >= rank.indexOf(level)) continue
    best = { level, start: match.index, end: match.index + match[0].length }
  }
  return best && { value: best.level, evidence: [title.quote(best.start, best.end, 'seniority.title', 'high')] }
}
