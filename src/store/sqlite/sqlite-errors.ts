import SqliteDatabase from 'better-sqlite3'
import { FatalError, RetryableError } from '../../errors.ts'

/** SQLite's own errors in jobwire's words: corrupt, not a database, full, busy. Others pass as they are. */
export function settleError(error: unknown, path: string): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
    return new FatalError('database-corrupt', `${path} is damaged: ${error.message}`, { cause: error })
  }
  if (error.code === 'SQLITE_FULL') return new FatalError('disk-full', `No space to write ${path}`, { cause: error })
  if (error.code.startsWith('SQLITE_BUSY')) {
    return new RetryableError('database-busy', `${path} is locked by another program`, { cause: error })
  }
  return error
}

/** Runs `work`, with SQLite's errors in jobwire's words. */
export function settled<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw settleError(error, path)
  }
}
