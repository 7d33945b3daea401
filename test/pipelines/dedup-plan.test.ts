import { describe, expect, test, vi } from 'vitest'
import { dedup } from '../../pipelines/dedup.ts'
import { planJobs } from '../../pipelines/dedup/plan-jobs.ts'
import type * as Settings from '../../src/match/settings.ts'
import type { Listing } from '../../src/model/listing.ts'
import { jobId } from '../../src/model/job-id.ts'
import { ad, city, prose } from '../match/ads.ts'
import { MemoryStore } from './dedup-memory-store.ts'

const regions = { EMEA: ['DE', 'PL', 'FR'], LATAM: ['BR', 'MX'] }
const berlin = city('Berlin', 'DE')
const krakow = city('Kraków', 'PL')

/** Sixty-four ads of eight employers: reposts, snippets, other cities and levels, umbrellas, rivals with another text. */
function invented(): Listing[] {
  const out: Listing[] = []
  for (let n = 0; n < 8; n++) {
    const company = `Invented Employer ${'ABCDEFGH'[n]}`
    const text = prose(n)
    const title = ['Backend Engineer', 'Data Engineer', 'QA Engineer', 'Platform Engineer'][n % 4] ?? ''
    const at = (day: number) => `2025-01-${String(day + n).padStart(2, '0')}T08:00:00Z`
    const all = { company, title, text, locations: [berlin] }
    out.push(ad({ ...all, sourceJobId: `${n}-first`, firstSeen: at(3) }))
    out.push(ad({ ...all, sourceJobId: `${n}-mirror`, source: 'other', firstSeen: at(5) }))
    out.push(ad({ ...all, sourceJobId: `${n}-snippet`, source: 'third', text: text.slice(0, 500), firstSeen: at(1) }))
    out.push(ad({ ...all, sourceJobId: `${n}-krakow`, locations: [krakow], firstSeen: at(2) }))
    out.push(ad({ ...all, sourceJobId: `${n}-umbrella`, locations: [], firstSeen: at(9) }))
    out.push(ad({ ...all, sourceJobId: `${n}-senior`, title: `Senior ${title}`, firstSeen: at(10) }))
    out.push(
      ad({ ...all, sourceJobId: `${n}-other`, text: prose(100 + n), title: 'Product Designer', firstSeen: at(4) }),
    )
    out.push(ad({ ...all, sourceJobId: `${n}-edited`, text: `${text} We reply within a week.`, firstSeen: at(3) }))
  }
  return out
}

/** A shuffle that one number decides (the generator of Numerical Recipes). */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items]
  let state = seed >>> 0
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
  for (let at = out.length - 1; at > 0; at--) {
    const other = below(at + 1)
    ;[out[at], out[other]] = [out[other] as T, out[at] as T]
  }
  return out
}

async function arrive(store: MemoryStore, writes: readonly Listing[], at: string, plans = planJobs) {
  const plan = await plans({
    store,
    writes: writes.map((listing) => ({ listing })),
    closes: [],
    reopens: [],
    at,
    sources: new Map(),
    regions,
  })
  store.commit(plan, { writes, at })
  return plan
}

async function inBatches(listings: readonly Listing[], size: number): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (let from = 0; from < listings.length; from += size)
    await arrive(store, listings.slice(from, from + size), `2025-02-01T00:00:${String(from % 60).padStart(2, '0')}Z`)
  return store
}

/** What of a job does not depend on when it was written. */
function timeless(store: MemoryStore) {
  return store.everyJob().map((job) => ({ ...job, publishedAt: null, updatedAt: null, lastSeen: null }))
}

describe('planning jobs', () => {
  test('any order and batching ends in the jobs of one run over all', async () => {
    const listings = invented()
    const whole = await inBatches(listings, listings.length)
    expect(whole.partition()).toHaveLength(64)
    for (let seed = 1; seed <= 12; seed++) {
      const store = await inBatches(shuffled(listings, seed), [1, 3, 7, 20][seed % 4] ?? 1)
      expect(store.partition()).toEqual(whole.partition())
      expect(timeless(store)).toEqual(timeless(whole))
    }
  })

  test('the filter says the same as the store', async () => {
    const listings = invented()
    const { lines } = dedup(shuffled(listings, 5), { regions })
    const store = await inBatches(listings, 10)
    const byKey = new Map(store.partition().map(({ key, job }) => [key, job]))
    for (const line of lines) expect(byKey.get(line.key)).toBe(line.job)
  })

  test('the openings are those that a reader would count', async () => {
    const store = await inBatches(invented(), 64)
    const jobOf = new Map(store.partition().map(({ key, job }) => [key, job]))
    // The snippet in Berlin was fetched first, so it founds the job that the first ad, its mirror and its edited repost share.
    for (const key of ['example:0-first', 'other:0-mirror', 'third:0-snippet', 'example:0-edited'])
      expect(jobOf.get(key)).toBe(jobId('third:0-snippet'))
    expect(jobOf.get('example:0-krakow')).toBe(jobId('example:0-krakow'))
    expect(jobOf.get('example:0-senior')).toBe(jobId('example:0-senior'))
    expect(jobOf.get('example:0-other')).toBe(jobId('example:0-other'))
    const job = store.everyJob().find(({ id }) => id === jobId('third:0-snippet'))
    expect(job?.variants.map(({ id }) => id)).toContain(jobId('example:0-krakow'))
    expect(job?.variantGroup).toBe(jobId('third:0-snippet'))
    // Eight employers with four openings each: Berlin, Kraków, senior, designer; an umbrella joins one of the two cities.
    expect(store.everyJob()).toHaveLength(32)
  })

  test('a second run over the same listings changes nothing', async () => {
    const listings = invented()
    const store = await inBatches(listings, 64)
    const plan = await arrive(store, listings, '2025-03-01T00:00:00Z')
    expect(plan.jobs).toEqual({ upserts: [], removed: [], pairs: [], pairsOf: [] })
    expect(plan.events).toEqual([])
    expect(plan.fingerprints.size).toBe(0)
  })

  test('a listing that changes leaves what the rest alone would give', async () => {
    const listings = invented()
    const store = await inBatches(listings, 64)
    const changed = {
      ...ad({ sourceJobId: '0-first', title: 'Gardener', company: 'Elsewhere', text: prose(900) }),
      firstSeen: '2025-01-03T08:00:00Z',
    }
    const plan = await arrive(store, [changed], '2025-03-01T00:00:00Z')
    const fresh = await inBatches([changed, ...listings.filter(({ key }) => key !== changed.key)], 9)
    expect(store.partition()).toEqual(fresh.partition())
    expect(timeless(store)).toEqual(timeless(fresh))
    expect(plan.events.map(({ name }) => name)).toContain('job-split')
  })

  test('an earlier founder takes the job over: the old id is merged away and stays published', async () => {
    const [first, mirror] = invented()
    if (!first || !mirror) throw new Error('no ads')
    const store = new MemoryStore()
    await arrive(store, [mirror], '2025-02-01T00:00:00Z')
    const plan = await arrive(store, [first], '2025-02-02T00:00:00Z')
    expect(plan.jobs.removed).toEqual([jobId(mirror.key)])
    expect(plan.events).toContainEqual({
      name: 'job-merged',
      at: '2025-02-02T00:00:00Z',
      job: jobId(mirror.key),
      detail: { into: jobId(first.key) },
    })
    expect(store.everyJob().map(({ id, publishedAt }) => [id, publishedAt])).toEqual([
      [jobId(first.key), '2025-02-01T00:00:00Z'],
    ])
  })

  test('a job is open while any listing is, and closing and reopening move only what they say', async () => {
    const [first, mirror] = invented()
    if (!first || !mirror) throw new Error('no ads')
    const store = new MemoryStore()
    await arrive(store, [first, mirror], '2025-02-01T00:00:00Z')
    const step = async (
      change: { closes?: { key: string; reason: string; at: string }[]; reopens?: { key: string; at: string }[] },
      at: string,
    ) => {
      const plan = await planJobs({
        store,
        writes: [],
        closes: change.closes ?? [],
        reopens: change.reopens ?? [],
        at,
        sources: new Map(),
        regions,
      })
      store.commit(plan, { ...change, at })
      return plan.events.map(({ name }) => name)
    }
    expect(
      await step(
        { closes: [{ key: first.key, reason: 'absent', at: '2025-02-03T00:00:00Z' }] },
        '2025-02-03T00:00:00Z',
      ),
    ).not.toContain('job-closed')
    expect(store.everyJob()[0]?.status).toBe('open')
    const closing = await step(
      { closes: [{ key: mirror.key, reason: 'gone', at: '2025-02-04T00:00:00Z' }] },
      '2025-02-04T00:00:00Z',
    )
    expect(closing).toContain('job-closed')
    expect(store.everyJob()[0]).toMatchObject({
      status: 'closed',
      closedAt: '2025-02-04T00:00:00Z',
      closedReason: 'gone',
      publishedAt: '2025-02-01T00:00:00Z',
    })
    const back = await step({ reopens: [{ key: mirror.key, at: '2025-02-05T00:00:00Z' }] }, '2025-02-05T00:00:00Z')
    expect(back).toContain('job-reopened')
    expect(back).not.toContain('job-published')
    expect(store.everyJob()[0]).toMatchObject({
      status: 'open',
      closedAt: null,
      closedReason: null,
      publishedAt: '2025-02-01T00:00:00Z',
    })
  })

  test('pins and splits are obeyed at the next run, the later one wins', async () => {
    const [first, mirror] = invented()
    if (!first || !mirror) throw new Error('no ads')
    const store = new MemoryStore()
    await arrive(store, [first, mirror], '2025-02-01T00:00:00Z')
    store.decide({ op: 'split', a: mirror.key, b: first.key })
    const split = await arrive(store, [], '2025-02-02T00:00:00Z')
    expect(store.partition().map(({ job }) => job)).toEqual([jobId(first.key), jobId(mirror.key)])
    expect(split.events.map(({ name }) => name)).toContain('job-split')
    store.decide({ op: 'pin', a: first.key, b: mirror.key })
    const pinned = await arrive(store, [], '2025-02-03T00:00:00Z')
    expect(store.partition().map(({ job }) => job)).toEqual([jobId(first.key), jobId(first.key)])
    expect(pinned.events.map(({ name }) => name)).toContain('job-merged')
    expect(store.everyJob()[0]?.listings.find(({ key }) => key === mirror.key)?.reason).toBe('pinned by an operator')
  })

  test('pins and splits survive an upgrade of the model alone, in any order and batching', async () => {
    const listings = invented()
    const [first, mirror, snippet] = listings
    const designer = listings.find(({ key }) => key === 'example:0-other')
    if (!first || !mirror || !snippet || !designer) throw new Error('no ads')
    // An older model, to which nothing is one opening but what an operator says.
    vi.resetModules()
    vi.doMock('../../src/match/settings.ts', async (original) => {
      const now = await original<typeof Settings>()
      return { ...now, modelVersion: 'older', defaultSettings: { ...now.defaultSettings, sameFrom: 1000 } }
    })
    const older = await import('../../pipelines/dedup/plan-jobs.ts')
    vi.doUnmock('../../src/match/settings.ts')
    vi.resetModules()
    for (const size of [64, 9]) {
      const store = new MemoryStore()
      await arrive(store, listings, '2025-02-01T00:00:00Z', older.planJobs)
      expect(store.everyJob()).toHaveLength(64)
      store.decide({ op: 'split', a: first.key, b: mirror.key })
      store.decide({ op: 'pin', a: first.key, b: designer.key })
      await arrive(store, [], '2025-02-02T00:00:00Z', older.planJobs)
      const together = () => new Map(store.partition().map(({ key, job }) => [key, job]))
      expect(together().get(first.key)).toBe(together().get(designer.key))
      const again = shuffled(listings, size)
      for (let from = 0; from < again.length; from += size)
        await arrive(store, again.slice(from, from + size), '2025-02-03T00:00:00Z')
      const fresh = new MemoryStore()
      fresh.decide({ op: 'split', a: first.key, b: mirror.key })
      fresh.decide({ op: 'pin', a: first.key, b: designer.key })
      await arrive(fresh, listings, '2025-02-01T00:00:00Z')
      expect(store.partition()).toEqual(fresh.partition())
      expect(store.everyPair()).toEqual(fresh.everyPair())
      expect(together().get(first.key)).toBe(together().get(designer.key))
      expect(together().get(first.key)).not.toBe(together().get(mirror.key))
      expect(store.everyJob().length).toBeLessThan(40)
    }
  })
})
