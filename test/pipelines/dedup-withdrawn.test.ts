import { describe, expect, test } from 'vitest'
import { planJobs } from '../../pipelines/dedup/plan-jobs.ts'
import type { Decision } from '../../src/model/match.ts'
import type { Listing } from '../../src/model/listing.ts'
import { ad, city, prose } from '../match/ads.ts'
import { MemoryStore } from './dedup-memory-store.ts'

const [berlin, krakow, lyon] = [city('Berlin', 'DE'), city('Kraków', 'PL'), city('Lyon', 'FR')]
const at = '2025-02-01T00:00:00Z'

/** One employer's role in every relation: reposts, an umbrella above cities, levels, requisitions here and elsewhere, a text in pieces. */
function role(n: number): Listing[] {
  const all = { company: `Invented Employer ${n}`, title: 'Backend Engineer', text: prose(n), locations: [berlin] }
  const seen = (day: number) => `2025-01-${String(day).padStart(2, '0')}T08:00:00Z`
  return [
    ad({ ...all, sourceJobId: `${n}-first`, firstSeen: seen(3) }),
    ad({ ...all, sourceJobId: `${n}-mirror`, source: 'other', firstSeen: seen(5) }),
    ad({ ...all, sourceJobId: `${n}-snippet`, source: 'third', text: prose(n).slice(0, 500), firstSeen: seen(1) }),
    ad({ ...all, sourceJobId: `${n}-umbrella`, locations: [], firstSeen: seen(2) }),
    ad({ ...all, sourceJobId: `${n}-krakow`, locations: [krakow], firstSeen: seen(4) }),
    ad({ ...all, sourceJobId: `${n}-senior`, title: 'Senior Backend Engineer', firstSeen: seen(6) }),
    ad({ ...all, sourceJobId: `${n}-r17`, requisitionId: '17', text: prose(50 + n), firstSeen: seen(7) }),
    ad({ ...all, sourceJobId: `${n}-r17-again`, requisitionId: '17', title: 'Server Developer', firstSeen: seen(8) }),
    ad({ ...all, sourceJobId: `${n}-r17-lyon`, requisitionId: '17', locations: [lyon], firstSeen: seen(9) }),
    ad({ ...all, sourceJobId: `${n}-r18`, requisitionId: '18', firstSeen: seen(10) }),
  ]
}

async function storeOf(
  arrivals: readonly (readonly Listing[])[],
  decisions: readonly Decision[],
): Promise<MemoryStore> {
  const store = new MemoryStore()
  for (const decision of decisions) store.decide(decision)
  for (const writes of arrivals) {
    const given = writes.map((listing) => ({ listing }))
    store.commit(await planJobs({ store, writes: given, closes: [], reopens: [], at, sources: new Map() }), {
      writes,
      at,
    })
  }
  return store
}

const outcome = (store: MemoryStore) => ({
  memberships: store.partition(),
  pairs: store.everyPair(),
  jobs: store.everyJob(),
})

/** What stands in the place of a withdrawn listing: nothing in common with any other. */
const blank = ({ key, sourceJobId, source }: Listing, n: number): Listing => ({
  ...ad({ source, sourceJobId, company: `Nobody ${n}`, title: `Nothing ${n}`, text: '' }),
  key,
})

describe('a listing that is withdrawn leaves what the rest alone would give', () => {
  const listings = [...role(1), ...role(2)]
  const keyed = (id: string) => listings.find(({ sourceJobId }) => sourceJobId === id)?.key ?? ''
  const words: Record<string, readonly Decision[]> = {
    'with no word of an operator': [],
    'with a split within a job': [{ op: 'split', a: keyed('1-first'), b: keyed('1-mirror') }],
    'with a pin over a veto': [{ op: 'pin', a: keyed('1-first'), b: keyed('1-krakow') }],
    'with pins through a third and a split': [
      { op: 'pin', a: keyed('1-umbrella'), b: keyed('2-first') },
      { op: 'pin', a: keyed('2-first'), b: keyed('2-r18') },
      { op: 'split', a: keyed('1-umbrella'), b: keyed('2-mirror') },
    ],
  }

  test.each(Object.entries(words))('%s', async (_name, decisions) => {
    const before = outcome(await storeOf([listings], decisions))
    let moved = 0
    for (const [n, gone] of listings.entries()) {
      const stands = { ...blank(gone, n), firstSeen: gone.firstSeen }
      const rest = listings.map((one) => (one === gone ? stands : one))
      const after = outcome(await storeOf([listings, [stands]], decisions))
      expect(after).toEqual(outcome(await storeOf([rest], decisions)))
      expect(outcome(await storeOf([listings, [stands], [gone]], decisions))).toEqual(before)
      const others = (of: typeof before) => of.memberships.filter(({ key }) => key !== gone.key).map(({ job }) => job)
      if (others(after).join() !== others(before).join()) moved++
    }
    // Among them are founders, and umbrellas that held others together.
    expect(moved).toBeGreaterThan(3)
  })

  test('it is the requisition, not the text, that joined what stays', async () => {
    const store = await storeOf([listings], [])
    const jobOf = new Map(store.partition().map(({ key, job }) => [key, job]))
    expect(jobOf.get(keyed('1-r17'))).toBe(jobOf.get(keyed('1-r17-again')))
    expect(jobOf.get(keyed('1-r17'))).not.toBe(jobOf.get(keyed('1-r18')))
    expect(jobOf.get(keyed('1-r17'))).not.toBe(jobOf.get(keyed('1-r17-lyon')))
  })
})
