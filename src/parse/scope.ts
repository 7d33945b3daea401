import type { Evidence, Location, RemoteScope, Workplace } from '../model/listing.ts'
import { cleanLine } from './text/clean.ts'
import { fromField, type Prose } from './evidence.ts'
import { gather, none, type Gathered } from './gathered.ts'
import { readBody, type Body } from './scope-text.ts'
import { present } from './absent.ts'
import { readLocation, readUnlisted } from './places/address.ts'
import { readPlaces, toLocation, type Place } from './places/place.ts'
import { fold } from './text/fold.ts'
import { splitFlag } from './workplace-field.ts'
import { parseTimezones, timezonesOf } from './timezone.ts'
import type { Tables } from './tables.ts'

/** Where the job is and where candidates may live, each location with its evidence. */
export interface Whereabouts {
  readonly scope: RemoteScope
  readonly locations: readonly Location[]
  readonly scopeEvidence: readonly Evidence[]
  readonly locationEvidence: readonly (readonly Evidence[])[]
  /** The country whose dollar a bare `$` is. */
  readonly country: string | null
}

export interface WhereaboutsInput {
  readonly printed: readonly string[]
  readonly titleRaw: Prose
  readonly titleParts: readonly string[]
  readonly text: Prose
  readonly workplace: Workplace
  /** Office or remote, at choice: a printed city is where the office is. */
  readonly orOffice: boolean
  readonly country: string | undefined
  /** The language of the text: in a German one `DE` is Germany. */
  readonly language?: string | null
  readonly tables: Tables
}

interface Located {
  readonly place: Place
  readonly evidence: Evidence
  readonly office: boolean
  /** A country that stands as a location although the job is remote. */
  readonly forced?: boolean
}

/** Combines the printed locations, the title and the text in the order of their authority. */
export function parseWhereabouts(input: WhereaboutsInput): Whereabouts {
  const { printed, titleRaw, titleParts, text, workplace, tables } = input
  const located: Located[] = []
  const header = none()
  const excluded: string[] = []
  printed.forEach((line, i) => readHeader(line, i, input, header, located, excluded))
  const title = none()
  for (const part of titleParts) {
    const read = readPlaces(part, tables)
    if (read.places.length === 0 && !read.worldwide) continue
    const start = titleRaw.text.indexOf(part)
    for (const place of start >= 0 ? read.places : []) {
      // A country alone is a place of work unless the work is remote; then it is the scope.
      if (place.city === null && workplace === 'remote') continue
      // Nor is it one more where a place within it is stated.
      if (place.city === null && place.region === null && located.some((each) => each.place.country === place.country))
        continue
      located.push({
        place,
        evidence: titleRaw.quote(start, start + part.length, 'place.title', 'medium'),
        office: true,
      })
    }
    if (start >= 0)
      gather(read.places, read.worldwide, titleRaw.quote(start, start + part.length, 'scope.title', 'high'), title)
  }
  const body = readBody(text, tables)
  const remote = workplace === 'remote' || workplace === 'unknown'
  // A city alone says where the office is.
  const stated = printed.some((line) => onlyThere.test(line)) && located.every(({ place }) => place.city === null)
  const merged = remote ? merge(body, title, header, workplace === 'unknown' && !stated, tables) : none()
  const zones = remote ? zonesOf(input) : null
  const scope: RemoteScope = {
    type: merged.worldwide
      ? 'worldwide'
      : merged.areas.length > 0
        ? 'regions'
        : merged.countries.length > 0
          ? 'countries'
          : zones
            ? 'timezones'
            : 'unknown',
    countries: merged.countries,
    regions: merged.areas,
    excludedCountries: remote ? [...new Set([...body.excluded, ...excluded])] : [],
    timezones: zones?.value ?? null,
  }
  const offices = located.filter(
    ({ place, office, forced }) =>
      forced === true ||
      (office && merged.worldwide && header.countries.length > 0 && place.country !== null) ||
      (office &&
        (place.city !== null || (workplace !== 'remote' && (place.region !== null || place.country !== null)))),
  )
  const present = workplace === 'hybrid' || workplace === 'onsite'
  const seen = new Set<string>()
  const unique = [...offices, ...(present ? [...body.offices, ...body.presence] : body.offices)].filter(({ place }) => {
    const { region, country, raw } = place
    const name = cityName(place, tables) ?? region
    const key = JSON.stringify([name, country, name === null && country === null ? raw : ''])
    return seen.has(key) ? false : seen.add(key)
  })
  return {
    scope,
    locations: unique.map(({ place }) => toLocation(place)),
    scopeEvidence: [...merged.evidence, ...outvoted(merged, header), ...(zones ? [zones.evidence] : [])],
    locationEvidence: unique.map(({ evidence }) => [evidence]),
    country: dollarCountry(
      [
        ...header.countries,
        ...title.countries,
        ...body.countries,
        ...unique.flatMap(({ place }) => place.country ?? []),
      ],
      input.country,
    ),
  }
}

/** What the location field says and the text overrules: the scope is not read from it, but it is what the posting's place was called. */
function outvoted(merged: Gathered, header: Gathered): Evidence[] {
  if (merged.evidence.length === 0) return []
  return header.evidence
    .filter((evidence) => !merged.evidence.includes(evidence))
    .map((evidence) => ({ ...evidence, rule: 'scope.outvoted', confidence: 'low' }))
}

/** The table's name of a city, whichever of its names is printed (`München`, `Munich`). */
function cityName({ city, country }: Place, tables: Tables): string | null {
  if (city === null) return null
  return tables.cities.get(fold(city))?.find((each) => each.country === country)?.name ?? city
}

function dollarCountry(countries: readonly string[], hint: string | undefined): string | null {
  const distinct = [...new Set(countries)]
  if (distinct.includes('US')) return 'US'
  return distinct[0] ?? hint ?? null
}

/** `US/Canada only` says where candidates may live, remote or not. */
const onlyThere = /\bonly\W*$/i
/** `Remote (Worldwide except the US)` */
const excepting = /[\s,(]+(?:except(?:ing)?(?: for)?|excluding|excl\.?|other than|but not)\s+(?:in |the )*(.{2,80})$/i

/** `San Francisco or Remote (US)`: what stands at the word remote is the scope, what stands before the `or` is an office. */
function readHeader(
  line: string,
  i: number,
  input: WhereaboutsInput,
  into: Gathered,
  located: Located[],
  excluded: string[],
): void {
  const whole = cleanLine(splitFlag(line).place)
  const except = excepting.exec(whole)
  for (const { country, city, region } of except ? readPlaces(except[1] ?? '', input.tables).places : [])
    if (country !== null && city === null && region === null) excluded.push(country)
  const printed = except ? whole.slice(0, except.index) : whole
  const { places, worldwide } = readLocation(printed, input.tables, input.country ?? hintOf(printed, input))
  const evidence = fromField(line, `/locations/${String(i)}`, 'place.location', 'medium')
  // `Remote, Spain; Remote, Portugal` is a list.
  const split = /^\W*(?:fully |100% )?remote\b/i.test(printed)
    ? null
    : /\b(?:or|and|\/|\||,|;)\s*(?:fully |100% )?remote\b(?=.*\S)/i.exec(printed)
  if (places.length === 0 && !worldwide) {
    const place = present(printed) === undefined || timezonesOf(printed, input.tables) ? null : readUnlisted(printed)
    const cited: Evidence = { ...evidence, rule: 'place.unlisted', confidence: 'low' }
    if (place) located.push({ place, evidence: cited, office: true, forced: true })
    return
  }
  const behind = split ? places.filter((place) => place.start > split.index) : []
  // `Remote (US) or hybrid (New York)`: what the word remote has in brackets.
  const own = /\b(?:hybrid|on-?site|in-office)\b/i.test(printed) ? /\bremote\s?\(([^()]{2,120})\)/i.exec(printed) : null
  const inside = own ? places.filter(({ start, end }) => start >= own.index && end <= own.index + own[0].length) : []
  const scope =
    inside.length > 0 ? inside : behind.length > 0 && behind.some((place) => place.city === null) ? behind : places
  // `Cyprus or remote`, `Remote / Bay Area`: the place is where the office is.
  const officeCountry =
    places.every((place) => place.area === null) &&
    (/\bor\s+(?:fully |100% )?remote\W*$|^\W*(?:fully |100% )?remote\s+or\b/i.test(printed) ||
      (/\/\s*(?:fully |100% )?remote\W*$|^\W*(?:fully |100% )?remote\s*\//i.test(printed) &&
        places.some((place) => place.city !== null || place.region !== null)))
  if (officeCountry) {
    for (const place of places) located.push({ place, evidence, office: true, forced: true })
    return
  }
  // `Hybrid (London) or remote (UTC-1 to UTC+2)`: hours alone bound who works remotely; `Remote (US/Global)`: nothing does.
  const unbound =
    worldwide || (split !== null && behind.length === 0 && timezonesOf(printed.slice(split.index), input.tables))
  const bounds = unbound ? [] : input.orOffice ? scope.filter((place) => place.city === null) : scope
  gather(bounds, worldwide, evidence, into)
  const remoteLed = /^\s*(?:fully |100% )?remote\s*(?:[-–(:]|in\b|within\b)/i.test(printed) && !split
  const alternatives = /\b(?:or|\/)\s*(?:fully )?remote\b|\bremote\s+or\b/i.test(printed)
  for (const place of places) {
    if (places.some((other) => isWithin(other, place, printed))) continue
    const office =
      place.area === null &&
      !(remoteLed && place.city === null) &&
      !(behind.includes(place) && behind === scope && scope !== places && place.city === null)
    located.push({
      place,
      evidence: alternatives ? { ...evidence, rule: 'place.alternative', confidence: 'high' } : evidence,
      office,
      // A state says more than the country of the scope does.
      ...(places.length === 1 && place.city === null && place.region !== null ? { forced: true } : {}),
    })
  }
}

/** `New Delhi/NCR, India` is one place; `Germany; Berlin` and `Berlin or Germany` are two. */
function isWithin(city: Place, country: Place, printed: string): boolean {
  if (country.city !== null || country.region !== null || country.area !== null) return false
  if (city.city === null || city.country !== country.country) return false
  const between = printed.slice(Math.min(city.end, country.end), Math.max(city.start, country.start))
  return !/[;|]|\b(?:or|oder|ou|o)\b/i.test(between)
}

/** The country that a code which is a state's too (`Kleinwinkel, DE`) is by the language. */
const hintOf = (printed: string, { language }: WhereaboutsInput) =>
  language === 'de' && /,\s*DE$/.test(printed) ? 'DE' : undefined

function merge(body: Body, title: Gathered, header: Gathered, onlyStated: boolean, tables: Tables): Gathered {
  const out = none()
  const take = (from: Gathered) => {
    for (const country of from.countries) if (!out.countries.includes(country)) out.countries.push(country)
    for (const area of from.areas) if (!out.areas.includes(area)) out.areas.push(area)
    out.evidence.push(...from.evidence)
  }
  const inBody = body.worldwide || body.areas.length > 0 || body.countries.length > 0
  if (onlyStated && !inBody) return out
  const inTitle = title.worldwide || title.areas.length > 0 || title.countries.length > 0
  if (body.everywhere) return { ...none(), worldwide: true, evidence: [...body.evidence] }
  if (body.labelled && inBody) {
    take(body)
    // A label that only repeats a part of the header's list does not narrow it.
    if (
      !inTitle &&
      widen(body, tables).countries.every((country) => header.countries.includes(country)) &&
      body.areas.every((area) => header.areas.includes(area))
    )
      take(header)
    if (inTitle && body.areas.length === 0) take(title)
    return widen(out, tables)
  }
  if (title.worldwide) return { ...none(), worldwide: true, evidence: [...title.evidence] }
  // What the company offers to all never widens the place that the title names.
  if (inBody && !body.worldwide && !inTitle) take(body)
  take(title)
  take(header)
  if (out.countries.length === 0 && out.areas.length === 0) {
    if (header.worldwide) return { ...none(), worldwide: true, evidence: [...header.evidence] }
    if (body.worldwide) return { ...none(), worldwide: true, evidence: [...body.evidence] }
  }
  return widen(out, tables)
}

/** A country inside a named region adds nothing to it. */
function widen(scope: Gathered, tables: Tables): Gathered {
  if (scope.areas.length === 0) return scope
  const areas = scope.areas.filter(
    (area) => !scope.areas.some((other) => other !== area && inside(area, other, tables)),
  )
  return {
    ...scope,
    areas,
    countries: scope.countries.filter(
      (country) => !scope.areas.some((area) => tables.regions[area]?.includes(country)),
    ),
  }
}

function inside(area: string, other: string, tables: Tables): boolean {
  const members = tables.regions[other] ?? []
  const own = tables.regions[area] ?? []
  return own.length < members.length && own.every((country) => members.includes(country))
}

function zonesOf(input: WhereaboutsInput) {
  const inText = parseTimezones(input.text, input.tables)
  if (inText) return inText
  for (const [i, line] of input.printed.entries()) {
    const value = timezonesOf(splitFlag(line).place, input.tables)
    if (value) return { value, evidence: fromField(line, `/locations/${String(i)}`, 'timezones.location', 'high') }
  }
  for (const part of input.titleParts) {
    const value = timezonesOf(part, input.tables)
    const start = input.titleRaw.text.indexOf(part)
    if (value && start >= 0)
      return { value, evidence: input.titleRaw.quote(start, start + part.length, 'timezones.title', 'high') }
  }
  return null
}
