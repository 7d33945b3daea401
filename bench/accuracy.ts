/**
 * Normalizes labelled ads and scores them field by field. `npm run accuracy -- [--own dev|held|all] [--errors] [--field NAME]`: the
 * development half of the shared gold, or the project's own (`test/gold/`). Figures are those of the shared scorer. Needs python3 and
 * `../shared`.
 */
import { existsSync } from 'node:fs'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'
import { claims, confidenceTable, figure } from './confidence.ts'
import { intervals } from './intervals.ts'
import { boardAds, sharedAds, sharedGold, sourceAds, type LabelledAd } from './labelled.ts'
import { accuracies, measures, type Measure, type Pair } from './measures.ts'
import { checkAgainstScorer, printErrors } from './reference-scorer.ts'
import { row } from './row.ts'

interface Group {
  readonly name: string
  readonly ads: readonly LabelledAd[]
}

function main(flags: readonly string[]): void {
  if (!existsSync(new URL('gold_dev.jsonl', sharedGold))) {
    console.log('No labelled ads here (../shared/gold is absent): nothing to measure.')
    return
  }
  const at = flags.indexOf('--own')
  const half = at < 0 ? undefined : (flags[at + 1] ?? '')
  if (half !== undefined && !['dev', 'held', 'all'].includes(half))
    throw new Error(`--own takes dev, held or all, not ${half}`)
  const errors = flags.includes('--errors')
  if (errors && half !== undefined && half !== 'dev')
    throw new Error('The errors of the held half are not read: --errors goes with --own dev, or with the shared ads.')
  const tables = loadTables()
  const read = new Map<LabelledAd, Listing>()
  const pairs = (ads: readonly LabelledAd[]): Pair[] =>
    ads.map((ad) => {
      const listing = read.get(ad) ?? normalize(ad.raw, { hints: ad.hints, tables })
      read.set(ad, listing)
      return { gold: ad.gold, read: row(ad.gold.path, listing) }
    })
  const groups = groupsOf(half)
  for (const { name, ads } of groups) report(name, pairs(ads))
  const all = groups.flatMap(({ ads }) => ads)
  if (groups.length > 1) report('all', pairs(all))
  console.log(`\n${confidenceTable([...read].flatMap(([{ gold }, listing]) => claims(gold, listing)))}`)
  if (errors) printErrors(pairs(all), flags.includes('--field') ? flags[flags.indexOf('--field') + 1] : undefined)
}

/** The ads asked for; a group whose texts are absent is left out and says so. */
function groupsOf(half: string | undefined): Group[] {
  if (half === undefined) return [{ name: 'shared development half', ads: sharedAds() }]
  const board = boardAds(half)
  if (!board) console.log('skipped: the real board (shared/boards/remotewlb.bundle) is not beside the project')
  const others = sourceAds(half)
  if (!others) console.log('skipped: the recorded answers (shared/payloads) are not beside the project')
  return [
    { name: `remotewlb, ${half}`, ads: board ?? [] },
    { name: `other sources, ${half}`, ads: others ?? [] },
  ].filter(({ ads }) => ads.length > 0)
}

function report(name: string, pairs: readonly Pair[]): void {
  const everyAd = pairs.map((_, at) => at)
  const lines = (list: readonly Measure[]) => {
    const measured = list.map(({ field, measure, of }) => ({ field, measure, ...of(pairs) }))
    const figures = measured.map((each) => each.figure(everyAd))
    const bounds = intervals(
      measured.map((each) => each.figure),
      pairs.length,
    )
    const line = (head: string, at: number, value: number, places = 2): string => {
      const { low, high } = bounds[at] ?? { low: value, high: value }
      return `| ${head} | ${figure(value, places)} | ${figure(low, places)}–${figure(high, places)} |`
    }
    const each = measured.map(({ field, measure, n }, at) =>
      line(`${field} | ${measure} | ${String(n)}`, at, figures[at] ?? 0),
    )
    const mean = figures.reduce((sum, value) => sum + value, 0) / figures.length
    return { figures, each, mean: line('**mean of the twelve** | | ', figures.length, mean, 3) }
  }
  const twelve = lines(measures)
  checkAgainstScorer(pairs, twelve.figures)
  console.log(`\n**${name}**, ${String(pairs.length)} ads\n`)
  console.log('| field | measure | n | figure | 95 % |\n|---|---|---|---|---|')
  for (const line of [...twelve.each, twelve.mean, ...lines(accuracies).each]) console.log(line)
  const silent = pairs.filter(({ gold }) => gold.salary.length === 0)
  const invented = silent.filter(({ read }) => read.salary.length > 0).length
  console.log(`\nPay on ads that state none: ${String(invented)} of ${String(silent.length)}.`)
}

main(process.argv.slice(2))
