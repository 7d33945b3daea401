import type { Regions } from '../model/regions.ts'
import type { Place, PlaceFeatures } from './places.ts'
import { folded } from './title.ts'

/** What else places are compared with. */
export interface PlaceTables {
  /** Region to countries; without it, whether a region holds a country is unclear, which neither helps nor hurts. */
  readonly regions?: Regions
  /** Folded names of countries to their ISO 3166-1 alpha-2 codes. */
  readonly countryNames?: ReadonlyMap<string, string>
  /** Folded names of cities that have several to one of them. */
  readonly cityNames?: ReadonlyMap<string, string>
}

/** `apart`: neither contains the other; `contains`: one is the other's umbrella, or states more places, all of the other's among them. */
export type PlaceRelation = 'equal' | 'contains' | 'apart' | 'unknown'

type Held = 'yes' | 'no' | 'unclear'

/** Whether everything in `inner` lies in `outer`. */
function holds(outer: Place, inner: Place, tables: PlaceTables): Held {
  if (outer.t !== undefined || inner.t !== undefined) return textHolds(outer, inner, tables)
  if (outer.g !== undefined) return regionHolds(outer.g, inner, tables.regions ?? noRegions)
  if (inner.g !== undefined) return 'no'
  if (outer.k !== undefined && inner.k !== undefined && outer.k !== inner.k) return 'no'
  if (outer.c !== undefined) {
    if (inner.c === undefined || cityName(inner.c, tables) !== cityName(outer.c, tables)) return 'no'
    return outer.r !== undefined && inner.r !== undefined && outer.r !== inner.r ? 'no' : 'yes'
  }
  if (outer.r !== undefined) {
    if (inner.r === outer.r) return 'yes'
    return inner.r === undefined && inner.c !== undefined ? 'unclear' : 'no'
  }
  return inner.k === undefined ? 'unclear' : 'yes'
}

function cityName(name: string, { cityNames }: PlaceTables): string {
  return cityNames?.get(name) ?? name
}

/** Words that were not understood are mostly a town too small for the table: beside a city whose name they do not hold, it is another place. */
function textHolds(outer: Place, inner: Place, tables: PlaceTables): Held {
  if (outer.t !== undefined && inner.t !== undefined) {
    const theirs = inner.t.split(' ')
    return outer.t.split(' ').every((word) => theirs.includes(word)) ? 'yes' : 'no'
  }
  const text = outer.t ?? inner.t ?? ''
  const words = text.split(' ')
  const named = outer.t === undefined ? outer : inner
  // A word alone (`San`, `an der`) makes no town the other.
  if ([named.c, named.r].some((name) => name?.split(' ').every((word) => words.includes(word)))) return 'yes'
  const isTown = named.c !== undefined && readPrinted([text], tables).rest.size > 0
  return isTown && cityName(text, tables) !== cityName(named.c, tables) ? 'no' : 'unclear'
}

function regionHolds(outer: string, inner: Place, regions: Regions): Held {
  if (inner.g === outer) return 'yes'
  const members = regions[outer]
  const theirs = inner.g === undefined ? (inner.k === undefined ? undefined : [inner.k]) : regions[inner.g]
  if (members === undefined || theirs === undefined) return 'unclear'
  return theirs.every((country) => members.includes(country)) ? 'yes' : 'no'
}

/** Whether every place of `inner` lies in one of `outer`. */
function allHeld(outer: readonly Place[], inner: readonly Place[], tables: PlaceTables): Held {
  let answer: Held = 'yes'
  for (const place of inner) {
    const held = outer.map((candidate) => holds(candidate, place, tables))
    if (held.includes('yes')) continue
    if (!held.includes('unclear')) return 'no'
    answer = 'unclear'
  }
  return answer
}

/**
 * How the places of two postings relate. A posting that states none is an umbrella of every other (`Remote` above `Remote - US`), which is
 * `unknown`: it neither helps nor hurts.
 */
export function comparePlaces(a: PlaceFeatures, b: PlaceFeatures, tables: PlaceTables): PlaceRelation {
  if (namedApart(a, b, tables) || statedApart(a, b, tables)) return 'apart'
  if (a.anywhere && b.anywhere && a.places.length + b.places.length === 0) return 'equal'
  if (a.places.length === 0 || b.places.length === 0) return a.anywhere || b.anywhere ? 'contains' : 'unknown'
  const down = allHeld(a.places, b.places, tables)
  const up = allHeld(b.places, a.places, tables)
  if (down === 'yes' && up === 'yes') return scopesApart(a, b, tables) ? 'apart' : 'equal'
  if (down === 'yes' || up === 'yes') return 'contains'
  if (down === 'unclear' || up === 'unclear') return 'unknown'
  return 'apart'
}

const noRegions: Regions = {}
const folding = new WeakMap<Regions, ReadonlyMap<string, readonly string[]>>()

/** The regions by their folded names; a table is folded once. */
function byFoldedName(regions: Regions): ReadonlyMap<string, readonly string[]> {
  const known = folding.get(regions) ?? new Map(Object.entries(regions).map(([name, of]) => [folded(name), of]))
  folding.set(regions, known)
  return known
}

/** What printed places name: countries, those of the regions among them, and words that are neither (`indiana` of `indiana, usa`). */
function readPrinted(printed: readonly string[], { countryNames, regions = noRegions }: PlaceTables) {
  const rest = new Set<string>()
  const countries = new Set<string>()
  const areas = byFoldedName(regions)
  for (const words of printed.map((text) => text.split(' '))) {
    for (let at = 0; at < words.length;) {
      const phrase = (n: number) => words.slice(at, at + n).join(' ')
      const length = [4, 3, 2, 1].find((n) => countryNames?.has(phrase(n)) || areas.has(phrase(n))) ?? 0
      const named = phrase(length)
      const country = countryNames?.get(named)
      if (length === 0) rest.add(words[at] ?? '')
      for (const code of country === undefined ? (areas.get(named) ?? []) : [country]) countries.add(code)
      at += Math.max(1, length)
    }
  }
  return { rest, countries }
}

/** Both name something that is no country or region and have no word of it in common; or they name countries, or regions, that share none. */
function printedApart(a: readonly string[], b: readonly string[], tables: PlaceTables): boolean {
  if (tables.countryNames === undefined) return false
  const [left, right] = [readPrinted(a, tables), readPrinted(b, tables)]
  const disjoint = (x: Set<string>, y: Set<string>) => x.size > 0 && y.size > 0 && ![...x].some((word) => y.has(word))
  return disjoint(left.rest, right.rest) || disjoint(left.countries, right.countries)
}

/** What both call their place, in the location field or in the title, keeps them apart. */
function namedApart(a: PlaceFeatures, b: PlaceFeatures, tables: PlaceTables): boolean {
  return printedApart(a.printed, b.printed, tables) || printedApart(a.titled ?? [], b.titled ?? [], tables)
}

/** The places that the sources state lie apart, whatever further offices the texts name. */
function statedApart(a: PlaceFeatures, b: PlaceFeatures, tables: PlaceTables): boolean {
  if (a.stated === undefined && b.stated === undefined) return false
  const [left, right] = [a.stated ?? a.places, b.stated ?? b.places]
  if (left.length === 0 || right.length === 0) return false
  return allHeld(left, right, tables) === 'no' && allHeld(right, left, tables) === 'no'
}

function scopesApart(a: PlaceFeatures, b: PlaceFeatures, tables: PlaceTables): boolean {
  if (a.scope.length === 0 || b.scope.length === 0) return false
  return allHeld(a.scope, b.scope, tables) === 'no' && allHeld(b.scope, a.scope, tables) === 'no'
}
