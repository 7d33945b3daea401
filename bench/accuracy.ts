/**
 * Normalizes labelled ads and scores them field by field. `npx tsx bench/accuracy.ts [--own dev|held|all] [--errors] [--field NAME]`: the
 * development half of the shared gold, or the project's own (`test/gold/`); other flags go to the scorer. Needs python3 and `../shared`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'
import { bareClone } from '../test/support/git-repository.ts'

const gold = new URL('../../shared/gold/', import.meta.url)
const own = new URL('../test/gold/gold.jsonl', import.meta.url)

interface Labelled {
  readonly path: string
  readonly half?: string
}

/** The ads to score and how the text of one is had: the shared gold has its texts beside it, those of ours stand in the board's bundle. */
function labelled(half: string | undefined): { rows: readonly Labelled[]; text: (path: string) => string } {
  const file = half === undefined ? new URL('gold_dev.jsonl', gold) : own
  const lines = readFileSync(file, 'utf8').split('\n')
  const all = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled)
  if (half === undefined) {
    const text = (path: string): string =>
      readFileSync(new URL(`ads/${path.split('/').map(encodeURIComponent).join('/')}`, gold), 'utf8')
    return { rows: all, text }
  }
  const rows = half === 'all' ? all : all.filter((row) => row.half === half)
  if (rows.length === 0) throw new Error(`--own takes dev, held or all, not ${half}`)
  const folder = bareClone()
  return { rows, text: (path) => execFileSync('git', ['-C', folder, 'show', `HEAD:${path}`], { encoding: 'utf8' }) }
}

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
  if (!existsSync(new URL('gold_dev.jsonl', gold))) {
    console.log('No labelled ads here (../shared/gold is absent): nothing to measure.')
    return
  }
  const flags = process.argv.slice(2)
  const at = flags.indexOf('--own')
  const { rows: wanted, text } = labelled(at < 0 ? undefined : (flags[at + 1] ?? ''))
  if (at >= 0) flags.splice(at, 2)
  const tables = loadTables()
  const rows: string[] = []
  for (const { path } of wanted) {
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const body = text(path)
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
    const goldFile = join(folder, 'gold.jsonl')
    writeFileSync(goldFile, wanted.map((row) => JSON.stringify(row)).join('\n'))
    const scorer = fileURLToPath(new URL('score.py', gold))
    const field = flags.indexOf('--field')
    const ordered =
      field < 0 ? flags : [...flags.slice(0, field), ...flags.slice(field + 2), '--field', flags[field + 1] ?? '']
    const run = spawnSync('python3', [scorer, goldFile, predictions, ...ordered], { stdio: 'inherit' })
    process.exitCode = run.status ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

main()
