import PQueue from 'p-queue'
import { ThrottledError } from '../errors.ts'
import type { Pace } from '../model/source.ts'
import type { Archive } from '../ports/archive.ts'
import type { Clock } from '../ports/clock.ts'

interface Lane {
  readonly queue: PQueue
  /** The earliest next start, milliseconds since the epoch. */
  next: number
  /** Until when the host asked to be left alone. */
  heldUntil: number
}

/**
 * One lane a host: a p-queue bounds what is under way, starts keep their distance, and a wait that the host asked for stops all of it, also
 * after a restart. A host (name and port) is asked at the pace of the source whose request it is; where sources share one, its queue keeps to the
 * lowest concurrency among them.
 */
export class HostGate {
  readonly #lanes = new Map<string, Promise<Lane>>()
  readonly #archive: Archive
  readonly #clock: Clock
  readonly #maxWaitMs: number
  readonly #closing: AbortSignal

  constructor(options: { archive: Archive; clock: Clock; maxWaitMs: number; closing: AbortSignal }) {
    this.#archive = options.archive
    this.#clock = options.clock
    this.#maxWaitMs = options.maxWaitMs
    this.#closing = options.closing
  }

  /** Runs `task` when `host` may be asked. ThrottledError where the host asked for a wait of more than `maxWaitMs`. */
  async pass<T>(host: string, pace: Pace, task: () => Promise<T>): Promise<T> {
    const lane = await this.#lane(host)
    const { queue } = lane
    const wide = Math.max(1, pace.concurrency)
    queue.concurrency = queue.size + queue.pending === 0 ? wide : Math.min(queue.concurrency, wide)
    return queue.add(async () => {
      this.#closing.throwIfAborted()
      await this.#turn(host, lane, pace.delayMs)
      return task()
    })
  }

  /** Stops the host for `ms`; the wait is kept over restarts. Returns until when. */
  async hold(host: string, ms: number): Promise<number> {
    const lane = await this.#lane(host)
    lane.heldUntil = Math.max(lane.heldUntil, this.#clock.now() + ms)
    await this.#archive.setHostWait(host, lane.heldUntil)
    return lane.heldUntil
  }

  async #turn(host: string, lane: Lane, delayMs: number): Promise<void> {
    for (;;) {
      const now = this.#clock.now()
      const held = lane.heldUntil - now
      if (held > this.#maxWaitMs) {
        const until = new Date(lane.heldUntil).toISOString()
        throw new ThrottledError(`${host} asked to be left alone until ${until}`, lane.heldUntil)
      }
      if (held > 0) {
        await this.#clock.sleep(held, this.#closing)
        continue
      }
      if (delayMs <= 0) return
      // A clock that was set back must not stretch the wait.
      const start = Math.min(Math.max(now, lane.next), now + delayMs * lane.queue.concurrency)
      lane.next = start + delayMs
      if (start <= now) return
      await this.#clock.sleep(start - now, this.#closing)
      // The host may have asked for a wait meanwhile.
      if (lane.heldUntil <= this.#clock.now()) return
    }
  }

  #lane(host: string): Promise<Lane> {
    let lane = this.#lanes.get(host)
    if (!lane) {
      lane = this.#archive.hostWait(host).then((until) => ({ queue: new PQueue(), next: 0, heldUntil: until ?? 0 }))
      this.#lanes.set(host, lane)
    }
    return lane
  }
}
