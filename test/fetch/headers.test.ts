import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoffMs } from '../../src/fetch/backoff.ts'
import { retryAfterMs } from '../../src/fetch/retry-after.ts'
import { userAgent } from '../../src/fetch/user-agent.ts'

const day = 24 * 3600 * 1000
const now = Date.parse('2026-10-21T07:00:00Z')

describe('Retry-After', () => {
  test.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    [
      'a date, by the server’s own clock',
      {
        'retry-after': 'Wed, 21 Oct 2026 09:30:30 GMT',
        date: 'Wed, 21 Oct 2026 09:30:00 GMT',
      },
      30_000,
    ],
    ['a date without a Date, by ours', { 'retry-after': 'Wed, 21 Oct 2026 07:01:00 GMT' }, 60_000],
    ['an RFC 850 date', { 'retry-after': 'Wednesday, 21-Oct-26 07:01:00 GMT' }, 60_000],
    ['an asctime date', { 'retry-after': 'Wed Oct 21 07:01:00 2026' }, 60_000],
    ['ten years, capped at a day', { 'retry-after': '315360000' }, day],
    ['a past date', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, undefined],
    ['now', { 'retry-after': '0' }, undefined],
    ['a word', { 'retry-after': 'soon' }, undefined],
    ['a negative number', { 'retry-after': '-5' }, undefined],
    ['a fraction', { 'retry-after': '1.5' }, undefined],
    ['a day that looks like one', { 'retry-after': 'Someday' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, expected) => {
    expect(retryAfterMs(headers as unknown as Record<string, string>, now, day)).toBe(expected)
  })

  test('is never negative, endless or over the cap', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (value, date) => {
        const headers = { 'retry-after': value, ...(date === null ? {} : { date }) }
        const ms = retryAfterMs(headers, now, day)
        expect(ms === undefined || (ms > 0 && ms <= day)).toBe(true)
      }),
    )
  })
})

test('backoff doubles, is jittered over its whole width, and is capped', () => {
  const widest = (attempt: number): number => backoffMs(attempt, 1000, 5000, () => 1)
  expect([1, 2, 3, 4, 9].map(widest)).toEqual([1000, 2000, 4000, 5000, 5000])
  expect(backoffMs(3, 1000, 5000, () => 0)).toBe(0)
  expect(backoffMs(3, 1000, 5000, () => 0.25)).toBe(1000)
})

test.each([
  ['https://crawler.example/about', 'jobwire/1.2.3 (+https://crawler.example/about)'],
  [null, 'jobwire/1.2.3'],
  ['a (b)\r\nx: ü', 'jobwire/1.2.3 (+a%20%28b%29%0D%0Ax:%20%C3%BC)'],
])('the User-Agent for contact %j is %j', (contact, expected) => {
  expect(userAgent('jobwire', '1.2.3', contact)).toBe(expected)
})
