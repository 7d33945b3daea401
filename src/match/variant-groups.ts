import { jobId } from '../model/job-id.ts'
import type { Membership, Pair } from '../model/match.ts'
import { foundersOrder } from './cluster.ts'
import { components } from './components.ts'

/** A job names so many of its variants; its group's id leads to the others. */
const variantsNamed = 100

/** Jobs that are one role, in the order of their founders; the id is the first one's. */
export interface VariantGroup {
  readonly id: string
  readonly jobs: readonly string[]
}

/**
 * Groups jobs that are one role at other places or levels: the connected components over kept pairs between different jobs. Returns the
 * group of each job that has a variant; the group's id is that of the job whose founder came first.
 */
export function variantGroups(
  memberships: readonly Membership[],
  pairs: readonly Pick<Pair, 'a' | 'b' | 'decision'>[],
  firstSeen: (key: string) => string | null,
): Map<string, VariantGroup> {
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
  const groups = new Map<string, VariantGroup>()
  for (const group of components(new Set(jobOf.values()), edges)) {
    if (group.length < 2) continue
    const jobs = group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    const whole = { id: jobs[0] ?? '', jobs }
    for (const job of jobs) groups.set(job, whole)
  }
  return groups
}

/** The ids that a job of a group names as its variants: of the open jobs the first hundred, less itself. Without `id`, those that any may name. */
export function namedVariants(group: readonly string[], isOpen: (id: string) => boolean, id?: string): string[] {
  const named: string[] = []
  const most = id === undefined ? variantsNamed + 1 : variantsNamed
  for (const other of group) {
    if (named.length >= most) break
    if (other !== id && isOpen(other)) named.push(other)
  }
  return named
}
