import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { RawListing } from '../src/model/raw-listing.ts'

interface Row {
  readonly source: string
  readonly source_id: string
  readonly title: string
  readonly company: string
  readonly location: string
  readonly url: string
  readonly description: string
}

/** The shared collection of postings of seven boards: texts without line breaks, cut at 4,000 characters. */
export const UNION = 'jobs-union.jsonl.gz'

const file = new URL(`../../shared/datasets/${UNION}`, import.meta.url)

/** The postings of the collection by source and the source's own id; pay is left out, as the collection dropped its currency. */
export function unionListings(): ReadonlyMap<string, RawListing> {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  return new Map(rows.map((row) => [`${row.source} ${row.source_id}`, listing(row)]))
}

function listing(row: Row): RawListing {
  return {
    source: row.source,
    sourceJobId: row.source_id,
    url: row.url,
    pageUrl: row.url,
    title: row.title,
    company: row.company,
    // Several countries are joined without a space; "City, Country" has one.
    locations: row.location.split(/,(?! )/),
    descriptionText: row.description,
  }
}
