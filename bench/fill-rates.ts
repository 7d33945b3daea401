/**
 * `npm run fill-rates`: normalizes every recorded answer of every source and prints, per source, how many of its postings state each field
 * and how often two statements contradict each other. Needs `../shared`.
 */
import { existsSync, readdirSync } from 'node:fs'
import { sources } from '../crawlers/index.ts'
import type { Listing } from '../src/model/listing.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import { recordedAnswers, recordedListings } from './recorded.ts'

const fixtures = new URL('../test/fixtures/', import.meta.url)
const tables = loadTables()

const fields: readonly (readonly [string, (listing: Listing) => unknown])[] = [
  ['company', (l) => l.company.name],
  ['text', (l) => l.description.text],
  ['lang', (l) => l.language],
  ['mode', (l) => l.workplace !== 'unknown'],
  ['scope', (l) => l.remoteScope.type !== 'unknown'],
  ['place', (l) => l.locations.length],
  ['pay', (l) => l.salaries.length],
  ['type', (l) => l.employmentTypes.length],
  ['level', (l) => l.seniority !== 'unknown'],
  ['years', (l) => l.experienceYears],
  ['visa', (l) => l.visaSponsorship !== 'unknown'],
  ['skills', (l) => l.skills.length],
  ['perks', (l) => l.benefits.length],
  ['tags', (l) => l.tags.length],
  ['dept', (l) => l.department],
  ['posted', (l) => l.datePosted],
  ['until', (l) => l.validThrough],
]

/** The listings of a source's recorded answers, pages of one posting folded as a crawl folds them. */
function listingsOf(id: string): { listings: Listing[]; refused: number } {
  const { listings, refused } = recordedListings(id)
  const hints = sources.get(id)?.hints
  return { listings: listings.map(({ raw }) => normalize(raw, { hints, tables })), refused }
}

if (!existsSync(recordedAnswers)) console.log('No recorded answers here (../shared is absent): nothing to count.')
else {
  const contradicted = new Map<string, number>()
  console.log(`| source | postings | ${fields.map(([name]) => name).join(' | ')} | contradictions |`)
  console.log(`|---|${'---|'.repeat(fields.length + 2)}`)
  for (const id of readdirSync(fixtures).sort()) {
    const { listings, refused } = listingsOf(id)
    if (listings.length === 0) continue
    const share = (test: (listing: Listing) => unknown): string =>
      String(Math.round((100 * listings.filter((each) => Boolean(test(each))).length) / listings.length))
    const warnings = listings.flatMap((listing) => listing.warnings.filter(({ code }) => code === 'contradiction'))
    const counts = new Map<string, number>()
    for (const { message } of warnings) {
      const field = message.slice(0, message.indexOf(':'))
      counts.set(field, (counts.get(field) ?? 0) + 1)
      contradicted.set(field, (contradicted.get(field) ?? 0) + 1)
    }
    const named = [...counts].map(([field, count]) => `${field} ${count}`).join(', ')
    const many = `${listings.length}${refused > 0 ? ` (${refused} refused)` : ''}`
    console.log(`| ${id} | ${many} | ${fields.map(([, test]) => share(test)).join(' | ')} | ${named} |`)
    if (process.argv.includes('--contradictions')) for (const { message } of warnings) console.log(`    ${message}`)
  }
  console.log(`\nContradictions: ${[...contradicted].map(([field, count]) => `${field} ${count}`).join(', ')}`)
}
