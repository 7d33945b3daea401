import type { Confidence } from '../model/listing.ts'
import { cleanLine } from './text/clean.ts'
import { fold } from './text/fold.ts'
import { findPlaces, type PlaceHit } from './places/gazetteer.ts'
import type { Tables } from './tables.ts'

/** A title without its decorations, and those, so that places and modes can be read from them. */
export interface ParsedTitle {
  readonly value: string
  readonly removed: readonly string[]
  /** `medium` where parts stay that may be none of the title: in brackets, behind a bar, a dash or a slash, or a call. */
  readonly confidence: Confidence
}

const parted = /[|[\]!(/]|\s[-–]\s/

const gender =
  /(?:[([]\s*(?:alle? )?|\s[-–|]?\s*|^)(?!f\s?\/\s?k\s?\/\s?a\b)(?:(?:m\s?[/|*.-]\s?)?[mwfdhxnk](?:\s?[/|*:.-]\s?(?:[mwfdhxnki]|div\.?|all|gn|a|\*)){1,3}\.?|all[- ]genders?|alle geschlechter|gn\*?|tous genres|m\s?\/\s?[vżž](?:\s?\/\s?[xd])?|f\s?\/\s?m\s?\/\s?nb|homme\/femme|femme\/homme)(?:\s*[)\]]|(?=\s*[-–|,)(]|\s*$|\s))/giu
const genderPair = /^(?:[mwfdhxnkvżž]|div|all|gn|nb)$/iu

/** Words that decorate a title, by what they say; a part made of these, places and joining words alone is dropped. */
const decoration = new Set(
  (
    'remote remotely remotelly hybrid onsite on-site office-based wfh home homeoffice anywhere worldwide global globally distributed telecommute télétravail teletrabajo remoto remota zdalnie möglich moeglich ' +
    'eligible friendly possible optional opportunity option only full fully 100% 100 full-remote based located location locations ' +
    'contract contractor contractors freelance freelancer temporary temp permanent part-time parttime part time full-time fulltime vollzeit teilzeit cdi cdd b2b ftc fixed-term months month independent employee perm c2c corp-to-corp 1099 ' +
    'praca zdalna zdalnie praca hybrydowa hybrydowo télétravail teletrabajo teletrabalho remoto thuiswerken afstand hybride híbrido híbrida hibrido hibrida mobiles arbeiten ' +
    'befristet unbefristet festanstellung zzp clt pj ' +
    'urgent required hiring immediate now nearshore offshore ' +
    'future opportunities role roles talent pool pipeline evergreen diversity affirmative women pcd pwd confidential all-levels levels level multiple openings positions job dating immediately available citizen citizens citizenship lpr'
  ).split(' '),
)
/** Of those, the ones that never decorate alone (`(Time Series)`, `- Platform Opportunity`). */
const weak = new Set(
  'home time part praca arbeiten mobiles only based located location locations role roles level levels option opportunity opportunities women employee job required now months month full global full-time distributed contract available pool pipeline talent hiring perm multiple positions openings dating eligible possible optional friendly future permanent temp'.split(
    ' ',
  ),
)
const strongAlone = new Set([
  'future role',
  'fixed term contract',
  'fixed term',
  'open to remote',
  'future roles',
  'future opportunities',
  'contract',
  'all levels',
  'full time',
  'part time',
  'diversity hiring',
  'talent pool',
  'permanent',
  'temp',
  'job dating',
  'multiple openings',
  'multiple positions',
  'full time contractor',
  'fixed project contractor',
  'hiring now',
  'home based',
  'home office',
  'urgent required',
  'multiple levels',
  'employee',
  'global',
  'work from home',
  ...[
    ...['tiempo completo', 'medio tiempo', 'tiempo parcial', 'jornada completa', 'media jornada', 'jornada parcial'],
    ...['tempo integral', 'período integral', 'meio período', 'tempo parcial', 'tempo inteiro', 'vaga remota'],
    ...[
      'temps plein',
      'plein temps',
      'temps partiel',
      'à temps plein',
      'à temps partiel',
      'mi-temps',
      'télétravail partiel',
    ],
    ...['voltijd', 'deeltijd', 'fulltime', 'parttime', 'pełny etat', 'pół etatu', 'część etatu', 'niepełny etat'],
    ...['vaga afirmativa', 'contrato indefinido', 'contrato temporal', 'contrato temporário', 'op afstand'],
  ].map(fold),
])
const joining = new Set(
  'in or oder and within from of the a an at to for any us-based uk-based eu-based time zone zones timezone timezones est pst cst cet gmt utc et pt mst est/edt area metro region preferred work working anywhere city op em vaga partiel candidates residents state states country countries ou und e y o - & / , + remote hybrid project fixed month months year years summer winter spring fall autumn start immediate all term open across throughout la nyc sf dc'.split(
    ' ',
  ),
)
const season =
  /^(?:(?:for )?(?:summer|winter|spring|fall|autumn|q[1-4])\s*(?:'?\d{2}|\d{4})?|\d{4}(?:\s?[-/]\s?\d{2,4})?|(?:summer|winter) (?:internship )?job dating|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}(?: start)?|starts? (?:in )?\w+ \d{4}|(?:start(?:s|ing)? )?(?:asap|immediately)|immediate start|(?:ab )?sofort|\d{1,2}\+?[- ]months?(?: contract| fixed term| ftc)?|\d{1,2}[- ]years?[- ](?:contract|fixed[- ]term|ftc))$/i
const code =
  /^(?:ref[-_ ]?\d{3,}[a-z]?|ref(?:erence)?[-_ .:#]*(?=[a-z\d/_-]*\d)[a-z\d][a-z\d/_-]{2,20}|#?\s?(?:req|ref|r|jr|id|job|requisition|position|pos)?[-_ #.:]*(?:id|no)?[-_ #.:]*\d{3,}[-\d]*|[A-Z]{2,4}-?\d{3,}|[A-Z0-9]*\d[A-Z0-9]*-\d+|[RJ]\d{4,})$/i
const requisition = /^\p{Lu}{3,4}$/u
/** Roles whose place is the market they serve. */
const sells =
  /\b(?:sales|account (?:executive|manager|director)|business development|customer success|(?<!\b(?:business|people|talent|hr) )partners?|partner(?:ship)?s? manager|territory|marketing|sdr|bdr|country manager|field|regional|channel|go-to-market)\b/i
/** A perk, a condition or a list of people instead of a part of the title (`Sign On Bonus`, `No Experience Required`, `Banco de Talentos`). */
const perkNote =
  /^(?:[$€£]?\d[\d.,]{0,9}k? )?(?:sign(?:ing)?[- ]?on|signing|retention|hiring) bonus!*$|^no experience (?:required|needed|necessary)!*$|^(?:banco de talentos|talent (?:community|network))$/i
/** Hours or a workload beside the title (`20h`, `32-40 uur per week`, `80–100 %`). */
const hoursNote =
  /^(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\+?\s?(?:h|hrs?|hours|std\.?|stunden|wochenstunden|uur|uren|horas|heures|godz\.?)(?:\s?\/?\s?(?:per |pro |par |por |a )?(?:week|woche|wk|w|semaine|semana|tydz\.?))?|\d{2,3}\s?%?\s?[-–]\s?\d{2,3}\s?%|[4-9]0\s?%|[2-5](?:\s?[-–]\s?[2-5])? (?:days?|tage)(?: (?:an?|per|pro|die) (?:week|woche))?)$/i
/** Pay beside the title (`Up to $14/hr`). */
const payNote =
  /^(?:up ?to|from|starting at)?\s*[$€£]\s?\d[\d.,]{0,9}k?(?:\s?[-–]\s?[$€£]?\s?\d[\d.,]{0,9}k?)?\+?\s*(?:(?:\/|per|an?)\s?(?:hr|hour|h|day|week|month|mo|year|yr))?$/i
/** A call or a requisition in front of the title: `Urgent! `, `REQ-20419 | `, `[Hiring] `. */
const lead =
  /^(?:(?:urgent(?:ly hiring)?|now hiring|hiring now|we are hiring|immediate (?:start|hire|joiner))\s*[!:–-]+\s*|\[(?:hiring|for hire|urgent|new|hot)\]\s*|[([]?(?:req(?:uisition)?|jr|job|ref|id|r)[-_ #.:]*(?:id|no)?[-_ #.:]*\d[\d-]{2,12}[)\]]?(?:\s*[|:–-]\s*|\s+))(?=\p{L})/iu
const flag = /^(?:[\u{1f1e6}-\u{1f1ff}]{2}\s*){1,20}|(?:\s*[\u{1f1e6}-\u{1f1ff}]{2}){1,20}$/gu
const senior =
  /^(?:senior|junior|mid|lead|staff|principal|sr|jr|intern|internship|alternance|mid-level|middle|i|ii|iii|iv)$/i

/**
 * The wording of the title without work mode, place, employment decoration, gender markers, season, requisition codes; nothing is respelled.
 * A market that a sales role serves stays, but a city of it that the posting's location names is where it sits.
 */
export function parseTitle(printed: string, tables: Tables, locations: readonly string[] = []): ParsedTitle {
  const line = cleanLine(printed)
  const removed: string[] = []
  const seats = locations.map(fold)
  let value = line
  // What one decoration hid another pass may see; each pass only shortens.
  for (let round = 0; round < 8; round++) {
    const next = strip(value, removed, tables, seats)
    if (next === '' || next === value) break
    value = next
  }
  return { value, removed, confidence: parted.test(value) ? 'medium' : 'high' }
}

function strip(line: string, removed: string[], tables: Tables, seats: readonly string[]): string {
  let text = stripGender(
    line
      .replace(/^\d{4}-\d{3,}_/, '')
      .replace(lead, '')
      .replace(flag, ''),
  )
  const sits = (place: PlaceHit) => seats.some((seat) => names(seat, place))
  const kept: Places = { sits, keeps: sells.test(text) ? (place) => !sits(place) : () => false }
  // Groups in brackets first, innermost text only.
  text = text.replace(/\s*[([]([^()[\]]{1,80})[)\]]/g, (whole: string, inner: string, offset: number) => {
    const square = whole.trimStart().startsWith('[')
    if (isDecoration(inner, tables, kept) || (square && requisition.test(inner.trim()))) {
      removed.push(inner.trim())
      return offset === 0 ? '' : ' '
    }
    const rest = lessDecoration(inner, tables, kept)
    if (rest === null) return whole
    removed.push(inner.trim())
    return whole.replace(inner, rest)
  })
  text = tidy(text)
  // `Mill House | Onsite | Full-time | mill.example` loses what stands within.
  const bars = text.split(/\s*\|\s*/)
  const left = bars.filter((part, i) => i === 0 || !isDecoration(part, tables, kept))
  if (bars.length > 2 && bars.length <= 20 && left.length < bars.length) {
    removed.push(...bars.filter((part) => !left.includes(part)))
    text = left.join(' | ')
  }
  for (let changed = true; changed;) {
    changed = false
    for (const cut of [
      /^(.{3,}?)\s*[|•·]\s*([^|•·]+)$/,
      /^(.{3,})(?:\s[-–—]\s?|\s?[-–—]\s)([^–—|]+?)$/,
      /^(.{3,}?)\s?-\s?(remote\b[^-]*)$/i,
      /^(.{3,}?)\s+(#\s?\d{3,})$/,
      /^(.{3,}?),\s*([^,]+(?:,[^,]+)?)$/,
      /^(.{3,}),\s*([^,]+)$/,
      /^(.{3,}?)\s*\/\/?\s*((?:100 ?% |full(?:y)? )?(?:remote|hybrid|onsite)\b[^/]*)$/i,
      /^(.{5,}?)\s+in (?:the )?(\p{Lu}[^–—|/()-]{2,40})$/u,
    ]) {
      const match = cut.exec(text)
      if (!match?.[1] || !match[2] || !balanced(match[1]) || !isDecoration(match[2], tables, kept)) continue
      removed.push(match[2].trim())
      text = tidy(match[1])
      changed = true
      break
    }
    // `Engineer - 100% Remote, Blockchain` keeps what is no decoration.
    const tail = /^(.{3,}?\s[-–—|]\s)([^–—|]+,[^–—|]+)$/.exec(text)
    const less = !changed && tail?.[1] && tail[2] ? lessDecoration(tail[2], tables, kept) : null
    if (tail?.[1] && less !== null) {
      removed.push(tail[2] ?? '')
      text = tidy(tail[1] + less)
      changed = true
    }
    const lead = /^([^-–—|:]{2,40}?)\s*(?:\s[-–—]\s|[|:]\s)(.{5,})$/.exec(text)
    if (!changed && lead?.[1] && lead[2] && isDecoration(lead[1], tables, kept)) {
      removed.push(lead[1])
      text = tidy(lead[2])
      changed = true
    }
  }
  const trailing =
    /^(.{3,}?)[\s,-]+((?:100 ?% |fully |full )?remote(?: (?:in|within|from|only|opportunity|position|role|friendly|work|based)\b.*)?|(?:onsite|hybrid|remote) (?:or|oder|ou|of) (?:onsite|hybrid|remote)\b.*|(?:100 ?% |full |in )?(?:remoto|remota|zdalnie|praca zdalna|télétravail|teletrabajo|home ?office|vollzeit|teilzeit|voltijd|deeltijd)(?:\s?(?:\/|,|oder|of)\s?(?:vollzeit|teilzeit|voltijd|deeltijd))?|full remote|\d{2,3} ?%? ?[-–] ?\d{2,3} ?%)$/i.exec(
      text,
    )
  if (trailing?.[1] && trailing[2] && isDecoration(trailing[2], tables, { ...kept, keeps: () => false })) {
    removed.push(trailing[2])
    text = tidy(trailing[1])
  }
  const leading = /^((?:(?:100% |fully )?remote|hybrid|onsite)\b(?: (?:us|uk|eu|usa))?)[\s:–-]+(.{5,})$/i.exec(text)
  if (
    leading?.[1] &&
    leading[2] &&
    !/^(?:sens|control|access|work|support|hands|learning|team|site|device|monitor|procedure|manag|administ|lifecycle|special|analy|law|cloud)/i.test(
      leading[2],
    )
  ) {
    removed.push(leading[1])
    text = tidy(leading[2])
  }
  return text
}

/** `(m/w/d)`, `H/F`, `(all genders)`; a lone pair of letters like `C/D` is no such marker. */
function stripGender(text: string): string {
  return tidy(
    text.replace(gender, (whole: string) => {
      const letters = whole
        .replace(/^\s*[([]\s*alle? /i, '')
        .replace(/[()[\]\s]/g, '')
        .replace(/^[-–|]/, '')
        .split(/[/|*:.-]/)
        .filter((part) => part !== '')
      if (letters.length > 1 && !letters.every((part) => genderPair.test(part) || /^a$/i.test(part))) return whole
      const opens = /^\s*[([]/.test(whole)
      // `F/X Trader`: two bare letters name two genders, or none.
      if (
        !opens &&
        letters.length === 2 &&
        !(letters.some((one) => /^[mh]$/i.test(one)) && letters.some((one) => /^[fwvżžk]$/i.test(one)))
      )
        return whole
      const closed = /[)\]]$/.exec(whole)?.[0] ?? ''
      return opens ? ' ' : `${closed} `
    }),
  )
}

/** How places of a title are taken. */
interface Places {
  /** Whether a place is a market to be kept. */
  readonly keeps: (place: PlaceHit) => boolean
  /** Whether the posting's own location names the city. */
  readonly sits: (place: PlaceHit) => boolean
}

/** Whether a folded location names the city. */
const names = (seat: string, place: PlaceHit) =>
  place.kind === 'city' && ` ${seat} `.includes(` ${fold(place.printed)} `)

function isDecoration(part: string, tables: Tables, { keeps, sits }: Places): boolean {
  const text = part.trim().replace(/[.!*]+$/, '')
  if (text === '') return true
  if (season.test(text) || code.test(text) || payNote.test(text) || perkNote.test(text)) return true
  if (hoursNote.test(text)) return true
  if (strongAlone.has(fold(text))) return true
  const parts = text.split(/\s*(?:[,;/|]|\b(?:or|oder|ou)\b)\s*/).filter((part) => part !== '')
  if (
    parts.length > 1 &&
    parts.length < text.length &&
    parts.every((part) => isDecoration(part, tables, { keeps, sits }))
  )
    return true
  const places = findPlaces(text, tables, true)
  let rest = text
  for (const place of [...places].reverse()) rest = `${rest.slice(0, place.start)} ${rest.slice(place.end)}`
  const words = rest
    .toLowerCase()
    .split(/[\s,;/|()&+-]+/)
    .map((word) => word.replace(/^[.:'"]+|[.:'"!]+$/g, ''))
    .filter((word) => word !== '')
  if (words.some((word) => senior.test(word))) return false
  const known = words.every(
    (word) => decoration.has(word) || joining.has(word) || /^(?:\d{1,2}%?|100%|%|us|uk|eu|usa|on|site)$/.test(word),
  )
  if (!known) return false
  const strong = words.some((word) => decoration.has(word) && !weak.has(word))
  if (strong) return true
  // A small town's name may be a product's (`Fleet`).
  const named = places.some(
    (place) => place.kind !== 'city' || place.options.some((city) => city.population >= 100_000) || sits(place),
  )
  // `Madrid, Spain`: the country goes with its city.
  const cities = places.filter((place) => place.kind === 'city')
  return named && !(cities.length > 0 ? cities : places).some(keeps)
}

/** The group without its decorated parts, when only some are (`Senior, Remote` keeps `Senior`); null when none is. */
function lessDecoration(inner: string, tables: Tables, places: Places): string | null {
  const parts = inner.split(/\s*(?:[,;|]|\s[-–]\s)\s*/)
  if (parts.length < 2) return null
  const kept = parts.filter((part) => !isDecoration(part, tables, places))
  return kept.length === parts.length || kept.length === 0 ? null : kept.join(', ')
}

/** Whether every bracket that opens closes: a cut inside a bracket would tear it. */
function balanced(text: string): boolean {
  return (text.match(/[([]/g) ?? []).length === (text.match(/[)\]]/g) ?? []).length
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/(?:\s*[,;/|]|\s[–-])\s*(?=[)\]])/g, '')
    .replace(/\s\*+$/, '')
    .replace(/\s+([,;)])/g, '$1')
    .replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/g, '')
    .trim()
}
