import { placeTables } from '../pipelines/tables.ts'
import { folded } from '../src/match/title.ts'
import type { Listing } from '../src/model/listing.ts'

/** Two listings of one job that say what cannot be said of one opening. */
export interface Contradiction {
  readonly about: 'place' | 'level' | 'requisition'
  readonly a: string
  readonly b: string
  readonly words: string
}

interface Place {
  readonly city: string | null
  readonly region: string | null
  readonly countries: readonly string[]
}

/** Read from the listings alone and written apart from what decides in `src/match`: every two members of each job that contradict each other. */
export function contradictions(jobs: Iterable<readonly Listing[]>): Contradiction[] {
  const found: Contradiction[] = []
  for (const members of jobs) {
    members.forEach((a, at) => {
      for (const b of members.slice(at + 1)) {
        const say = (about: Contradiction['about'], words: string) => found.push({ about, a: a.key, b: b.key, words })
        const [here, there] = [placesOf(a), placesOf(b)]
        if (here.length > 0 && there.length > 0 && !allIn(here, there) && !allIn(there, here))
          say('place', `${placesText(a)} against ${placesText(b)}`)
        const [left, right] = [levelsOf(a.titleRaw), levelsOf(b.titleRaw)]
        if (left.length > 0 && right.length > 0 && !left.some((level) => right.includes(level)))
          say('level', `${a.titleRaw} against ${b.titleRaw}`)
        requisitionsOf(a).forEach((one, kind) => {
          const other = requisitionsOf(b)[kind]
          if (one != null && other != null && one !== other) say('requisition', `${one} against ${other}`)
        })
      }
    })
  }
  return found
}

/** The places that were understood; where there are none, those where candidates may live. Empty also for work from anywhere. */
function placesOf({ locations, remoteScope }: Listing): Place[] {
  const { cityNames, regions } = placeTables()
  const stated = locations
    .filter(({ city, region, country }) => city !== null || region !== null || country !== null)
    .map(({ city, region, country }) => ({
      city: city === null ? null : (cityNames.get(folded(city)) ?? folded(city)),
      region: region === null ? null : folded(region),
      countries: country === null ? [] : [country],
    }))
  if (stated.length > 0 || remoteScope.type === 'worldwide') return stated
  const areas = [
    ...remoteScope.regions.map((name) => regions[name] ?? []),
    ...remoteScope.countries.map((one) => [one]),
  ]
  return areas.map((countries) => ({ city: null, region: null, countries }))
}

/** Every place of `inner` lies in one of `outer`, or may, as far as both say. */
function allIn(outer: readonly Place[], inner: readonly Place[]): boolean {
  return inner.every((small) =>
    outer.some(
      (large) =>
        (large.countries.length === 0 || small.countries.every((country) => large.countries.includes(country))) &&
        (large.region === null || small.region === null || large.region === small.region) &&
        (large.city === null || large.city === small.city),
    ),
  )
}

function placesText({ locations, remoteScope }: Listing): string {
  return [...locations.map(({ raw }) => raw), ...remoteScope.countries, ...remoteScope.regions].join('; ')
}

const levels = [
  'intern',
  'junior',
  'mid',
  'senior',
  'staff',
  'principal',
  'lead',
  'manager',
  'head',
  'director',
  'vp',
  'chief',
]
const spelled: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sr|senior)\b/g, ' senior '],
  [/\b(?:jr|junior)\b/g, ' junior '],
  [/\binternship\b/g, ' intern '],
  [/\b(?:middle|intermediate|mid-?level)\b/g, ' mid '],
  [/\bvice president\b/g, ' vp '],
  [/\bc[teofim]o\b/g, ' chief '],
]

/** The levels that a title says in so many words. */
function levelsOf(title: string): string[] {
  const words = spelled.reduce((so, [pattern, word]) => so.replace(pattern, word), folded(title)).split(/[^a-z]+/)
  return levels.filter((level) => words.includes(level))
}

/** The requisition that a field states and the one that a title prints and calls so: digits and letters, without the word for it. */
function requisitionsOf({ requisitionId, titleRaw }: Listing): (string | null)[] {
  const inTitle = /\b(?:ref|req|jr|r|job id)[.:# -]{0,2}\d{3,}/i.exec(titleRaw)?.[0] ?? null
  return [requisitionId, inTitle].map(
    (printed) =>
      printed
        ?.toLowerCase()
        .replace(/^(?:req|ref|jr|r|job id)[.:# -]*(?=\d)/, '')
        .replace(/[^a-z\d]/g, '') ?? null,
  )
}
