import { describe, expect, test } from 'vitest'
import { comparePlaces } from '../../src/match/compare-places.ts'
import { placeFeatures } from '../../src/match/places.ts'
import type { Listing, RemoteScope } from '../../src/model/listing.ts'
import { city } from './ads.ts'

const regions = { EMEA: ['DE', 'PL', 'GB'], LATAM: ['BR', 'MX'], Europe: ['DE', 'PL', 'GB'] }
const nowhere: RemoteScope = { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null }
const inCountries = (...countries: string[]): RemoteScope => ({ ...nowhere, type: 'countries', countries })
const inRegions = (...names: string[]): RemoteScope => ({ ...nowhere, type: 'regions', regions: names })
const anywhere: RemoteScope = { ...nowhere, type: 'worldwide' }
const country = (code: string) => ({ city: null, region: null, country: code, raw: code })
const state = (name: string, code: string) => ({ city: null, region: name, country: code, raw: name })
const unread = (raw: string) => ({ city: null, region: null, country: null, raw })

type Where = [Listing['locations'], RemoteScope]
const here = ([locations, remoteScope]: Where) => placeFeatures({ titleRaw: '', locations, remoteScope, evidence: {} })

describe('how places relate', () => {
  test.each<[string, Where, Where, string]>([
    ['the same city', [[city('Berlin', 'DE')], nowhere], [[city('Berlin', 'DE')], nowhere], 'equal'],
    [
      'two towns that share a word',
      [[city('Au in der Hallertau', 'DE')], nowhere],
      [[unread('Vaihingen an der Enz')], nowhere],
      'apart',
    ],
    ['two cities', [[city('Berlin', 'DE')], nowhere], [[city('Hamburg', 'DE')], nowhere], 'apart'],
    [
      'two cities, one scope',
      [[city('Berlin', 'DE')], inCountries('DE')],
      [[city('Hamburg', 'DE')], inCountries('DE')],
      'apart',
    ],
    [
      'one city, two scopes',
      [[city('Wien', 'AT')], inCountries('AT')],
      [[city('Wien', 'AT')], inCountries('DE')],
      'apart',
    ],
    ['a city and its country', [[city('Berlin', 'DE')], nowhere], [[], inCountries('DE')], 'contains'],
    ['a city and another country', [[city('Berlin', 'DE')], nowhere], [[], inCountries('PL')], 'apart'],
    [
      'a city of several',
      [[city('Berlin', 'DE'), city('Kraków', 'PL')], nowhere],
      [[city('Kraków', 'PL')], nowhere],
      'contains',
    ],
    [
      'several that overlap',
      [[city('Berlin', 'DE'), city('Kraków', 'PL')], nowhere],
      [[city('Kraków', 'PL'), city('Rome', 'IT')], nowhere],
      'apart',
    ],
    ['two states', [[state('Ohio', 'US')], nowhere], [[state('Maine', 'US')], nowhere], 'apart'],
    ['a state and its country', [[state('Ohio', 'US')], nowhere], [[country('US')], nowhere], 'contains'],
    ['a region and a country in it', [[], inRegions('EMEA')], [[], inCountries('DE')], 'contains'],
    ['a region and a country outside', [[], inRegions('EMEA')], [[], inCountries('BR')], 'apart'],
    ['two regions', [[], inRegions('EMEA')], [[], inRegions('LATAM')], 'apart'],
    ['two countries', [[], inCountries('DE')], [[], inCountries('PL')], 'apart'],
    ['worldwide and a country', [[], anywhere], [[], inCountries('PL')], 'contains'],
    ['worldwide twice', [[], anywhere], [[], anywhere], 'equal'],
    ['nothing stated', [[], nowhere], [[city('Berlin', 'DE')], nowhere], 'unknown'],
    [
      'the same words not understood',
      [[unread('Remote, Nowhereville')], nowhere],
      [[unread('Nowhereville')], nowhere],
      'equal',
    ],
    [
      'other words not understood',
      [[unread('Remote, Nowhereville')], nowhere],
      [[unread('Elsewhere')], nowhere],
      'apart',
    ],
    ['words and a city', [[unread('Nowhereville')], nowhere], [[city('Berlin', 'DE')], nowhere], 'apart'],
    [
      'words and a city in them',
      [[unread('Berlin Nowhereville')], nowhere],
      [[city('Berlin', 'DE')], nowhere],
      'equal',
    ],
    ['words that are a region, and a city', [[unread('EMEA')], nowhere], [[city('Berlin', 'DE')], nowhere], 'unknown'],
    ['words and a country', [[unread('Nowhereville')], nowhere], [[country('DE')], nowhere], 'unknown'],
    ['only "Remote"', [[unread('Remote')], nowhere], [[unread('Remote (anywhere)')], nowhere], 'unknown'],
  ])('%s', (_name, a, b, relation) => {
    expect(comparePlaces(here(a), here(b), { regions })).toBe(relation)
    expect(comparePlaces(here(b), here(a), { regions })).toBe(relation)
  })

  test('places that the location field states are apart, whatever offices the texts name beside them', () => {
    const stating = (locations: Listing['locations'], stated: number) =>
      placeFeatures({
        titleRaw: '',
        locations,
        remoteScope: nowhere,
        evidence: Object.fromEntries(
          locations.map(({ raw }, at) => {
            const from = at < stated ? ('field' as const) : ('description' as const)
            const quote = {
              quote: raw,
              path: null,
              start: null,
              end: null,
              rule: 'example',
              confidence: 'high' as const,
            }
            return [`locations.${at}`, [{ ...quote, from }]]
          }),
        ),
      })
    const [wien, berlin, munich] = [city('Wien', 'AT'), city('Berlin', 'DE'), city('Munich', 'DE')]
    expect(comparePlaces(stating([wien, berlin, munich], 1), stating([berlin, munich], 1), { regions })).toBe('apart')
    expect(comparePlaces(stating([berlin, munich], 1), stating([berlin], 1), { regions })).toBe('contains')
    expect(comparePlaces(stating([berlin, munich], 0), stating([berlin, munich, wien], 0), { regions })).toBe(
      'contains',
    )
  })

  test('names of one city are one city, of one country alone', () => {
    const cityNames = new Map([
      ['bengaluru', 'bangalore'],
      ['bangalore', 'bangalore'],
    ])
    const of = (name: string, country: string) => here([[city(name, country)], nowhere])
    expect(comparePlaces(of('Bengaluru', 'IN'), of('Bangalore', 'IN'), { regions, cityNames })).toBe('equal')
    expect(comparePlaces(of('Bengaluru', 'IN'), of('Bangalore', 'US'), { regions, cityNames })).toBe('apart')
    expect(comparePlaces(of('Bengaluru', 'IN'), of('Chennai', 'IN'), { regions, cityNames })).toBe('apart')
    expect(comparePlaces(of('Łódź', 'PL'), of('Lodz', 'PL'), { regions })).toBe('equal')
  })

  test('titles that name other places of one list keep postings apart', () => {
    const titled = (titleRaw: string) =>
      placeFeatures({
        titleRaw,
        locations: [city('Lyon', 'FR'), city('Limonest', 'FR')],
        remoteScope: nowhere,
        evidence: {},
      })
    const tables = { regions, countryNames: new Map<string, string>() }
    expect(comparePlaces(titled('Gardener - Lyon'), titled('Gardener - Limonest'), tables)).toBe('apart')
    expect(comparePlaces(titled('Gardener - Lyon'), titled('Gardener'), tables)).toBe('equal')
  })

  test('a region that the table lacks neither helps nor hurts', () => {
    expect(comparePlaces(here([[], inRegions('Oceania')]), here([[], inCountries('NZ')]), { regions })).toBe('unknown')
  })

  describe('of one scope', () => {
    const countryNames = new Map([
      ['sweden', 'SE'],
      ['uk', 'GB'],
      ['united kingdom', 'GB'],
      ['canada', 'CA'],
      ['united states', 'US'],
    ])
    const named = (quote: string, from: 'titleRaw' | 'field') =>
      placeFeatures({
        titleRaw: '',
        locations: [],
        remoteScope: inCountries('GB', 'SE', 'CA', 'US'),
        evidence: {
          remoteScope: [
            {
              ...{ quote, from, path: from === 'field' ? '/locations/0' : null, start: 0, end: quote.length },
              ...{ rule: from === 'field' ? 'scope.outvoted' : 'scope.title', confidence: 'low' },
            },
          ],
        },
      })
    test.each<[string, string, 'titleRaw' | 'field', string]>([
      ['Remote, Sweden', 'Remote, UK', 'titleRaw', 'apart'],
      ['Remote, United Kingdom', 'Remote UK', 'titleRaw', 'equal'],
      ['Remote', 'Remote, UK', 'titleRaw', 'equal'],
      ['remote,United States', 'remote,Canada', 'field', 'apart'],
      ['remote,Canada', 'Canada (remote)', 'field', 'equal'],
      ['remote,EMEA', 'remote,LATAM', 'field', 'apart'],
      ['remote,EMEA', 'remote,Europe', 'field', 'equal'],
      ['remote,LATAM', 'remote,Canada', 'field', 'apart'],
    ])('`%s` and `%s` in the %s are %s', (a, b, from, relation) => {
      expect(comparePlaces(named(a, from), named(b, from), { regions, countryNames })).toBe(relation)
      expect(comparePlaces(named(b, from), named(a, from), { regions, countryNames })).toBe(relation)
    })
  })

  test('two postings open to anyone stay apart where their location fields name regions that share nothing', () => {
    const worldwide = (quote: string) =>
      placeFeatures({
        titleRaw: '',
        locations: [],
        remoteScope: anywhere,
        evidence: {
          remoteScope: [
            {
              ...{ quote, from: 'field', path: '/locations/0', start: 0, end: quote.length },
              ...{ rule: 'scope.outvoted', confidence: 'low' },
            },
          ],
        },
      })
    const tables = { regions, countryNames: new Map<string, string>() }
    expect(comparePlaces(worldwide('EMEA'), worldwide('LATAM'), tables)).toBe('apart')
    expect(comparePlaces(worldwide('EMEA'), worldwide('Remote'), tables)).toBe('equal')
  })
})
