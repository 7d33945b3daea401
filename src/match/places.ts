import type { Evidence, Listing } from '../model/listing.ts'
import { folded } from './title.ts'

/** One place that a posting names, folded: `g` a region of the region table, `k` a country, `r` a state, `c` a city, `t` words not understood. */
export interface Place {
  readonly g?: string
  readonly k?: string
  readonly r?: string
  readonly c?: string
  readonly t?: string
}

export interface PlaceFeatures {
  /** The places of the job; where there are none, those where candidates may live. Empty: nothing stated. */
  readonly places: readonly Place[]
  /** Those of `places` that the source states as such, where the text names others beside them (an employer's further offices). */
  readonly stated?: readonly Place[]
  /** Countries and regions where candidates may live, where `places` holds cities beside them. */
  readonly scope: readonly Place[]
  /** Anyone anywhere may take it. */
  readonly anywhere: boolean
  /** What the source's own location field says, folded, where no city was understood in it. */
  readonly printed: readonly string[]
  /** The places that the title names, folded; a posting of several countries may be one of a row that has a title for each. */
  readonly titled?: readonly string[]
}

/** Words in a raw location that name no place. */
const noPlace =
  /\b(?:remote(?:ly|-first| first)?|hybrid|on-?site|onsite|office|anywhere|home|based|work(?:ing)?|from|fully|full|or|and|in|within|only|the|global|worldwide|wfh|distributed|virtual|flexible|multiple locations|various|telework|teletravail|first|100%?|n\/a|none|null|location|headquarters|hq|time|zones?|timezones?|[ecmp][sd]?t|hours)\b/g

function wordsOf(raw: string): string {
  return folded(raw)
    .replace(noPlace, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The places of a listing, as far as they were understood, in an order of their own. */
export function placeFeatures(
  listing: Pick<Listing, 'locations' | 'remoteScope' | 'evidence' | 'titleRaw'>,
): PlaceFeatures {
  const { remoteScope } = listing
  const scope: Place[] = [...remoteScope.regions.map((g) => ({ g })), ...remoteScope.countries.map((k) => ({ k }))]
  const named: Place[] = []
  const fromField: Place[] = []
  listing.locations.forEach((location, at) => {
    const place = placeOf(location)
    if (place === null) return
    named.push(place)
    if (listing.evidence[`locations.${at}`]?.some(({ from }) => from === 'field') === true) fromField.push(place)
  })
  const anywhere = remoteScope.type === 'worldwide'
  const places = distinct(named.length > 0 || anywhere ? named : scope)
  const printed = places.some((place) => place.c !== undefined) ? [] : printedPlaces(listing)
  const stated = distinct(fromField)
  return {
    places,
    ...(stated.length > 0 && stated.length < places.length ? { stated } : {}),
    scope: named.length > 0 ? distinct(scope) : [],
    anywhere,
    printed,
    titled: titledPlaces(listing),
  }
}

/** One location as far as it was understood; its words where it was not; null where it names nothing. */
function placeOf({ city, region, country, raw }: Listing['locations'][number]): Place | null {
  const place: Place = {
    ...(country === null ? {} : { k: country }),
    ...(region === null ? {} : { r: folded(region) }),
    ...(city === null ? {} : { c: folded(city) }),
  }
  if (Object.keys(place).length > 0) return place
  const words = wordsOf(raw)
  return words === '' ? null : { t: words }
}

/** The words of the location field as evidence quotes it: a state or county that the schema has no room for still stands there. */
function printedPlaces(listing: Pick<Listing, 'evidence'>): string[] {
  return quoted(listing, ({ from, path }) => from === 'field' && path?.startsWith('/locations') === true)
}

/** What the title calls a place, and those of the posting's cities and states that stand in it. */
function titledPlaces(listing: Pick<Listing, 'locations' | 'evidence' | 'titleRaw'>): string[] {
  const said = quoted(
    listing,
    ({ from, rule }) => from === 'titleRaw' && (rule === 'scope.title' || rule === 'place.title'),
  )
  const title = ` ${wordsOf(listing.titleRaw)} `
  const own = listing.locations
    .flatMap(({ city, region }) => [city, region])
    .flatMap((name) => (name === null ? [] : wordsOf(name)))
    .filter((words) => words.length > 2 && title.includes(` ${words} `))
  return [...new Set([...said, ...own])].sort().slice(0, mostQuotes)
}

const mostQuotes = 6

function quoted({ evidence }: Pick<Listing, 'evidence'>, chosen: (one: Evidence) => boolean): string[] {
  const quotes = Object.values(evidence)
    .flat()
    .filter(chosen)
    .map(({ quote }) => wordsOf(quote).slice(0, 80))
  return [...new Set(quotes)]
    .filter((words) => words !== '')
    .sort()
    .slice(0, mostQuotes)
}

function distinct(places: readonly Place[]): Place[] {
  const byText = new Map(places.map((place) => [JSON.stringify(place), place]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
}

/** Words that a title may use for the posting's places. */
export function placeWords(listing: Pick<Listing, 'locations' | 'remoteScope'>): Set<string> {
  const said = [
    ...listing.locations.flatMap(({ city, region, country, raw }) => [city, region, country, raw]),
    ...listing.remoteScope.regions,
    ...listing.remoteScope.countries,
  ]
  return new Set(said.flatMap((text) => (text === null ? [] : wordsOf(text).split(' '))).filter((word) => word !== ''))
}

/** A place as shown to people. */
export function placeText(place: Place): string {
  return place.t ?? [place.c, place.r, place.k, place.g].filter((part) => part !== undefined).join(', ')
}
