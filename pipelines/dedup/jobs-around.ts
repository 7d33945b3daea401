import { asVariant } from '../../src/match/build-job.ts'
import { namedVariants, type VariantGroup } from '../../src/match/variant-groups.ts'
import { canonicalJson } from '../../src/model/content-hash.ts'
import type { Job } from '../../src/model/job.ts'
import type { JobFacts } from '../../src/ports/store.ts'
import type { JobsStore } from './touched.ts'

interface AroundInput {
  readonly store: JobsStore
  /** Clustered jobs as they will be. */
  readonly jobs: ReadonlyMap<string, Job>
  readonly facts: ReadonlyMap<string, JobFacts>
  readonly groups: ReadonlyMap<string, VariantGroup>
}

/**
 * The stored jobs around whose group, or variants as named, may differ from what is stored, and those that are named. Jobs of one group
 * behind those named all name the same ones, so one of them speaks for all.
 */
export async function jobsAround({ store, jobs, facts, groups }: AroundInput): Promise<Map<string, Job>> {
  const around = new Map<string, Job>()
  const load = async (ids: readonly string[]) => {
    const missing = ids.filter((id) => facts.has(id) && !around.has(id))
    for (const job of missing.length === 0 ? [] : await store.jobs(missing)) around.set(job.id, job)
  }
  const regrouped = [...facts.values()].filter(({ id, variantGroup }) => variantGroup !== (groups.get(id)?.id ?? null))
  await load(regrouped.map(({ id }) => id))
  const isOpen = (id: string) => (jobs.get(id) ?? facts.get(id))?.status === 'open'
  for (const group of new Set(groups.values())) {
    const named = namedVariants(group.jobs, isOpen)
    await load(named)
    const front = new Set(named)
    const behind = group.jobs.filter((id) => facts.has(id) && !around.has(id) && !front.has(id))
    const [spokesman] = behind
    if (spokesman === undefined) continue
    await load([spokesman])
    const known = new Map([...jobs, ...around])
    const names = namedVariants(group.jobs, isOpen, spokesman).flatMap((id) => known.get(id) ?? [])
    const stored = around.get(spokesman)?.variants ?? []
    if (canonicalJson(stored) !== canonicalJson(names.map(asVariant))) await load(behind)
  }
  return around
}
