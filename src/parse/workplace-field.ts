import type { Confidence, Evidence, Workplace } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'

/** What the structured fields say of the mode of work, before any text is read. */
export interface PrintedMode {
  readonly mode: Workplace
  /** `field`: the source's own field; `typed`: words of the employer in the location; `flag`: an ATS flag in front of it. */
  readonly by: 'field' | 'typed' | 'flag'
  readonly evidence: Evidence
}

const flag = /^(remote|hybrid|on-?site),(?=\S)/i

/** Splits the ATS flag (`remote,Lyon, France`) from a printed location. */
export function splitFlag(printed: string): { flag: string | null; place: string; offset: number } {
  const match = flag.exec(printed)
  return match
    ? { flag: match[1]?.toLowerCase() ?? null, place: printed.slice(match[0].length), offset: match[0].length }
    : { flag: null, place: printed, offset: 0 }
}

const remoteWord =
  /(?<!\p{L})(?:remote(?:ly)?|télétravail|distanciel|à distance|home ?-?office|fernarbeit|mobil(?:es)? arbeiten|ortsunabhängig|teletrabajo|teletrabalho|a distancia|remot[oa]|thuiswerken?|op afstand|vanuit huis|zdaln(?:ie|[aey])|work from home|wfh|anywhere|worldwide|distributed)(?!\p{L})/iu
const hybridWord = /(?<!\p{L})(?:hybrid(?:e[rs]?|o)?|h[ií]brid[oa]|hybryd(?:owo|ow[aey])|flexible office)(?!\p{L})/iu
const onsiteWord =
  /(?<!\p{L})(?:on-?site|in[- ]office|office[- ]based|in[- ]person|vor ort|präsenz|présentiel|sur (?:site|place)|presencial|op (?:locatie|kantoor)|stacjonarn(?:ie|[aey]))(?!\p{L})/iu

/** A part of the week in the office, or of the work at home. */
const partly =
  /\b(?:part(?:ly|ial(?:ly)?)?|semi|some|teilweise|occasional(?:ly)?|deels|gedeeltelijk|częściowo)[- ]?(?:remote\b|home ?office\b|thuis|op afstand|zdaln)|\bremote[- ](?:part[- ]?time|partial(?:ly)?)\b|\b(?:télétravail|remoto|teletrabajo|teletrabalho) (?:partiel|parcial)\b/i
const someDays =
  /(?<![\d.])[1-4](?:\s?[-–/]\s?[1-5])?\s?(?:x|times|[- ]?days?)\b(?!\s?(?:a|per|each|every|\/)?\s?(?:year|quarter|month))/i
const presenceWord = /\b(?:on[- ]?site|in[- ]?office|office|in[- ]person|hq)\b/i
/** The word remote as one of several modes, not as a part of another (`hybrid, some remote days`). */
const besides =
  /(?:[,/+&|;]|\b(?:or|and|plus|oder|und|ou|et)\b)\s*\(?(?:fully |100 ?% )?remot(?:e(?:ly)?|o|a)\b(?! (?:days?|work|option))|\bremot(?:e(?:ly)?|o|a)\s*(?:\([^()]{0,60}\))?\s*(?:[,/+&|;]|\b(?:or|and|plus|oder|und|ou|et)\b)/i

/** The mode that a structured workplace field names; of several side by side the most flexible. */
export function readWorkplace(printed: string): Workplace {
  const text = printed.replace(/_/g, '-')
  if (/telecommute/i.test(text)) return 'remote'
  if (partly.test(text)) return 'hybrid'
  if (someDays.test(text)) {
    if (presenceWord.test(text) || hybridWord.test(text)) return 'hybrid'
  } else if (hybridWord.test(text)) {
    return besides.test(text) ? 'remote' : 'hybrid'
  }
  if (/\b(?:no|not|non|false)\b/i.test(text) && remoteWord.test(text)) return 'onsite'
  if (remoteWord.test(text)) return 'remote'
  return onsiteWord.test(text) || /^office$|\bon site\b/i.test(text.trim()) ? 'onsite' : 'unknown'
}

/** What the workplace field and the locations print. Several modes side by side mean the most flexible. */
export function printedMode(workplace: string | undefined, locations: readonly string[]): PrintedMode | null {
  if (workplace !== undefined) {
    const mode = readWorkplace(workplace)
    // `in office` beside `3 days in office` tells how often.
    const days = mode === 'onsite' ? locations.findIndex((each) => readWorkplace(each) === 'hybrid') : -1
    const line = locations[days]
    if (line !== undefined)
      return {
        mode: 'hybrid',
        by: 'field',
        evidence: fromField(line, `/locations/${String(days)}`, 'workplace.location', 'high'),
      }
    // `Hybrid` beside a place that is called `Remote (US)`: whoever lives there may stay away.
    const away = mode === 'hybrid' ? locations.findIndex((each) => /^remote\b(?!,)/i.test(each.trim())) : -1
    const place = locations[away]
    if (place !== undefined && locations.length > 1)
      return {
        mode: 'remote',
        by: 'field',
        evidence: fromField(place, `/locations/${String(away)}`, 'workplace.location', 'medium'),
      }
    if (mode !== 'unknown')
      return { mode, by: 'field', evidence: fromField(workplace, '/workplace', 'workplace.field', 'high') }
  }
  let best: PrintedMode | null = null
  locations.forEach((printed, i) => {
    const { flag: ats, place } = splitFlag(printed)
    const cite = (rule: string, confidence: Confidence) =>
      fromField(printed, `/locations/${String(i)}`, rule, confidence)
    const hybrid = hybridWord.test(place)
    // In `Hybrid - WFH / Leeds` the home is a part of the week.
    const remote = remoteWord.test(hybrid ? place.replace(/\b(?:wfh|work from home|home[- ]?office)\b/gi, '') : place)
    const part = readWorkplace(place) === 'hybrid' && (partly.test(place) || someDays.test(place))
    const mode: Workplace = part
      ? 'hybrid'
      : remote
        ? 'remote'
        : hybrid
          ? 'hybrid'
          : onsiteWord.test(place)
            ? 'onsite'
            : 'unknown'
    const candidate: PrintedMode | null =
      mode !== 'unknown'
        ? { mode, by: 'typed', evidence: cite('workplace.location', 'high') }
        : ats
          ? { mode: readWorkplace(ats), by: 'flag', evidence: cite('workplace.flag', 'medium') }
          : null
    if (ats && ats !== 'remote' && candidate?.mode === 'remote') {
      best ??= { mode: readWorkplace(ats), by: 'flag', evidence: cite('workplace.flag', 'medium') }
      return
    }
    if (candidate && (!best || order(candidate) < order(best))) best = candidate
  })
  return best
}

const order = (each: PrintedMode) =>
  (each.by === 'flag' ? 10 : 0) + (each.mode === 'remote' ? 0 : each.mode === 'hybrid' ? 1 : 2)

/** `Remote Baker`, `Baker, remote`; no field of work that the word begins. */
const remoteInTitle =
  /(?<![\p{Script=Latin}\p{N}])(?:remote(?:ly)?|télétravail|home ?-?office|teletrabajo|remot[oa]|work from home|wfh|zdaln(?:ie|a))(?!\p{L})(?![ -](?:sens|controll?(?:s|ed|ing)?\b|access|workforce|workplace|support|hands|learning|site|device|monitor|procedure|lifecycle|cloud|desktop|operat|infra|connect|diagnos|patient|surg|pilot|first|asset|identity|proctor|vehicle))/iu

/** `Baker - Hybrid in Leeds`: set apart from the role. */
const apart = /(?:^|[-–—|([,:/]\s*)(hybrid|on-?site)(?=\s*(?:$|[-–—|)\],:/(]|(?:in|at|or)\s|\d))/iu

/**
 * The mode that a title names: as a decoration of its own (`Baker (Hybrid)`, `Baker - On-site`), or as the word remote unless a field of work
 * begins with it (`Remote Sensing`). `Distributed Systems Engineer` and `Hybrid Cloud Architect` name none.
 */
export function titleMode(title: Prose, decorations: readonly string[]): Found<Workplace> | null {
  for (const part of decorations) {
    const mode = readWorkplace(part)
    const start = mode === 'unknown' ? -1 : title.text.indexOf(part)
    if (start >= 0)
      return { value: mode, evidence: [title.quote(start, start + part.length, 'workplace.title', 'high')] }
  }
  const match = remoteInTitle.exec(title.text) ?? apart.exec(title.text)
  if (!match) return null
  const end = match.index + match[0].length
  const word = match[1] ?? match[0]
  return { value: readWorkplace(word), evidence: [title.quote(end - word.length, end, 'workplace.title', 'high')] }
}
