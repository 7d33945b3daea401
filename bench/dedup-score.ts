import { dedup, type Deduped } from '../pipelines/dedup.ts'
import { grouped } from '../src/match/grouped.ts'
import type { MatchSettings } from '../src/match/settings.ts'
import { benchRows, labelledListings, rowListing, type LabelledPair } from './dedup-gold.ts'

interface Score {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

/** Precision, recall and F1 from counts; 1 where nothing was asked. */
export function scoreOf(tp: number, fp: number, fn: number): Score {
  const precision = tp + fp === 0 ? 1 : tp / (tp + fp)
  const recall = tp + fn === 0 ? 1 : tp / (tp + fn)
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, tp, fp, fn }
}

/** A score as one line. */
export function scoreText({ precision, recall, f1, tp, fp, fn }: Score): string {
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (tp ${tp}, fp ${fp}, fn ${fn})`
}

/** Scores labelled pairs as `score_pairs.py` does: a pair counts as joined when both ads end in one job. */
export function scorePairs(pairs: readonly LabelledPair[], jobs: ReadonlyMap<string, string>): Score {
  const joined = (pair: LabelledPair) => jobs.has(pair.a) && jobs.get(pair.a) === jobs.get(pair.b)
  const count = (test: (pair: LabelledPair) => boolean) => pairs.filter(test).length
  return scoreOf(
    count((pair) => joined(pair) && pair.same),
    count((pair) => joined(pair) && !pair.same),
    count((pair) => !joined(pair) && pair.same),
  )
}

/** Deduplicates the ads of the labelled pairs, all of them at once. */
export function dedupPairs(pairs: readonly LabelledPair[], settings?: MatchSettings): Map<string, string> {
  const { lines } = dedup(labelledListings(pairs), settings === undefined ? {} : { settings })
  return new Map(lines.map(({ key, job }) => [key, job]))
}

/** Scores a clustering of the bench rows over all pairs of rows. */
export function scoreRows(clusterOf: readonly number[], jobs: readonly string[]): Score {
  const choose = (n: number) => (n * (n - 1)) / 2
  const sizes = (names: readonly string[]) => {
    const counts = new Map<string, number>()
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
    return [...counts.values()].reduce((sum, n) => sum + choose(n), 0)
  }
  const tp = sizes(jobs.map((job, at) => `${job} ${clusterOf[at]}`))
  return scoreOf(tp, sizes(jobs) - tp, sizes(clusterOf.map(String)) - tp)
}

/** Prints the score of the labelled pairs: all, by confidence, difficulty and relation; `errors`: and what went wrong. */
export function printPairs(pairs: readonly LabelledPair[], errors: boolean): void {
  const jobs = dedupPairs(pairs)
  console.log(`labelled pairs     ${scoreText(scorePairs(pairs, jobs))}`)
  for (const [name, chosen] of [
    ['high confidence', pairs.filter(({ confidence }) => confidence === 'high')],
    ['hard', pairs.filter(({ difficulty }) => difficulty === 'hard')],
  ] as const)
    console.log(`  ${name.padEnd(16)} ${scoreText(scorePairs(chosen, jobs))}`)
  for (const relation of [...new Set(pairs.map((pair) => pair.relation))].sort()) {
    const mine = pairs.filter((pair) => pair.relation === relation)
    const joined = mine.filter(({ a, b }) => jobs.get(a) === jobs.get(b)).length
    console.log(`  ${relation.padEnd(32)} joined ${joined} of ${mine.length}`)
  }
  if (!errors) return
  for (const { id, a, b, same, relation, reason } of pairs)
    if ((jobs.get(a) === jobs.get(b)) !== same) console.log(same ? 'MISS ' : 'FALSE', id, relation, '|', reason)
}

/** Prints the score of the bench rows, and by the operation that made them. */
export function printRows(errors: boolean): void {
  const rows = benchRows()
  const started = performance.now()
  const result: Deduped = dedup(rows.map(rowListing))
  const jobs = result.lines.map(({ job }) => job)
  console.log(
    `1,600 bench rows   ${scoreText(
      scoreRows(
        rows.map(({ cluster }) => cluster),
        jobs,
      ),
    )}  ${Math.round(performance.now() - started)} ms`,
  )
  const base = new Map(rows.flatMap((row, at) => (row.kind === 'base' ? [[row.base, at] as const] : [])))
  const decisions = new Map(result.pairs.map(({ a, b, decision }) => [`${a}\n${b}`, decision]))
  const decisionOf = (a: string, b: string) => decisions.get(a < b ? `${a}\n${b}` : `${b}\n${a}`) ?? 'not compared'
  for (const kind of [...new Set(rows.map((row) => row.kind))].sort()) {
    if (kind === 'base') continue
    const mine = rows.flatMap((row, at) => (row.kind === kind ? [at] : []))
    const joined = mine.filter((at) => jobs[at] === jobs[base.get(rows[at]?.base ?? -1) ?? -1]).length
    const variants = mine.filter((at) => {
      const other = base.get(rows[at]?.base ?? -1) ?? -1
      return decisionOf(result.lines[at]?.key ?? '', result.lines[other]?.key ?? '') === 'variant'
    }).length
    console.log(`  ${kind.padEnd(32)} joined ${joined} of ${mine.length}, variant ${variants}`)
  }
  const sharing = grouped(jobs, (job) => job)
  const shared = rows.filter(({ kind }, at) => /^n\d/.test(kind) && (sharing.get(jobs[at] ?? '')?.length ?? 0) > 1)
  console.log(`  other openings (n1 to n4) that share a job with any row: ${shared.length}`)
  if (!errors) return
  rows.forEach((row, at) => {
    for (let other = 0; other < at; other++) {
      const same = rows[other]?.cluster === row.cluster
      if ((jobs[at] === jobs[other]) !== same)
        console.log(
          same ? 'MISS ' : 'FALSE',
          rows[other]?.kind,
          row.kind,
          '|',
          rows[other]?.title,
          '|',
          row.title,
          '|',
          row.location,
        )
    }
  })
}
