import { describe, expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { prose } from '../../src/parse/evidence.ts'
import { parseWhereabouts } from '../../src/parse/scope.ts'
import { readTimezones } from '../../src/parse/timezone.ts'
import { parseTitle } from '../../src/parse/title.ts'
import { readUnlisted } from '../../src/parse/places/address.ts'
import { timezonesOf } from '../../src/parse/timezone.ts'
import { parseWorkplace } from '../../src/parse/workplace.ts'
import { printedMode, readWorkplace } from '../../src/parse/workplace-field.ts'

const tables = loadTables()

function whereabouts(header: string | null, text: string, titleRaw = 'Baker') {
  const printed = header === null ? [] : [header]
  const title = prose(titleRaw, 'titleRaw')
  const description = prose(text, 'description')
  const workplace = parseWorkplace({
    printed: printedMode(undefined, printed),
    title,
    titleParts: parseTitle(titleRaw, tables).removed,
    text: description,
    remoteSource: null,
  }).value
  const where = parseWhereabouts({
    printed,
    titleRaw: title,
    titleParts: parseTitle(titleRaw, tables).removed,
    text: description,
    workplace,
    orOffice: false,
    country: undefined,
    tables,
  })
  return { workplace, where }
}

function read(header: string | null, text: string, titleRaw?: string) {
  const { workplace, where } = whereabouts(header, text, titleRaw)
  const { type, countries, regions, timezones } = where.scope
  return {
    workplace,
    type,
    countries,
    regions,
    zones: timezones?.raw ?? null,
    cities: where.locations.map(({ city, country }) => city ?? country),
  }
}

describe('workplace', () => {
  test.each<[string | null, string, string]>([
    ['Remote - US', '', 'remote'],
    ['remote,Lyon, France', '', 'remote'],
    ['remote,Lyon, France', 'Deux jours de télétravail par semaine', 'hybrid'],
    ['Remote,Lyon, France', 'Avantages: télétravail, mutuelle', 'unknown'],
    ['Remote - Italy', 'You come in 3 days per week in the office.', 'hybrid'],
    ['Berlin', 'This is a hybrid role.', 'hybrid'],
    ['Berlin', 'Hybrid or remote, as you like.', 'remote'],
    ['Berlin', '#LI-Remote', 'remote'],
    ['Remote', '#LI-Hybrid', 'hybrid'],
    ['Berlin', 'This is an on-site position.', 'onsite'],
    ['Berlin', 'We bake.', 'unknown'],
    [null, 'You can work 100% remote.', 'remote'],
    [null, 'We are a remote-first company.', 'remote'],
    [null, 'We bake.', 'unknown'],
    // Times a year are no hybrid, five days a week are the whole week.
    [null, 'Travel to our Kumasi office up to three times per year. This is a remote role.', 'remote'],
    ['Remote', 'You join us in person one day every other month.', 'remote'],
    ['Berlin', 'You work from our office in Berlin, 5 days a week.', 'onsite'],
    ['Berlin', 'Unless approved to work fully remotely, spend half of your time in your assigned office.', 'hybrid'],
    ['Berlin', 'We want an onsite presence; a remote work environment is not considered.', 'onsite'],
    ['3x/week in office', '', 'hybrid'],
    ['ONSITE (part remote)', '', 'hybrid'],
  ])('%s / %s is %s', (header, text, expected) => {
    expect(read(header, text).workplace).toBe(expected)
  })

  test.each([
    ['TELECOMMUTE', 'remote'],
    ['Hybrid', 'hybrid'],
    ['on_site', 'onsite'],
    ['Not remote', 'onsite'],
    ['On site', 'onsite'],
    ['ONSITE, REMOTE, HYBRID', 'remote'],
    ['US – Remote and Hybrid', 'remote'],
    ['Toronto, ON (Hybrid) + Remote', 'remote'],
    ['Hybrid, some remote days', 'hybrid'],
    ['Hybrid remote', 'hybrid'],
    ['ONSITE (part remote)', 'hybrid'],
    ['3x/week in office', 'hybrid'],
    ['in-person 5x/week', 'onsite'],
    ['', 'unknown'],
  ])('field %s', (printed, expected) => {
    expect(readWorkplace(printed)).toBe(expected)
  })
})

test('a field that names the mode takes the days from the location, and beats loose words of the text', () => {
  expect(printedMode('in office', ['3-days in office'])).toMatchObject({ mode: 'hybrid', by: 'field' })
  // Who lives where the second place says may stay away.
  expect(printedMode('Hybrid', ['Leeds, UK', 'Remote (Canada)'])).toMatchObject({ mode: 'remote', by: 'field' })
  expect(printedMode('Hybrid', ['Leeds, UK', 'Remote,Canada'])).toMatchObject({ mode: 'hybrid', by: 'field' })
  const text = prose('Benefits: a hybrid work policy that lets you work from wherever you are.', 'description')
  const title = prose('Baker', 'titleRaw')
  expect(
    parseWorkplace({ printed: printedMode('remote', []), title, titleParts: [], text, remoteSource: null }).value,
  ).toBe('remote')
})

describe('remote scope', () => {
  test.each<[string | null, string, string, object]>([
    ['Remote', 'We bake.', 'Baker', { type: 'unknown' }],
    ['New Delhi/NCR, India', 'We bake.', 'Baker', { cities: ['New Delhi'] }],
    ['Germany; Berlin', 'We bake.', 'Baker', { cities: ['DE', 'Berlin'] }],
    ['US/Canada only', 'We bake.', 'Baker', { type: 'countries', countries: ['US', 'CA'] }],
    ['Berlin only', 'We bake.', 'Baker', { type: 'unknown', cities: ['Berlin'] }],
    ['Remote - Georgia, Texas, Florida or Ukraine', 'We bake.', 'Baker', { countries: ['US', 'UA'] }],
    ['Remote - Atlanta, Georgia or Serbia', 'We bake.', 'Baker', { countries: ['US', 'RS'] }],
    ['Remote, Spain; Remote, Portugal; Remote, Italy', 'We bake.', 'Baker', { countries: ['ES', 'PT', 'IT'] }],
    ['Remoto - Argentina, Chile y Uruguay', 'Horneamos.', 'Baker', { countries: ['AR', 'CL', 'UY'], cities: [] }],
    ['Remote - India', 'A fully remote, globally distributed team.', 'Baker', { type: 'countries', countries: ['IN'] }],
    [null, 'Location: Remote, Anywhere in Kenya', 'Baker', { type: 'countries', countries: ['KE'] }],
    ['Remote', 'We help companies worldwide hire anywhere.', 'Baker', { type: 'unknown' }],
    ['Remote', 'Software engineers can work from anywhere in the world.', 'Baker', { type: 'worldwide' }],
    ['Remote', 'This role is available to people anywhere in the world.', 'Baker', { type: 'worldwide' }],
    ['Remote', 'Our software is used anywhere in the world.', 'Baker', { type: 'unknown' }],
    ['Remote', 'This role is open worldwide except Russia and Iran.', 'Baker', { type: 'worldwide' }],
    ['Remote - US', 'We bake.', 'Baker', { type: 'countries', countries: ['US'], cities: [] }],
    ['Remote,Warsaw, Poland', 'We bake.', 'Baker', { countries: ['PL'], cities: ['Warsaw'] }],
    ['Remote - US', '', 'Baker (US and Canada)', { countries: ['US', 'CA'] }],
    ['Remote', 'Location: Remote in EMEA', 'Baker', { type: 'regions', regions: ['EMEA'] }],
    ['Remote', 'You must be based in Argentina.', 'Baker', { countries: ['AR'] }],
    ['Remote', 'Our team is based in Argentina and Peru.', 'Baker', { type: 'unknown', countries: [] }],
    ['Remote', 'You must be authorized to work in the United States.', 'Baker', { countries: ['US'] }],
    [
      'Remote',
      'We are able to hire in the following countries: Spain, Italy and Ghana.',
      'Baker',
      { countries: ['ES', 'IT', 'GH'] },
    ],
    ['Kumasi, Ghana (Remote)', 'Location: Global', 'Baker', { type: 'worldwide', countries: [], cities: ['Kumasi'] }],
    ['San Francisco or Remote (US)', '', 'Baker', { countries: ['US'], cities: ['San Francisco'] }],
    ['Worldwide - Remote', '', 'Baker', { type: 'worldwide' }],
    // A clause about pay bounds nothing.
    [
      'Worldwide',
      'For candidates located in California and Colorado, the base pay is good.',
      'Baker',
      { type: 'worldwide' },
    ],
    ['Remote US/Global', '', 'Baker', { type: 'worldwide', countries: [] }],
    ['REMOTE(World) / Brno, Czech Republic', '', 'Baker', { type: 'worldwide', countries: [], cities: ['Brno'] }],
    ['Remote - Texas, US', '', 'Baker', { countries: ['US'], cities: ['US'] }],
    ['REMOTE (US) or HYBRID (NYC, Dublin)', '', 'Baker', { countries: ['US'], cities: ['New York', 'Dublin'] }],
    [
      'HYBRID (London, Paris) or REMOTE (UTC-1 to UTC+2)',
      '',
      'Baker',
      { type: 'timezones', cities: ['London', 'Paris'] },
    ],
    ['REMOTE (overlap with Ireland 9–5 GMT)', '', 'Baker', { type: 'timezones', countries: [], zones: 'GMT' }],
    ['Remote (US-friendly time zones)', '', 'Baker', { type: 'timezones', zones: 'US-friendly time zones' }],
    ['Remote', 'Hiring across GTM.', 'Baker, GTM', { type: 'unknown', countries: [], cities: [] }],
    ['Remote', '', 'Baker (US Federal)', { cities: [] }],
    ['Berlin, Germany', '', 'Baker - Berlin/Brandenburg Region, Germany', { cities: ['Berlin', 'DE'] }],
    ['Oftersheim', '', 'Baker', { type: 'unknown', cities: ['Oftersheim'] }],
    ['Remote (GMT to GMT+2)', '', 'Baker', { type: 'timezones', zones: 'GMT to GMT+2' }],
    ['Remote', 'You work within CET +/-2h.', 'Baker', { type: 'timezones', zones: 'within CET +/-2h' }],
    ['Remote', 'Our team is spread across European time zones.', 'Baker', { type: 'unknown', zones: null }],
    [
      'Berlin',
      'This is a hybrid role. You must be based in Germany.',
      'Baker',
      { type: 'unknown', countries: [], cities: ['Berlin'] },
    ],
  ])('%s / %s / %s', (header, text, name, expected) => {
    expect(read(header, text, name)).toMatchObject(expected)
  })
})

test.each<[string, number | null, number | null]>([
  ['GMT +4 to GMT+8 preferred', 4, 8],
  ['CET +/-2h', -1, 3],
  ['UTC-8 to UTC+5.5', -8, 5.5],
  ['9 AM - 5 PM EST', -5, -5],
  ['North American time zone', -8, -5],
  ['US Eastern Time hours', -5, -5],
  ['GMT to GMT+2', 0, 2],
  ['your own hours', null, null],
])('%s', (raw, min, max) => {
  expect(readTimezones(raw, tables)).toEqual({ minOffset: min, maxOffset: max, raw })
})

test('a location field that the text overrules is still cited, as that', () => {
  const { where } = whereabouts('remote,Canada', 'We are open to candidates located anywhere in North America.')
  expect(where.scope.regions).toEqual(['North America'])
  expect(where.scopeEvidence.map(({ rule, quote, path }) => [rule, quote, path])).toEqual([
    ['scope.open-to', 'open to candidates located anywhere in North America', null],
    ['scope.outvoted', 'remote,Canada', '/locations/0'],
  ])
})

test('zones that a place names side by side', () => {
  expect(timezonesOf('Remote (ET/CT/MT)', tables)).toEqual({ minOffset: -7, maxOffset: -5, raw: 'ET/CT/MT' })
  expect(timezonesOf('Helena, MT', tables)).toBeNull()
})

test.each([
  ['Vaga híbrida: 2 dias por semana no escritório em São Paulo.', 'hybrid'],
  ['Je werkt 2 dagen thuis en 3 dagen op kantoor in Utrecht.', 'hybrid'],
  ['Pracujemy hybrydowo: 2 dni w biurze.', 'hybrid'],
  ['Dos días: 2 días a la semana en la oficina de Madrid.', 'hybrid'],
  ['2 Tage pro Woche im Büro, sonst daheim.', 'hybrid'],
  ['Wir feiern 3 Jahre im neuen Büro.', 'unknown'],
  ['This is not a remote position.', 'onsite'],
  ['No remote work possible.', 'onsite'],
  ['This position is not fully remote.', 'unknown'],
  ['Remote-Arbeit ist leider nicht möglich.', 'onsite'],
  ['This is not only a remote position, it is a fully remote position.', 'remote'],
])('the week divided, or no remote work: %s', (text, mode) => {
  const found = parseWorkplace({
    printed: null,
    title: prose('Baker', 'titleRaw'),
    titleParts: [],
    text: prose(text, 'description'),
    remoteSource: null,
  })
  expect(found.value).toBe(mode)
})

test('a mode of work alone is no place', () => {
  expect(readUnlisted('Praca zdalna')).toBeNull()
  expect(readUnlisted('Teletrabajo')).toBeNull()
})

test.each([
  ['de', 'DE'],
  ['en', null],
])('a town before DE in an ad whose language is %s', (language, country) => {
  const { locations } = parseWhereabouts({
    printed: ['Kleinwinkel, DE'],
    titleRaw: prose('Baker', 'titleRaw'),
    titleParts: [],
    text: prose('Brot', 'description'),
    workplace: 'onsite',
    orOffice: false,
    country: undefined,
    language,
    tables,
  })
  expect(locations).toMatchObject([{ city: 'Kleinwinkel', region: null, country }])
})
