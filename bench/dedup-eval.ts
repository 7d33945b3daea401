import { dedup } from '../pipelines/dedup.ts'
import { components } from '../src/match/components.ts'
import { grouped } from '../src/match/grouped.ts'
import type { Listing } from '../src/model/listing.ts'
import { baselines } from './dedup-baselines.ts'
import { boardListings, hasBoard } from './dedup-board.ts'
import { contradictions } from './dedup-contradictions.ts'
import { benchRows, hasGold, labelledListings, labelledPairs, rowListing } from './dedup-gold.ts'
import { batches, outcomeOf } from './dedup-orders.ts'
import { printPairs, printRows, scoreOf, scorePairs, scoreText } from './dedup-score.ts'
import { crossValidated } from './fit-weights.ts'
import { statedSettings } from './stated-weights.ts'

/**
 * `npm run eval:dedup`: the labelled pairs (as fitted, and by five folds), the bench rows, the usual methods on both, the real board's
 * clusters, and the board in random orders and batchings (`--orders 50`; 0 leaves them out). `--errors` prints what went wrong.
 */

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

function printGold(errors: boolean): void {
  const pairs = labelledPairs()
  printPairs(pairs, errors)
  const jobs = crossValidated(pairs, statedSettings)
  const sure = pairs.filter(({ confidence }) => confidence === 'high')
  console.log(`five folds         ${scoreText(scorePairs(pairs, jobs))}`)
  console.log(`  high confidence  ${scoreText(scorePairs(sure, jobs))}`)
  printRows(errors)
  const ads = labelledListings(pairs)
  const keys = ads.map(({ key }) => key)
  const rows = benchRows()
  const rowAds = rows.map(rowListing)
  const yes = [...grouped(rows, ({ cluster }) => String(cluster)).values()].reduce(
    (n, of) => n + (of.length * (of.length - 1)) / 2,
    0,
  )
  console.log('the usual methods, a pair at a time')
  for (const { name, edges } of baselines) {
    const found = new Set([...edges(ads)].flatMap(([a, b]) => [`${keys[a]}\n${keys[b]}`, `${keys[b]}\n${keys[a]}`]))
    const joined = pairs.filter(({ a, b }) => found.has(`${a}\n${b}`))
    const right = joined.filter(({ same }) => same).length
    const all = pairs.filter(({ same }) => same).length
    console.log(`  ${name.padEnd(28)} pairs ${scoreText(scoreOf(right, joined.length - right, all - right))}`)
    const said = [...edges(rowAds)]
    const good = said.filter(([a, b]) => rows[a]?.cluster === rows[b]?.cluster).length
    console.log(`  ${''.padEnd(28)} rows  ${scoreText(scoreOf(good, said.length - good, yes - good))}`)
  }
}

function sizesText(sizes: readonly number[]): string {
  const counts = grouped(sizes, (size) => (size < 6 ? String(size) : '6 and more'))
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([size, of]) => `${of.length} of ${size}`)
    .join(', ')
}

function printBoard(pages: number, listings: readonly Listing[]): void {
  const { jobs } = dedup(listings)
  const titles = jobs.toSorted((a, b) => b.listings.length - a.listings.length).slice(0, 10)
  console.log(`real board         ${pages} pages, ${listings.length} listings, ${jobs.length} jobs`)
  console.log(`  clusters         ${sizesText(jobs.map((job) => job.listings.length))}`)
  const byKey = new Map(listings.map((listing) => [listing.key, listing]))
  const found = contradictions(jobs.map((job) => job.listings.flatMap(({ key }) => byKey.get(key) ?? [])))
  console.log(`  within one job   ${found.length} pairs that state two places, levels or requisitions`)
  for (const { about, a, b, words } of found) console.log(`    ${about}: ${a}, ${b}: ${words}`)
  for (const { title, company, listings: members, locations, remoteScope } of titles) {
    const where =
      locations.map(({ raw }) => raw).join('; ') || [...remoteScope.regions, ...remoteScope.countries].join(', ')
    console.log(
      `  ${String(members.length).padStart(3)}  ${title} | ${company.name ?? 'no company'} | ${where || remoteScope.type}`,
    )
  }
  for (const { name, edges } of baselines) {
    const keys = listings.map(({ key }) => key)
    const parts = components(
      keys,
      [...edges(listings)].map(([a, b]): [string, string] => [keys[a] ?? '', keys[b] ?? '']),
    )
    console.log(`  ${name.padEnd(28)} ${parts.length} clusters: ${sizesText(parts.map((part) => part.length))}`)
  }
}

async function printOrders(listings: readonly Listing[], orders: number): Promise<void> {
  const whole = await outcomeOf(batches(listings, 0, 0))
  let other = 0
  for (let seed = 1; seed <= orders; seed++) {
    const most = [5000, 1000, 200][seed % 3] ?? 1000
    const { hash } = await outcomeOf(batches(listings, seed, most))
    if (hash === whole.hash) continue
    other++
    console.log(`  seed ${seed}: another outcome`)
  }
  console.log(
    `random orders      ${orders - other} of ${orders} give the memberships, pairs and jobs of one batch (${whole.jobs} jobs)`,
  )
}

if (hasGold) printGold(process.argv.includes('--errors'))
else console.log('skipped: the labelled pairs are not beside the project')
if (hasBoard) {
  const { pages, listings } = await boardListings()
  printBoard(pages, listings)
  const orders = option('--orders', 50)
  if (orders > 0) await printOrders(listings, orders)
} else console.log('skipped: the real board is not beside the project')
