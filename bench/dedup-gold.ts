import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { Listing } from '../src/model/listing.ts'

const shared = new URL('../../shared/', import.meta.url)

/** True where the labelled pairs and the bench rows are at hand. */
export const hasGold = existsSync(new URL('gold/pairs_dev.csv', shared))

/** One labelled pair; the paths are `<skill>/<month>/<slug>` and serve as listing keys here. */
export interface LabelledPair {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly same: boolean
  readonly relation: string
  readonly confidence: string
  readonly difficulty: string
  readonly group: string
  readonly reason: string
}

/** RFC 4180 rows of a comma-separated file. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1)
}

export function labelledPairs(): LabelledPair[] {
  const [head = [], ...rows] = csvRows(readFileSync(new URL('gold/pairs_dev.csv', shared), 'utf8'))
  return rows.map((row) => {
    const cell = (name: string) => row[head.indexOf(name)] ?? ''
    return {
      id: cell('id'),
      a: cell('path_a'),
      b: cell('path_b'),
      same: cell('same_opening') === 'yes',
      relation: cell('relation'),
      confidence: cell('confidence'),
      difficulty: cell('difficulty'),
      group: cell('company_group'),
      reason: cell('reason'),
    }
  })
}

/** A page of the Markdown board as a listing whose key is its path, so that a slug in two folders stays two ads. */
export function pageListing(path: string, body: string): Listing | undefined {
  const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/jobs/${path.split('/').map(encodeURIComponent).join('/')}/README.md`
  const raw = extractPage(remotewlb, {}, { url, body }).listings[0]
  if (raw === undefined) return undefined
  return { ...normalize(raw, { hints: remotewlb.hints, tables: loadTables() }), key: path }
}

/** The listings of some labelled pairs. */
export function labelledListings(pairs: readonly LabelledPair[]): Listing[] {
  const paths = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
  return paths.flatMap((path) => {
    const folder = path.split('/').map(encodeURIComponent).join('/')
    const body = readFileSync(new URL(`gold/ads/jobs/${folder}/README.md`, shared), 'utf8')
    return pageListing(path, body) ?? []
  })
}

/** One row of the bench made from real texts: `kind` says by which operation, rows of one `cluster` are one opening. */
export interface BenchRow {
  readonly i: number
  readonly cluster: number
  readonly base: number
  readonly kind: string
  readonly title: string
  readonly company: string
  readonly location: string
  readonly description: string
  readonly url: string
  readonly source: string
  readonly date: string
}

export function benchRows(): BenchRow[] {
  const text = gunzipSync(readFileSync(new URL('bench/dedup-1600.ndjson.gz', shared))).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BenchRow)
}

/** A bench row as its source would have printed it. */
export function rowListing(row: BenchRow): Listing {
  const raw = {
    source: row.source,
    sourceJobId: String(row.i),
    url: row.url,
    pageUrl: row.url,
    title: row.title,
    company: row.company,
    descriptionText: row.description,
    locations: [row.location],
    datePosted: row.date,
  }
  return normalize(raw, { hints: undefined, tables: loadTables() })
}
