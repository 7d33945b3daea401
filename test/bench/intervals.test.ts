import { expect, test } from 'vitest'
import { intervals } from '../../bench/intervals.ts'

const share = (right: readonly number[]) => (ads: readonly number[]) =>
  ads.reduce((sum, ad) => sum + (right[ad] ?? 0), 0) / ads.length

test('an interval repeats, holds the figure and is as wide as the binomial says', () => {
  const half = Array.from({ length: 100 }, (_, at) => at % 2)
  const [found] = intervals([share(half)], 100)
  expect(intervals([share(half)], 100)[0]).toEqual(found)
  // ± 1.96 · √(.25/100) = ± .098.
  expect(found?.low).toBeGreaterThan(0.37)
  expect(found?.low).toBeLessThan(0.44)
  expect(found?.high).toBeGreaterThan(0.56)
  expect(found?.high).toBeLessThan(0.63)
})

test('the last interval is that of the mean', () => {
  const figures = [share([1, 1, 1]), share([0, 0, 0])]
  expect(intervals(figures, 3)).toEqual([
    { low: 1, high: 1 },
    { low: 0, high: 0 },
    { low: 0.5, high: 0.5 },
  ])
})
