import { expect, test } from 'vitest'
import { measures } from '../../bench/measures.ts'
import type { Row } from '../../bench/row.ts'

const nothing: Row = {
  path: 'a',
  title: 'Engineer',
  company: null,
  language: 'en',
  workplace: 'unknown',
  remote_scope: { type: 'unknown', countries: [], regions: [], timezones: null, excluded: [] },
  locations: [],
  salary: [],
  employment_types: [],
  seniority: 'unknown',
  experience_years: null,
  visa_sponsorship: 'unknown',
}
const scope = (given: Partial<Row['remote_scope']>): Row['remote_scope'] => ({ ...nothing.remote_scope, ...given })

/** The figure and n of one field over pairs of [labelled, read] values. */
function score(field: string, pairs: readonly (readonly [Partial<Row>, Partial<Row>])[]): readonly [number, number] {
  const measure = measures.find((each) => each.field === field)
  if (!measure) throw new Error(`no measure of ${field}`)
  const { n, figure } = measure.of(
    pairs.map(([gold, read]) => ({ gold: { ...nothing, ...gold }, read: { ...nothing, ...read } })),
  )
  return [figure(pairs.map((_, at) => at)), n]
}

test('titles and companies are compared by letters, companies without legal forms', () => {
  const titles = [
    [{ title: 'C++ Engineer' }, { title: 'c++  engineer' }],
    [{ title: 'C++ Engineer' }, { title: 'C Engineer' }],
  ] as const
  expect(score('title', titles)).toEqual([1 / 2, 2])
  const companies = [
    [{ company: 'Neon Inc.' }, { company: 'NEON' }],
    [{ company: null }, { company: 'NEON' }],
    [{ company: 'Acme Co., Ltd.' }, { company: 'Acme' }],
  ] as const
  expect(score('company', companies)).toEqual([2 / 3, 3])
})

test('remote scope is the mean over ads where either side names something', () => {
  const pairs = [
    [{ remote_scope: scope({ countries: ['US', 'CA'] }) }, { remote_scope: scope({ countries: ['US'] }) }],
    [{ remote_scope: scope({ type: 'worldwide' }) }, { remote_scope: scope({ type: 'worldwide' }) }],
    [{}, {}],
  ] as const
  // 2·1/(2+1), and 1; the third ad names nothing.
  expect(score('remote scope', pairs)).toEqual([(2 / 3 + 1) / 2, 2])
})

test('salaries count range by range', () => {
  const range = (min: number, max: number) => ({ min, max, currency: 'EUR', interval: 'year', kind: 'base' }) as const
  const pairs = [
    [{ salary: [range(1, 2), range(3, 4)] }, { salary: [{ ...range(1, 2), kind: 'unknown' as const }, range(5, 6)] }],
    [{}, { salary: [range(1, 2)] }],
  ] as const
  // One right, two wrong, one missed: precision 1/3, recall 1/2.
  const [figure, n] = score('salary', pairs)
  expect(figure).toBeCloseTo(0.4, 10)
  expect(n).toBe(2)
})

test('the mean of classes leaves out a class with fewer than three ads', () => {
  const as = (gold: string, read: string) => [{ workplace: gold }, { workplace: read }] as const
  const pairs = [as('remote', 'remote'), as('remote', 'remote'), as('remote', 'hybrid'), as('onsite', 'onsite')]
  // remote alone: precision 1, recall 2/3.
  expect(score('workplace', pairs)[0]).toBeCloseTo(0.8, 10)
})

test('nothing stated and nothing read is right', () => {
  expect(score('experience', [[{}, {}]])).toEqual([1, 0])
})
