import type { Location } from '../../model/listing.ts'
import { chooseCity, findPlaces, isAmbiguous, type PlaceHit } from './gazetteer.ts'
import type { City, Tables } from '../tables.ts'

/** One place of a printed location: a city, a state, a country or a region, with where it stands. */
export interface Place {
  readonly city: string | null
  readonly region: string | null
  readonly country: string | null
  /** A named region of the world (`EMEA`). */
  readonly area: string | null
  readonly raw: string
  readonly start: number
  readonly end: number
}

/** What a printed location string says. */
export interface PlaceString {
  readonly places: readonly Place[]
  readonly worldwide: boolean
}

const worldwide = /\b(?:worldwide|world[- ]wide|anywhere|global(?:ly)?|any location|international)\b/i
const notCity =
  /\b(?:remote|hybrid|on-?site|office|anywhere|global|worldwide|hq|headquarters|home|flexible|wfh|work|any|location|locations|other|area|within|from|only|team|based|time ?zones?|eastern|western|us|usa|uk|eu|job|fully|approved|preferred|virtual|candidates?|metro|various|multiple|cities|inc|llc|gmbh|all|north|south|east|west|central|coast|region|the|nation-?wide|state-?wide|country-?wide|national|regional|multiple|several|different|everywhere|somewhere|nowhere|bundesweit|deutschlandweit|landesweit|landelijk)\b/i

const hoursBehind =
  /^(?:-(?:friendly|compatible|aligned))?(?:\s*(?:,|\/|and|or|&|-)\s*(?:the )?(?:\p{Lu}[\p{L}.]*\s?){1,2}){0,3}\s*(?:[Ss]tandard |[Bb]usiness |[Ww]orking )?(?:[Tt]ime[- ]?[Zz]ones?|[Hh]ours|TIME ?ZONES?)\b/u

const overlapBefore = /\boverlap(?:s|ping)?(?: [\w-]{1,12}){0,3} with (?:the )?$/i

/** Whether words of hours stand behind a place: `North American time zones` bound the hours, not the place. */
export const speaksOfHours = (text: string, end: number) => hoursBehind.test(text.slice(end, end + 60))

/**
 * Reads a location as a board prints it (`Lyon, France`, `Spain - Barcelona`, `San Francisco, CA or Remote (US)`). A town that the table
 * lacks is taken as printed when a country or state stands behind it.
 */
export function readPlaces(printed: string, tables: Tables, country?: string): PlaceString {
  const hits = namesakes(printed, findPlaces(printed, tables, false))
  const places: Place[] = []
  for (let i = 0; i < hits.length;) {
    const group = groupFrom(printed, hits, i)
    const place = resolve(printed, hits, group, i, country)
    const overlap = place && overlapBefore.test(printed.slice(Math.max(0, place.start - 50), place.start))
    if (place && !overlap && !speaksOfHours(printed, place.end)) places.push(place)
    i += group.length
  }
  const anywhere = worldwide.exec(printed) ?? /(?<=\bremote\W{0,3}(?:the )?)\bworld\b/i.exec(printed)
  // `Anywhere in France` is limited; `Remote (Worldwide) / Brno` names an office beside.
  const limited =
    anywhere !== null &&
    places.some((place) =>
      place.start > anywhere.index
        ? !/[/|;]|\bor\b/i.test(printed.slice(anywhere.index, place.start))
        : /^[\s(,-]*$/.test(printed.slice(place.end, anywhere.index)),
    )
  return { places: distinct(places), worldwide: anywhere !== null && !limited }
}

/** `Lebanon, NH` is a town of that state, which has the name of a country; `Colombia, CO` is the country and its code. */
function namesakes(text: string, hits: readonly PlaceHit[]): readonly PlaceHit[] {
  const isCode = (hit: PlaceHit, before: PlaceHit | undefined) =>
    before?.kind === 'country' && before.code === hit.printed && /^,?\s*$/.test(text.slice(before.end, hit.start))
  return hits
    .filter((hit, i) => !isCode(hit, hits[i - 1]))
    .map((hit, i, kept) => {
      const next = kept[i + 1]
      const opens = /(?:^|[;|/(])\s*$/.test(text.slice(0, hit.start))
      if (hit.kind !== 'country' || next?.kind !== 'subdivision' || !opens) return hit
      const isState =
        /^[A-Z]{2}$/.test(next.printed) && next.printed !== hit.code && /^,\s*$/.test(text.slice(hit.end, next.start))
      if (!isState || next.options.some(({ country }) => country === hit.code)) return hit
      return { kind: 'city', options: [], start: hit.start, end: hit.end, printed: hit.printed }
    })
}

/** Hits that describe one place: neighbours with nothing but punctuation between, each of another kind. */
function groupFrom(text: string, hits: readonly PlaceHit[], from: number): PlaceHit[] {
  const group: PlaceHit[] = []
  for (let i = from; i < hits.length; i++) {
    const hit = hits[i]
    const last = group.at(-1)
    if (!hit) break
    if (last) {
      const gap = text.slice(last.end, hit.start)
      if (!/^\s*[,(–-]\s*$|^\s+$/.test(gap) || hit.kind === 'region') break
      if (last.kind === 'region') break
      const kinds = new Set(group.map((each) => each.kind))
      if (
        kinds.has(hit.kind) &&
        !(hit.kind === 'country' && last.kind === 'country' && last.code === hit.code) &&
        !sameName(last, hit)
      )
        break
      // `Canada, New York` is two places; `Canada - Toronto` is one.
      if (last.kind === 'country' && hit.kind !== 'country' && !/[-–(]|^\s+$/.test(gap)) break
    }
    group.push(hit)
  }
  return group
}

const sameName = (a: PlaceHit, b: PlaceHit) => a.printed === b.printed

function resolve(
  text: string,
  hits: readonly PlaceHit[],
  group: readonly PlaceHit[],
  at: number,
  hint: string | undefined,
): Place | null {
  const first = group[0]
  const last = group.at(-1)
  if (!first || !last) return null
  const span = { raw: text.slice(first.start, last.end), start: first.start, end: last.end }
  if (first.kind === 'region') return { city: null, region: null, country: null, area: first.name, ...span }
  const cityHit = group.find((each) => each.kind === 'city')
  const stateHit = group.find((each) => each.kind === 'subdivision')
  const countryHit = group.find((each) => each.kind === 'country')
  const state = stateHit && pickState(stateHit, cityHit, countryHit?.code ?? null)
  // Georgia is a country where its city is not one of the state.
  const georgia =
    state?.code === 'GA' &&
    cityHit?.options.some((city) => city.country === 'GE') &&
    !cityHit.options.some((city) => city.subdivision === 'GA')
  if (georgia && cityHit) return { city: cityHit.printed, region: null, country: 'GE', area: null, ...span }
  const country = countryHit?.code ?? state?.country ?? null
  if (cityHit) {
    const city = pickCity(cityHit, country, state?.code ?? null, hint, hits)
    if (!city && country === null) {
      if (!isAmbiguous(cityHit.options)) return null
      return { city: properName(cityHit.printed, null), region: null, country: null, area: null, ...span }
    }
    return {
      city: properName(cityHit.printed, city),
      region: state ? stateText(stateHit, state.code) : cityState(city),
      country: country ?? city?.country ?? null,
      area: null,
      ...span,
    }
  }
  const town = unlistedTown(text, hits, at, first)
  if (town)
    return {
      city: town.name,
      region: state ? stateText(stateHit, state.code) : null,
      country,
      area: null,
      raw: text.slice(town.start, last.end),
      start: town.start,
      end: last.end,
    }
  return { city: null, region: state ? stateText(stateHit, state.code) : null, country, area: null, ...span }
}

function pickState(
  hit: PlaceHit & { kind: 'subdivision' },
  city: (PlaceHit & { kind: 'city' }) | undefined,
  country: string | null,
) {
  const fits = hit.options.filter((each) => country === null || each.country === country)
  const withCity =
    city &&
    fits.find((each) =>
      city.options.some(
        (option) =>
          option.country === each.country && (option.subdivision === null || option.subdivision === each.code),
      ),
    )
  return withCity ?? fits[0]
}

function pickCity(
  hit: PlaceHit & { kind: 'city' },
  country: string | null,
  state: string | null,
  hint: string | undefined,
  hits: readonly PlaceHit[],
): City | null {
  if (country !== null)
    return (state !== null ? chooseCity(hit.options, country, state) : null) ?? chooseCity(hit.options, country, null)
  const named = hits.find((each) => each.kind === 'country')
  const near = named?.kind === 'country' ? chooseCity(hit.options, named.code, null) : null
  const largest = chooseCity(hit.options, null, null)
  // In `Remote (US) or Dublin` the country is another's.
  const dwarfed = near !== null && largest !== null && largest.population > near.population * 10
  const meant = (dwarfed ? null : near) ?? (hint === undefined ? null : chooseCity(hit.options, hint, null))
  return meant ?? (isAmbiguous(hit.options) ? null : largest)
}

/** A code stays a code, a name that has a code becomes it, another name stays. */
function stateText(hit: PlaceHit | undefined, code: string | null): string | null {
  return code ?? hit?.printed ?? null
}

const cityState = (city: City | null) =>
  city && (city.country === 'US' || city.country === 'CA') ? city.subdivision : null

/** The city as printed, with the table's capitals where the board shouts or whispers. */
export function properName(printed: string, city: City | null): string {
  if (city && /^(?:nyc|sf|dc|cdmx|washington,? d\.?\s?c\.?)$/i.test(printed)) return city.name
  const shouted = printed.length > 4 && (printed === printed.toUpperCase() || printed === printed.toLowerCase())
  return shouted && city ? city.name : printed
}

/** `Limonest, France`: the words before a country or state that are no place of the table. */
function unlistedTown(
  text: string,
  hits: readonly PlaceHit[],
  at: number,
  first: PlaceHit,
): { name: string; start: number } | null {
  const from = hits[at - 1]?.end ?? 0
  const before = text.slice(from, first.start)
  const match = /(?:^|[;|/,]\s*|\bor\s+)(\p{Lu}[\p{L}.'’ -]{1,34}),\s*$/u.exec(before)
  const name = match?.[1]?.trim()
  if (!match || name === undefined || notCity.test(name) || name.length < 3) return null
  // `SAP, CHE`: capitals alone are an abbreviation, not a town that the table lacks.
  if (/^\p{Lu}{2,5}$/u.test(name)) return null
  return { name, start: from + match.index + match[0].indexOf(name) }
}

function distinct(places: readonly Place[]): Place[] {
  const seen = new Set<string>()
  return places.filter((place) => {
    const key = JSON.stringify([place.city, place.region, place.country, place.area])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** A Place as the schema's Location. */
export function toLocation(place: Place): Location {
  // A metropolitan area is no city: its state is what can be said.
  if (place.city !== null && /\b(?:bay area|silicon valley)$/i.test(place.city)) {
    return { city: null, region: place.region, country: place.country, raw: place.raw }
  }
  return { city: place.city, region: place.region, country: place.country, raw: place.raw }
}
