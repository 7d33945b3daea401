import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../../src/ports/clock.ts'

/** A clock that a test sets; sleeping moves it instead of waiting. */
export class TestClock implements Clock {
  #now: number

  constructor(at: string) {
    this.#now = Date.parse(at)
  }

  now(): number {
    return this.#now
  }

  set(at: string): void {
    this.#now = Date.parse(at)
  }

  advance(ms: number): void {
    this.#now += ms
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const until = this.#now + ms
    await turn()
    signal?.throwIfAborted()
    this.#now = Math.max(this.#now, until)
  }
}
