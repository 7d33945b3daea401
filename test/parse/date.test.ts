import { describe, expect, test } from 'vitest'
import { readDate } from '../../src/parse/date.ts'

describe('readDate', () => {
  test.each([
    ['2025-01', '2025-01'],
    ['2025-01-31', '2025-01-31'],
    ['20250131', '2025-01-31'],
    ['2025-01-31T10:20:30Z', '2025-01-31T10:20:30Z'],
    ['2025-01-31T23:30:00-05:00', '2025-02-01T04:30:00Z'],
    ['2025-01-31T10:20:30.250+0100', '2025-01-31T09:20:30Z'],
    ['2025-01-31T10:20:30', '2025-01-31'],
    ['Fri, 31 Jan 2025 10:20:30 +0000', '2025-01-31T10:20:30Z'],
    ['31 Jan 25 10:20 EST', '2025-01-31T15:20:00Z'],
    ['1738318830', '2025-01-31T10:20:30Z'],
    ['1738318830000', '2025-01-31T10:20:30Z'],
    ['January 31, 2025', '2025-01-31'],
    ['31. März 2025', '2025-03-31'],
    ['1 de febrero de 2025', '2025-02-01'],
    ['31/01/2025', '2025-01-31'],
    ['01/31/2025', '2025-01-31'],
    ['03.02.2025', '2025-02-03'],
    ['2025/2/3', '2025-02-03'],
  ])('%s is %s', (printed, expected) => {
    expect(readDate(printed, undefined)).toBe(expected)
  })

  test('slashes that could be either way need the source to say which', () => {
    expect(readDate('03/02/2025', undefined)).toBeNull()
    expect(readDate('03/02/2025', 'dmy')).toBe('2025-02-03')
    expect(readDate('03/02/2025', 'mdy')).toBe('2025-03-02')
  })

  test.each([
    '10:30',
    '12:00:00',
    '2 days ago',
    'today',
    '2025',
    '2025-02-30',
    '2025-13',
    '99/99/2025',
    '',
    '12345',
    'May',
  ])('%s is no date', (printed) => {
    expect(readDate(printed, 'dmy')).toBeNull()
  })
})
