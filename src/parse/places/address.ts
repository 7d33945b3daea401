import { fold } from '../text/fold.ts'
import { alpha3Of, chooseCity, everyday, isAmbiguous } from './gazetteer.ts'
import { properName, readPlaces, speaksOfHours, type Place, type PlaceString } from './place.ts'
import type { City, Subdivision, Tables } from '../tables.ts'

interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Parts of an address that say how the work is done, not where. */
const mode =
  /^(?:(?:fully |100 ?% )?(?:remote|hybrid|on-?site|virtual|home[ -]?office|work from home|wfh|télétravail|teletrabajo|remoto|praca zdalna|zdalnie|mobiles arbeiten|thuiswerken|smart ?working)|anywhere|flexible|field|(?:nation|state|country)-?wide|bundesweit|landesweit|hq)$/i
/** Words that no town's name holds. */
const notTown =
  /(?<!\p{L})(?:remote|remoto|zdaln(?:ie|a)|teletrabajo|télétravail|homeoffice|thuiswerken|distance|hybrid|on-?site|office|anywhere|somewhere|everywhere|nowhere|(?:nation|state|country)-?wide|(?:bundes|landes|deutschland)weit|global|worldwide|international|hq|headquarters|home|flexible|wfh|work|any|locations?|other|area|within|from|only|team|based|time|zones?|timezones?|eastern|us|usa|uk|eu|jobs?|interns?|fully|approved|preferred|virtual|candidates?|metro|various|multiple|cities|city centre|inc|llc|gmbh|all|coast|region|countries|country|states?|or|and|full|part|see|description|republic of|province of|states of)(?!\p{L})/iu
const townName = /^\p{Lu}[\p{L}.'’ -]{1,39}$/u
const listed = 100_000
/** Characters beyond which a field is no address. */
const longest = 500
/** Countries whose capital bears their name: written twice, the first is the city. */
const cityStates = new Set(['SG', 'HK', 'MO', 'LU', 'MC', 'GI', 'KW', 'DJ', 'SM'])

/**
 * Reads a location field. A field that is one address, or several between semicolons or bars, is read by its parts, whichever end the
 * country stands at (`Graz, Styria, Austria`, `US, OR, Beaverton`, `US-TX-Houston`, `USA.VA.Reston`); anything else word by word.
 */
export function readLocation(printed: string, tables: Tables, country?: string): PlaceString {
  if (printed.length > longest) return readPlaces(printed, tables, country)
  // A board prints the same few places over and over.
  const known = read.get(tables) ?? new Map<string, PlaceString>()
  read.set(tables, known)
  const key = `${country ?? ''}\n${printed}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= remembered) known.clear()
  const found = readShort(printed, tables, country)
  known.set(key, found)
  return found
}

const read = new WeakMap<Tables, Map<string, PlaceString>>()
const remembered = 2000

function readShort(printed: string, tables: Tables, country: string | undefined): PlaceString {
  const places = readAddresses(printed, tables, country)
  if (!places) return withCodes(readPlaces(printed, tables, country), printed, tables)
  return { places: places.map((place) => ({ ...place, raw: printed.slice(place.start, place.end) })), worldwide: false }
}

function readAddresses(printed: string, tables: Tables, hint: string | undefined): Place[] | null {
  const out: Place[] = []
  for (const segment of split(printed, 0, /[;|]|,(?= ?[A-Z]{2,3}-[A-Z])/g)) {
    const states = statesListed(segment, tables)
    const place = states.length > 0 ? null : readAddress(segment, tables, hint)
    if (states.length === 0 && !place) return null
    out.push(...states, ...(place ? [place] : []))
  }
  return out.length > 0 ? out : null
}

/** `California, Oregon, Washington, USA, Remote`: three states of one country, or more. */
function statesListed(segment: Part, tables: Tables): Place[] {
  const parts = split(segment.text, segment.start, /,/g).filter(({ text }) => !mode.test(text))
  const country = countryNamed(parts.at(-1)?.text ?? '', tables)
  const before = parts.slice(0, -1)
  if (country === null || before.length < 3) return []
  const states = before.map((part) => ({ part, state: statesOf(part.text, country, tables)[0] }))
  // `New York, New York, New York, USA` repeats one.
  const distinct = new Set(states.map(({ state }) => state?.name)).size
  if (distinct < states.length || states.some(({ state }) => state === undefined)) return []
  return states.map(({ part, state }) => made(null, state?.code ?? part.text, country, part, part))
}

function withCodes(read: PlaceString, printed: string, tables: Tables): PlaceString {
  if (!/\bremote\b/i.test(printed)) return read
  const codes = readCodes(printed, tables)
  const others = read.places.filter((place) => !codes.some(({ start, end }) => place.start < end && start < place.end))
  return { ...read, places: [...others, ...codes].sort((a, b) => a.start - b.start) }
}

/**
 * Codes of countries in a row (`DE/UK/CH`, `AUS/NZ`, `US/CA`), which say where candidates may live. A row that may as well be one of states
 * (`CA/IN/PA`) or an address (`US, CA`) is none.
 */
function readCodes(printed: string, tables: Tables): Place[] {
  const row = /(?<![\p{L}\p{N}/])[A-Z]{2,5}(?:\s?[/|·,]\s?[A-Z]{2,5}){1,40}(?![\p{L}\p{N}/])/gu
  const out: Place[] = []
  for (const match of printed.matchAll(row)) {
    const codes = split(match[0], match.index, /[/|·,]/g)
    const places = codes.flatMap((part): Place[] => {
      const area = tables.regionNames.get(fold(part.text))
      if (area !== undefined) return [{ ...made(null, null, null, part, part), area, raw: part.text }]
      const country = countryNamed(part.text, tables)
      if (country === null || !peopled(tables).has(country)) return []
      return [{ ...made(null, null, country, part, part), raw: part.text }]
    })
    const stateless = codes.filter(({ text }) => statesOf(text, 'US', tables).length === 0)
    const commas = match[0].includes(',')
    const sure = commas ? codes.length > 2 && codes[0]?.text !== 'US' && stateless.length > 0 : stateless.length > 0
    const hours =
      codes.every(({ text }) => tables.zoneOffsets.has(text.toLowerCase())) ||
      speaksOfHours(printed, match.index + match[0].length)
    if (places.length === codes.length && sure && !hours) out.push(...places)
  }
  return out
}

/** The pieces between separators, trimmed, without empty ones. */
function split(text: string, offset: number, separator: RegExp): Part[] {
  const parts: Part[] = []
  let at = 0
  const push = (end: number) => {
    const piece = text.slice(at, end)
    const trimmed = piece.trim()
    const start = offset + at + (piece.length - piece.trimStart().length)
    if (trimmed !== '') parts.push({ text: trimmed, start, end: start + trimmed.length })
  }
  for (const match of text.matchAll(separator)) {
    push(match.index)
    at = match.index + match[0].length
  }
  push(text.length)
  return parts
}

/** `Remote - Texas, US`, `Oslo, Norway (Hybrid)`: the address without the mode of work. */
function bare({ text, start }: Part): Part {
  const lead = /^(?:(?:fully |100 ?% )?(?:remote|hybrid|on-?site))\s*(?:\s[-–]\s|[(:])\s*/i.exec(text)?.[0] ?? ''
  const rest = text.slice(lead.length)
  const tail =
    /\s*(?:\s[-–]\s?|\()\s?(?:(?:fully |100 ?% )?(?:remote|hybrid|on-?site)|hq)\)?$/i.exec(rest) ??
    (lead.includes('(') ? /\s*\)$/.exec(rest) : null)
  const core = rest.slice(0, tail?.index ?? rest.length)
  return { text: core, start: start + lead.length, end: start + lead.length + core.length }
}

function readAddress(segment: Part, tables: Tables, hint: string | undefined): Place | null {
  const core = bare(segment)
  if (/[()[\]/&+?!]/.test(core.text)) return null
  const coded = /^[A-Z]{2,3}(?=([-.])[^\s.-])/.exec(core.text)
  const joint = coded?.[1] === '.' ? /\./g : /-/g
  const all =
    coded && !core.text.includes(',')
      ? split(core.text, core.start, joint)
      : split(core.text, core.start, /,|\s[-–]\s/g)
  const parts = all.filter(({ text }) => !mode.test(text))
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  if (all.length === 1 || (parts.length === 1 && /^[A-Z]{2}$/.test(first.text))) return lone(first, tables, hint)
  const front = countryNamed(first.text, tables)
  const back = countryNamed(last.text, tables)
  return (
    (front === null ? null : fromFront(front, first, parts.slice(1), tables)) ??
    (back === null ? null : fromBack(back, parts.slice(0, -1), last, tables)) ??
    fromState(parts, first, last, tables, hint)
  )
}

/** `AT`; a town whose namesakes all lie in one country. */
function lone(part: Part, tables: Tables, hint: string | undefined): Place | null {
  if (/^[A-Z]{2}$/.test(part.text)) {
    const states = statesOf(part.text, null, tables).filter(({ country }) => country === 'US' || country === 'CA')
    return states.length === 0 && peopled(tables).has(part.text) ? made(null, null, part.text, part, part) : null
  }
  const key = fold(part.text)
  const options = tables.cities.get(key)
  if (options && everyday.has(key)) return cityAlone(part, key, options, tables, hint)
  if (!options || tables.subdivisionNames.has(key) || tables.countryNames.has(key)) return null
  if (tables.regionNames.has(key) || key.length < 4) return null
  if (options.some((city) => city.population >= listed)) return null
  const countries = new Set(options.map((city) => city.country))
  const only = hint !== undefined && countries.has(hint) ? hint : countries.size === 1 ? options[0]?.country : undefined
  if (only === undefined) return null
  return inCountry(part, only, null, null, part, part, tables)
}

/** Words of a whole field that say how or what, though large cities are called so. */
const notAlone = new Set('mobile orange male media central core data federal general washington salem'.split(' '))

/** `Nice`, `Phoenix`: an everyday word that is the whole field is the city. */
function cityAlone(
  part: Part,
  key: string,
  options: readonly City[],
  tables: Tables,
  hint: string | undefined,
): Place | null {
  if (notAlone.has(key) || !/^\p{Lu}/u.test(part.text) || tables.subdivisionNames.has(key)) return null
  const near = hint === undefined ? null : chooseCity(options, hint, null)
  const city = near ?? (isAmbiguous(options) ? null : chooseCity(options, null, null))
  return city && inCountry(part, city.country, null, null, part, part, tables)
}

/** `Germany, Munich`; `US, CA, San Jose, Rio Robles`; `USA.VA.Reston`. */
function fromFront(country: string, first: Part, rest: readonly Part[], tables: Tables): Place | null {
  if (rest.some(({ text }) => otherPlace(text, country, tables))) return null
  // `Ukraine, Europe`: the region holds the country.
  const [one, two] = rest.filter(
    ({ text }) =>
      !tables.regionNames.has(fold(text)) && (cityStates.has(country) || countryNamed(text, tables) !== country),
  )
  if (!one) return made(null, null, country, first, first)
  // `IT, Hamburg`: two letters are a country where what follows lies in it.
  const sure = !/^[A-Z]{2}$/.test(first.text) || country === 'US' || country === 'GB'
  if (!sure && !isCity(one.text, country, tables) && statesOf(one.text, country, tables).length === 0) return null
  const state = statesOf(one.text, country, tables)[0]
  if (state && !(rest.length === 1 && isCity(one.text, country, tables))) {
    if (!two) return made(null, state.code ?? one.text, country, first, one)
    return inCountry(two, country, state, state.code ?? one.text, first, rest.at(-1) ?? two, tables)
  }
  if (two && isCity(two.text, country, tables, listed)) return null
  return inCountry(one, country, null, null, first, rest.at(-1) ?? one, tables)
}

/** `Graz, Styria, Austria`; `Toronto, ON, CA`; `Tokyo, JP`; `Singapore, Singapore`. */
function fromBack(country: string, before: readonly Part[], last: Part, tables: Tables): Place | null {
  const city = before[0]
  if (!city || before.some(({ text }) => otherPlace(text, country, tables))) return null
  const rest = before.filter(
    (part, i) =>
      (fold(part.text) !== fold(before[i - 1]?.text ?? '') || statesOf(part.text, country, tables).length > 0) &&
      (countryNamed(part.text, tables) !== country ||
        (i === 0 && cityStates.has(country) && isCity(part.text, country, tables))) &&
      !tables.regionNames.has(fold(part.text)),
  )
  const [town, ...regions] = rest
  if (!town) return made(null, null, country, city, last)
  const printed = regions.at(-1)
  const state = printed && statesOf(printed.text, country, tables)[0]
  if (/^[A-Z]{2}$/.test(last.text) && !certain(last.text, country, town, state, tables)) return null
  if (!printed) {
    const states = statesOf(town.text, country, tables)
    // `Washington, USA` is the state: the capital stands beside its district.
    const isState = fold(town.text) === 'washington' || !isCity(town.text, country, tables)
    if (states.length > 0) return isState ? stateAlone(states, town, last) : null
    return inCountry(town, country, null, null, city, last, tables)
  }
  // `Berlin, Munich, Germany` is a list.
  if (!state && isCity(town.text, country, tables) && isCity(printed.text, country, tables, listed)) return null
  if (notTown.test(printed.text)) return null
  return inCountry(town, country, state, state ? (state.code ?? printed.text) : printed.text, city, last, tables)
}

const stateAlone = (states: readonly Subdivision[], part: Part, last: Part): Place | null => {
  const state = states[0]
  return state ? made(null, state.code ?? part.text, state.country, part, last) : null
}

/** Whether a code at the end is the country: no state has it and no table the town, or what stands before it lies in the country and in no such state. */
function certain(code: string, country: string, town: Part, state: Subdivision | undefined, tables: Tables): boolean {
  if (state) return true
  const options = tables.cities.get(fold(town.text)) ?? []
  // `Design, IT` is a trade.
  if (options.length === 0)
    return code !== 'IT' && statesOf(code, null, tables).length === 0 && peopled(tables).has(code)
  if (!options.some((city) => city.country === country)) return false
  return !statesOf(code, null, tables).some((each) => options.some((city) => city.country === each.country))
}

/** `Bloomfield Hills, MI`, `Washington, D.C.`: a town that the table lacks, or a code with dots. */
function fromState(
  parts: readonly Part[],
  first: Part,
  last: Part,
  tables: Tables,
  hint: string | undefined,
): Place | null {
  if (parts.length !== 2) return null
  // `Oregon - Bend`: the state in front.
  const over = first.text.length > 3 ? statesOf(first.text, null, tables)[0] : undefined
  const within = (tables.cities.get(fold(last.text)) ?? []).some(
    (city) =>
      over?.code !== undefined && over.code !== null && city.country === over.country && city.subdivision === over.code,
  )
  if (over && within && !tables.subdivisionNames.has(fold(last.text)))
    return inCountry(last, over.country, over, over.code, first, last, tables)
  const state = statesOf(last.text, null, tables)[0]
  if (!state) return null
  const known = tables.cities.has(fold(first.text)) || tables.subdivisionNames.has(fold(first.text))
  if (known && !/^(?:\p{Lu}\.){2,3}$/u.test(last.text)) return null
  if (otherPlace(first.text, state.country, tables)) return null
  // Delaware has fewer towns that the table lacks than Germany.
  if (last.text === 'DE' && hint !== 'US') {
    const town = inCountry(first, 'DE', null, null, first, last, tables)
    return town && { ...town, country: hint === 'DE' ? 'DE' : null }
  }
  return inCountry(first, state.country, state, state.code ?? last.text, first, last, tables)
}

/** `Chile y Uruguay` is no town. */
const listOf = / (?:y|e|et|und|and|en|i|oder|or|o|ou) \p{Lu}/u

function inCountry(
  town: Part,
  country: string,
  state: Subdivision | undefined | null,
  region: string | null,
  from: Part,
  to: Part,
  tables: Tables,
): Place | null {
  const options = (tables.cities.get(fold(town.text)) ?? []).filter((city) => city.country === country)
  const inState = options.find((city) => state?.code !== undefined && city.subdivision === state?.code)
  const city: City | undefined = inState ?? options[0]
  if (
    !city &&
    (listOf.test(town.text) || !townName.test(town.text) || notTown.test(town.text) || /^\p{Lu}{1,5}$/u.test(town.text))
  )
    return null
  const known = city && (country === 'US' || country === 'CA') ? city.subdivision : null
  return made(properName(town.text, city ?? null), region ?? known, country, from, to)
}

function made(city: string | null, region: string | null, country: string | null, from: Part, to: Part): Place {
  const [a, b] = from.start <= to.start ? [from, to] : [to, from]
  return { city, region, country, area: null, raw: '', start: a.start, end: b.end }
}

function isCity(text: string, country: string, tables: Tables, least = 0): boolean {
  return tables.cities.get(fold(text))?.some((city) => city.country === country && city.population >= least) === true
}

const withCities = new WeakMap<Tables, ReadonlySet<string>>()

/** The countries that have a city: a code of any other (`AI`, `SJ`) is rather an abbreviation. */
function peopled(tables: Tables): ReadonlySet<string> {
  const known = withCities.get(tables)
  if (known) return known
  const found = new Set([...tables.cities.values()].flatMap((options) => options.map((city) => city.country)))
  withCities.set(tables, found)
  return found
}

/** Whether a part names a country, region or state that lies elsewhere, or a large city of other countries alone. */
function otherPlace(text: string, country: string, tables: Tables): boolean {
  if (statesOf(text, country, tables).length > 0 || isCity(text, country, tables)) return false
  const named = countryNamed(text, tables)
  if (named !== null) return named !== country
  const key = fold(text)
  if (tables.subdivisionNames.has(key)) return true
  return tables.cities.get(key)?.some((city) => city.population >= listed) === true
}

/** The country that a part is: its name, or its code in capitals. Georgia is told from the state elsewhere. */
function countryNamed(text: string, tables: Tables): string | null {
  const key = fold(text)
  if (key === 'georgia') return null
  if (/^[A-Z]{2}$/.test(text)) return text in tables.countries ? text : (tables.countryNames.get(key) ?? null)
  if (/^[A-Z]{3}$/.test(text)) return alpha3Of(tables).get(text) ?? tables.countryNames.get(key) ?? null
  return key.length > 3 || /^\p{Lu}/u.test(text) ? (tables.countryNames.get(key) ?? null) : null
}

/** The states that a part is, by name or by code in capitals, also with dots. */
function statesOf(text: string, country: string | null, tables: Tables): readonly Subdivision[] {
  const code = text.replace(/\./g, '')
  const found = /^[A-Z]{2,3}$/.test(code)
    ? tables.subdivisions.filter((each) => each.code === code)
    : (tables.subdivisionNames.get(fold(text)) ?? [])
  return country === null ? found : found.filter((each) => each.country === country)
}

/** Words of a location field that name no place. */
const noPlace =
  /\b(?:remote(?:ly)?|hybrid|on-?site|in-person|offices?|anywhere|somewhere|everywhere|nationwide|home|based|work(?:ing|place)?|from|fully|full|part|time|or|and|in|within|only|the|of|a|an|to|any|all|other|global|worldwide|international|wfh|distributed|virtual|flexible|flex|multiple|various|varies|locations?|headquarters|hq|head|hours|zones?|timezones?|interns?|internships?|contract(?:or)?s?|freelance|permanent|negotiable|not|specified|unknown|city|cities|regions?|country|countries|states?|jobs?|positions?|roles?|preferred|friendly|first|possible|eligible|company|team|days?|weeks?|months?|per|some|mostly|mainly|optional|required|depend(?:s|ing)?|upon|on|remot[oa]|télétravail|teletrabajo|homeoffice|see|description|below|open|new|field|mobile|our|your|you|we|europe|asia|africa|america|north|south|east|west)\b/gi

/**
 * A location field in which no table knows a place: what is printed is kept, as a town's name where it looks like one. Null where the words
 * speak of anything but a place.
 */
export function readUnlisted(printed: string): Place | null {
  // `La Jolla | Remote` has one part that is a place.
  const parts = split(printed, 0, /[|;]/g).filter((part) => !mode.test(part.text))
  const only = parts.length === 1 ? parts[0] : undefined
  const { text, start } = bare(only ?? { text: printed, start: 0, end: printed.length })
  const name = text.replace(/^[\s,;:|/–-]+|[\s,;:|/–-]+$/g, '')
  const left = name.replace(noPlace, ' ')
  if (name.length > 80 || mode.test(name) || !/\p{Lu}\p{Ll}{2}|\p{Lo}{2}/u.test(left)) return null
  const town = townName.test(name) && !notTown.test(name) && name.split(' ').length <= 3
  const at = start + text.indexOf(name)
  const city = town && !/^The\b/.test(name) ? name : null
  return { city, region: null, country: null, area: null, raw: name, start: at, end: at + name.length }
}
