import type { Evidence, Timezones } from '../model/listing.ts'
import { fold } from './text/fold.ts'
import type { Prose } from './evidence.ts'
import { key } from './text/line-index.ts'
import type { Tables } from './tables.ts'

const zoneName =
  '(?:[PMCE][SD]T|[PMCE]T|C?EST|CET|EET|EEST|BST|GMT|UTC|IST|AEST|AEDT|SGT|BRT|ART|WET|MSK|JST|NZST|Pacific|Mountain|Central|Eastern|Central European|European|Atlantic|Canadian|North American?|US|USA|U\\.S\\.|American|American?s|EMEA|EU|UK|APAC|APJ|United States|Canada|AMER|LATAM|Latin American?|Asian|Europe|East Coast|West Coast|European Central)'
const offset = '(?:UTC|GMT|CET|EST|PST|CST|EET|BST|ET|PT)'
/** Cities whose clock an ad names; their hours stand in the table. */
const clocks =
  '(?:Tashkent|Manila|Berlin|London|Paris|Madrid|Lisbon|Warsaw|Amsterdam|Zurich|Vienna|Prague|Kyiv|Bucharest|Athens|Helsinki|Istanbul|Moscow|Dubai|Karachi|Dhaka|Bangkok|Jakarta|Singapore|Shanghai|Beijing|Tokyo|Seoul|Sydney|Melbourne|Auckland|Toronto|Chicago|Denver|Bogota|Lima|Nairobi|Lagos|Johannesburg|Cairo|Tbilisi|Yerevan|Almaty|New York|Los Angeles|San Francisco|S[ãa]o Paulo|Buenos Aires|Mexico City|Tel Aviv|Hong Kong)'
const signed = '\\s?\\(?(?:\\+\\s?\\/\\s?-|±|[+−–-]\\s?\\/?\\s?[+−–-]?)\\s?\\d{1,2}(?::\\d{2}|\\.5)?'

const patterns: readonly RegExp[] = [
  // `Zeitzone CET ± 2`, `fuseau horaire UTC+1`, `zona horaria EST`, `fuso horário BRT`, `tijdzone CET`, `strefie czasowej CET`
  new RegExp(
    `(?:zeitzonen?|fuseaux? horaires?|zonas? horarias?|husos? horarios?|fusos? horários?|tijdzones?|stref\\p{L}{1,2} czasow\\p{L}{1,3})\\s*[:：]?\\s*(?:(?:de|del|da|do|der|von|la|le|van|entre|zwischen|tussen|om|między|around|um)\\s+){0,2}\\(?(?:${offset}${signed}(?:\\s?h\\p{L}{0,6})?|${zoneName})(?:\\s*(?:,|\\/|y|e|et|ou|und|oder|en|of|i|lub|a|à|bis|tot|do|-|–|&)\\s*(?:${offset}${signed}(?:\\s?h\\p{L}{0,6})?|${zoneName})){0,12}(?!\\p{L})`,
    'iu',
  ),
  // Offsets: `GMT +4 to GMT+8 preferred`, `CET +/-2h`, `UTC-8 to UTC+5.5`.
  new RegExp(
    `(?:time ?zones?\\s*[:：]?\\s*)?\\b(?:between |within |from )?(?:${offset}\\s*(?:to|and|through|until|-|–)\\s*(?=${offset}))?${offset}${signed}(?:\\s?h(?:ours|rs)?)?(?:\\s*(?:to|and|-|–|through|until)\\s*(?:${offset})?${signed})?(?: (?:preferred|time ?zones?|hours))?`,
    'i',
  ),
  new RegExp(
    `\\b(?:[+-]\\/?[+-]?|±|within|up to)?\\s?\\d{1,2}(?:\\s?[-–]\\s?\\d)? ?(?:h|hrs?|hours?) (?:of |from |difference (?:from|to|with) |overlap (?:with )?(?:the )?|within )(?:the )?\\b${zoneName}\\b(?: (?:time|time ?zones?|hours|business hours))?`,
    'i',
  ),
  new RegExp(
    `\\b(?:within|in|to|for|with|align\\w*|during|on|based in|overlap\\w*|across|between|cover\\w*|keep|work|working|following) (?:[\\w,'-]+ ){0,6}?\\b${zoneName}(?:(?:\\s*(?:,|\\/|or|and|to|-|–|&)\\s*(?:the )?)(?:${zoneName}|GMT\\s?[+-]\\s?\\d+)){0,12}(?:[ -](?:standard |daylight )?(?:time)?[ -]?(?:zones?|hours|business hours|working hours|work schedule|schedule|time)\\b)(?: work schedule| preferred)?`,
    'i',
  ),
  new RegExp(
    `\\b\\d{1,2}(?::\\d{2})?\\s?(?:AM|PM|a\\.m\\.|p\\.m\\.)?\\s*(?:-|–|to)\\s*\\d{1,2}(?::\\d{2})?\\s?(?:AM|PM|a\\.m\\.|p\\.m\\.)\\s*\\(?\\b(?:[PMCE][SD]?T|CET|CEST|GMT|UTC|BST|IST|Eastern|Pacific|Central)\\b(?: time)?`,
    'i',
  ),
  // `within a 5 hour time zone difference of US Pacific Time`
  new RegExp(
    `\\bwithin (?:an? )?\\d{1,2}(?:\\.5)?[- ]?(?:h|hrs?|hours?)(?: time ?zone)?(?: difference)? (?:of|from|to) (?:the )?(?:US )?${zoneName}(?: (?:Standard )?Time)?`,
    'i',
  ),
  // `10:00 to 18:00 Berlin time`
  new RegExp(
    `\\b\\d{1,2}(?::\\d{2})?\\s?(?:[AP]M)?\\s*(?:-|–|to|until|till)\\s*\\d{1,2}(?::\\d{2})?\\s?(?:[AP]M)?,?\\s*\\(?\\b${clocks}(?:['’]s)?(?: local)? time\\b`,
    'i',
  ),
  // A clock that the candidate keeps, though it names no zone.
  /\b(?:availability|available|work(?:ing)? (?:hours?|schedule)|schedule|shift)\b[^.\n]{0,30}?\b\d{1,2}(?::\d{2})?\s?(?:am|pm)\s*(?:-|–|to)\s*\d{1,2}(?::\d{2})?\s?(?:am|pm)\b/i,
  new RegExp(
    `^[*\\s•]*(?:time ?zones?|working hours|work hours|hours|schedule)\\s*[:：]\\s*[^\\n]{0,20}?\\b${zoneName}\\b[^\\n]{0,60}`,
    'im',
  ),
  new RegExp(
    `\\b${zoneName}(?:\\s*(?:\\/|or|and|to|-|–)\\s*${zoneName}){0,12}(?:-(?:friendly|compatible|aligned))?[ -]time ?zones?\\b(?: preferred| overlap)?`,
    'i',
  ),
  /\b(?:overlap|overlapping|align|aligned|collaborate|available)\b[^.\n]{0,60}?\b(?:[PMCE][SD]?T|CET|CEST|GMT|UTC|BST|IST|US|European|EU|American|Pacific|Eastern)\b[^.\n]{0,20}?\b(?:hours|time ?zones?|business day|working day)\b/i,
]
/** Sentences about the team, its customers or the office, not about the candidate. */
const notCandidate =
  /\b(?:our team|the team|we are|we're|team members|teammates|colleagues|employees|people|customers|clients|members|offices?|distributed|spread|spanning|span|headquarter|concentrat|most of|collaborating|coworkers|support(?:ing)? (?:hours|team)|across (?:multiple|different|many|several)|multiple time ?zones|deadline|close[sd]? (?:on|at)|applications?|posted|webinar|event|apply by|webcast|date)\b/i

const zones =
  'pst pdt est. edt cst cdt mst mdt pt. et. ct. mt. cet cest eet eest bst gmt utc ist. aest aedt sgt brt art. wet. msk jst nzst pacific mountain central eastern european atlantic canadian north us. usa u. america emea eu. uk. apac apj united canada amer. latam latin asian europe east. west. tashkent. manila. berlin. london. paris. madrid. lisbon. warsaw. amsterdam. zurich. vienna. prague. kyiv. bucharest. athens. helsinki. istanbul. moscow. dubai. karachi. dhaka. bangkok. jakarta. singapore. shanghai. beijing. tokyo. seoul. sydney. melbourne. auckland. toronto. chicago. denver. bogota. lima. nairobi. lagos. johannesburg. cairo. tbilisi. yerevan. almaty. york. angeles. francisco. paulo. aires. mexico aviv. kong.'
const hours =
  'time timezone zone hour hrs h. am. pm. a. p. gmt utc cet cest est. pst cst eet bst et. pt. schedule overlap align zeitzone fuseau zona. zonas. huso. fuso. tijdzone stref'
/** Lines that name a zone beside hours, and lines with a clock that the candidate keeps. */
const keys = [key(zones, hours), key('am. pm.', 'availab work schedule shift')]

/** The working hours or time zones that the text asks of the candidate, verbatim, with the offsets where they are named; null if none. */
export function parseTimezones(text: Prose, tables: Tables): { value: Timezones; evidence: Evidence } | null {
  let best: { start: number; end: number } | null = null
  const lines = [...new Set(keys.flatMap((each) => text.lines(each)))].sort((a, b) => a.start - b.start)
  for (const line of lines) {
    const hit = fromLine(line.text)
    if (!hit) continue
    best = { start: line.start + hit.start, end: line.start + hit.end }
    break
  }
  if (!best) return null
  const evidence = text.quote(best.start, best.end, 'timezones.text', 'high')
  return { value: readTimezones(evidence.quote, tables), evidence }
}

/** A printed location or title that names hours: `Fully remote (UTC-8 to UTC+5.5)`, `Remote - EST`. */
export function timezonesOf(printed: string, tables: Tables): Timezones | null {
  const hit = fromLine(printed) ?? null
  const bare = hit
    ? null
    : /\b(?:[PMCE][SD]T|CET|CEST|GMT|UTC|[PMCE]T(?=\/[PMCE]T\b))(?:\/[PMCE][SD]?T)*\b(?: time)?/.exec(printed)
  const found = hit ? printed.slice(hit.start, hit.end) : bare?.[0]
  if (found === undefined) return null
  const coast = /\b(?:[Ee]ast|[Ww]est) [Cc]oast[^,;|)]*time ?zones?/.exec(printed)
  return readTimezones((coast?.[0] ?? found).trim(), tables)
}

/** A label's own hours: `Location: Remote (EST hours)`. */
const labelled =
  /^[*\s•]*(?:job |work )?locations?\s*[:：][^\n]{0,40}\b(?:remote|anywhere)\b[^\n]{0,12}?\b((?:[PMCE][SD]T|CET|CEST|GMT|UTC)\b(?: (?:hours|time|time ?zone))?)/i

function fromLine(line: string): { start: number; end: number } | null {
  for (const pattern of patterns) {
    const match = pattern.exec(line)
    if (!match) continue
    const sentenceStart = Math.max(
      line.lastIndexOf('. ', match.index) + 1,
      line.lastIndexOf('! ', match.index) + 1,
      match.index - 160,
      0,
    )
    const sentence = line.slice(sentenceStart, match.index + match[0].length + 30)
    if (
      notCandidate.test(sentence) &&
      !/\b(?:must|should|you['’]?ll|you will|able to|willing|required|candidates?|applicants?|ability to|expected|your)\b/i.test(
        sentence,
      )
    )
      continue
    if (!/\d|zone|hours|fuseau|zona|huso|fuso|stref|[A-Z]{2,4}T?\b|preferred|schedule|day/i.test(match[0])) continue
    return { start: match.index, end: match.index + match[0].length }
  }
  const label = labelled.exec(line)
  return label ? { start: label[0].length - (label[1]?.length ?? 0), end: label[0].length } : null
}

/** Least and greatest offset of the zones named. */
export function readTimezones(raw: string, tables: Tables): Timezones {
  const offsets: number[] = []
  const around = /\b(utc|gmt|cet|est|pst|cst|eet|bst|et|pt)\s?\(?(?:\+\s?\/\s?-|±)\s?(\d{1,2})/i.exec(raw)
  if (around) {
    const base = tables.zoneOffsets.get((around[1] ?? '').toLowerCase()) ?? 0
    offsets.push(base - Number(around[2]), base + Number(around[2]))
  } else {
    const pattern = /\b(utc|gmt)\s?([+−–-])\s?(\d{1,2})(?::(\d{2})|\.5)?|(?:to|and|-|–)\s*([+−-])\s?(\d{1,2})\b/gi
    for (const match of raw.matchAll(pattern)) {
      const sign = (match[2] ?? match[5]) === '+' ? 1 : -1
      offsets.push(sign * (Number(match[3] ?? match[6]) + (match[4] === '30' || match[0].endsWith('.5') ? 0.5 : 0)))
    }
    // What is left after the offsets are names.
    const names = fold(raw.replace(pattern, ' ')).split(' ')
    for (let i = 0; i < names.length; i++) {
      const two = `${names[i] ?? ''} ${names[i + 1] ?? ''}`
      // In `US Eastern Time` the zone is named.
      const narrowed = tables.zoneOffsets.has(names[i + 1] ?? '') && names[i + 1] !== 'uk'
      const range = narrowed ? undefined : (tables.zoneRanges.get(two) ?? tables.zoneRanges.get(names[i] ?? ''))
      const zone =
        tables.zoneOffsets.get(two) ??
        (tables.zoneRanges.has(names[i] ?? '') ? undefined : tables.zoneOffsets.get(names[i] ?? ''))
      if (zone !== undefined && !(names[i] === 'west' || names[i] === 'et' || names[i] === 'art')) offsets.push(zone)
      else if (zone !== undefined && /\b(?:ET|WEST|ART|East|West)\b/.test(raw)) offsets.push(zone)
      else if (range) offsets.push(...range)
      // The second word of `Australian Eastern` is no zone of its own.
      if (tables.zoneOffsets.has(two)) i++
    }
  }
  // `within 3 hours of CET`
  const spread = around ? undefined : /\bwithin (?:an? )?(\d{1,2})[- ]?(?:h|hrs?|hours?)\b/i.exec(raw)?.[1]
  if (spread !== undefined && offsets.length > 0)
    offsets.push(
      Math.max(-12, Math.min(...offsets) - Number(spread)),
      Math.min(14, Math.max(...offsets) + Number(spread)),
    )
  const valid = offsets.filter((each) => each >= -12 && each <= 14)
  return valid.length === 0
    ? { minOffset: null, maxOffset: null, raw }
    : { minOffset: Math.min(...valid), maxOffset: Math.max(...valid), raw }
}
