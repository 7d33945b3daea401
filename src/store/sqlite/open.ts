import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { FatalError, UsageError } from '../../errors.ts'
import { createDatabase } from './create.ts'
import { applicationId, knownVersion, migrate, refuseNewer, schemaVersion } from './migrate.ts'
import { settled } from './sqlite-errors.ts'

const busyTimeoutMs = 10_000
/** Above this the whole-file check would hold up each start; `jobwire doctor` is the place for it then. */
const quickCheckBytes = 256 * 1024 * 1024

export interface Connections {
  /** Null when opened read-only. */
  readonly write: Database | null
  /** Sees what is committed and never waits for the writer (WAL). */
  readonly read: Database
}

/**
 * Opens jobwire.db, made new where there is none. Throws FatalError `database-corrupt`, `schema-newer`, `schema-older` (`migrate: false`
 * or read-only), UsageError `not-found` (read-only and absent).
 */
export function openConnections(options: { path: string; readonly?: boolean; migrate?: boolean }): Connections {
  const { path } = options
  const readonly = options.readonly ?? false
  if (!existsSync(path)) {
    if (readonly) throw new UsageError('not-found', `There is no database at ${path}`)
    mkdirSync(dirname(path), { recursive: true })
    settled(path, () => createDatabase(path))
  } else {
    checkHeader(path)
  }
  const opened: Database[] = []
  const connect = (readOnly: boolean): Database => {
    const db = new SqliteDatabase(path, { readonly: readOnly, fileMustExist: true, timeout: busyTimeoutMs })
    opened.push(db)
    return db
  }
  try {
    return settled(path, () => {
      const write = readonly ? null : prepareWriter(connect(false), path, options.migrate ?? true)
      const read = connect(true)
      read.pragma('cache_size = -32768')
      refuseOther(read, path)
      return { write, read }
    })
  } catch (error) {
    for (const db of opened) db.close()
    throw error
  }
}

function prepareWriter(db: Database, path: string, mayMigrate: boolean): Database {
  refuseForeign(db, path)
  if (statSync(path).size <= quickCheckBytes) quickCheck(db, path)
  refuseNewer(schemaVersion(db), knownVersion())
  db.pragma('journal_mode = WAL')
  // One fsync a run is cheap, and a run that is answered for stays.
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // At most, as it fills: what one run of a large database changes is written once, not again and again for want of room.
  db.pragma('cache_size = -262144')
  db.pragma('wal_autocheckpoint = 16384')
  db.pragma('journal_size_limit = 67108864')
  if (mayMigrate) migrate(db)
  return db
}

function quickCheck(db: Database, path: string): void {
  const verdict = db.pragma('quick_check(1)', { simple: true })
  if (verdict !== 'ok') throw new FatalError('database-corrupt', `${path} is damaged: ${String(verdict)}`)
}

function refuseForeign(db: Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new FatalError('database-corrupt', `${path} is not a database of jobwire`)
  }
}

function refuseOther(db: Database, path: string): void {
  refuseForeign(db, path)
  const known = knownVersion()
  const version = schemaVersion(db)
  refuseNewer(version, known)
  if (version < known) {
    throw new FatalError('schema-older', `The database has schema version ${version}; this jobwire needs ${known}`)
  }
}

/** An existing file must have SQLite's header and no fewer pages than it states (SQLite file format §1.3). */
function checkHeader(path: string): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  let length: number
  try {
    length = readSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
  if (length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new FatalError('database-corrupt', `${path} is ${length === 0 ? 'empty' : 'no SQLite file'}`)
  }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  // With a write-ahead log the header may be behind the log, never ahead of the file.
  const stated = header.readUInt32BE(28) * pageSize
  const size = statSync(path).size
  if (size < stated && !existsSync(`${path}-wal`)) {
    throw new FatalError('database-corrupt', `${path} has ${size} of ${stated} bytes`)
  }
}
