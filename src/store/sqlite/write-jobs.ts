import type { Database } from 'better-sqlite3'
import type { Job } from '../../model/job.ts'
import type { Membership } from '../../model/match.ts'
import type { JobsChange } from '../../ports/store.ts'
import { describedToRow } from './descriptive-row.ts'
import { eligibility } from './eligibility.ts'
import { jobs, memberships, pairs } from './schema.ts'
import { foldCompany, indexed } from './search-text.ts'
import { tableWriter } from './table-writer.ts'
import { yearlyPay } from './yearly-pay.ts'

/** Deletes jobs that are no more; what was published of them stays in `publications`. */
export function removeJobs(db: Database, ids: readonly string[]): void {
  const drop = db.prepare<[string], { number: number }>('DELETE FROM jobs WHERE id = ? RETURNING number')
  const dropText = db.prepare('DELETE FROM job_text WHERE rowid = ?')
  for (const id of ids) {
    const gone = drop.get(id)
    if (gone) dropText.run(gone.number)
  }
}

/** Replaces the kept pairs that name one of `pairsOf`. */
export function writePairs(db: Database, change: Pick<JobsChange, 'pairs' | 'pairsOf'>): void {
  const dropA = db.prepare('DELETE FROM pairs WHERE a = ?')
  const dropB = db.prepare('DELETE FROM pairs WHERE b = ?')
  for (const key of change.pairsOf) {
    dropA.run(key)
    dropB.run(key)
  }
  const put = tableWriter(db, pairs, { conflict: ['a', 'b'] })
  for (const pair of change.pairs) put({ ...pair, evidence: [...pair.evidence] })
}

/** Writes jobs whole, with their memberships and what searches need. */
export function jobWriter(db: Database): (upsert: { job: Job; memberships: readonly Membership[] }) => void {
  const put = tableWriter(db, jobs, { conflict: ['id'], skip: ['number'] })
  const publish = db.prepare('INSERT OR IGNORE INTO publications (job_id, published_at) VALUES (?, ?)')
  const published = db.prepare<[string], { at: string }>('SELECT published_at AS at FROM publications WHERE job_id = ?')
  const dropMembers = db.prepare('DELETE FROM memberships WHERE job_id = ?')
  const putMember = tableWriter(db, memberships, { conflict: ['listing_key'] })
  const index = indexWriter(db)
  return ({ job, memberships: members }) => {
    if (job.publishedAt !== null) publish.run(job.id, job.publishedAt)
    put({
      id: job.id,
      status: job.status,
      firstSeen: job.firstSeen,
      publishedAt: published.get(job.id)?.at ?? null,
      updatedAt: job.updatedAt,
      closedAt: job.closedAt,
      closedReason: job.closedReason,
      ...describedToRow(job),
      companyFolded: job.company.name === null ? null : foldCompany(job.company.name),
      repostCount: job.repostCount,
      variantGroup: job.variantGroup,
      variants: job.variants,
      listings: job.listings,
      fieldSources: job.fieldSources,
    })
    dropMembers.run(job.id)
    for (const { key, job: jobId, ...member } of members) {
      if (jobId !== job.id) throw new Error(`The membership of ${key} names job ${jobId}, not ${job.id}`)
      putMember({ listingKey: key, jobId, ...member })
    }
    index(job)
  }
}

function indexWriter(db: Database): (job: Job) => void {
  const number = db.prepare<[string], { number: number }>('SELECT number FROM jobs WHERE id = ?')
  const text = db.prepare('INSERT OR REPLACE INTO job_text (rowid, title, company, description) VALUES (?, ?, ?, ?)')
  const drops = ['job_skills', 'job_eligibility', 'job_salaries'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE job_number = ?`),
  )
  const skill = db.prepare('INSERT OR IGNORE INTO job_skills (job_number, skill) VALUES (?, ?)')
  const eligible = db.prepare('INSERT OR IGNORE INTO job_eligibility (job_number, kind, code) VALUES (?, ?, ?)')
  const salary = db.prepare('INSERT INTO job_salaries (job_number, position, currency, yearly) VALUES (?, ?, ?, ?)')
  return (job) => {
    const rowid = number.get(job.id)?.number
    text.run(rowid, indexed(job.title), indexed(job.company.name), indexed(job.description.text))
    for (const drop of drops) drop.run(rowid)
    for (const name of job.skills) skill.run(rowid, name)
    for (const { kind, code } of eligibility(job)) eligible.run(rowid, kind, code)
    job.salaries.forEach((each, position) => {
      if (each.currency !== null) salary.run(rowid, position, each.currency, yearlyPay(each))
    })
  }
}
