/**
 * Normalizes the labelled ads of the shared folder and scores them field by field. `npx tsx bench/accuracy.ts [--errors] [--field NAME]`;
 * flags go to the scorer. Needs python3 and the folder `../shared`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'

const gold = new URL('../../shared/gold/', import.meta.url)

/** One row of the scorer (GUIDELINE.md §6). */
function row(path: string, listing: Listing) {
  const { remoteScope: scope } = listing
  return {
    path,
    title: listing.title,
    company: listing.company.name,
    language: listing.language,
    workplace: listing.workplace,
    remote_scope: {
      type: scope.type,
      countries: scope.countries,
      regions: scope.regions,
      timezones: scope.timezones?.raw ?? null,
      excluded: scope.excludedCountries,
    },
    locations: listing.locations.map(({ city, region, country }) => ({ city, region, country })),
    salary: listing.salaries.map(({ min, max, currency, interval, kind }) => ({ min, max, currency, interval, kind })),
    employment_types: listing.employmentTypes,
    seniority: listing.seniority,
    experience_years: listing.experienceYears,
    visa_sponsorship: listing.visaSponsorship,
    apply_url: listing.applyUrl,
  }
}

function main(): void {
  const goldFile = new URL('gold_dev.jsonl', gold)
  if (!existsSync(goldFile)) {
    console.log('No labelled ads here (../shared/gold is absent): nothing to measure.')
    return
  }
  const tables = loadTables()
  const rows: string[] = []
  for (const line of readFileSync(goldFile, 'utf8').split('\n')) {
    if (line.trim() === '') continue
    const { path } = JSON.parse(line) as { path: string }
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const body = readFileSync(new URL(`ads/${encoded}`, gold), 'utf8')
    const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${encoded}`
    const { listings, rejects } = extractPage(remotewlb, {}, { url, body })
    const raw = listings[0]
    if (!raw) throw new Error(`${path}: ${rejects[0]?.why ?? 'no listing'}`)
    rows.push(JSON.stringify(row(path, normalize(raw, { hints: remotewlb.hints, tables }))))
  }
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-accuracy-'))
  try {
    const predictions = join(folder, 'predictions.jsonl')
    writeFileSync(predictions, rows.join('\n'))
    const flags = process.argv.slice(2)
    const scorer = fileURLToPath(new URL('score.py', gold))
    const field = flags.indexOf('--field')
    const ordered =
      field < 0 ? flags : [...flags.slice(0, field), ...flags.slice(field + 2), '--field', flags[field + 1] ?? '']
    const run = spawnSync('python3', [scorer, fileURLToPath(goldFile), predictions, ...ordered], { stdio: 'inherit' })
    process.exitCode = run.status ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

main()
