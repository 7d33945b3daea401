import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import remotewlb from '../../crawlers/remotewlb.ts'
import { extractPage } from '../../pipelines/extract.ts'
import { normalize } from '../../pipelines/normalize.ts'
import { loadTables } from '../../pipelines/tables.ts'
import { Listing } from '../../src/model/listing.ts'

const gold = new URL('../../../shared/gold/', import.meta.url)
const absent = !existsSync(new URL('gold_dev.jsonl', gold))
if (absent) console.log('skipped: ../shared/gold is absent')

function listingOf(path: string): Listing {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const body = readFileSync(new URL(`ads/${encoded}`, gold), 'utf8')
  const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${encoded}`
  const raw = extractPage(remotewlb, {}, { url, body }).listings[0]
  if (!raw) throw new Error(`${path} gave no listing`)
  return normalize(raw, { hints: remotewlb.hints, tables: loadTables() })
}

test.skipIf(absent)('the model listing', () => {
  const listing = listingOf('jobs/Others/2025-01/systems-software-engineer-postgres/README.md')
  expect(listing).toMatchObject({
    title: 'Systems Software Engineer (Postgres)',
    company: { name: 'Neon Inc.' },
    seniority: 'senior',
    experienceYears: { min: 4, max: null },
    workplace: 'remote',
    remoteScope: { type: 'unknown', countries: [], regions: [] },
    salaries: [],
    employmentTypes: [],
    datePosted: '2025-01',
    applyUrl: 'https://www.remotewlb.com/apply/systems-software-engineer-postgres',
  })
  expect(listing.skills).toEqual(expect.arrayContaining(['PostgreSQL', 'Rust']))
  for (const field of ['title', 'company', 'seniority', 'experienceYears', 'workplace', 'skills', 'datePosted']) {
    expect(listing.evidence[field]?.length, field).toBeGreaterThan(0)
  }
})

test.skipIf(absent)('every labelled ad is read, and every quote stands where it says', () => {
  for (const line of readFileSync(new URL('gold_dev.jsonl', gold), 'utf8').split('\n')) {
    if (line.trim() === '') continue
    const gold1 = JSON.parse(line) as { path: string; salary: unknown[] }
    const listing = Listing.parse(listingOf(gold1.path))
    if (gold1.salary.length === 0) expect(listing.salaries, gold1.path).toEqual([])
    for (const found of Object.values(listing.evidence).flat()) {
      if (found.start === null || found.end === null) continue
      const source =
        found.from === 'description'
          ? listing.description.text
          : found.from === 'titleRaw'
            ? listing.titleRaw
            : (listing.company.nameRaw ?? '')
      expect([...source].slice(found.start, found.end).join(''), gold1.path).toBe(found.quote)
    }
  }
})
