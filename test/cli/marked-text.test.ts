import { expect, test } from 'vitest'
import { markedText } from '../../src/cli/marked-text.ts'

test('quotes stand where they are, by their numbers', () => {
  const text = 'We pay 90k in Bergen.'
  expect(
    markedText(
      text,
      [
        { number: 2, start: 14, end: 20 },
        { number: 1, start: 7, end: 10 },
      ],
      false,
    ),
  ).toBe('We pay [1: 90k] in [2: Bergen].')
})

test('offsets count code points', () => {
  expect(markedText('🚀🚀 Bergen', [{ number: 1, start: 3, end: 9 }], false)).toBe('🚀🚀 [1: Bergen]')
})

test('quotes that overlap are one', () => {
  const marks = [
    { number: 1, start: 0, end: 6 },
    { number: 2, start: 3, end: 9 },
    { number: 3, start: 4, end: 5 },
    { number: 4, start: 9, end: 10 },
  ]
  expect(markedText('0123456789', marks, false)).toBe('[1, 2, 3: 012345678][4: 9]')
})

test('in colour they are in inverse video', () => {
  expect(markedText('ab', [{ number: 1, start: 1, end: 2 }], true)).toBe('a\u001b[7m[1: b]\u001b[27m')
})
