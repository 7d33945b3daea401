import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { formatQuery, parseQuery } from '../../src/feed/parse-query.ts'
import { queryParameters } from '../../src/feed/query-parameters.ts'
import { formatOffset, timezoneOffset } from '../../src/feed/timezone-offset.ts'
import { everything } from '../../src/model/query.ts'

const context = { regions: { EU: ['DE', 'FR'], LATAM: ['BR', 'MX'] }, countries: ['BR', 'DE', 'FR', 'GB', 'MX', 'US'] }
const parse = (text: string) => parseQuery(new URLSearchParams(text), context)

describe('what a query means', () => {
  test.each([
    ['', {}],
    ['q=&country=&sort=&limit=', {}],
    ['q=  rust   engineer ', { q: 'rust engineer' }],
    ['skill=rust&skill=go&skill=rust', { skill: ['go', 'rust'] }],
    ['country=de&country=UK', { country: ['DE', 'GB'] }],
    ['region=eu', { region: ['EU'] }],
    ['employment=full-time&employment=Part+time', { employment: ['full_time', 'part_time'] }],
    ['workplace=REMOTE&seniority=senior', { workplace: ['remote'], seniority: ['senior'] }],
    ['salary_min=90000&currency=eur', { salaryMin: 90000, currency: 'EUR' }],
    ['timezone=Europe/Berlin', { timezone: [1] }],
    ['timezone=%2B05:30&timezone=-03:00', { timezone: [-3, 5.5] }],
    ['timezone=+05:30', { timezone: [5.5] }],
    ['since=2025-01-31', { since: '2025-01-31T00:00:00.000Z' }],
    ['since=2025-01-31T08:00:00%2B02:00', { since: '2025-01-31T06:00:00.000Z' }],
    ['since=2025-01-31T08:00:00+02:00', { since: '2025-01-31T06:00:00.000Z' }],
    ['status=closed&status=open', { status: ['closed', 'open'] }],
    [
      'variants=collapse&sort=salary&limit=200&cursor=abc',
      { variants: 'collapse', sort: 'salary', limit: 200, cursor: 'abc' },
    ],
    ['language=EN&source=GreenHouse&company=Acme', { language: ['en'], source: ['greenhouse'], company: ['Acme'] }],
    ['sort=relevance', {}],
    ['sort=relevance&q=x', { sort: 'relevance', q: 'x' }],
  ])('%s', (text, asked) => {
    expect(parse(text)).toEqual({ ...everything, ...asked })
  })
})

describe('what is refused, and what is offered instead', () => {
  test.each([
    ['skil=rust', 'unknown parameter "skil": did you mean "skill"?'],
    ['salaryMin=1', 'did you mean "salary_min"?'],
    ['workplace=romote', 'bad value "romote" of workplace: did you mean "remote"?'],
    ['seniority=senor', 'did you mean "senior"?'],
    ['country=Germany', 'did you mean "DE" (Germany)?'],
    ['country=XQ', 'bad value "XQ" of country'],
    ['region=latm', 'did you mean "LATAM"?'],
    ['salary_min=90000', 'salary_min needs currency'],
    ['salary_min=90k&currency=EUR', 'bad value "90k" of salary_min'],
    ['salary_min=-1&currency=EUR', 'of salary_min'],
    ['salary_min=0&currency=EUR', 'of salary_min'],
    ['currency=EURO', 'did you mean "EUR"?'],
    ['timezone=Europe/Berlim', 'did you mean "Europe/Berlin"?'],
    ['timezone=%2B15:00', 'of timezone'],
    ['timezone=99', 'of timezone'],
    ['since=2025-02-30', 'of since'],
    ['since=yesterday', 'of since'],
    ['since=2025', 'of since'],
    ['limit=0', 'the nearest is 1'],
    ['limit=201', 'the nearest is 200'],
    ['limit=ten', 'of limit'],
    ['language=english', 'did you mean "en"?'],
    ['language=qq', 'of language'],
    ['status=gone', 'of status'],
    ['q=a&q=b', 'q takes one value'],
    [`cursor=${'x'.repeat(501)}`, 'of cursor'],
  ])('%s', (text, message) => {
    expect(() => parse(text)).toThrow(UsageError)
    expect(() => parse(text)).toThrow(message)
  })
})

test.each([
  ['Europe/Berlin', 1],
  ['America/New_York', -5],
  ['America/Sao_Paulo', -3],
  ['Australia/Sydney', 10],
  ['Asia/Kolkata', 5.5],
  ['Asia/Kathmandu', 5.75],
  ['Europe/London', 0],
  ['UTC', 0],
  ['-3', -3],
  ['+0930', 9.5],
  ['-00:00', 0],
  ['Mars/Olympus', null],
  ['', null],
])('the standard-time offset of %s is %s', (zone, offset) => {
  expect(timezoneOffset(zone)).toBe(offset)
})

test('offsets survive being written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -48, max: 56 }), (quarters) => {
      expect(timezoneOffset(formatOffset(quarters / 4))).toBe(quarters / 4)
    }),
  )
})

const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.replace(/\s+/gu, ' ').trim())
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 3 })
const queries = fc.record({
  q: fc.option(words.filter((text) => text !== '')),
  skill: fc.uniqueArray(
    words.filter((text) => text !== ''),
    { maxLength: 3 },
  ),
  country: some(context.countries),
  region: some(['EU', 'LATAM']),
  timezone: some([-3.5, 0, 1, 5.75]),
  status: some(['open', 'closed'] as const),
  salaryMin: fc.option(fc.integer({ min: 1, max: 10 ** 9 })),
  limit: fc.integer({ min: 1, max: 200 }),
  cursor: fc.option(fc.base64String({ minLength: 4, maxLength: 40 })),
})

test('a query survives being written, and equal queries are written equally', () => {
  fc.assert(
    fc.property(queries, (given) => {
      const query = { ...everything, ...given, currency: given.salaryMin === null ? null : 'EUR' }
      const text = formatQuery(query)
      const back = parse(text)
      expect(formatQuery(back)).toBe(text)
      expect(new Set(back.skill)).toEqual(new Set(query.skill))
      expect(back).toMatchObject({ q: query.q, limit: query.limit, cursor: query.cursor, salaryMin: query.salaryMin })
      const other = [...new URLSearchParams(text)].reverse()
      expect(formatQuery(parseQuery(other, context))).toBe(text)
    }),
  )
})

test('no parameter name or value makes it throw anything but a UsageError', () => {
  const name = fc.oneof(fc.constantFrom(...queryParameters.map((each) => each.name)), fc.string())
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' })), { maxLength: 4 }), (pairs) => {
      try {
        parseQuery(pairs, context)
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError)
      }
    }),
    { numRuns: 200 },
  )
})
