import type { Database } from 'better-sqlite3'
import type { DecisionRecord } from '../../model/match.ts'
import type { Store } from '../../ports/store.ts'
import { bumpRevision, writeCloses, writeEvents, writeJobs } from './commit-run.ts'
import { decisions } from './schema.ts'
import { tableWriter } from './table-writer.ts'

/** Keeps an operator's word on two listings. */
export function decide(db: Database, { op, a, b, at }: Omit<DecisionRecord, 'id'>): void {
  tableWriter(db, decisions, { skip: ['id'] })({ op, a, b, at })
}

/** Applies what an operator's word changes, within the open transaction. */
export async function commitJobs(db: Database, change: Parameters<Store['commitJobs']>[0]): Promise<void> {
  const { closes = [], upserts, removed, events, at } = change
  writeCloses(db, closes)
  await writeJobs(db, change)
  writeEvents(db, null, events)
  if (closes.length + upserts.length + removed.length > 0) bumpRevision(db, at)
}
