import { expect, test } from 'vitest'
import { present, presentMoney } from '../../src/parse/absent.ts'

test.each(['None', 'null', '0', '', '  ', 'Not specified', 'Not Specified', 'N/A', '$', '-', 'undefined'])(
  '%s says nothing',
  (printed) => {
    expect(present(printed)).toBeUndefined()
  },
)

test.each([
  '$Competitive',
  '$0/yr - $0/yr',
  'USD $1~$1',
  'Competitive salary',
  '$0',
  'null',
  'USD salary compensation',
])('%s is no money', (printed) => {
  expect(presentMoney(printed)).toBeUndefined()
})

test('a value stays', () => {
  expect(present(' Nonesuch Ltd ')).toBe('Nonesuch Ltd')
  expect(presentMoney('$40/hr')).toBe('$40/hr')
  expect(presentMoney('$9k')).toBe('$9k')
})
