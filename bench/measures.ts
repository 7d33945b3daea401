import { companyKey, experienceKey, locationKey, plain, salaryKey, scopeKeys } from './keys.ts'
import type { Row } from './row.ts'

/** A labelled ad and what was read of it. */
export interface Pair {
  readonly gold: Row
  readonly read: Row
}

/** Counts of one ad: right values, wrong ones, missed ones. */
interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

/** One measure: what is counted ad by ad, the figure of any multiset of ads, and how many labelled values it rests on. */
export interface Measure {
  readonly field: string
  readonly measure: string
  readonly of: (pairs: readonly Pair[]) => { readonly n: number; readonly figure: (ads: readonly number[]) => number }
}

/** The twelve measures of the shared scorer, whose mean is its MACRO; accuracy.ts checks that they agree with it. */
export const measures: readonly Measure[] = [
  accuracy('title', ({ title }) => plain(title)),
  accuracy('company', ({ company }) => companyKey(company)),
  accuracy('language', ({ language }) => language),
  macroF1('workplace', ({ workplace }) => workplace),
  adF1('remote scope', scopeKeys),
  f1(
    'time zones',
    presence(({ remote_scope: { timezones } }) => timezones),
  ),
  f1(
    'locations',
    overlap(({ locations }) => new Set(locations.map(locationKey))),
  ),
  f1(
    'salary',
    overlap(({ salary }) => new Set(salary.map(salaryKey))),
  ),
  f1(
    'employment types',
    overlap(({ employment_types }) => new Set(employment_types)),
  ),
  macroF1('seniority', ({ seniority }) => seniority),
  f1('experience', sameValue(experienceKey)),
  macroF1('visa', ({ visa_sponsorship }) => visa_sponsorship),
]

/** The plain accuracy of the fields whose measure is a mean of classes. */
export const accuracies: readonly Measure[] = [
  accuracy('workplace', ({ workplace }) => workplace),
  accuracy('seniority', ({ seniority }) => seniority),
  accuracy('visa', ({ visa_sponsorship }) => visa_sponsorship),
]

/** Share of ads with the value. */
function accuracy(field: string, key: (row: Row) => string | null): Measure {
  return {
    field,
    measure: 'accuracy',
    of: (pairs) => {
      const right = pairs.map(({ gold, read }) => (key(gold) === key(read) ? 1 : 0))
      return { n: pairs.length, figure: (ads) => mean(ads.map((ad) => right[ad] ?? 0)) }
    },
  }
}

/** F1 over the values of all ads. */
function f1(field: string, count: (pair: Pair) => Counts): Measure {
  return {
    field,
    measure: 'F1',
    of: (pairs) => {
      const counts = pairs.map(count)
      const n = counts.reduce((sum, { right, missed }) => sum + right + missed, 0)
      return { n, figure: (ads) => harmonic(ads.flatMap((ad) => counts[ad] ?? [])) }
    },
  }
}

/** Mean over the ads where either side names something of the F1 of the two sets. */
function adF1(field: string, keys: (row: Row) => ReadonlySet<string>): Measure {
  return {
    field,
    measure: 'F1 an ad',
    of: (pairs) => {
      const scores = pairs.map(({ gold, read }) => {
        const [stated, found] = [keys(gold), keys(read)]
        const sizes = stated.size + found.size
        return sizes === 0 ? undefined : (2 * [...stated].filter((key) => found.has(key)).length) / sizes
      })
      const n = scores.filter((score) => score !== undefined).length
      return { n, figure: (ads) => mean(ads.flatMap((ad) => scores[ad] ?? [])) }
    },
  }
}

/** Mean F1 of the classes that at least three ads have. */
function macroF1(field: string, classOf: (row: Row) => string): Measure {
  return {
    field,
    measure: 'macro-F1',
    of: (pairs) => {
      const classes = [...new Set(pairs.map(({ gold }) => classOf(gold)))]
      const kept = classes.filter((each) => pairs.filter(({ gold }) => classOf(gold) === each).length >= 3)
      const counts = kept.map((each) =>
        pairs.map(({ gold, read }): Counts => {
          const [is, seems] = [classOf(gold) === each, classOf(read) === each]
          return { right: Number(is && seems), wrong: Number(!is && seems), missed: Number(is && !seems) }
        }),
      )
      const figure = (ads: readonly number[]): number => {
        // A resample may lack a thin class.
        const drawn = counts.map((ofClass) => ads.flatMap((ad) => ofClass[ad] ?? []))
        return mean(drawn.filter((list) => list.some(({ right, missed }) => right + missed > 0)).map(harmonic))
      }
      return { n: pairs.length, figure }
    },
  }
}

function presence(value: (row: Row) => string | null): (pair: Pair) => Counts {
  return ({ gold, read }) => {
    const [is, seems] = [Boolean(value(gold)), Boolean(value(read))]
    return { right: Number(is && seems), wrong: Number(!is && seems), missed: Number(is && !seems) }
  }
}

function sameValue(key: (row: Row) => string | null): (pair: Pair) => Counts {
  return overlap((row) => new Set([key(row) ?? []].flat()))
}

function overlap(keys: (row: Row) => ReadonlySet<string>): (pair: Pair) => Counts {
  return ({ gold, read }) => {
    const [stated, found] = [keys(gold), keys(read)]
    const right = [...stated].filter((key) => found.has(key)).length
    return { right, wrong: found.size - right, missed: stated.size - right }
  }
}

function harmonic(counts: readonly Counts[]): number {
  let [right, wrong, missed] = [0, 0, 0]
  for (const each of counts) [right, wrong, missed] = [right + each.right, wrong + each.wrong, missed + each.missed]
  const precision = right + wrong > 0 ? right / (right + wrong) : missed > 0 ? 0 : 1
  const recall = right + missed > 0 ? right / (right + missed) : 1
  return precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length)
}
