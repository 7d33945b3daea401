import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { readPlaces } from '../../src/parse/places/place.ts'

const tables = loadTables()
const read = (printed: string) =>
  readPlaces(printed, tables).places.map(({ city, region, country, area }) => [city, region, country, area])

test.each<[string, (string | null)[][]]>([
  ['Lyon, France', [['Lyon', null, 'FR', null]]],
  ['Spain - Barcelona', [['Barcelona', null, 'ES', null]]],
  ['Limonest, France', [['Limonest', null, 'FR', null]]],
  [
    'San Francisco, CA, New York, NY or Remote within Canada',
    [
      ['San Francisco', 'CA', 'US', null],
      ['New York', 'NY', 'US', null],
      [null, null, 'CA', null],
    ],
  ],
  ['Santa Clara, CA', [['Santa Clara', 'CA', 'US', null]]],
  ['Alexandria, VA', [['Alexandria', 'VA', 'US', null]]],
  ['Tbilisi, Georgia', [['Tbilisi', null, 'GE', null]]],
  ['Atlanta, Georgia', [['Atlanta', 'GA', 'US', null]]],
  ['London, ON', [['London', 'ON', 'CA', null]]],
  [
    'Remote - Hungary/Ireland/UK',
    [
      [null, null, 'HU', null],
      [null, null, 'IE', null],
      [null, null, 'GB', null],
    ],
  ],
  ['Anywhere (EMEA)', [[null, null, null, 'EMEA']]],
  ['Europe, the Middle East and Africa', [[null, null, null, 'EMEA']]],
  ['São Paulo, Brazil (Remote)', [['São Paulo', null, 'BR', null]]],
  ['Viet Nam', [[null, null, 'VN', null]]],
  // A town of a state that has a country's name; a country and its own code.
  ['Lebanon, NH', [['Lebanon', 'NH', 'US', null]]],
  ['Peru, IN', [['Peru', 'IN', 'US', null]]],
  ['Colombia, CO', [[null, null, 'CO', null]]],
  // Namesakes of two countries: which is meant is not said.
  ['Valencia', [['Valencia', null, null, null]]],
  ['Valencia, Spain', [['Valencia', null, 'ES', null]]],
  ['Cambridge', [['Cambridge', null, null, null]]],
  ['Cambridge, MA', [['Cambridge', 'MA', 'US', null]]],
  ['Barcelona', [['Barcelona', null, 'ES', null]]],
  // Towns that the table lacks before DE are German; those of Delaware are in it.
  ['Kleinwinkel, DE', [['Kleinwinkel', null, 'DE', null]]],
  ['Wilmington, DE', [['Wilmington', 'DE', 'US', null]]],
  ['Nationwide, US', [[null, null, 'US', null]]],
  ['Bundesweit, Deutschland', [[null, null, 'DE', null]]],
  ['Remote', []],
  ['us', []],
  ['Platform Team', []],
])('%s', (printed, expected) => {
  expect(read(printed)).toEqual(expected)
})

test('the world is meant only where nothing limits it', () => {
  expect(readPlaces('Worldwide', tables).worldwide).toBe(true)
  expect(readPlaces('Anywhere in France', tables).worldwide).toBe(false)
  expect(readPlaces('Remote', tables).worldwide).toBe(false)
})
