import type Database from 'better-sqlite3'

interface Write {
  run: () => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

interface Written {
  readonly write: Write
  readonly failed: boolean
  readonly value: unknown
}

/** No write waits longer for company than this, in milliseconds. */
const longest = 25
/** Nor once this long nothing has joined it. */
const quiet = 2

/**
 * Writes that come close together share one transaction, and so one fsync, which costs as much as some ten small pages; each resolves when
 * that is committed. The first after a pause commits at once. A write that throws takes back itself alone.
 */
export class CommitGroup {
  readonly #db: Database.Database
  readonly #all: (writes: readonly Write[]) => Written[]
  #waiting: Write[] = []
  #timer: NodeJS.Timeout | undefined
  #lastCommit = -Infinity

  constructor(db: Database.Database) {
    this.#db = db
    const one = db.transaction((run: () => unknown) => run())
    const all = db.transaction((writes: readonly Write[]) =>
      writes.map((write): Written => {
        try {
          return { write, failed: false, value: one(write.run) }
        } catch (error) {
          // A full disk or the like ends the whole transaction: nothing of it may be called written.
          if (!db.inTransaction) throw error
          return { write, failed: true, value: error }
        }
      }),
    )
    this.#all = (writes) => all.immediate(writes)
  }

  /** Runs `run` in the next transaction; resolves with its value when it is durable. */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject })
      if (this.#waiting.length > 1) return
      const now = performance.now()
      if (now - this.#lastCommit > longest) setImmediate(() => this.flush())
      else this.#gather(now + longest, 1)
    })
  }

  #gather(deadline: number, count: number): void {
    this.#timer = setTimeout(() => {
      const joined = this.#waiting.length
      if (joined === count || performance.now() >= deadline) this.flush()
      else this.#gather(deadline, joined)
    }, quiet)
  }

  /** Commits what waits now. */
  flush(): void {
    clearTimeout(this.#timer)
    const writes = this.#waiting
    if (writes.length === 0) return
    this.#waiting = []
    try {
      if (!this.#db.open) throw new Error('the archive is closed')
      for (const { write, failed, value } of this.#all(writes)) {
        if (failed) write.reject(value)
        else write.resolve(value as never)
      }
    } catch (error) {
      for (const write of writes) write.reject(error)
    }
    this.#lastCommit = performance.now()
  }
}
