import { expect, test } from 'vitest'
import { batches, outcomeOf } from '../../bench/dedup-orders.ts'
import { dedup } from '../../pipelines/dedup.ts'
import { planJobs } from '../../pipelines/dedup/plan-jobs.ts'
import { defaultSettings } from '../../src/match/settings.ts'
import type { Listing } from '../../src/model/listing.ts'
import { ad, city, prose } from '../match/ads.ts'
import { MemoryStore } from './dedup-memory-store.ts'

const cities = 140
const { hotFrom, heads } = defaultSettings.blocks

/** An agency: one text, one title, two ads in each of 140 cities. */
function agency(): Listing[] {
  return Array.from({ length: 2 * cities }, (_, n) =>
    ad({
      sourceJobId: `ad-${String(n).padStart(3, '0')}`,
      company: 'Invented Agency',
      title: 'Delivery Engineer',
      text: prose(1),
      locations: [city(`Town ${n % cities}`, 'DE')],
      firstSeen: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
    }),
  )
}

test('a hot block costs a constant a listing, loses no repeat and no variant', () => {
  const ads = agency()
  expect(ads.length).toBeGreaterThan(hotFrom)
  const { pairs, jobs } = dedup(ads)
  // Each with the heads, and with its repeat; all with all would be 39,060.
  expect(pairs.length).toBeLessThanOrEqual(ads.length * (heads + 1))
  expect(jobs).toHaveLength(cities)
  expect(jobs.every(({ listings }) => listings.length === 2)).toBe(true)
  expect(new Set(jobs.map(({ variantGroup }) => variantGroup)).size).toBe(1)
})

test('any order and batching gives the same, also where a block becomes hot on the way or heads arrive late', async () => {
  const ads = agency()
  const whole = await outcomeOf([ads])
  expect(whole.jobs).toBe(cities)
  expect(await outcomeOf([ads.toReversed()])).toEqual(whole)
  expect(await outcomeOf([ads.slice(100), ads.slice(0, 100)])).toEqual(whole)
  expect(await outcomeOf([ads.slice(20, 265), ads.slice(10, 20), ads.slice(265), ads.slice(0, 10)])).toEqual(whole)
  for (const seed of [1, 2]) expect(await outcomeOf(batches(ads, seed, 90))).toEqual(whole)
}, 60_000)

test('a block that cools, or loses a head, leaves what the rest alone would give', async () => {
  const ads = agency()
  const rewritten = (from: number, to: number) =>
    ads.map((one, n) =>
      n < from || n >= to
        ? one
        : ad({ sourceJobId: one.sourceJobId, title: `Gardener ${n}`, company: `Garden ${n}`, text: prose(n + 2) }),
    )
  for (const [from, to] of [
    [3, 5],
    [0, 40],
    [200, 240],
  ] as const) {
    const later = rewritten(from, to).map((one, n) => ({ ...one, firstSeen: ads[n]?.firstSeen ?? null }))
    const { hash } = await outcomeOf([ads, later.slice(from, to)])
    expect(hash).toBe((await outcomeOf([later])).hash)
  }
}, 60_000)

test('what becomes hot is said once', async () => {
  const store = new MemoryStore()
  const arrive = async (writes: readonly Listing[]) => {
    const at = '2026-02-01T00:00:00.000Z'
    const given = writes.map((listing) => ({ listing }))
    const plan = await planJobs({ store, writes: given, closes: [], reopens: [], at, sources: new Map() })
    store.commit(plan, { writes, at })
    return plan.hot
  }
  expect(await arrive(agency().slice(0, hotFrom))).toEqual([])
  const hot = await arrive(agency().slice(hotFrom, hotFrom + 5))
  expect(hot).toContainEqual({ block: 'c:inventedagency|delivery engineer', size: hotFrom + 5 })
  expect(await arrive(agency().slice(hotFrom + 5))).toEqual([])
}, 60_000)
