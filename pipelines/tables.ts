import { existsSync, readFileSync } from 'node:fs'
import type { PlaceTables } from '../src/match/compare-places.ts'
import { fold } from '../src/parse/text/fold.ts'
import type { BenefitForms, City, Country, SkillForms, Subdivision, Tables } from '../src/parse/tables.ts'
import type { Regions } from '../src/model/regions.ts'

let loaded: Tables | undefined
let cityNames: ReadonlyMap<string, string> | undefined

/** Reads the reference tables of `data/tables` once a process; both the sources and `dist/` find them at the package's root. */
export function loadTables(): Tables {
  loaded ??= read()
  return loaded
}

/** What places are compared with; those of `data/tables` stand in for what is not given. */
export function placeTables(given: PlaceTables = {}): Required<PlaceTables> {
  cityNames ??= new Map(
    json<string[][]>('city-names.json').flatMap((names) => names.map((name) => [name, names[0] ?? name])),
  )
  return {
    regions: given.regions ?? loadTables().regions,
    countryNames: given.countryNames ?? loadTables().countryNames,
    cityNames: given.cityNames ?? cityNames,
  }
}

function read(): Tables {
  const countries = json<Record<string, Country>>('countries.json')
  const countryNames = new Map<string, string>()
  for (const [code, country] of Object.entries(countries)) {
    for (const name of [country.name, ...country.names]) {
      const key = fold(name)
      if (key.length > 1 && !countryNames.has(key)) countryNames.set(key, code)
    }
  }
  const regions = json<Regions>('regions.json')
  const regionNames = new Map(Object.keys(regions).map((name) => [fold(name), name]))
  for (const [name, aliases] of Object.entries(json<Record<string, string[]>>('region-aliases.json'))) {
    for (const alias of aliases) regionNames.set(fold(alias), name)
  }
  const subdivisions = json<Subdivision[]>('subdivisions.json')
  const subdivisionNames = new Map<string, Subdivision[]>()
  for (const each of subdivisions) {
    const key = fold(each.name)
    subdivisionNames.set(key, [...(subdivisionNames.get(key) ?? []), each])
  }
  const zones = json<{ offsets: Record<string, number>; ranges: Record<string, [number, number]> }>('time-zones.json')
  const currencies = json<{
    symbols: Record<string, string | null>
    codes: string[]
    aliases: Record<string, string>
    dollarUsers: Record<string, string>
    pesoUsers: Record<string, string>
    yenUsers: Record<string, string>
    crownUsers: Record<string, string>
  }>('currencies.json')
  return {
    countries,
    countryNames,
    regions,
    regionNames,
    subdivisions,
    subdivisionNames,
    cities: readCities(),
    zoneOffsets: new Map(Object.entries(zones.offsets)),
    zoneRanges: new Map(Object.entries(zones.ranges)),
    currencySymbols: new Map(Object.entries(currencies.symbols)),
    currencyCodes: new Set(currencies.codes),
    payLevels: new Map(
      Object.entries(json<Record<string, { exchange: number; parity: number }>>('pay-levels.json')).map(
        ([code, { exchange, parity }]) => [code, Math.sqrt(exchange * parity)],
      ),
    ),
    currencyAliases: new Map(Object.entries(currencies.aliases)),
    dollarUsers: currencies.dollarUsers,
    pesoUsers: currencies.pesoUsers,
    yenUsers: currencies.yenUsers,
    crownUsers: currencies.crownUsers,
    skills: json<Record<string, SkillForms>>('skills.json'),
    benefits: json<Record<string, BenefitForms>>('benefits.json'),
  }
}

function readCities(): Map<string, City[]> {
  const cities = new Map<string, City[]>()
  const add = (key: string, city: City, first: boolean) => {
    const known = cities.get(key)
    if (!known) cities.set(key, [city])
    else if (first) known.unshift(city)
    else known.push(city)
  }
  for (const line of file('cities.tsv').split('\n')) {
    const [key, name, country, subdivision, population] = line.split('\t')
    if (name === undefined || country === undefined) continue
    const city = { name, country, subdivision: subdivision ? subdivision : null, population: Number(population) }
    add(key ? key : name.toLowerCase(), city, false)
  }
  for (const [key, alias] of Object.entries(
    json<Record<string, [string, string, string | null]>>('city-aliases.json'),
  )) {
    const [name, country, subdivision] = alias
    add(key, { name, country, subdivision, population: 1_000_000 }, true)
  }
  return cities
}

function json<T>(name: string): T {
  return JSON.parse(file(name)) as T
}

function file(name: string): string {
  return readFileSync(new URL(name, folder()), 'utf8')
}

/** `../data/tables/` from the sources, one level higher from `dist/pipelines/`. */
function folder(): URL {
  const near = new URL('../data/tables/', import.meta.url)
  return existsSync(near) ? near : new URL('../../data/tables/', import.meta.url)
}
