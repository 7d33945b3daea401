import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { FatalError } from '../../errors.ts'
import { packageRoot } from './package-root.ts'

/** Marks the file as jobwire's in its header (SQLite's application_id): `jobw`. */
export const applicationId = 0x6a6f6277

interface Migration {
  readonly version: number
  readonly sql: string
}

function migrations(): Migration[] {
  const folder = join(packageRoot(), 'src', 'store', 'sqlite', 'migrations')
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(join(folder, name), 'utf8') }))
}

/** The version of the schema that this program knows. */
export function knownVersion(): number {
  return migrations().at(-1)?.version ?? 0
}

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/**
 * Brings the schema to the newest version, each step in one transaction. Throws FatalError `schema-newer` when the file is ahead of this
 * program.
 */
export function migrate(db: Database): void {
  const steps = migrations()
  const known = steps.at(-1)?.version ?? 0
  refuseNewer(schemaVersion(db), known)
  for (const step of steps) {
    const apply = db.transaction(() => {
      if (schemaVersion(db) >= step.version) return
      db.exec(step.sql)
      db.pragma(`application_id = ${applicationId}`)
      db.pragma(`user_version = ${step.version}`)
    })
    apply.immediate()
  }
  refuseNewer(schemaVersion(db), known)
}

/** Throws FatalError `schema-newer` when `version` is ahead of `known`. */
export function refuseNewer(version: number, known: number): void {
  if (version > known) {
    throw new FatalError('schema-newer', `The database has schema version ${version}; this jobwire knows ${known}`)
  }
}
