import { expect, test } from 'vitest'
import { present, presentMoney, presentTitle } from '../../src/parse/absent.ts'

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

test.each(['Other', ' TBD '])('%s may be a title, and nothing else', (printed) => {
  expect(presentTitle(printed)).toBe(printed.trim())
  expect(present(printed)).toBeUndefined()
})

test.each(['None', 'n/a', '-', ''])('%s is no title either', (printed) => {
  expect(presentTitle(printed)).toBeUndefined()
})
