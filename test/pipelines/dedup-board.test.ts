import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dedup } from '../../pipelines/dedup.ts'
import { boardListings } from '../../bench/dedup-board.ts'
import { batches, outcomeOf } from '../../bench/dedup-orders.ts'
import { dedupPairs, scorePairs, scoreRows } from '../../bench/dedup-score.ts'
import { crossValidated } from '../../bench/fit-weights.ts'
import { statedSettings } from '../../bench/stated-weights.ts'
import { benchRows, hasGold, labelledPairs, rowListing } from '../../bench/dedup-gold.ts'
import { grouped } from '../../src/match/grouped.ts'
import { ad } from '../match/ads.ts'
import { noRealBoard } from '../support/skip.ts'

const ads = new URL('../../../shared/gold/pairs_dev.csv', import.meta.url)
const absent = !hasGold || !existsSync(ads)
if (absent) console.log('skipped: the labelled ads are not beside the project')

test.skipIf(absent)(
  'labelled pairs: precision at least .95, recall at least .88',
  () => {
    const pairs = labelledPairs()
    expect(pairs).toHaveLength(343)
    const { precision, recall } = scorePairs(pairs, dedupPairs(pairs))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.88)
  },
  120_000,
)

test.skipIf(absent)(
  'labelled pairs in five folds by employer: precision at least .95, F1 at least .90, of high confidence .94',
  () => {
    const pairs = labelledPairs()
    const jobs = crossValidated(pairs, statedSettings)
    const { precision, f1 } = scorePairs(pairs, jobs)
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(f1).toBeGreaterThanOrEqual(0.9)
    const sure = pairs.filter(({ confidence }) => confidence === 'high')
    expect(scorePairs(sure, jobs).f1).toBeGreaterThanOrEqual(0.94)
  },
  120_000,
)

test.skipIf(absent)(
  'bench rows: precision at least .99, recall at least .97, other openings share no job, another city is a variant',
  () => {
    const rows = benchRows()
    const { lines, jobs } = dedup(rows.map(rowListing))
    const jobOf = lines.map(({ job }) => job)
    const { precision, recall } = scoreRows(
      rows.map(({ cluster }) => cluster),
      jobOf,
    )
    expect(precision).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.97)
    const sharing = grouped(jobOf, (job) => job)
    rows.forEach((row, at) => {
      if (/^n\d/.test(row.kind)) expect(sharing.get(jobOf[at] ?? '')).toHaveLength(1)
    })
    const group = new Map(jobs.map(({ id, variantGroup }) => [id, variantGroup]))
    const base = new Map(rows.flatMap((row, at) => (row.kind === 'base' ? [[row.base, jobOf[at]] as const] : [])))
    rows.forEach((row, at) => {
      if (row.kind !== 'n4-other-city-same-text') return
      expect(group.get(jobOf[at] ?? '')).not.toBeNull()
      expect(group.get(jobOf[at] ?? '')).toBe(group.get(base.get(row.base) ?? ''))
    })
  },
  120_000,
)

test.skipIf(absent || noRealBoard())(
  'six hundred pages of the real board end in the same memberships, pairs and jobs in any order and batching',
  async () => {
    const { listings } = await boardListings(600)
    const whole = await outcomeOf(batches(listings, 0, 0))
    for (const [seed, most] of [
      [1, 400],
      [2, 60],
      [3, 15],
    ] as const)
      expect(await outcomeOf(batches(listings, seed, most))).toEqual(whole)
  },
  120_000,
)

test.skipIf(absent || noRealBoard())(
  'a listing of the real board that is withdrawn leaves what the rest alone would give',
  async () => {
    const { listings } = await boardListings(600)
    const gone = new Set(listings.filter((_, at) => at % 20 === 3).map(({ key }) => key))
    // In its place stands one that has nothing in common with any other.
    const withdrawn = listings.map((one, at) =>
      gone.has(one.key)
        ? {
            ...ad({ sourceJobId: one.sourceJobId, company: `Nobody ${at}`, title: `Nothing ${at}`, text: '' }),
            key: one.key,
          }
        : one,
    )
    const after = await outcomeOf([listings, withdrawn.filter(({ key }) => gone.has(key))])
    expect(after).toEqual(await outcomeOf([withdrawn]))
    expect(after.jobs).not.toBe((await outcomeOf([listings])).jobs)
  },
  120_000,
)
