import { counts } from '../../pipelines/runs/closing.ts'
import { durationMs } from '../model/duration.ts'
import type { Run } from '../ports/store.ts'

/**
 * `failing`, `incomplete`: how the last run ended. `held`: it waits for a word. `quarantined`: it is held, and nothing of it was added.
 * `late`: nothing was asked for more than two intervals.
 */
type State = 'ok' | 'new' | 'running' | 'off' | 'paused' | 'late' | 'held' | 'quarantined' | 'incomplete' | 'failing'

/** How one configured board stands. Instants are RFC 3339 UTC. */
export interface BoardHealth {
  readonly board: string
  readonly state: State
  /** Somebody must look. */
  readonly broken: boolean
  readonly why: string | null
  /** How often it is asked. */
  readonly every: string
  readonly lastRun: Pick<Run, 'id' | 'status' | 'startedAt' | 'finishedAt'> | null
  /** The newest run that proves what the board holds: complete, and not held or accepted. */
  readonly lastComplete: Pick<Run, 'id' | 'startedAt'> | null
  /** Whole seconds since that one began. */
  readonly ageSeconds: number | null
  /** Null where it is asked no more; in the past where nobody asked. */
  readonly nextDue: string | null
}

export interface BoardFacts {
  readonly key: string
  readonly every: string
  readonly paused: boolean
  /** Why its source is off and not turned on. */
  readonly off: string | null
  /** Its newest run, and its newest that counts. */
  readonly last: Run | null
  readonly counting: Run | null
}

const BROKEN: ReadonlySet<State> = new Set(['late', 'held', 'quarantined', 'incomplete', 'failing'])

/** How a board stands at `now`, in milliseconds since the epoch. */
export function healthOf(facts: BoardFacts, now: number): BoardHealth {
  const { key, every, last, counting } = facts
  const everyMs = durationMs(every) ?? 0
  const { state, why } = standing(facts, everyMs, now)
  const asked = state !== 'paused' && state !== 'off'
  return {
    board: key,
    state,
    broken: BROKEN.has(state),
    why,
    every,
    lastRun: last && { id: last.id, status: last.status, startedAt: last.startedAt, finishedAt: last.finishedAt },
    lastComplete: counting && { id: counting.id, startedAt: counting.startedAt },
    ageSeconds: counting && Math.floor((now - Date.parse(counting.startedAt)) / 1000),
    nextDue: asked && last ? new Date(Date.parse(last.startedAt) + everyMs).toISOString() : null,
  }
}

function standing(
  { paused, off, last }: BoardFacts,
  everyMs: number,
  now: number,
): { readonly state: State; readonly why: string | null } {
  if (paused) return { state: 'paused', why: null }
  if (off !== null) return { state: 'off', why: off }
  // What was skipped so far was never asked.
  if (last === null || last.error?.code === 'source-off') return { state: 'new', why: null }
  const late = now - Date.parse(last.startedAt) > 2 * everyMs
  if (last.status === 'running')
    return late ? { state: 'late', why: 'its last run did not end' } : { state: 'running', why: null }
  if (last.status === 'failed' || last.status === 'aborted') return { state: 'failing', why: reason(last) }
  if (last.status === 'partial') return { state: 'incomplete', why: reason(last) }
  if (!counts(last)) {
    const added = last.heldReason === 'shrunk' || last.heldReason === 'grown'
    const why = `${last.heldReason}: ${last.heldDetail ?? ''}; if it is right: jobwire runs accept ${last.id}`
    return { state: added ? 'held' : 'quarantined', why }
  }
  return late ? { state: 'late', why: 'nothing was asked for more than two intervals' } : { state: 'ok', why: null }
}

function reason({ error, completeness }: Run): string | null {
  return error ? `${error.message} [${error.code}]` : completeness
}
