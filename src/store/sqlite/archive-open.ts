import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { FatalError, JobwireError } from '../../errors.ts'

/** `jwar` in ASCII: tells archive.db from any other SQLite file. */
const applicationId = 0x6a776172

/** Below this size the whole file is checked at each start; a larger one by `doctor`, so that resuming starts at once. */
const quickCheckBytes = 128 * 1024 * 1024

/**
 * Opens or creates archive.db and brings its schema up to date. FatalError `schema-newer` where a newer jobwire wrote it,
 * `database-corrupt` where the file is damaged, empty, or something else.
 */
export function openArchiveFile(path: string): Database.Database {
  if (path !== ':memory:' && !existsSync(path)) create(path)
  return guarded(path, () => {
    if (path !== ':memory:' && statSync(path).size === 0) throw corrupt(path, 'it is empty')
    const db = new Database(path)
    try {
      prepare(db, path)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Runs `work`; what SQLite says of a damaged file becomes FatalError `database-corrupt`. */
function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof JobwireError) throw error
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) {
      throw corrupt(path, error.message, error)
    }
    throw error
  }
}

function corrupt(path: string, why: string, cause?: unknown): FatalError {
  return new FatalError('database-corrupt', `${path} is no sound archive: ${why}`, { cause })
}

/** Made under another name and linked when whole, so that an empty file is never one of ours that a kill left behind. */
function create(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.new`
  rmSync(draft, { force: true })
  const db = new Database(draft)
  try {
    prepare(db, draft)
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
  const file = openSync(draft, 'r')
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(draft, path)
  } catch (error) {
    // Another process was first: its file serves.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function prepare(db: Database.Database, path: string): void {
  db.pragma('busy_timeout = 10000')
  db.pragma('foreign_keys = ON')
  db.pragma('journal_mode = WAL')
  // FULL: jobwire.db must never survive a power cut that takes pages back which it was made from. Commits are grouped.
  db.pragma('synchronous = FULL')
  db.pragma('wal_autocheckpoint = 4000')
  db.pragma('cache_size = -16000')
  const version = db.pragma('user_version', { simple: true }) as number
  const id = db.pragma('application_id', { simple: true }) as number
  if (id !== 0 && id !== applicationId) throw corrupt(path, 'another program wrote it')
  if (id === 0 && (version !== 0 || tableCount(db) > 0)) throw corrupt(path, 'it is another database')
  if (path !== ':memory:' && id !== 0 && statSync(path).size <= quickCheckBytes) {
    const found = db.pragma('quick_check(1)', { simple: true }) as string
    if (found !== 'ok') throw corrupt(path, found)
  }
  migrate(db, path)
}

function tableCount(db: Database.Database): number {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number
}

function migrate(db: Database.Database, path: string): void {
  const steps = migrations()
  const apply = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > steps.length) {
      throw new FatalError('schema-newer', `${path} has schema ${version}; this jobwire knows up to ${steps.length}`)
    }
    for (const [index, sql] of steps.entries()) {
      if (index < version) continue
      db.exec(sql)
      db.pragma(`user_version = ${index + 1}`)
    }
    if (version === 0) db.pragma(`application_id = ${applicationId}`)
  })
  // Reading first spares a start of a current archive the write lock.
  if ((db.pragma('user_version', { simple: true }) as number) !== steps.length) apply.immediate()
}

/** The migrations in order, read from the package's sources: the compiled code has no copy of them. */
function migrations(): string[] {
  const folder = join(packageRoot(), 'src/store/sqlite/archive-migrations')
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'))
}

function packageRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'jobwire') {
      return folder
    }
    if (dirname(folder) === folder) throw new FatalError('internal', 'the package folder of jobwire was not found')
  }
}
