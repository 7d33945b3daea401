import type { ExperienceYears } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import {
  asking,
  atMost,
  between,
  experienced,
  isAnd,
  label,
  monthUnit,
  niceBefore,
  niceBehind,
  niceSection,
  notBehind,
  overallElsewhere,
  refused,
  saidBefore,
  schooling,
  staff,
  statement,
  unitWords,
  wordNumbers,
  working,
} from './wording/experience-words.ts'
import { key } from './text/line-index.ts'

const years = key(unitWords, `0 ${Object.keys(wordNumbers).join(' ')}`)
/** A heading that is the nice-to-have list only beside a list of requirements. */
const desirable = /\bdesir(?:ed|able)\b/i
const requirements =
  /^(?![^\n]*(?:preferred|desir|nice|bonus|applica|equal|plus))[^\n]{0,40}\b(?:requirements?|required|qualifications|must[- ]haves?)\b[^\n]{0,40}$/im
const role =
  /^['’]?s?\s*(?:of )?(?:[\w-]+ ){0,2}(?:experience (?:in|as|working as|working in|of)? ?(?:an? )?(?:software|engineering|professional|industry|web|full)|professional|industry|software|overall|total|relevant|related|production|commercial)/i
const degreeLine = /\b(?:bachelor|bs\b|b\.s|ba\/bs|bs\/ba)/i
const higherDegree =
  /\b(?:master|ms\b|m\.s|phd|ph\.d|doctor|associate'?s degree|high school|without a degree|no degree)/i
const overall =
  /^['’]?s?\s*(?:worth )?(?:of|in|as|working|:)?\s*(?:an? )?(?:[\w/,.&-]+ ){0,5}?(?:experience|software|engineer\w*|develop\w*|professional|industry|work|programming|production|relevant|related|role|similar|field|career|full|commercial|overall|total|coding)/i

interface Candidate {
  readonly min: number | null
  readonly max: number | null
  readonly start: number
  readonly end: number
  readonly score: number
}

/** The experience the role requires in years: overall before skill by skill, by degree the bachelor's, never the company's age. */
export function parseExperience(text: Prose): Found<ExperienceYears | null> {
  const found: Candidate[] = []
  let listed: boolean | undefined
  const hasRequirements = () => (listed ??= requirements.test(text.text))
  let section = ''
  let scanned = 0
  for (const line of text.lines(years)) {
    const heading = lastHeading(text.text, scanned, line.start)
    if (heading !== null) section = heading
    scanned = line.start
    statement.lastIndex = 0
    for (let match = statement.exec(line.text); match; match = statement.exec(line.text)) {
      const candidate = weigh(line.text, match, section, hasRequirements)
      if (candidate) found.push({ ...candidate, start: line.start + candidate.start, end: line.start + candidate.end })
    }
  }
  const best = found.reduce<Candidate | null>((top, each) => (!top || better(each, top) ? each : top), null)
  if (!best) return { value: null, evidence: [] }
  return {
    value: { min: best.min, max: best.max },
    evidence: [text.quote(best.start, best.end, best.score >= 3 ? 'experience.overall' : 'experience.skill', 'high')],
  }
}

function better(a: Candidate, b: Candidate): boolean {
  if (Math.abs(a.score - b.score) > 0.15) return a.score > b.score
  // Of statements of one kind the largest.
  return (a.min ?? 0) > (b.min ?? 0)
}

/** The last line between two points that looks like a heading: short, no bullet, no full stop. */
function lastHeading(text: string, from: number, to: number): string | null {
  const lines = text.slice(Math.max(from, to - 6000), to).split('\n')
  return lines.findLast((line) => line !== '' && line.length < 80 && !/^\s*(?:\*|\d+\.)|[.;,]$/.test(line)) ?? null
}

function weigh(
  text: string,
  match: RegExpExecArray,
  section: string,
  hasRequirements: () => boolean,
): Candidate | null {
  const [whole] = match
  const { first = '', link = '', second, secondMore, unit = '' } = match.groups ?? {}
  const end = match.index + whole.length
  const before = text.slice(Math.max(0, match.index - 80), match.index)
  const behind = text.slice(end, match.index + 400)
  const months = monthUnit.test(unit)
  // Two numbers are a range; joined by `and`, only behind `between`: else the years are the second alone.
  const apart = second !== undefined && isAnd.test(link) && !between.test(before)
  const low = amount(apart ? second : first) / (months ? 12 : 1)
  const high = second === undefined || apart ? null : amount(second) / (months ? 12 : 1)
  // Such a number is the company's own age or pride.
  if (low > 15 || (high !== null && high < low)) return null
  if (notBehind.test(behind)) return null
  const sentence = behind.split(/[.;]\s|\n/)[0] ?? ''
  const clauseBefore = before.split(/[.;:!?]\s/).at(-1) ?? ''
  if (refused.test(clauseBefore.replace(asking, '')) || schooling.test(sentence.slice(0, 45))) return null
  if (low >= 8 && staff.test(clauseBefore)) return null
  const near = sentence.slice(0, 130)
  const labelled = label.test(before)
  const isExperience =
    labelled || experienced.test(near) || saidBefore.test(clauseBefore) || (working.test(sentence) && !months)
  if (!isExperience) return null
  if (months && !experienced.test(near.slice(0, 60))) return null
  if (niceBehind.test(near.slice(0, 60)) && !/degree|equivalent/i.test(near.slice(0, 60))) return null
  if (niceBefore.test(before.split(/[.;!?]\s|\n/).at(-1) ?? '')) return null
  if (desirable.test(section) && hasRequirements()) return null
  if (niceSection.test(section) && !/required|requirement|must|minimum|what you|qualifications and/i.test(section))
    return null
  let score = 2
  if (
    overall.test(sentence) ||
    overallElsewhere.test(sentence) ||
    /\bexperience\b\W{0,3}[^.]{0,20}$/i.test(clauseBefore)
  )
    score = 3
  if (role.test(sentence) || labelled) score = 3.2
  if (
    /^['’]?s?\s*(?:of )?(?:[\w-]+ ){0,2}experience (?:(?:with|in|using|of) )?[A-Z][\w.+#]*(?:\W|$)/.test(sentence) &&
    !/software|engineer|develop/i.test(sentence.slice(0, 50))
  )
    score = 2
  if (degreeLine.test(clauseBefore + near) && !higherDegree.test(clauseBefore.slice(-30) + near.slice(0, 60)))
    score += 0.5
  else if (
    higherDegree.test(clauseBefore.slice(-40)) ||
    /^[^,;]{0,40}(?:with|and) an? (?:master|phd|ph\.d|doctor)/i.test(sentence)
  )
    score -= 1
  // What is asked beats what is told.
  if (
    score >= 3 &&
    /\b(?:must|at least|minimum|required?|you(?:['’]ll| will)? (?:have|bring|need))\b/i.test(clauseBefore)
  )
    score += 0.1
  const min = round(low)
  const max = high === null || secondMore !== undefined ? null : round(high)
  if (high === null && atMost.test(clauseBefore))
    return { min: null, max: min, start: match.index, end: end + Math.min(sentence.length, 60), score }
  return { min, max, start: match.index, end: cutAtWord(text, end, Math.min(end + sentence.length, end + 60)), score }
}

function cutAtWord(text: string, from: number, to: number): number {
  if (to >= text.length || /\s/.test(text[to] ?? ' ')) return to
  const space = text.lastIndexOf(' ', to)
  return space > from ? space : to
}

const amount = (printed: string) => wordNumbers[printed.toLowerCase()] ?? Number(printed.replace(',', '.'))
const round = (value: number) => Math.round(value * 100) / 100
