import type { Clock } from '../ports/clock.ts'
import { nextStart } from './next-start.ts'

/** One thing that is done again and again. */
export interface Recurring {
  readonly key: string
  readonly everyMs: number
  /** Its last start in milliseconds since the epoch; null: never, or not finished. */
  readonly lastStartMs: number | null
  /** It is skipped when it is due; once it no longer is, its next start is reckoned anew. */
  readonly off?: boolean
}

/** The longest sleep between two looks at the clock: a laptop that slept finds its crawls due soon after it wakes. */
const lookMs = 15_000

/**
 * Does what is due, all of it together, and sleeps until the next is due, until `signal` aborts. An error of `run` ends it: `run` itself
 * handles what may be tried again.
 */
export async function runSchedule(options: {
  readonly recurring: readonly Recurring[]
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly signal: AbortSignal
  readonly run: (keys: readonly string[]) => Promise<void>
  /** Called before each sleep, so at least once a minute while nothing runs. */
  readonly idle?: () => Promise<void>
  /** What recurs from now on, or null where that is as before; asked before anything is done, so at least once a minute. */
  readonly refresh?: () => Promise<readonly Recurring[] | null>
}): Promise<void> {
  const { clock, random, signal, run, idle, refresh } = options
  let { recurring } = options
  const due = new Map(
    recurring.map(({ key, everyMs, lastStartMs }) => [key, nextStart(lastStartMs, everyMs, clock.now(), random())]),
  )
  while (!signal.aborted && (due.size > 0 || refresh)) {
    const now = clock.now()
    const changed = await refresh?.()
    if (changed) {
      const before = new Map(recurring.map((one) => [one.key, one]))
      const keys = new Set(changed.map(({ key }) => key))
      for (const key of [...due.keys()]) if (!keys.has(key)) due.delete(key)
      for (const { key, everyMs, lastStartMs, off } of changed)
        if (before.get(key)?.everyMs !== everyMs || before.get(key)?.off !== off)
          due.set(key, nextStart(lastStartMs, everyMs, now, random()))
      recurring = changed
    }
    const ready = recurring.filter(({ key }) => (due.get(key) ?? Infinity) <= now)
    if (ready.length > 0) {
      await run(ready.map(({ key }) => key))
      for (const { key, everyMs } of ready) due.set(key, nextStart(now, everyMs, now, random()))
      continue
    }
    await idle?.()
    try {
      await clock.sleep(Math.min(Math.min(...due.values()) - now, lookMs), signal)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
}
