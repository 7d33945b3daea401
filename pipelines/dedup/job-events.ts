import { canonicalJson } from '../../src/model/content-hash.ts'
import type { Job } from '../../src/model/job.ts'
import type { Membership } from '../../src/model/match.ts'
import type { JobsChange, StoredEvent } from '../../src/ports/store.ts'

interface Input {
  readonly at: string
  readonly upserts: JobsChange['upserts']
  readonly previous: ReadonlyMap<string, Job>
  readonly removed: readonly string[]
  readonly before: ReadonlyMap<string, Membership>
  readonly memberships: readonly Membership[]
}

/** Fields whose change alone is told by another event, or by none. */
const untold: ReadonlySet<string> = new Set([
  'lastSeen',
  'updatedAt',
  'publishedAt',
  'status',
  'closedAt',
  'closedReason',
  'datePosted',
  'dateModified',
])

/** The events of a change of jobs, in the order of the jobs' ids: what merged and split first. */
export function jobEvents(input: Input): StoredEvent[] {
  return [...merges(input), ...splits(input), ...input.upserts.flatMap(({ job }) => ofOne(job, input))]
}

function merges({ at, removed, before, memberships }: Input): StoredEvent[] {
  const now = new Map(memberships.map(({ key, job }) => [key, job]))
  return removed.flatMap((job): StoredEvent[] => {
    const founder = [...before.values()].find((member) => member.job === job && member.tiedTo === null)
    const into = founder === undefined ? undefined : now.get(founder.key)
    return into === undefined ? [] : [{ name: 'job-merged', at, job, detail: { into } }]
  })
}

/** A job is split when its members end in more than one job; the event stands at each that is new. */
function splits({ at, upserts, previous, before, memberships }: Input): StoredEvent[] {
  const now = new Map<string, Set<string>>()
  for (const { key, job } of memberships) {
    const old = before.get(key)?.job
    if (old !== undefined) now.set(old, (now.get(old) ?? new Set()).add(job))
  }
  return upserts.flatMap(({ job, memberships: members }): StoredEvent[] => {
    if (previous.has(job.id)) return []
    const founder = members.find(({ tiedTo }) => tiedTo === null)
    const from = founder === undefined ? undefined : before.get(founder.key)?.job
    if (from === undefined || (now.get(from)?.size ?? 0) < 2) return []
    return [{ name: 'job-split', at, job: job.id, detail: { from } }]
  })
}

function ofOne(job: Job, { at, previous }: Input): StoredEvent[] {
  const held = previous.get(job.id)
  const events: StoredEvent[] = []
  if (job.publishedAt === at && held?.publishedAt !== at)
    events.push({ name: 'job-published', at, job: job.id, detail: {} })
  if (held === undefined) return events
  if (held.status === 'open' && job.status === 'closed')
    events.push({ name: 'job-closed', at, job: job.id, detail: { reason: job.closedReason } })
  if (held.status === 'closed' && job.status === 'open')
    events.push({ name: 'job-reopened', at, job: job.id, detail: {} })
  const fields = Object.keys(job).filter(
    (field) => !untold.has(field) && canonicalJson(job[field as keyof Job]) !== canonicalJson(held[field as keyof Job]),
  )
  if (fields.length > 0) events.push({ name: 'job-changed', at, job: job.id, detail: { fields } })
  return events
}
