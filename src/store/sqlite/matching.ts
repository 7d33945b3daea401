import type { Database } from 'better-sqlite3'
import type { Matching } from '../../ports/store.ts'

interface Row {
  readonly model: string | null
  readonly next: string | null
  readonly stage: 'fingerprints' | 'pairs' | null
  readonly after: string | null
}

export function readMatching(db: Database): Matching {
  const row = db
    .prepare<[], Row>('SELECT model, next_model AS next, stage, after_key AS after FROM matching WHERE id = 1')
    .get()
  const { model = null, next = null, stage = null, after = null } = row ?? {}
  return { model, upgrade: next === null || stage === null ? null : { to: next, stage, after } }
}

export function writeMatching(db: Database, { model, upgrade }: Matching): void {
  db.prepare(
    'INSERT OR REPLACE INTO matching (id, model, next_model, stage, after_key) VALUES (1, @model, @to, @stage, @after)',
  ).run({ model, ...(upgrade ?? { to: null, stage: null, after: null }) })
}
