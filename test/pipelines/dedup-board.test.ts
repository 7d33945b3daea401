import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dedup } from '../../pipelines/dedup.ts'
import { planJobs } from '../../pipelines/plan-jobs.ts'
import { dedupPairs, scorePairs, scoreRows } from '../../bench/dedup-score.ts'
import { benchRows, hasGold, labelledListings, labelledPairs, rowListing } from '../../bench/dedup-gold.ts'
import type { Listing } from '../../src/model/listing.ts'
import { MemoryStore } from './dedup-memory-store.ts'

const ads = new URL('../../../shared/gold/pairs_dev.csv', import.meta.url)
const absent = !hasGold || !existsSync(ads)
if (absent) console.log('skipped: the labelled ads are not beside the project')

async function stored(listings: readonly Listing[], size: number): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (let from = 0; from < listings.length; from += size) {
    const writes = listings.slice(from, from + size)
    const at = new Date(Date.UTC(2025, 0, 1) + from * 1000).toISOString()
    store.commit(
      await planJobs({
        store,
        writes: writes.map((listing) => ({ listing })),
        closes: [],
        reopens: [],
        at,
        sources: new Map(),
      }),
      { writes, at },
    )
  }
  return store
}

test.skipIf(absent)(
  'labelled pairs: precision at least .95, recall at least .87',
  () => {
    const pairs = labelledPairs()
    expect(pairs).toHaveLength(343)
    const { precision, recall } = scorePairs(pairs, dedupPairs(pairs))
    expect(precision).toBeGreaterThanOrEqual(0.95)
    expect(recall).toBeGreaterThanOrEqual(0.87)
  },
  120_000,
)

test.skipIf(absent)(
  'bench rows: precision at least .99, recall at least .97, another city is a variant',
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

test.skipIf(absent)(
  'three hundred real ads in any order and batching end in the same jobs',
  async () => {
    const listings = labelledListings(labelledPairs())
      .slice(0, 300)
      .map((listing) => ({ ...listing, firstSeen: `${listing.datePosted ?? '2024-01'}-02T00:00:00Z` }))
    const whole = await stored(listings, listings.length)
    const timeless = (store: MemoryStore) =>
      store.everyJob().map((job) => ({ ...job, publishedAt: null, updatedAt: null, lastSeen: null }))
    const orders = [listings.toReversed(), listings.toSorted((a, b) => (a.contentHash < b.contentHash ? -1 : 1))]
    for (const order of orders) {
      const store = await stored(order, 37)
      expect(store.partition()).toEqual(whole.partition())
      expect(timeless(store)).toEqual(timeless(whole))
    }
  },
  120_000,
)
