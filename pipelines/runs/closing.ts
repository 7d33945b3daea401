import type { ListingState, Run } from '../../src/ports/store.ts'

/** A run that proves absence: complete, and not held or accepted. */
export function counts(run: Run): boolean {
  return run.status === 'complete' && (run.heldReason === null || run.acceptedAt !== null)
}

export interface Close {
  readonly key: string
  readonly reason: 'absent' | 'gone' | 'valid-through'
  readonly at: string
}

export interface ClosingInput {
  readonly enumerates: 'all' | 'window'
  readonly listings: ReadonlyMap<string, ListingState>
  /** This run, as it will be stored. */
  readonly run: Run
  /** The board's earlier runs, oldest first. */
  readonly earlier: readonly Run[]
  /** Keys that this run holds. */
  readonly seen: ReadonlySet<string>
  /** New gone counts of listings asked at their own URL in this run. */
  readonly goneCounts: ReadonlyMap<string, number>
  /** validThrough by key where this run changed it. */
  readonly validThrough: ReadonlyMap<string, string | null>
  readonly closeAfterMs: number
}

/**
 * The listings that end with this run (DESIGN.md, promise 2): two counting enumerations at least `closeAfterMs` apart lack them, their own
 * URL said twice that they are gone, or their validThrough passed. A failed or partial run, or a held one, closes nothing by absence.
 */
export function closing(input: ClosingInput): Close[] {
  const at = input.run.startedAt
  const closes: Close[] = []
  for (const state of input.listings.values()) {
    if (state.status !== 'open') continue
    const valid = input.validThrough.has(state.key) ? input.validThrough.get(state.key) : state.validThrough
    if (valid && input.run.status !== 'failed' && hasPassed(valid, at))
      closes.push({ key: state.key, reason: 'valid-through', at })
    else if (!input.seen.has(state.key) && (input.goneCounts.get(state.key) ?? 0) >= 2)
      closes.push({ key: state.key, reason: 'gone', at })
    else if (isAbsent(state, input)) closes.push({ key: state.key, reason: 'absent', at })
  }
  return closes
}

function isAbsent(state: ListingState, { enumerates, run, earlier, seen, closeAfterMs }: ClosingInput): boolean {
  if (enumerates !== 'all' || !counts(run) || seen.has(state.key)) return false
  const first = earlier.find((before) => before.id > state.lastSeenRun && counts(before))
  return first !== undefined && Date.parse(run.startedAt) - Date.parse(first.startedAt) >= closeAfterMs
}

/** Whether a stated date is over: a day or month lasts to its end in UTC. */
export function hasPassed(stated: string, now: string): boolean {
  const month = /^(\d{4})-(\d{2})$/.exec(stated)
  if (month) return Date.parse(now) >= Date.UTC(Number(month[1]), Number(month[2]), 1)
  if (/^\d{4}$/.test(stated)) return Date.parse(now) >= Date.UTC(Number(stated) + 1, 0, 1)
  if (/^\d{4}-\d{2}-\d{2}$/.test(stated)) return Date.parse(now) >= Date.parse(stated) + 86_400_000
  return Date.parse(now) >= Date.parse(stated)
}
