import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sharedGold } from './labelled.ts'
import { measures, type Pair } from './measures.ts'
import type { Row } from './row.ts'

/** Where the shared scorer prints each of the measures. */
const reported: Readonly<Record<string, readonly [string, string]>> = {
  title: ['title', 'acc'],
  company: ['company', 'acc'],
  language: ['language', 'acc'],
  workplace: ['workplace', 'macroF1'],
  'remote scope': ['remote_scope', 'adF1'],
  'time zones': ['timezones', 'F1'],
  locations: ['locations', 'F1'],
  salary: ['salary', 'F1'],
  'employment types': ['employment_types', 'F1'],
  seniority: ['seniority', 'macroF1'],
  experience: ['experience_years', 'F1'],
  visa: ['visa_sponsorship', 'macroF1'],
}

/** Throws where a figure is not the one of the shared scorer. */
export function checkAgainstScorer(pairs: readonly Pair[], figures: readonly number[]): void {
  const scored = JSON.parse(runScorer(pairs, ['--json'])) as Record<string, Record<string, number>>
  measures.forEach(({ field }, at) => {
    const [name, measure] = reported[field] ?? ['', '']
    const theirs = scored[name]?.[measure]
    const ours = figures[at]
    if (theirs === undefined || ours === undefined || Math.abs(theirs - ours) > 1e-9)
      throw new Error(`${field}: ${String(ours)} here, ${String(theirs)} by the shared scorer`)
  })
}

/** Prints the shared scorer's list of what is wrong, of one of its fields or all. */
export function printErrors(pairs: readonly Pair[], field: string | undefined): void {
  // The scorer takes the field as its last argument.
  console.log(runScorer(pairs, ['--errors', ...(field === undefined ? [] : ['--field', field])]))
}

function runScorer(pairs: readonly Pair[], flags: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-accuracy-'))
  try {
    const write = (name: string, rows: readonly Row[]): string => {
      const file = join(folder, name)
      // The scorer sorts languages, so it takes no null among them.
      const lines = rows.map((each) => JSON.stringify({ ...each, language: each.language ?? 'none' }))
      writeFileSync(file, lines.join('\n'))
      return file
    }
    const labelled = write(
      'gold.jsonl',
      pairs.map((pair) => pair.gold),
    )
    const found = write(
      'read.jsonl',
      // Where an address is not labelled it is not judged.
      pairs.map(({ gold, read }) => ({
        ...read,
        apply_url: gold.apply_url === undefined ? null : (read.apply_url ?? null),
      })),
    )
    const scorer = fileURLToPath(new URL('score.py', sharedGold))
    const run = spawnSync('python3', [scorer, labelled, found, ...flags], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (run.status !== 0) throw new Error(`the shared scorer failed: ${run.stderr || String(run.error)}`)
    return run.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}
