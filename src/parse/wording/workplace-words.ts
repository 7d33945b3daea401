import type { Prose } from '../evidence.ts'
import { key, type Key } from '../text/line-index.ts'

/** What is said, its rule, and what a line must hold for the pattern to be tried. */
export type Signal = readonly [RegExp, string, Key]
const noun = '(?:role|position|job|opportunity|opening|posting)'

/** Posting-specific words for full remote work. */
export const remoteSaid: readonly Signal[] = [
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
export const hybridSaid: readonly Signal[] = [
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
    /(?<!\bhome[ -])\b(?:in[- ]office|on-?site|office|in[- ]person)\b[^.\n]{0,25}?\b(?<![\d.])(?:[1-4]|one|two|three|four)(?:\s*(?:-|–|to|or)\s*\d)?\+? (?:days?|times?(?= (?:an?|per|each|every) (?:week|month)))\b(?! (?:(?:a|per|each|every) )?(?:other month|year|annum|quarter|annually|yearly))(?: (?:a|per|each|every|\/)? ?(?:week|month))?/i,
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
  [
    /^[*\s•]*(?:(?:job |work |primary )?location(?:\(s\)|s)?|workplace|work (?:mode|model|type|arrangement)|type)\s*[:：–-][^\n]{0,60}?\bhybrid\b/im,
    'workplace.label',
    key('hybrid', 'job work primary locat type'),
  ],
]

export const onsiteSaid: readonly Signal[] = [
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
    /\b(?:do(?:es)? not|don['’]t|doesn['’]t|cannot|can not|can['’]t|unable to|not able to)(?: currently)? (?:offer|allow|support|accommodate|consider|permit|provide)(?: [\w-]+){0,3}? (?:remote(?:ly)?|work(?:ing)? from home|telework)\b|\bnot eligible for (?:remote|telework|work from home)|\b(?:cannot|can not|can['’]t) be (?:performed|done|carried out) (?:remotely|from home)|\bremote (?:candidates|applicants|applications|work(?:ers)?)(?: \w+){0,2}? (?:will|can) ?not be (?:considered|accepted)/i,
    'workplace.onsite',
    key('remot home telework', 'not. don doesn cannot can. unable'),
  ],
  [
    /\bthis is an? (?:fully |100% )?(?:on-?site|in[- ]office|in[- ]person)\b|\b(?:position|role|job) is (?:fully |100% )?(?:on-?site|in[- ]office|in[- ]person)\b|\b(?:5|five) days (?:a|per) week (?:in|at|on-?site)|\b(?:office|on-?site|in[- ]person)\b[^.\n]{0,30}\b(?:5|five) days (?:a|per|each|\/) ?week\b|\brequires? (?:an? |your )?(?:[\w-]+ )?(?:on-?site|in[- ]office|in[- ]person) presence\b|\bon-?site (?:position|role)\b/i,
    'workplace.onsite',
    key('onsite site office person week', 'this position role job five days presence'),
  ],
]

/** Words of the company about itself: they count only where nothing speaks of the job. */
export const companySaid: readonly Signal[] = [
  [
    /\bremote[- ]first\b|\ball[- ]remote\b|\b(?:fully|100%|completely)[- ](?:remote|distributed)\b|\bremote (?:company|team|culture|environment|working|work)\b|\bdistributed (?:team|company|workforce)\b|\bwork(?:ing)? remotely\b|\bwork from (?:home|anywhere|wherever)\b|\bremote\b[^.\n]{0,20}\bteam\b/i,
    'workplace.company',
    key('remot distributed work'),
  ],
]

export const either =
  /\b(?:remote or hybrid|hybrid or remote|hybrid\s*\/\s*remote|remote\s*\/\s*hybrid|hybrid (?:and|or) (?:full(?:y)?[- ])?remote|(?:remote|hybrid),? (?:remote|hybrid),? or|or (?:fully |100% )?remote(?:ly)?\b|(?:on-?site|office|hybrid),? (?:or|and) remote|remote or (?:in|on|from|at)\b|office or (?:from )?(?:home|remote)|flexible hybrid and full remote|hybrid only)/i
/** Modes listed for a choice, remote work among them. */
export const offeredModes =
  /\b(?:on-?site|in[- ]office|in[- ]person|office),? hybrid,? (?:or|and) (?:fully |100% )?remote(?:ly)?\b|\b(?:soit|either) (?:de la maison|from home|remotely)[^.\n]{0,20} (?:ou|or)\b|\bremote(?:ly)?,? hybrid,? or (?:on-?site|in[- ](?:office|person))\b|\bwork from home,? or (?:from |visit |in |at )?(?:one of |any of )?our\b/i
export const bothModes =
  /\bfor (?:candidates|those|employees|people|applicants|team members)\b[^.\n]{0,40}\b(?:based|located|living|residing|live|near|within|close)\b[^.\n]{0,60}\bhybrid\b|\b(?:remote or hybrid|hybrid or (?:fully )?remote|hybrid\s*\/\s*remote|remote\s*\/\s*hybrid)\b/i
export const bothKey = key('hybrid', 'for. remote')
export const eitherKey = key('remot home hybrid maison')
export const perk =
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
export const seated = (text: Prose) =>
  text.lines(seatKey).some((line) => seat.test(line.text) || seatAt.test(line.text))
