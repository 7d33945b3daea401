import type { Database } from 'better-sqlite3'
import type { DecisionRecord, Fingerprint, Membership, Pair } from '../../model/match.ts'

interface FingerprintRow {
  readonly key: string
  readonly blocks: string
  readonly features: string
}

const fingerprintOf = `SELECT l.key, f.blocks, f.features FROM fingerprints f JOIN listings l ON l.id = f.listing_id`

function toFingerprint(row: FingerprintRow): Fingerprint {
  return { ...row, blocks: JSON.parse(row.blocks) as string[] }
}

export function readFingerprints(db: Database, keys: readonly string[]): Fingerprint[] {
  return db
    .prepare<[string], FingerprintRow>(
      `${fingerprintOf} WHERE l.key IN (SELECT value FROM json_each(?)) ORDER BY l.key`,
    )
    .all(JSON.stringify(keys))
    .map(toFingerprint)
}

type PairRow = Omit<Pair, 'evidence'> & { readonly evidence: string }

function toPair(row: PairRow): Pair {
  return { ...row, evidence: JSON.parse(row.evidence) as string[] }
}

/** Kept pairs that name one of `keys`, each once, by `a` and `b`. */
export function readPairs(db: Database, keys: readonly string[]): Pair[] {
  return db
    .prepare<[{ keys: string }], PairRow>(
      `SELECT * FROM pairs WHERE a IN (SELECT value FROM json_each(@keys))
       UNION SELECT * FROM pairs WHERE b IN (SELECT value FROM json_each(@keys)) ORDER BY a, b`,
    )
    .all({ keys: JSON.stringify(keys) })
    .map(toPair)
}

/** The pairs of `keys` that bind, without evidence; one of two keys may come twice. */
export function readLinks(db: Database, keys: readonly string[]): Pick<Pair, 'a' | 'b' | 'decision'>[] {
  return db
    .prepare<[{ keys: string }], Pick<Pair, 'a' | 'b' | 'decision'>>(
      `SELECT a, b, decision FROM pairs WHERE a IN (SELECT value FROM json_each(@keys)) AND decision <> 'different'
       UNION ALL SELECT a, b, decision FROM pairs WHERE b IN (SELECT value FROM json_each(@keys)) AND decision <> 'different'`,
    )
    .all({ keys: JSON.stringify(keys) })
}

/** Kept pairs, by `a` and `b`; `near`: of those that no veto decided, the ones nearest to 0 bits first. */
export function readKeptPairs(db: Database, { near, limit }: { near: boolean; limit: number }): Pair[] {
  const chosen = near ? `WHERE decision <> 'variant' ORDER BY abs(score), a, b` : 'ORDER BY a, b'
  return db.prepare<[number], PairRow>(`SELECT * FROM pairs ${chosen} LIMIT ?`).all(limit).map(toPair)
}

const membershipOf = `SELECT listing_key AS key, job_id AS job, confidence, rule, reason, tied_to AS tiedTo, score FROM memberships`

/** The memberships of listings, by key. */
export function readMemberships(db: Database, keys: readonly string[]): Membership[] {
  return db
    .prepare<[string], Membership>(`${membershipOf} WHERE listing_key IN (SELECT value FROM json_each(?)) ORDER BY 1`)
    .all(JSON.stringify(keys))
}

/** Every membership of the jobs, by key. */
export function readMembersOf(db: Database, jobs: readonly string[]): Membership[] {
  return db
    .prepare<[string], Membership>(`${membershipOf} WHERE job_id IN (SELECT value FROM json_each(?)) ORDER BY 1`)
    .all(JSON.stringify(jobs))
}

/** Every word of operators, oldest first, also those taken back. */
export function readDecisions(db: Database): DecisionRecord[] {
  return db.prepare<[], DecisionRecord>('SELECT id, op, a, b, at FROM decisions ORDER BY id').all()
}
