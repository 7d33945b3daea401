import type { Confidence, Evidence, Workplace } from '../model/listing.ts'
import { fromField, type Found, type Prose } from './evidence.ts'
import { key, type Key } from './line-index.ts'

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
  /\b(?:remote(?:ly)?|télétravail|homeoffice|home[- ]office|teletrabajo|remoto|work from home|wfh|anywhere|worldwide|zdaln(?:ie|a)|distributed)\b/i
const hybridWord = /(?<!\p{L})(?:hybrid[eo]?|h[ií]brid[oa]|hybryd(?:owo|ow[aey])|flexible office)(?!\p{L})/iu
const onsiteWord = /\b(?:on-?site|in[- ]office|office[- ]based|in[- ]person|présentiel|presencial)\b/i

/** A part of the week in the office, or of the work at home. */
const partly =
  /\b(?:part(?:ly|ial(?:ly)?)?|semi|some|teilweise|occasional(?:ly)?)[- ]?remote\b|\bremote[- ](?:part[- ]?time|partial(?:ly)?)\b/i
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

/** What is said, its rule, and what a line must hold for the pattern to be tried. */
type Signal = readonly [RegExp, string, Key]
const noun = '(?:role|position|job|opportunity|opening|posting)'

/** Posting-specific words for full remote work. */
const remoteSaid: readonly Signal[] = [
  [
    /\b(?:in|at|from) (?:[\w.-]+,? ){1,5}or (?:fully |100% )?remote(?:ly)?(?=[.,;!)\s]*(?:$|[.(]))/im,
    'workplace.office-or-remote',
    key('remot', 'or.', 'in. at. from.'),
  ],
  [/#\s?LI[-_ ]?Remote\b/i, 'workplace.hashtag', key('li. liremote', 'remot liremote')],
  [
    new RegExp(
      `\\b(?:this|the|our|an?)\\s(?:is (?:an? )?)?(?:[\\w,/&.-]+ ){0,5}?(?:${noun} (?:is|will be|can be|may be|that is|is open to|being)(?: (?:an?|fully|100%|currently|completely|also|primarily|mainly|permanently|entirely|being|considered|eligible|performed|done|open to|based|for))* (?:remote|remotely|work from home)\\b(?! (?:team|culture|first))|(?:fully |100% |permanent(?:ly)? |completely )?remote(?:[,/]? ?[\\w-]+){0,3}? ${noun}\\b)`,
      'i',
    ),
    'workplace.sentence',
    key('remot work', 'role position job opportunity opening posting', 'this the our a. an.'),
  ],
  [
    /\b(?:fully|100 ?%|completely|entirely|full|permanently|all)[- ]remote(?:ly)?\b(?! (?:company|team|culture|organi[sz]ation|environment|startup|global team|workforce|and distributed))|\bremote \(?100 ?%|\b100 ?% (?:télétravail|home ?office|remoto|work from home)|\bfull[- ]?remote\b|\bfull télétravail\b/i,
    'workplace.fully',
    key('remot full télétravail home homeoffice', 'fully 0 completely entirely full permanently all remot'),
  ],
  [
    /\b(?:work|working|works|perform(?:ed)?|done) (?:100% |fully |completely )?(?:remotely|from home)\b(?! (?:\d|up to|one|two|three|occasionally|sometimes|on (?:mon|fri)))/i,
    'workplace.work-remotely',
    key('work perform done', 'remot home'),
  ],
  [
    /^[*\s•]*(?:(?:job |work |primary |office )?location(?:\(s\)|s)?|where|workplace|work (?:mode|model|type|arrangement|location)|type|remote|based|modality|ort|arbeitsort|lieu|ubicaci[oó]n)\s*[:：–-][^\n]{0,60}?\b(?:remote(?:ly)?|anywhere|work from home|home ?office|télétravail|remoto|yes|global)\b/im,
    'workplace.label',
    key(
      'remot anywhere work home homeoffice télétravail yes global',
      'job work primary office locat where type remote based modality ort. arbeitsort lieu ubicaci',
    ),
  ],
  [
    /\bremote(?:ly)?,? (?:within|anywhere|from anywhere|in the (?:u\.?s|us|uk|eu|united)|across the|based in|candidates|applicants)|\b(?:remote|wfh)[- ](?:eligible|friendly|possible|ok|okay|allowed|option|work option|working option)|\bopen to (?:[\w ]{0,40})remote\b|\bremote option\b|\bremote work (?:option|is possible|possible|available|allowed|opportunity|from anywhere|arrangement)|\bwork[- ]from[- ](?:home|anywhere)[- ]?(?:arrangement|opportunity|role|position|job|environment)\b|\bwork from anywhere\b(?! (?:policy|for|up to|days|weeks|program|\d))/i,
    'workplace.option',
    key(
      'remot wfh work',
      'within anywhere in. from across based candidates applicants eligible friendly possible ok. okay allowed option working open home work',
    ),
  ],
  [
    /^[*\s•]*(?:fully |100% |full |completely )?remote\b(?: (?:work|job|position|role|in|within|anywhere)|\s*[,|(–-]|[.!]?\s*$)/im,
    'workplace.line',
    key('remot'),
  ],
  [
    /\b(?:seeking|looking for|hiring|hire)(?: for)? (?:an?|our) (?:[\w-]+ ){0,3}?remote(?:[- ]based)? (?:[\w-]+ ){0,6}?(?:engineer|developer|identity|manager|architect|designer|analyst|consultant|specialist)/i,
    'workplace.seeking',
    key('remot', 'seeking looking hiring hire.'),
  ],
  [
    /\b(?:trabalho|trabajo|lavoro) (?:100% )?remoto\b|\b(?:poste|travail) (?:en |à )?(?:full remote|100 ?% télétravail|distance)|\bpraca zdalna\b|\bvollständig remote\b|\bfull remote zu arbeiten\b/i,
    'workplace.foreign',
    key('remot télétravail distance zdalna', 'trabalho trabajo lavoro poste travail praca vollständig full'),
  ],
]

/** Posting-specific words for a fixed presence. */
const hybridSaid: readonly Signal[] = [
  [
    /\bcommut\w+ distance\b[^.\n]{0,40}\bhybrid\b|\bhybrid\b[^.\n]{0,40}\bcommut\w+ distance/i,
    'workplace.days',
    key('hybrid', 'commut'),
  ],
  [/#\s?LI[-_ ]?Hybrid\b/i, 'workplace.hashtag', key('li. lihybrid', 'hybrid lihybrid')],
  [
    /\b(?:[1-4]|one|two|three|four|une?|deux|trois|few|couple of|several)(?:\s*(?:-|–|to|or|à|\/)\s*\d)?\+? (?:days?|jours?|tage?|d[ií]as)(?: \w+)?(?: (?:a|per|each|\/|par|pro|por|every|of the|\/ ?)[ ]?(?:week|semaine|woche|semana))?(?: (?:working|work|spent|are|is|being))?(?: \w+)? (?:in|at|from|de|im)[- ](?:the |our |an? |your )?(?:[\w.-]+ ){0,3}?(?:office|offices|hub|bureau|büro|télétravail|remote|home ?office|person|hq)\b/i,
    'workplace.days',
    key(
      'day jour tag día dia',
      'office hub bureau büro télétravail remote home homeoffice person hq',
      '0 one two three four un. une deux trois few couple several',
    ),
  ],
  [
    /\b(?:in[- ]office|on-?site|office|in[- ]person)\b[^.\n]{0,25}?\b(?<![\d.])(?:[1-4]|one|two|three|four)(?:\s*(?:-|–|to|or)\s*\d)?\+? (?:days?|times?)\b(?! (?:(?:a|per|each|every) )?(?:other month|year|annum|quarter|annually|yearly))(?: (?:a|per|each|every|\/)? ?(?:week|month))?/i,
    'workplace.days',
    key('day time', 'office onsite site person', '0 one two three four'),
  ],
  [
    /\b(?:half|\d{2} ?%) of (?:the|their|your|its) (?:work(?:ing)? )?(?:time|hours|week) (?:in|at|from) (?:(?:the|their|your|our|an?) )?(?:[\w-]+ ){0,2}(?:office|hub|hq)\b/i,
    'workplace.days',
    key('office hub hq', 'half 0', 'time hours week'),
  ],
  [
    /\b(?:\d|deux|trois|two|three|one)(?:\s*(?:-|–|to|or|à|ou)\s*\d)? (?:jours?|days?|tage?)[^.\n]{0,20} (?:télétravail|remote work|home ?office|telework)\b|\btélétravail[^.\n]{0,30}\b\d(?:\s*(?:-|à|ou)\s*\d)? ?(?:jours?|j)\b|\bpolitique de travail hybride\b|\b\d+ ?% (?:de )?(?:télétravail|home ?office|remote)\b(?<!100 ?% (?:de )?(?:télétravail|home ?office|remote))/i,
    'workplace.telework-days',
    key(
      'télétravail remote home homeoffice telework politique',
      'day jour tag télétravail telework office onsite site hybrid politique',
    ),
  ],
  [
    new RegExp(
      `\\b(?:this|the)\\s(?:is (?:an? )?)?(?:[\\w,/-]+ ){0,5}?(?:${noun} (?:is|will be|has|requires|follows|offers)(?: (?:an?|based|in|our|on|the|currently|considered))* hybrid\\b|hybrid(?:[- ][\\w]+){0,2}? ${noun}\\b)`,
      'i',
    ),
    'workplace.sentence',
    key('hybrid', 'role position job opportunity opening posting'),
  ],
  [
    /\b(?:présence régulière (?:sur site|au bureau|dans nos)|regelmäßige (?:präsenz|anwesenheit)|regular (?:presence|attendance) (?:in|at) (?:the|our) office)/i,
    'workplace.presence',
    key('présence regelm regular'),
  ],
  [
    /\bhybrid (?:[\w-]+ )?(?:policy|arrangement)\b|\bhybrid (?:schedule|role|position|work(?:ing)? (?:model|environment|schedule|arrangement|setup|policy)|work model|model|setup|remote)\b|\bhybrid[- ]working\b|\bhybrides? arbeiten\b|\bmodelo h[ií]brido\b|\bmodèle hybride\b|\btravail hybride\b/i,
    'workplace.hybrid-words',
    key('hybrid híbrid'),
  ],
  // The week divided, in other languages: `2 dias por semana no escritório`, `3 dagen op kantoor`, `2 dni w biurze`, `2 Tage im Büro`.
  [
    /(?<![\d.])[1-4](?:\s?(?:-|–|a|à|e|o|ou|of|lub|bis)\s?[1-4])?\s?(?:x|d[ií]as?|dag(?:en)?|dni|tagen?|jours?)(?: (?:por|a la|per|pro|na|w|in der|par)? ?(?:semana|week|woche|semaine|tydzień|tygodniu))?,? (?:no|en la|en el|en|op|w|im|au|in het|in) (?:nosso |nuestra |ons |naszym |unserem |nos )?(?:escritório|oficina|kantoor|biurze|büro|bureaux?)(?!\p{L})/iu,
    'workplace.days',
    key('dia día dag dni tag jour', 'escritório oficina kantoor biurze büro bureau'),
  ],
  [
    /(?<!\p{L})(?:vaga|trabalho|regime|formato|modelo|trabajo|puesto|modalidad|jornada|praca|tryb|model)(?: de trabalho| de trabajo| pracy)?:? (?:é |es )?(?:h[ií]brid[oa]|hybryd(?:ow[aey]|owo))(?!\p{L})/iu,
    'workplace.hybrid-words',
    key('híbrid hibrid hybryd'),
  ],
  [
    /^[*\s•]*(?:(?:job |work |primary )?location(?:\(s\)|s)?|workplace|work (?:mode|model|type|arrangement)|type)\s*[:：–-][^\n]{0,60}?\bhybrid\b/im,
    'workplace.label',
    key('hybrid', 'job work primary locat type'),
  ],
]

const onsiteSaid: readonly Signal[] = [
  [
    /^[*\s•]*(?:(?:job |work |primary )?location(?:\(s\)|s)?|workplace|work (?:mode|model|type|arrangement)|type)\s*[:：–-]\s*(?:[\w ,]{0,30})?\b(?:on-?site|in[- ]office|in[- ]person)\b/im,
    'workplace.label',
    key('onsite site office person', 'job work primary locat type'),
  ],
  [/#\s?LI[-_ ]?On-?site\b/i, 'workplace.hashtag', key('li. lionsite', 'onsite site lionsite')],
  [
    /\b(?:is )?not (?:an? )?remote\b(?! -?first)|\bno remote\b(?! work experience)|\bremote (?:work )?is not\b|\bremote (?:work(?:ing)? )?(?:environment|arrangements?|options?)?\s?(?:is|are) not (?:considered|available|offered|possible|an option|permitted|allowed|supported)/i,
    'workplace.onsite',
    key('remote', 'not. no.'),
  ],
  [
    /\bthis is an? (?:fully |100% )?(?:on-?site|in[- ]office|in[- ]person)\b|\b(?:position|role|job) is (?:fully |100% )?(?:on-?site|in[- ]office|in[- ]person)\b|\b(?:5|five) days (?:a|per) week (?:in|at|on-?site)|\b(?:office|on-?site|in[- ]person)\b[^.\n]{0,30}\b(?:5|five) days (?:a|per|each|\/) ?week\b|\brequires? (?:an? |your )?(?:[\w-]+ )?(?:on-?site|in[- ]office|in[- ]person) presence\b|\bon-?site (?:position|role)\b/i,
    'workplace.onsite',
    key('onsite site office person week', 'this position role job five days presence'),
  ],
]

/** Words of the company about itself: they count only where nothing speaks of the job. */
const companySaid: readonly Signal[] = [
  [
    /\bremote[- ]first\b|\ball[- ]remote\b|\b(?:fully|100%|completely)[- ](?:remote|distributed)\b|\bremote (?:company|team|culture|environment|working|work)\b|\bdistributed (?:team|company|workforce)\b|\bwork(?:ing)? remotely\b|\bwork from (?:home|anywhere|wherever)\b|\bremote\b[^.\n]{0,20}\bteam\b/i,
    'workplace.company',
    key('remot distributed work'),
  ],
]

const either =
  /\b(?:remote or hybrid|hybrid or remote|hybrid\s*\/\s*remote|remote\s*\/\s*hybrid|hybrid (?:and|or) (?:full(?:y)?[- ])?remote|(?:remote|hybrid),? (?:remote|hybrid),? or|or (?:fully |100% )?remote(?:ly)?\b|(?:on-?site|office|hybrid),? (?:or|and) remote|remote or (?:in|on|from|at)\b|office or (?:from )?(?:home|remote)|flexible hybrid and full remote|hybrid only)/i
/** Modes listed for a choice, remote work among them. */
const offeredModes =
  /\b(?:on-?site|in[- ]office|in[- ]person|office),? hybrid,? (?:or|and) (?:fully |100% )?remote(?:ly)?\b|\b(?:soit|either) (?:de la maison|from home|remotely)[^.\n]{0,20} (?:ou|or)\b|\bremote(?:ly)?,? hybrid,? or (?:on-?site|in[- ](?:office|person))\b|\bwork from home,? or (?:from |visit |in |at )?(?:one of |any of )?our\b/i
const bothModes =
  /\bfor (?:candidates|those|employees|people|applicants|team members)\b[^.\n]{0,40}\b(?:based|located|living|residing|live|near|within|close)\b[^.\n]{0,60}\bhybrid\b|\b(?:remote or hybrid|hybrid or (?:fully )?remote|hybrid\s*\/\s*remote|remote\s*\/\s*hybrid)\b/i
const bothKey = key('hybrid', 'for. remote')
const eitherKey = key('remot home hybrid maison')
const perk =
  /\b(?:télétravail|mobiles? arbeiten|home ?office|teletrabajo|telework)\b|\b(?:im|in) (?:office|büro) als auch (?:remote|mobil)/i
/** The post itself is put at a place (`Poste situé à`, `takes place in`, `am Standort`). */
const seat =
  /\bposte (?:est )?(?:situé|basé|localisé|à pourvoir)|\b(?:poste|mission|alternance|apprentissage|stage)[^.\n]{0,60}\b(?:se déroule(?:ra)?|est (?:située?|basée?|localisée?)|aura lieu) |(?:this |the )?(?:role|position|job|internship) (?:takes place|is located|is based) (?:in|at)\b|(?:am|an unserem|für unseren) standort\b/i
/** The same where only a proper name behind it makes it one. */
const seatAt =
  /\b[Aa]u sein d[^.\n]{0,60}(?:agence|site|bureaux?|locaux|département|direction)\b[^.\n]{0,40}?\b(?:de|à)\s+\p{Lu}|\b(?:située?|basée?) à \p{Lu}|^[*\s•]*(?:Location|LOCATION|Lieu(?: de travail)?|Standort|Arbeitsort|Einsatzort|Localisation|Ubicaci[oó]n)\s*[:：]\s*(?![^\n]*(?:[Rr]emote|[Hh]ybrid|[Aa]nywhere|[Hh]ome|[Tt]élétravail|distance))(?!Must|Candidate|Applicant|Any|Flexible|Various|Multiple)\p{Lu}/mu
const seatKey = key(
  'situé basé poste mission alternance apprentissage stage role position job intern standort au. locat lieu arbeitsort einsatzort localis ubicaci',
)
const seated = (text: Prose) => text.lines(seatKey).some((line) => seat.test(line.text) || seatAt.test(line.text))

/** Everything that speaks of where the work is done. */
export interface WorkplaceInput {
  readonly printed: PrintedMode | null
  readonly title: Prose
  readonly text: Prose
  readonly remoteSource: string | null
}

/**
 * Remote, hybrid or onsite: words of the text about this posting first, then the title and the printed fields, then what the company says
 * of itself, then what the source says of all its postings.
 */
export function parseWorkplace({ printed, title, text, remoteSource }: WorkplaceInput): Found<Workplace> {
  const remote = first(remoteSaid, text, refused)
  const hybrid = first(hybridSaid, text)
  const onsite = first(onsiteSaid, text)
  const inTitle = titleMode(title)
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

function titleMode(title: Prose): Found<Workplace> | null {
  for (const [mode, pattern] of [
    ['remote', remoteWord],
    ['hybrid', hybridWord],
    ['onsite', onsiteWord],
  ] as const) {
    const match = pattern.exec(title.text)
    if (match)
      return {
        value: mode,
        evidence: [title.quote(match.index, match.index + match[0].length, 'workplace.title', 'high')],
      }
  }
  return null
}

/** `Unless approved to work remotely`, `a remote environment is not considered`: the words speak of what is not so. */
function refused(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(0, start - 80), start)
  const behind = line.slice(end, end + 60)
  return (
    /\b(?:unless|except (?:if|when|where))\b[^.;:\n]{0,70}$/i.test(before) ||
    /\b(?:not|isn['’]t|aren['’]t|no|kein(?:e[rn]?)?|pas (?:de|du)|sem|sin|bez)\s+(?:(?:an?|fully|100 ?%|currently) )*$/i.test(
      before,
    ) ||
    /^(?: [\w-]+){0,2} (?:is|are) not (?:considered|available|offered|possible|an option|permitted|allowed|supported)\b/i.test(
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
