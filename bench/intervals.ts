import { numbers } from './numbers.ts'

const RESAMPLES = 1000

/** Lower and upper bound of a figure. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % bootstrap interval of each figure and, last, of their mean: the ads are drawn with replacement a thousand times, the same draws
 * for all figures, as one seed decides.
 */
export function intervals(figures: readonly ((ads: readonly number[]) => number)[], ads: number): Interval[] {
  const below = numbers(1)
  const drawn = Array.from({ length: RESAMPLES }, () => {
    const sample = Array.from({ length: ads }, () => below(ads))
    const values = figures.map((figure) => figure(sample))
    return [...values, values.reduce((sum, value) => sum + value, 0) / values.length]
  })
  return [...figures, null].map((_, at) => {
    const sorted = drawn.map((values) => values[at] ?? 0).sort((a, b) => a - b)
    const quantile = (share: number): number => sorted[Math.round(share * (RESAMPLES - 1))] ?? 0
    return { low: quantile(0.025), high: quantile(0.975) }
  })
}
