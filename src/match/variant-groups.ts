import { jobId } from '../model/job-id.ts'
import type { Membership, Pair } from '../model/match.ts'
import { foundersOrder } from './cluster.ts'
import { components } from './components.ts'

/**
 * Groups jobs that are one role at other places or levels: the connected components over kept pairs between different jobs. Returns the
 * group of each job that has a variant; the group's id is that of the job whose founder came first.
 */
export function variantGroups(
  memberships: readonly Membership[],
  pairs: readonly Pair[],
  firstSeen: (key: string) => string | null,
): Map<string, { readonly id: string; readonly jobs: readonly string[] }> {
  const jobOf = new Map(memberships.map(({ key, job }) => [key, job]))
  const founders = memberships
    .filter(({ tiedTo }) => tiedTo === null)
    .map(({ key }) => ({ key, firstSeen: firstSeen(key) }))
    .sort(foundersOrder)
  const order = new Map(founders.map(({ key }, at) => [jobId(key), at]))
  const edges: [string, string][] = []
  for (const { a, b, decision } of pairs) {
    const [left, right] = [jobOf.get(a), jobOf.get(b)]
    if (decision !== 'different' && left !== undefined && right !== undefined && left !== right)
      edges.push([left, right])
  }
  const groups = new Map<string, { id: string; jobs: string[] }>()
  for (const group of components(new Set(jobOf.values()), edges)) {
    if (group.length < 2) continue
    const jobs = group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    for (const job of jobs) groups.set(job, { id: jobs[0] ?? job, jobs })
  }
  return groups
}
