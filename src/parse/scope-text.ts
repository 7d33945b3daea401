import type { Evidence } from '../model/listing.ts'
import type { Prose } from './evidence.ts'
import { gather, none, type Gathered } from './gathered.ts'
import { key } from './text/line-index.ts'
import { readPlaces, type Place } from './places/place.ts'
import { cues, type Cue } from './wording/scope-cues.ts'
import { cuesElsewhere, everywhereForeign, isPerk } from './wording/scope-languages.ts'
import type { Tables } from './tables.ts'

/** What the text says of where candidates may live. */
export interface Body extends Gathered {
  excluded: string[]
  /** A labelled line or a requirement names places, which replace what title and header say. */
  labelled: boolean
  /** Words about this role say that it is open to all the world; without them `worldwide` is what the company says of itself. */
  everywhere: boolean
  offices: { place: Place; evidence: Evidence }[]
  /** What is said without being a label or a requirement; it counts where nothing of the text is. */
  loose: Gathered
  /** Cities that count as the job's place only where presence is asked. */
  presence: { place: Place; evidence: Evidence }[]
}

const sentenceEnd = /[.!?](?:\s|$)(?<!\b(?:U\.S|U\.K|U\.S\.A|e\.g|i\.e)\.\s?)|\n/

/** `Must be a US citizen`: who is one lives there or may. */
const citizens =
  /\b(?:must be|are|be) (?:an? )?([A-Z][\w.]*(?: [A-Z][\w.]*)?) [Cc]iti[sz]ens?\b|\b(U\.?S\.?A?\.?) [Cc]iti[sz]ens? (?:or [^.\n]{0,50}|is |are )?(?:required|only)\b/g
const onlyIn =
  /(?<!(?:benefits?|insurance|401k?|\btime|coverage|perks?|plans?|range|pay|salary)[^\n]{0,20})\b((?:U\.?S\.?A?|UK|EU|EMEA|LATAM|Canada|India|Europe|United States|Brazil|Germany|Poland|Mexico|APAC)(?:\s?(?:\/|and|or|&|,)\s?(?:U\.?S\.?A?|UK|EU|EMEA|LATAM|Canada|India|Europe|United States|Brazil|Germany|Poland|Mexico|APAC))?)[- ](?:only|residents? only|based only|Remote)\b/g
/** `Philippines-based candidates`. */
const basedPeople =
  /((?:\p{Lu}[\p{L}.&]*[ /]){0,3}?\p{Lu}[\p{L}.]+)[- ][Bb](?:ased|ASED) (?:[Cc]andidates?|[Aa]pplicants?|CANDIDATES?|APPLICANTS?|[Tt]alents?|[Dd]evelopers?|[Ee]ngineers?)/gu
const global =
  /\b(?:work (?:remotely )?from anywhere(?: in the world)?|(?:worldwide|anywhere|globally|any country),? (?:except|excluding|excl\.)|anywhere in the world|from anywhere in the world|hire (?:talent )?(?:globally|worldwide|from anywhere|anywhere)|open to (?:talent|candidates|applicants) (?:globally|worldwide|from anywhere|anywhere|from all over)|remote (?:worldwide|globally)|(?:executed|performed|done|carried out|fulfilled) (?:globally|worldwide|from anywhere)|worldwide remote|global remote|fully remote,? (?:globally|worldwide|anywhere)|(?:location|locations|where)\s*[:–-]\s*(?:remote[ ,(/–-]*)?(?:global|globally|worldwide|anywhere)\b)(?!,? (?:policy|for (?:up to )?\d|up to|days|weeks|program|within|perk|distributed|dispersed|diverse|minded|recogni[sz]ed|known|leading|team|company|workforce|(?:in|across|from) (?:the )?(?!world\b|globe\b|planet\b)))/i
const ofThisRole =
  /^(?:location|where|open to|(?:worldwide|anywhere|globally|any country),? exc|hire|executed|performed|done|carried|fulfilled|remote (?:worldwide|globally)|fully remote)/i
/** The sentence is about the company, its offices, or people it already has. */
const company =
  /\b(?:headquarter\w*|hq|founded|our (?:team|offices?|employees|teams|company|clients?|customers)|we (?:are|have|were|also have)(?! (?:(?:currently|particularly|especially|actively|also|now) )?(?:hiring|able|only|open|looking|considering|seeking))|we['’]re (?!hiring|only|looking|open|currently|considering)|team (?:members )?(?:is|are)|offices? (?:is|are|in)|workers (?:in|across)|company (?:is|based)|colleagues|customers|clients|investors|salary|compensation|pay (?:range|scale)|benefits|employees (?:in|based|located|who|residing|working)|states:|disclos|residents? of|for (?:candidates|individuals|applicants|positions|roles|employees)[^.\n]{0,40}(?:range|pay|salary)|applicants? (?:in|from|located in) (?:california|colorado)|privacy|e-?verify|form i-9|law|regulation|equal|legally required)\b/i

/** The sentence tells where others sit. */
const others =
  /\b(?:we have|colleagues|employees|people|headquarter\w*|founded|customers|clients|teams? (?:is|are|members)|(?:half|most|many|some) of|company)\b/i

/** Who or what is everywhere is not the candidate: `We help companies hire anywhere`, `our software is used anywhere in the world`. */
const elsewhere =
  /\b(?:we help|helps?|helping|enabl(?:es?|ing)|allow(?:s|ing)? (?:companies|businesses|customers|teams)|(?:software|products?|platform|tools?|apps?|services?|solutions?) (?:is|are|reach|runs?|helps?|works?)|(?:companies|businesses|customers|users|clients|patients|students) (?:in|from|around|to|can|worldwide)|is used|are used|used by|shipped|delivered)\b[^.!?\n]{0,50}$/i

const limits = key('only resident based remote')
const based = key('based', 'candidate applicant talent developer engineer')
const citizenKey = key('citizen citisen')
const everywhereKey = key('anywhere worldwide global welt weltweit monde mundo wereld świecie')
const exclusions = key(
  'except exclud outside cannot can. unable not. don.',
  'except exclud outside hire hiring employ accept available open',
)

const everyCue: readonly Cue[] = [...cues, ...cuesElsewhere]

export function readBody(text: Prose, tables: Tables): Body {
  const body: Body = {
    ...none(),
    excluded: [],
    labelled: false,
    everywhere: false,
    offices: [],
    presence: [],
    loose: none(),
  }
  for (const cue of everyCue) {
    let tries = 0
    for (const line of text.lines(cue.key)) {
      cue.pattern.lastIndex = 0
      for (let match = cue.pattern.exec(line.text); match && tries < 40; match = cue.pattern.exec(line.text)) {
        tries++
        const from = match.index + match[0].length
        follow(text, line.start + match.index, line.start + from, cue, tables, body)
        if (match[0] === '') cue.pattern.lastIndex++
      }
    }
  }
  for (const line of text.lines(limits)) {
    onlyIn.lastIndex = 0
    for (let match = onlyIn.exec(line.text); match; match = onlyIn.exec(line.text)) {
      const start = line.start + match.index
      const read = readPlaces(match[1] ?? '', tables)
      gather(read.places, false, text.quote(start, start + match[0].length, 'scope.only', 'high'), body)
    }
  }
  for (const line of text.lines(based)) {
    basedPeople.lastIndex = 0
    for (let match = basedPeople.exec(line.text); match; match = basedPeople.exec(line.text)) {
      if (company.test(line.text.slice(Math.max(0, match.index - 100), match.index))) continue
      const start = line.start + match.index
      const read = readPlaces(match[1] ?? '', tables)
      gather(read.places, false, text.quote(start, start + match[0].length, 'scope.based', 'high'), body)
      if (read.places.length > 0) body.labelled = true
    }
  }
  const citizenship = none()
  for (const line of text.lines(citizenKey)) {
    citizens.lastIndex = 0
    for (let match = citizens.exec(line.text); match; match = citizens.exec(line.text)) {
      const start = line.start + match.index
      const read = readPlaces(match[1] ?? match[2] ?? '', tables)
      gather(read.places, false, text.quote(start, start + match[0].length, 'scope.citizens', 'high'), citizenship)
    }
  }
  // Citizenship is had or not: it bounds whatever else is said.
  if (citizenship.countries.length > 0) {
    body.countries = citizenship.countries
    body.areas = []
    body.evidence = citizenship.evidence
    body.labelled = true
  }
  for (const line of text.lines(everywhereKey)) {
    const everywhere = global.exec(line.text) ?? everywhereForeign.exec(line.text)
    if (!everywhere || isPerk('', line.text.slice(everywhere.index, everywhere.index + 160))) continue
    if (elsewhere.test(line.text.slice(Math.max(0, everywhere.index - 100), everywhere.index))) continue
    body.worldwide = true
    if (ofThisRole.test(everywhere[0])) body.everywhere = true
    const start = line.start + everywhere.index
    body.evidence.push(text.quote(start, start + everywhere[0].length, 'scope.worldwide', 'high'))
    break
  }
  readExcluded(text, tables, body)
  if (body.countries.length === 0 && body.areas.length === 0) {
    body.countries = body.loose.countries
    body.areas = body.loose.areas
    body.evidence.push(...body.loose.evidence)
  }
  body.evidence = widest(body.evidence)
  return body
}

/** Without quotes that stand within another one. */
function widest(evidence: readonly Evidence[]): Evidence[] {
  const within = (a: Evidence, b: Evidence) =>
    (a.start ?? 0) >= (b.start ?? 0) && (a.end ?? 0) <= (b.end ?? 0) && a.quote.length < b.quote.length
  return evidence.filter((each) => !evidence.some((other) => within(each, other)))
}

function follow(text: Prose, start: number, from: number, cue: Cue, tables: Tables, body: Body): void {
  const window = text.text.slice(from, from + 420)
  const stop = sentenceEnd.exec(window)
  const tail = window.slice(0, stop?.index ?? window.length)
  const lineStart = Math.max(
    text.text.lastIndexOf('\n', start) + 1,
    text.text.lastIndexOf('. ', start) + 1,
    text.text.lastIndexOf('! ', start) + 1,
    text.text.lastIndexOf('? ', start) + 1,
    start - 200,
  )
  const sentence = text.text.slice(lineStart, from)
  if (cue.desk) {
    if (others.test(sentence)) return
  } else if (cue.rule !== 'scope.label' && !cue.presence && (cue.others ?? company).test(sentence)) return
  if (
    /\b(?:not|cannot|unable|except|exclud|unless|outside|nicht|außer|außerhalb|sauf|hors|excepto|salvo|fuera|exceto|fora|niet|buiten|nie|poza)\b[^,]{0,30}$/i.test(
      sentence,
    )
  )
    return
  // `For candidates based in Leeds we use …` tells what holds for some.
  if (/^\W*(?:please note\W+)?(?:for|if|wenn|falls|si|als|jeśli)\b[^.\n]{0,60}$/i.test(sentence)) return
  if (cue.rule !== 'scope.label' && isPerk(sentence, tail)) return
  const read = readPlaces(tail, tables)
  // The places must follow at once, as a list.
  const near = closeList(
    tail,
    // A `US-based company` is no place of the job.
    read.places.filter((place) => !/^-based\b/i.test(tail.slice(place.end))),
  )
  if (near.length === 0) {
    if (cue.rule === 'scope.label' && read.worldwide && /^\W*(?:remote\W+)?(?:global|worldwide|anywhere)/i.test(tail)) {
      body.worldwide = true
      body.everywhere = true
      body.evidence.push(text.quote(start, from + tail.length, cue.rule, cue.confidence ?? 'high'))
    }
    return
  }
  const last = near.at(-1)
  const evidence = text.quote(start, from + (last?.end ?? 0), cue.rule, cue.confidence ?? 'high')
  if (cue.presence) {
    for (const place of near) if (place.city !== null) body.presence.push({ place, evidence })
    return
  }
  if (cue.desk) {
    for (const place of near) if (place.city !== null) body.offices.push({ place, evidence })
    return
  }
  const label = cue.rule === 'scope.label'
  const cityOnly = near.every((place) => place.city !== null)
  if (!(label && cityOnly && /remote/i.test(tail) === false))
    gather(near, false, evidence, cue.labelled ? body : body.loose)
  if (cue.labelled && (near.some((place) => place.city === null) || label)) body.labelled = true
  if (!cue.office) {
    for (const place of near) if (place.city !== null) body.presence.push({ place, evidence })
  }
  if (cue.office) for (const place of near) if (place.city !== null) body.offices.push({ place, evidence })
}

/** The places that follow one another from the start with only joining words between. */
function closeList(tail: string, places: readonly Place[]): Place[] {
  const out: Place[] = []
  let at = 0
  for (const place of places) {
    const gap = tail.slice(at, place.start)
    const limit = out.length === 0 ? 40 : 30
    if (
      gap.length > limit ||
      !/^(?:[\s,;:/|()&+*•–-]|\b[dl]['’]|\b(?:und|oder|et|ou|y|o|e|en|of|i|lub|der|die|den|das|la|le|les|el|los|de|no|na|nos|nas|em|w|we|z|het)\b|\b(?:and|or|the|in|of|any|either|anywhere|one|within|remote|remotely|following|countries|country|states?|locations?|continental|contiguous|region|area|time|zones?|greater|metro|only|but|not|limited|to|our|office|offices|hybrid|following|preferred|ideally|from|across|all|over|united|a|an|these|based|fully|eastern|western|city|e\.g|noncolocated|city|for candidates|eligible|other|candidates|be|must|are|currently|is|whether|you|select|latam|region)\b\.?)*$/i.test(
        gap,
      )
    )
      break
    out.push(place)
    at = place.end
  }
  return out
}

function readExcluded(text: Prose, tables: Tables, body: Body): void {
  for (const line of text.lines(exclusions)) {
    excluding.lastIndex = 0
    for (let match = excluding.exec(line.text); match; match = excluding.exec(line.text)) {
      const from = match.index + match[0].length
      const tail = line.text.slice(from, from + 160).split('.')[0] ?? ''
      for (const place of closeList(tail, readPlaces(tail, tables).places)) {
        const { city, region, country } = place
        if (city !== null || region !== null || country === null || body.excluded.includes(country)) continue
        body.excluded.push(country)
        body.evidence.push(
          text.quote(line.start + match.index, line.start + from + place.end, 'scope.excluded', 'high'),
        )
      }
    }
  }
  body.countries = body.countries.filter((country) => !body.excluded.includes(country))
}

const excluding =
  /\b(?:except(?:ing)?(?: for)?|excluding|(?:cannot|can['’]t|unable to|not able to|do not|don['’]t) (?:currently )?(?:hire|employ|accept (?:candidates|applications|applicants))[^.\n]{0,30}? (?:in|from)|(?:must be|location|who (?:are|live|reside)|(?:be|are) (?:based|located)) outside(?: of)?|not (?:available|open) (?:in|to (?:candidates|residents) (?:in|of|from)))\s+/gi
