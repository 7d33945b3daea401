import type { Database } from 'better-sqlite3'
import { settleError } from './sqlite-errors.ts'

/** Lets the rest of the process run, the server's answers among it. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/**
 * The writes of one connection, one transaction after the other. A transaction may await between its statements: readers use another
 * connection, and no other write starts before it ends.
 */
export class WriteQueue {
  readonly #db: Database
  #last: Promise<unknown> = Promise.resolve()

  constructor(db: Database) {
    this.#db = db
  }

  /** Runs `work` in `BEGIN IMMEDIATE … COMMIT`; whatever it throws rolls all of it back. */
  run<T>(work: (db: Database) => T | Promise<T>): Promise<T> {
    const turn = this.#last.then(() => this.#transaction(work))
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when every write that was asked for has ended. */
  async idle(): Promise<void> {
    await this.#last
  }

  async #transaction<T>(work: (db: Database) => T | Promise<T>): Promise<T> {
    const db = this.#db
    try {
      db.exec('BEGIN IMMEDIATE')
      const result = await work(db)
      db.exec('COMMIT')
      return result
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw settleError(error, db.name)
    }
  }
}
