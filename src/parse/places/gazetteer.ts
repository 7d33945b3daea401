import { fold } from '../text/fold.ts'
import type { City, Subdivision, Tables } from '../tables.ts'

/** A place name found in a text; `start` and `end` are UTF-16 indices. */
export type PlaceHit = { readonly start: number; readonly end: number; readonly printed: string } & (
  | { readonly kind: 'country'; readonly code: string }
  | { readonly kind: 'region'; readonly name: string }
  | { readonly kind: 'subdivision'; readonly options: readonly Subdivision[] }
  | { readonly kind: 'city'; readonly options: readonly City[] }
)

const word = /[\p{L}\p{N}][\p{L}\p{N}.'’]*/gu
const longest = 6
/** Of each set of tables how many words the longest name has that begins with a word. */
const lengths = new WeakMap<Tables, ReadonlyMap<string, number>>()

function lengthsOf(tables: Tables): ReadonlyMap<string, number> {
  const known = lengths.get(tables)
  if (known) return known
  const made = new Map<string, number>()
  for (const names of [tables.regionNames, tables.countryNames, tables.cities, tables.subdivisionNames]) {
    for (const name of names.keys()) {
      const words = name.split(' ').filter((each) => each !== '&')
      const first = words[0] ?? ''
      made.set(first, Math.min(longest, Math.max(made.get(first) ?? 0, words.length)))
    }
  }
  lengths.set(tables, made)
  return made
}

/** City names that are everyday words in ads. */
export const everyday: ReadonlySet<string> = new Set(
  'mobile reading orange split bath nice tours young best most of male sale core data central media china remote home office hybrid full time job work anywhere team lead hub page spring van media college university university city police date page normal enterprise industry commerce independence liberty hope surprise union bend superior gen van flexible march may young kind bell along sandy pace buy much temple progress paradise sunrise grand imperial corona ontario marina ames salem alpha apex phoenix jackson jersey buenos same open as la san santa los el us uk eu it in is am or and pt est cst mobile os sur bar man are bay long new old batch opportunity various multiple multi global national international regional north south east west eastern western northern southern european latin america hq metro greater area time zone zones hours based full part senior junior java python ruby scala go net azure cloud react node mission general security wellington legal chief fair roma sucre victoria georgia champion bid alba opera delta tema palmer mason warren marion alma clay troy clinton madison lincoln auburn aurora concord federal'.split(
    ' ',
  ),
)
const bigEnough = 100_000
const citiesFirst = new Set(['new york', 'washington', 'sao paulo', 'rio de janeiro', 'quebec', 'victoria'])

/** Beside these Georgia is the country. */
const caucasus =
  /\b(?:georgia,? \(?(?:the )?country|armenia|azerbaijan|tbilisi|batumi|kutaisi|kazakhstan|ukraine|serbia|montenegro|cyprus|türkiye|moldova)\b/i

/** Whether Georgia is the country: beside its neighbours, and beside no town of the state and no other state. */
function isGeorgia(text: string, previous: PlaceHit | undefined, tables: Tables): boolean {
  if (!caucasus.test(text)) return false
  if (previous?.kind === 'city' && previous.options.some(({ subdivision }) => subdivision === 'GA')) return false
  const folded = ` ${fold(text).replace(/[^a-z]+/g, ' ')} `
  return !tables.subdivisions.some(
    ({ country, name }) => country === 'US' && name !== 'Georgia' && folded.includes(` ${fold(name)} `),
  )
}

/** A match's words at one position, before it is known which of them is the name. */
interface Word {
  readonly text: string
  readonly key: string
  readonly start: number
  readonly end: number
}

/**
 * The places that a text names, left to right, the longest name first. In prose (`strict`) a name must start with a capital and a city be
 * large or stand beside its state or country.
 */
export function findPlaces(text: string, tables: Tables, strict: boolean): PlaceHit[] {
  const words = [...text.matchAll(word)].map((match): Word => {
    const printed = match[0].replace(/['’]s$|[.'’]+$/u, (tail) => (/^\p{L}(?:\.\p{L})+\.$/u.test(match[0]) ? tail : ''))
    // `l’Allemagne`, `d’Espagne`
    const elided = /^[dl]['’](?=\p{L})/iu.exec(printed)?.[0].length ?? 0
    // `deutschlandweit`
    const name = printed.slice(elided).replace(/(?<=^(?:deutschland|österreich|schweiz))weit(?:e[nrs]?)?$/iu, '')
    return { text: name, key: fold(name), start: match.index + elided, end: match.index + printed.length }
  })
  const hits: PlaceHit[] = []
  for (let i = 0; i < words.length;) {
    const hit = at(text, words, i, tables, strict, hits.at(-1))
    if (hit) {
      hits.push(hit.place)
      i += hit.words
    } else i++
  }
  return hits
}

function at(
  text: string,
  words: readonly Word[],
  i: number,
  tables: Tables,
  strict: boolean,
  previous: PlaceHit | undefined,
) {
  const first = words[i]
  if (!first || (strict && !/^\p{Lu}/u.test(first.text) && first.key !== 'the')) return null
  let key = ''
  let best: { place: PlaceHit; words: number } | null = null
  let commas = false
  const reach = lengthsOf(tables).get(first.key.split(' ', 1)[0] ?? '') ?? 0
  for (let n = 1; n <= reach; n++) {
    const last = words[i + n - 1]
    if (!last) break
    if (n > 1) {
      const gap = text.slice(words[i + n - 2]?.end ?? 0, last.start)
      if (!/^[\s\-‑–.&,’']{1,3}$/u.test(gap)) break
      if (gap.includes(',') || /\s[-–]\s/.test(gap)) commas = true
      if (gap.includes('&')) key += ' &'
    }
    key = key === '' ? last.key : `${key} ${last.key}`
    if (strict && n > 1 && !commas && !/^\p{Lu}|^(?:of|and|the|de|la|do|da|del|ho)$/u.test(last.text)) {
      if (last.key !== 'region' && last.key !== 'countries') break
    }
    const span = { start: first.start, end: last.end, printed: text.slice(first.start, last.end) }
    const place =
      key === 'georgia' && !strict && isGeorgia(text, previous, tables)
        ? ({ kind: 'country', code: 'GE', ...span } as const)
        : named(key, span, tables, commas, n, first.text)
    if (place) best = { place, words: n }
  }
  // `Washington, D.C.`: behind its city the district is one.
  const capital = previous?.kind === 'city' && fold(previous.printed) === 'washington'
  if (capital && first.key === 'dc' && /^,?\s*$/.test(text.slice(previous.end, first.start))) {
    const options = tables.subdivisions.filter((each) => each.country === 'US' && each.code === 'DC')
    return {
      place: { kind: 'subdivision', options, start: first.start, end: first.end, printed: first.text } as const,
      words: 1,
    }
  }
  if (best) return best
  return abbreviation(first, text, tables, previous)
}

function named(
  key: string,
  span: { start: number; end: number; printed: string },
  tables: Tables,
  commas: boolean,
  n: number,
  first: string,
): PlaceHit | null {
  const region = tables.regionNames.get(key)
  if (region !== undefined && (n > 1 || /^\p{Lu}/u.test(first))) {
    if (key.length > 4 || /^\p{Lu}{2}|^(?:Latam|Emea|Apac|Amer|Asia|Dach|LatAm)/u.test(first))
      return { kind: 'region', name: region, ...span }
  }
  if (commas) return null
  const country = tables.countryNames.get(key)
  if (
    country !== undefined &&
    (key.length > 3 || /^\p{Lu}/u.test(first)) &&
    (key.length > 2 || /^[A-Z]\.?[A-Z]/.test(first))
  ) {
    // `język polski` is a language, `z Polski` the country.
    const isLanguage = key === 'polski' && !/^\p{Lu}/u.test(first)
    if (key !== 'georgia' && !isLanguage) return { kind: 'country', code: country, ...span }
  }
  const cities = tables.cities.get(key)
  const subdivisions = tables.subdivisionNames.get(key)
  // New York and Washington are cities first; other states win over a town of the same name. `Münster` is not the Irish Munster.
  const isCity = cities && (citiesFirst.has(key) || isSpelled(cities, subdivisions, span.printed))
  if (subdivisions && !isCity) {
    return /^\p{Lu}/u.test(first) ? { kind: 'subdivision', options: subdivisions, ...span } : null
  }
  if (cities && key.length > 2 && !(n === 1 && everyday.has(key)))
    return { kind: 'city', options: spelled(cities, span.printed), ...span }
  if (cities && (key === 'sf' || key === 'dc') && /^[A-Z]/.test(first))
    return { kind: 'city', options: cities, ...span }
  return null
}

const accents = (text: string) => text.normalize('NFD').toLowerCase()

/** Whether a name with accents is written so for a city and for none of the states. */
function isSpelled(cities: readonly City[], states: readonly Subdivision[] | undefined, printed: string): boolean {
  const wanted = accents(printed)
  if (wanted.normalize('NFC') === wanted) return false
  return cities.some(({ name }) => accents(name) === wanted) && !states?.some(({ name }) => accents(name) === wanted)
}

/** `San José` is none of the towns that are written `San Jose`. */
function spelled(cities: readonly City[], printed: string): readonly City[] {
  if (printed.normalize('NFD') === printed) return cities
  const key = fold(printed)
  const accented = cities.filter(({ name }) => fold(name) !== key || name.normalize('NFD') !== name)
  return accented.length > 0 ? accented : cities
}

/** `CA` behind a city and a comma or beside other states, `USA` and `DEU` by their three letters. */
function abbreviation(
  word: Word,
  text: string,
  tables: Tables,
  previous: PlaceHit | undefined,
): { place: PlaceHit; words: number } | null {
  if (!/^[A-Z]{2,3}$/.test(word.text)) return null
  const span = { start: word.start, end: word.end, printed: word.text }
  const behindPlace = previous !== undefined && /^[\s,]*[,\s][\s]*$|^,\s*$/.test(text.slice(previous.end, word.start))
  // Delaware has few towns that the table lacks, Germany many.
  if (
    word.text === 'DE' &&
    !behindPlace &&
    /^(?:[^,]{2,40}), *$/.test(text.slice(0, word.start).split(/[;|/]/).at(-1) ?? '')
  )
    return { place: { kind: 'country', code: 'DE', ...span }, words: 1 }
  // `Chennai OR Remote` joins two places.
  if (word.text === 'OR' && /^\s+\p{L}/u.test(text.slice(word.end))) return null
  const options = tables.subdivisions.filter(
    (each) =>
      each.code === word.text &&
      (previous?.kind !== 'city' || !behindPlace || previous.options.some((city) => city.country === each.country)),
  )
  if (options.length === 0 && behindPlace && previous.kind === 'city') {
    const state = unlistedNamesake(word.text, text.slice(previous.end, word.start), previous.options, tables)
    if (state) return { place: { kind: 'subdivision', options: [state], ...span }, words: 1 }
  }
  if (options.length > 0 && behindPlace && (previous.kind === 'city' || previous.kind === 'subdivision')) {
    return { place: { kind: 'subdivision', options, ...span }, words: 1 }
  }
  if (options.length > 0 && /^(?:[^,]{2,40}), *$/.test(text.slice(0, word.start).split(/[;|/]/).at(-1) ?? '')) {
    return { place: { kind: 'subdivision', options, ...span }, words: 1 }
  }
  const alpha3 = alpha3Of(tables).get(word.text)
  if (alpha3 !== undefined && word.text.length === 3)
    return { place: { kind: 'country', code: alpha3, ...span }, words: 1 }
  return null
}

/** Countries whose provinces have no letters in addresses. */
const unlettered = new Set('AT CN DE DK EG FI FR GB GR IL JP KR LB NO RU SE TR'.split(' '))

/** `Berlin, NH`: a state of the US behind a town that only other countries' namesakes are known of. */
function unlistedNamesake(
  code: string,
  gap: string,
  options: readonly City[],
  tables: Tables,
): Subdivision | undefined {
  if (code.length !== 2 || !/^,\s*$/.test(gap)) return undefined
  if (options.length === 0 || options.some(({ country }) => country === code || !unlettered.has(country)))
    return undefined
  return tables.subdivisions.find((each) => each.country === 'US' && each.code === code)
}

const byAlpha3 = new WeakMap<Tables, ReadonlyMap<string, string>>()

export function alpha3Of(tables: Tables): ReadonlyMap<string, string> {
  const known = byAlpha3.get(tables)
  if (known) return known
  const made = new Map(Object.entries(tables.countries).map(([code, country]) => [country.alpha3, code]))
  // Three letters that mean something else in ads.
  for (const code of [
    'PER',
    'AND',
    'CAN',
    'ARE',
    'NET',
    'COM',
    'EST',
    'MAC',
    'GIN',
    'PAN',
    'IOT',
    'CUB',
    'GEO',
    'SAP',
    'GRC',
    'ARM',
    'ECU',
    'SDN',
    'SSD',
    'DOM',
    'VAT',
    'NER',
    'PSE',
    'FIN',
    'COD',
    'GTM',
    'TLS',
    'ETH',
    'NAM',
    'MAR',
    'COL',
    'DMA',
  ])
    if (code !== 'CAN') made.delete(code)
  byAlpha3.set(tables, made)
  return made
}

/** Below this share of the largest, a namesake of another country is not what an ad means that names no country. */
const rival = 0.5

/** Whether a name alone does not say which is meant: a namesake in another country is at least half as large (`Valencia`, `Cambridge`). */
export function isAmbiguous(options: readonly City[]): boolean {
  const [largest, ...rest] = options.toSorted((a, b) => b.population - a.population)
  if (largest === undefined || largest.population < bigEnough || options[0]?.population === 1_000_000) return false
  return rest.some(({ country, population }) => country !== largest.country && population >= rival * largest.population)
}

/** The namesake that is meant: the one in the given country or state, else the largest if it is large enough. */
export function chooseCity(options: readonly City[], country: string | null, subdivision: string | null): City | null {
  const inPlace = options.find(
    (city) =>
      (country === null || city.country === country) && (subdivision === null || city.subdivision === subdivision),
  )
  if (country !== null || subdivision !== null) return inPlace ?? null
  const largest = options.reduce<City | undefined>(
    (best, city) => (!best || city.population > best.population ? city : best),
    undefined,
  )
  const first = options[0]
  if (first?.population === 1_000_000) return first
  return largest && largest.population >= bigEnough ? largest : null
}
