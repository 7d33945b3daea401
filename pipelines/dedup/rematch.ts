import { fingerprint } from '../../src/match/fingerprint.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import { modelVersion } from '../../src/match/settings.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { planJobs } from './plan-jobs.ts'
import { systemsOf } from './systems.ts'

interface RematchOptions {
  readonly store: Store
  readonly sources: ReadonlyMap<string, SourceFacts>
  readonly log: Log
  /** RFC 3339 UTC. */
  readonly at: string
  /** The comparisons to match by; those of the code that runs by default. */
  readonly model?: string
  /** Also where the same comparisons matched them. */
  readonly force?: boolean
  /** Listings taken at a time. */
  readonly batch?: number
}

const AT_ONCE = 500

/** Why a short write leaves jobs to a crawl. */
export const outdated = 'Another version of jobwire matched these listings; the next crawl matches them anew'

/** True where the stored listings were matched by other comparisons than the code has: nothing may be compared with them before `rematch`. */
export async function isOutdated(
  store: Pick<Store, 'matching' | 'listingKeys'>,
  model = modelVersion,
): Promise<boolean> {
  const { model: stored } = await store.matching()
  return stored !== model && (await store.listingKeys({ after: null, limit: 1 })).length > 0
}

/**
 * Matches every stored listing anew where other comparisons matched it, those of paused, closed and removed boards too: first all that is
 * compared, then, batch by batch, what follows for jobs. A kill costs one batch. The caller holds the lease.
 */
export async function rematch(options: RematchOptions): Promise<void> {
  const { store, log, model = modelVersion, force = false } = options
  const outdated = await isOutdated(store, model)
  if (!outdated && !force) {
    if ((await store.matching()).model !== model) await store.setMatching({ model, upgrade: null })
    return
  }
  const before = await store.matching()
  const { listings } = await store.counts()
  log.info(`${listings} listings are matched anew${outdated ? ': this version compares them otherwise' : ''}`)
  const started = before.upgrade?.to === model ? before.upgrade : { stage: 'fingerprints' as const, after: null }
  if (started.stage === 'fingerprints') {
    await inBatches(options, { model, stage: 'fingerprints', after: started.after }, async (keys) => {
      const systems = systemsOf(options.sources)
      const found = await store.listings(keys)
      await store.putFingerprints(found.map((listing) => fingerprint(listing, systems)))
    })
  }
  const after = started.stage === 'pairs' ? started.after : null
  await inBatches(options, { model, stage: 'pairs', after }, async (again) => {
    const { sources, at } = options
    const { jobs, events } = await planJobs({ store, writes: [], closes: [], reopens: [], again, at, sources })
    await store.commitJobs({ ...jobs, events, at })
  })
  await store.setMatching({ model, upgrade: null })
}

/** All listings by key, some at a time; how far it came is kept after each. */
async function inBatches(
  { store, batch = AT_ONCE }: RematchOptions,
  {
    model,
    stage,
    after,
  }: { readonly model: string; readonly stage: 'fingerprints' | 'pairs'; readonly after: string | null },
  work: (keys: readonly string[]) => Promise<void>,
): Promise<void> {
  const { model: stored } = await store.matching()
  for (let last = after; ;) {
    const keys = await store.listingKeys({ after: last, limit: batch })
    if (keys.length > 0) await work(keys)
    last = keys.at(-1) ?? last
    await store.setMatching({ model: stored, upgrade: { to: model, stage, after: last } })
    if (keys.length < batch) return
  }
}
