import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { readLocation, readUnlisted } from '../../src/parse/places/address.ts'

const tables = loadTables()
const read = (printed: string) =>
  readLocation(printed, tables).places.map(({ city, region, country, raw }) => [city, region, country, raw])

test.each<[string, (string | null)[][]]>([
  // The country in front.
  ['US, OR, Beaverton', [['Beaverton', 'OR', 'US', 'US, OR, Beaverton']]],
  ['US, CA, San Jose, Rio Robles', [['San Jose', 'CA', 'US', 'US, CA, San Jose, Rio Robles']]],
  ['US, NC, Remote', [[null, 'NC', 'US', 'US, NC']]],
  ['France, Remote', [[null, null, 'FR', 'France']]],
  ['Polska, Praca zdalna', [[null, null, 'PL', 'Polska']]],
  ['Praca zdalna', []],
  ['US-TX-Houston', [['Houston', 'TX', 'US', 'US-TX-Houston']]],
  ['USA.VA.Reston', [['Reston', 'VA', 'US', 'USA.VA.Reston']]],
  ['Germany, Munich', [['Munich', null, 'DE', 'Germany, Munich']]],
  ['Ireland, Limerick', [['Limerick', null, 'IE', 'Ireland, Limerick']]],
  ['Philippines, Cavite, GTC', [['Cavite', null, 'PH', 'Philippines, Cavite, GTC']]],
  ['Oregon - Bend', [['Bend', 'OR', 'US', 'Oregon - Bend']]],
  // The country, or its code, at the end.
  ['Graz, Styria, Austria', [['Graz', 'Styria', 'AT', 'Graz, Styria, Austria']]],
  ['Linz, Upper Austria, Austria', [['Linz', 'Upper Austria', 'AT', 'Linz, Upper Austria, Austria']]],
  ['Graz, Styria', [['Graz', 'Styria', 'AT', 'Graz, Styria']]],
  ['Toronto, ON, CA', [['Toronto', 'ON', 'CA', 'Toronto, ON, CA']]],
  ['Bangalore, Karnataka, IN', [['Bangalore', 'KA', 'IN', 'Bangalore, Karnataka, IN']]],
  ['New York, NY, US', [['New York', 'NY', 'US', 'New York, NY, US']]],
  ['Tokyo, JP', [['Tokyo', null, 'JP', 'Tokyo, JP']]],
  ['Madrid, Europe, ES', [['Madrid', null, 'ES', 'Madrid, Europe, ES']]],
  ['Singapore, Singapore - Remote', [['Singapore', null, 'SG', 'Singapore, Singapore']]],
  ['Pedro Escobedo, Qro., Mexico', [['Pedro Escobedo', 'Qro.', 'MX', 'Pedro Escobedo, Qro., Mexico']]],
  ['Bloomfield Hills, MI', [['Bloomfield Hills', 'MI', 'US', 'Bloomfield Hills, MI']]],
  ['Washington, D.C.', [['Washington', 'DC', 'US', 'Washington, D.C.']]],
  ['lubusz, Poland', [[null, 'lubusz', 'PL', 'lubusz, Poland']]],
  ['Remote (New Jersey, US)', [[null, 'NJ', 'US', 'New Jersey, US']]],
  ['AT', [[null, null, 'AT', 'AT']]],
  ['Offenburg', [['Offenburg', null, 'DE', 'Offenburg']]],
  // Lists of states, a region behind its country, states that are cities too.
  [
    'California, Oregon, Washington, USA, Remote',
    [
      [null, 'CA', 'US', 'California'],
      [null, 'OR', 'US', 'Oregon'],
      [null, 'WA', 'US', 'Washington'],
    ],
  ],
  [
    'New York, New York, New York, United States',
    [['New York', 'NY', 'US', 'New York, New York, New York, United States']],
  ],
  ['Remote - Washington, USA', [[null, 'WA', 'US', 'Washington, USA']]],
  ['Ukraine, Europe, Remote', [[null, null, 'UA', 'Ukraine']]],
  ['Télétravail complet - France', [[null, null, 'FR', 'France']]],
  ['Kassel, Lower Saxony', [['Kassel', 'Lower Saxony', 'DE', 'Kassel, Lower Saxony']]],
  [
    'Georgia, the country, or Armenia',
    [
      [null, null, 'GE', 'Georgia'],
      [null, null, 'AM', 'Armenia'],
    ],
  ],
  [
    'Atlanta, Georgia; Kyiv, Ukraine',
    [
      ['Atlanta', 'GA', 'US', 'Atlanta, Georgia'],
      ['Kyiv', null, 'UA', 'Kyiv, Ukraine'],
    ],
  ],
  // Accents, names in English or in the country's own language, everyday words, countries' names in other languages.
  ['Münster', [['Münster', null, 'DE', 'Münster']]],
  ['Munster', [[null, 'Munster', 'IE', 'Munster']]],
  ['Hanover', [['Hanover', null, 'DE', 'Hanover']]],
  ['Hanover, NH', [['Hanover', 'NH', 'US', 'Hanover, NH']]],
  ['Limerick', [['Limerick', null, 'IE', 'Limerick']]],
  ['Plzeň', [['Plzeň', null, 'CZ', 'Plzeň']]],
  ['St. Gallen', [['St. Gallen', null, 'CH', 'St. Gallen']]],
  ['Granada', [['Granada', null, 'ES', 'Granada']]],
  ['Norfolk, VA', [['Norfolk', 'VA', 'US', 'Norfolk, VA']]],
  ['Nice', [['Nice', null, 'FR', 'Nice']]],
  ['Mobile', []],
  ['Salem', []],
  [
    'Graz, Styria, Austria; Washington, D.C.',
    [
      ['Graz', 'Styria', 'AT', 'Graz, Styria, Austria'],
      ['Washington', 'DC', 'US', 'Washington, D.C.'],
    ],
  ],
  // Codes of countries beside the word remote.
  [
    'REMOTE (DE/UK/CZ)',
    [
      [null, null, 'DE', 'DE'],
      [null, null, 'GB', 'UK'],
      [null, null, 'CZ', 'CZ'],
    ],
  ],
  [
    'Fully Remote AUS/NZ',
    [
      [null, null, 'AU', 'AUS'],
      [null, null, 'NZ', 'NZ'],
    ],
  ],
  [
    'REMOTE (US/CA)',
    [
      [null, null, 'US', 'US'],
      [null, null, 'CA', 'CA'],
    ],
  ],
  // Neither one address nor codes of countries.
  [
    'Berlin, Munich, Germany',
    [
      ['Berlin', null, 'DE', 'Berlin'],
      ['Munich', null, 'DE', 'Munich, Germany'],
    ],
  ],
  [
    'Canada, New York',
    [
      [null, null, 'CA', 'Canada'],
      ['New York', 'NY', 'US', 'New York'],
    ],
  ],
  ['Los Angeles, CA', [['Los Angeles', 'CA', 'US', 'Los Angeles, CA']]],
  ['Salem, IN', [['Salem', 'IN', 'US', 'Salem, IN']]],
  ['Tbilisi, Georgia', [['Tbilisi', null, 'GE', 'Tbilisi, Georgia']]],
  // A town that no table knows: a code that no state has is its country, but for a word.
  ['Mühlwinkel, AT', [['Mühlwinkel', null, 'AT', 'Mühlwinkel, AT']]],
  ['Design, IT', []],
  // Delaware or Germany is not said; a state of the US behind a town whose namesakes lie in other countries.
  ['Kleinwinkel, DE', [['Kleinwinkel', null, null, 'Kleinwinkel, DE']]],
  ['Kleinwinkel, Hessen, DE', [['Kleinwinkel', 'Hessen', 'DE', 'Kleinwinkel, Hessen, DE']]],
  ['Dover, DE', [['Dover', 'DE', 'US', 'Dover, DE']]],
  ['Munich, DE', [['Munich', null, 'DE', 'Munich, DE']]],
  ['Berlin, NH', [['Berlin', 'NH', 'US', 'Berlin, NH']]],
  ['Cairo, IL', [['Cairo', 'IL', 'US', 'Cairo, IL']]],
  // Italian provinces have letters too.
  ['Milano, MI', [['Milano', null, 'IT', 'Milano']]],
  // What is no town.
  ['Nationwide, US', [[null, null, 'US', 'US']]],
  ['Statewide, CA', [[null, 'CA', 'US', 'CA']]],
  ['Field, US', [[null, null, 'US', 'US']]],
  ['Nowhere, US', [[null, null, 'US', 'US']]],
  ['Bundesweit, DE', [[null, null, 'DE', 'DE']]],
  // Accents tell namesakes apart.
  ['San José', [['San José', null, 'CR', 'San José']]],
  ['San Jose', [['San Jose', 'CA', 'US', 'San Jose']]],
  ['Remote (AI/ML)', []],
  ['Remote PT/ET', []],
  ['SJ', []],
])('%s', (printed, expected) => {
  expect(read(printed)).toEqual(expected)
})

test.each([
  ['DE', null, 'DE'],
  ['US', 'DE', 'US'],
])('a code of a state and a country is what the hint %s says', (hint, region, country) => {
  expect(readLocation('Kleinwinkel, DE', tables, hint).places).toMatchObject([{ city: 'Kleinwinkel', region, country }])
})

test.each<[string, (string | null)[] | null]>([
  ['Oftersheim', ['Oftersheim', 'Oftersheim']],
  ['Ashreigney,', ['Ashreigney', 'Ashreigney']],
  ['The Old Mill', [null, 'The Old Mill']],
  ['Remote', null],
  ['Hybrid (some on-site)', null],
  ['Multiple locations', null],
  ['INTERNS', null],
])('a field without a known place: %s', (printed, expected) => {
  const place = readUnlisted(printed)
  expect(place && [place.city, place.raw]).toEqual(expected)
})
