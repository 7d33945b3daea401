import type Database from 'better-sqlite3'

interface Write {
  run: () => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/**
 * Writes of one turn of the event loop share one transaction, and so one fsync; each resolves when that is committed. A write that throws
 * takes back itself alone.
 */
export class CommitGroup {
  #db: Database.Database
  #waiting: Write[] = []
  #all: (writes: readonly Write[]) => { write: Write; failed: boolean; value: unknown }[]

  constructor(db: Database.Database) {
    this.#db = db
    const one = db.transaction((run: () => unknown) => run())
    const all = db.transaction((writes: readonly Write[]) =>
      writes.map((write) => {
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
      if (this.#waiting.length === 1) setImmediate(() => this.flush())
    })
  }

  /** Commits what waits now. */
  flush(): void {
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
  }
}
