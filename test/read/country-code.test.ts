import { expect, test } from 'vitest'
import { loadTables } from '../../pipelines/tables.ts'
import { readLocation } from '../../src/parse/places/address.ts'
import { countryBehind } from '../../src/read/country-code.ts'

const countriesOf = (printed: string): (string | null)[] =>
  readLocation(printed, loadTables()).places.map(({ country }) => country)

test.each(['CA', 'DE', 'GB', 'IN', 'NL', 'SK', 'TN', 'US'])(
  '%s is the country behind a place that is no town',
  (code) => {
    expect(countriesOf(`Remote, ${countryBehind(code)}`)).toEqual([code])
  },
)

test.each(['AR', 'CO', 'DE', 'FR', 'IL'])('%s is the country behind a town that no table knows', (code) => {
  expect(countriesOf(`Mühlwinkel, ${countryBehind(code)}`)).toEqual([code])
})
