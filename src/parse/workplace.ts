import type { Evidence, Workplace } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { titleMode, type PrintedMode } from './workplace-field.ts'
import { hybridElsewhere, ofCompany, onsiteElsewhere, remoteElsewhere } from './wording/workplace-languages.ts'
import {
  bothKey,
  bothModes,
  companySaid,
  either,
  eitherKey,
  hybridSaid,
  offeredModes,
  onsiteSaid,
  perk,
  remoteSaid,
  seated,
  type Signal,
} from './wording/workplace-words.ts'

const hybridSignals = [...hybridSaid, ...hybridElsewhere]
const onsiteSignals = [...onsiteSaid, ...onsiteElsewhere]

/** Everything that speaks of where the work is done. */
export interface WorkplaceInput {
  readonly printed: PrintedMode | null
  readonly title: Prose
  /** What the title lost: its modes, places and contracts. */
  readonly titleParts: readonly string[]
  readonly text: Prose
  readonly remoteSource: string | null
}

/**
 * Remote, hybrid or onsite: words of the text about this posting first, then the title and the printed fields, then what the company says
 * of itself, then what the source says of all its postings.
 */
export function parseWorkplace({ printed, title, titleParts, text, remoteSource }: WorkplaceInput): Found<Workplace> {
  const remote = first(remoteSaid, text, refused) ?? first(remoteElsewhere, text, ofEmployer)
  const hybrid = first(hybridSignals, text, notHybrid)
  const onsite = first(onsiteSignals, text)
  const inTitle = titleMode(title, titleParts)
  const both = first([[bothModes, 'workplace.either', bothKey]], text)
  const choice = both ?? (hybrid || remote ? first([[either, 'workplace.either', eitherKey]], text) : null)
  if (printed?.by === 'field' && printed.mode !== 'remote') return { value: printed.mode, evidence: [printed.evidence] }
  // Both hashtags, or the modes put to choice in words, mean the most flexible.
  if (remote && isHashtag(remote)) return { value: 'remote', evidence: [remote] }
  const offered = hybrid ? first([[offeredModes, 'workplace.either', eitherKey]], text) : null
  if (offered) return { value: 'remote', evidence: [offered] }
  if (hybrid && isHashtag(hybrid)) return { value: 'hybrid', evidence: [hybrid] }
  if (choice) return { value: 'remote', evidence: [remote ?? choice] }
  if (printed && printed.by !== 'flag' && printed.mode === 'remote' && hybrid && isWords(hybrid) && !remote)
    return { value: 'remote', evidence: [printed.evidence] }
  if (hybrid && !(remote && isWords(hybrid) && !(isLoose(remote) && printed?.mode !== 'remote')))
    return { value: 'hybrid', evidence: [hybrid] }
  if (onsite && !remote) return { value: 'onsite', evidence: [onsite] }
  if (remote) return { value: 'remote', evidence: [remote] }
  if (inTitle) return inTitle
  if (printed) {
    // Employers set this flag loosely: a perk in words, or a seat named for the post, leaves it open.
    if (printed.by === 'flag' && printed.mode === 'remote' && (perk.test(text.text) || seated(text)))
      return { value: 'unknown', evidence: [] }
    return { value: printed.mode, evidence: [printed.evidence] }
  }
  const company = first(companySaid, text, refused)
  if (company) return { value: 'remote', evidence: [{ ...company, confidence: 'low' }] }
  return remoteSource !== null
    ? { value: 'remote', evidence: [fromField(remoteSource, '/source', 'workplace.source', 'low')] }
    : { value: 'unknown', evidence: [] }
}

const isHashtag = (evidence: Evidence) => evidence.rule === 'workplace.hashtag'
/** Words that a perk list also uses. */
const isLoose = (evidence: Evidence) =>
  evidence.rule === 'workplace.work-remotely' || evidence.rule === 'workplace.option'
const isWords = (evidence: Evidence) => evidence.rule === 'workplace.hybrid-words'

/** `Unless approved to work remotely`, `a remote environment is not considered`: the words speak of what is not so. */
function refused(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - 80), start)
  const behind = line.slice(end, end + 60)
  return (
    /\b(?:unless|except (?:if|when|where))\b[^.;:\n]{0,70}$/i.test(before) ||
    /\b(?:not|isn['’]t|aren['’]t|no|kein(?:e[rn]?)?|ohne|pas (?:de|du)|sem|sin|bez|brak|geen)\s+(?:(?:an?|fully|100 ?%|currently) )*$/i.test(
      before,
    ) ||
    // `We do not offer remote work`; a comma begins another thing, and who lives elsewhere may work from there.
    /\b(?:not|cannot|can['’]t|don['’]t|doesn['’]t|won['’]t|unable|no se|não|nicht|niet)\b(?! (?:only|just|limited|located|based|living|near|local|in|within|required?|need|have to|matter|a problem|currently (?:located|based)))[^.,;:!?\n]{0,40}$/iu.test(
      before,
    ) ||
    /^(?: [\w-]+){0,2} (?:is|are|will|can) ?not (?:be )?(?:considered|accepted|available|offered|possible|an option|permitted|allowed|supported)\b/i.test(
      behind,
    ) ||
    /^[\p{L} -]{0,30}?(?:ist (?:leider )?nicht (?:möglich|vorgesehen)|n['’]est pas|no es posible|não é possível|nie jest możliw|is niet mogelijk)/iu.test(
      behind,
    ) ||
    // `This is not a remote position`; `not only remote` and `not just` mean more.
    /\b(?:is|are|role|position|job) (?:currently )?not (?!only|just|limited)(?:an? )?(?:fully |100 ?% )?remote/i.test(
      line.slice(start, end),
    )
  )
}

/** `This is not a hybrid role`. */
const notHybrid = (line: string, start: number, end: number) =>
  /\b(?:not|isn['’]t|no|kein(?:e[rn]?)?|pas)(?: an?| de)? $/i.test(line.slice(Math.max(0, start - 20), start)) ||
  /\b(?:not|isn['’]t) (?:an? )?(?:[\w-]+ )?hybrid\b/i.test(line.slice(start, end))

/** The same, and words of the employer about itself. */
const ofEmployer = (line: string, start: number, end: number) =>
  refused(line, start, end) || ofCompany.test(line.slice(Math.max(0, start - 60), start))

function first(
  signals: readonly Signal[],
  where: Prose,
  unless?: (line: string, start: number, end: number) => boolean,
): Evidence | null {
  for (const [pattern, rule, wanted] of signals) {
    for (const line of where.lines(wanted)) {
      const match = pattern.exec(line.text)
      if (!match || unless?.(line.text, match.index, match.index + match[0].length)) continue
      return where.quote(line.start + match.index, line.start + match.index + match[0].length, rule, 'high')
    }
  }
  return null
}
