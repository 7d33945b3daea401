import { linkSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { processLives } from './process-lives.ts'

/**
 * Makes a new database under another name and links it into place whole: a file that exists is never half made, so an empty one is always
 * damage. When another process was faster, its file stands.
 */
export function createDatabase(path: string): void {
  removeLeftovers(path)
  const draft = `${path}.creating-${process.pid}`
  removeDraft(draft)
  try {
    const db = new SqliteDatabase(draft)
    try {
      db.pragma('journal_mode = WAL')
      migrate(db)
    } finally {
      db.close()
    }
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  } finally {
    removeDraft(draft)
  }
}

function removeDraft(draft: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(draft + suffix, { force: true })
}

/** Drafts of processes that died while making one. */
function removeLeftovers(path: string): void {
  const prefix = `${basename(path)}.creating-`
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isInteger(pid) && !processLives(pid, null)) rmSync(join(dirname(path), name), { force: true })
  }
}
