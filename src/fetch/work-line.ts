import type { IRequestManager, Request } from '@crawlee/basic'

interface Work {
  readonly key: string
  readonly url: string
  readonly run: () => Promise<void>
  readonly drop: (reason: unknown) => void
}

/**
 * The line of work that Crawlee takes requests from: first in, first out, in memory, each under a key of its own. In place of Crawlee's
 * storage, which spends most of a small exchange's time on its books.
 */
export class WorkLine implements IRequestManager {
  readonly #waiting: Work[] = []
  readonly #running = new Map<string, Work>()
  #head = 0
  #count = 0
  #handled = 0
  #make: (work: { url: string; key: string }) => Request = () => {
    throw new Error('the crawler is not loaded')
  }

  /** How a Crawlee Request is made, known once Crawlee is loaded. */
  makeWith(make: (work: { url: string; key: string }) => Request): void {
    this.#make = make
  }

  push(url: string, run: () => Promise<void>, drop: (reason: unknown) => void): void {
    this.#count += 1
    this.#waiting.push({ key: String(this.#count), url, run, drop })
  }

  /** Runs the work of a request that Crawlee was given. */
  async handle(key: string): Promise<void> {
    await this.#running.get(key)?.run()
  }

  /** Drops what has not begun. */
  clear(reason: unknown): void {
    for (const work of this.#waiting.splice(this.#head)) work.drop(reason)
  }

  async isFinished(): Promise<boolean> {
    return (await this.isEmpty()) && this.#running.size === 0
  }

  async isEmpty(): Promise<boolean> {
    return this.#head >= this.#waiting.length
  }

  async handledCount(): Promise<number> {
    return this.#handled
  }

  getTotalCount(): number {
    return this.#count
  }

  getPendingCount(): number {
    return this.#waiting.length - this.#head + this.#running.size
  }

  async fetchNextRequest<T extends Record<string, unknown>>(): Promise<Request<T> | null> {
    const work = this.#waiting[this.#head]
    if (!work) return null
    this.#head += 1
    // Shifting one by one would move the whole array each time.
    if (this.#head > 1000 && this.#head * 2 > this.#waiting.length) {
      this.#waiting.splice(0, this.#head)
      this.#head = 0
    }
    this.#running.set(work.key, work)
    return this.#make(work)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next; next = await this.fetchNextRequest()) yield next
  }

  async markRequestHandled(request: Request): Promise<void> {
    this.#running.delete(request.uniqueKey)
    this.#handled += 1
  }

  /** Work never fails as Crawlee sees it, so nothing is ever given back. */
  async reclaimRequest(): Promise<null> {
    return null
  }

  addRequest(): never {
    throw new Error('work enters by push alone')
  }

  addRequestsBatched(): never {
    throw new Error('work enters by push alone')
  }
}
