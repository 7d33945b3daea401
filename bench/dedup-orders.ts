import { createHash } from 'node:crypto'
import { planJobs } from '../pipelines/dedup/plan-jobs.ts'
import { canonicalJson } from '../src/model/content-hash.ts'
import type { Listing } from '../src/model/listing.ts'
import { MemoryStore } from '../test/pipelines/dedup-memory-store.ts'
import { numbers } from './numbers.ts'

const at = '2026-01-01T00:00:00.000Z'

/** The listings in batches of at most `most`, order and sizes as the seed says; 0 leaves them in order, in one batch. */
export function batches(listings: readonly Listing[], seed: number, most: number): Listing[][] {
  if (seed === 0) return [[...listings]]
  const below = numbers(seed)
  const order = [...listings]
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1)
    ;[order[last], order[other]] = [order[other] as Listing, order[last] as Listing]
  }
  const out: Listing[][] = []
  while (order.length > 0) out.push(order.splice(0, 1 + below(most)))
  return out
}

/** Runs batches through planning, one after another, and hashes all that comes out: memberships, kept pairs and whole jobs. */
export async function outcomeOf(arrivals: readonly (readonly Listing[])[]): Promise<{ hash: string; jobs: number }> {
  const store = new MemoryStore()
  for (const writes of arrivals) {
    const given = writes.map((listing) => ({ listing }))
    store.commit(await planJobs({ store, writes: given, closes: [], reopens: [], at, sources: new Map() }), {
      writes,
      at,
    })
  }
  const jobs = store.everyJob()
  const all = canonicalJson({ memberships: store.partition(), pairs: store.everyPair(), jobs })
  return { hash: createHash('sha256').update(all).digest('hex'), jobs: jobs.length }
}
