import { toAtom } from '../feed/atom.ts'
import { toCsv } from '../feed/csv.ts'
import type { FeedDocument } from '../feed/document.ts'
import { newestChange } from '../feed/document.ts'
import { toIndeedXml } from '../feed/indeed-xml.ts'
import { toJsonFeed } from '../feed/json-feed.ts'
import { toNdjson } from '../feed/ndjson.ts'
import { formatQuery } from '../feed/parse-query.ts'
import { feedTtlMinutes, toRss } from '../feed/rss.ts'
import type { Query } from '../model/query.ts'
import type { Document } from './responder.ts'
import type { Site } from './site.ts'

/** The formats that a query is served in: the ending of the address, the media type, the writer. */
export const feedFormats = {
  rss: { type: 'application/rss+xml; charset=utf-8', name: 'RSS', write: toRss },
  atom: { type: 'application/atom+xml; charset=utf-8', name: 'Atom', write: toAtom },
  json: { type: 'application/feed+json', name: 'JSON Feed', write: toJsonFeed },
  ndjson: {
    type: 'application/x-ndjson; charset=utf-8',
    name: 'NDJSON',
    write: ({ jobs }: FeedDocument) => toNdjson(jobs),
  },
  csv: { type: 'text/csv; charset=utf-8', name: 'CSV', write: ({ jobs }: FeedDocument) => toCsv(jobs) },
  xml: { type: 'application/xml; charset=utf-8', name: 'Indeed XML', write: toIndeedXml },
} as const
export type FeedFormat = keyof typeof feedFormats

/** A document stays below this many bytes by holding fewer jobs. */
const largest = 1_000_000

/** What names one feed: its words, and its addresses as paths with their query. */
export interface FeedName {
  readonly title: string
  readonly description: string
  readonly home: string
  readonly self: string
  /** The address of the page at `cursor`; null: the first. */
  readonly page: (cursor: string | null) => string
}

/** One page of a query in one format, smaller than 1 MB: a page of large ads holds fewer of them, and `next` goes on behind the last. */
export async function feedPage(site: Site, query: Query, format: FeedFormat, name: FeedName): Promise<Document> {
  const absolute = (path: string) => `${site.publicUrl}${path}`
  const { type, write } = feedFormats[format]
  let limit = query.limit
  for (;;) {
    const { jobs, next } = await site.store.search({ ...query, limit })
    const { changedAt } = jobs.length === 0 ? await site.store.revision() : { changedAt: null }
    const document: FeedDocument = {
      title: name.title,
      description: name.description,
      homeUrl: absolute(name.home),
      selfUrl: absolute(name.self),
      nextUrl: next === null ? null : absolute(name.page(next)),
      firstUrl: query.cursor === null ? absolute(name.self) : absolute(name.page(null)),
      updated: newestChange(jobs) ?? changedAt,
      jobs,
      publicUrl: site.publicUrl,
    }
    const text = write(document)
    const size = new TextEncoder().encode(text).length
    if (size >= largest && limit > 1 && jobs.length > 1) {
      limit = Math.max(1, Math.min(jobs.length - 1, Math.floor((jobs.length * largest * 0.9) / size)))
      continue
    }
    return { type, text, maxAge: feedTtlMinutes * 60, headers: { Link: linkHeader(document) } }
  }
}

/** A query in words, for the title of its feed. */
export function queryTitle(site: Site, query: Query): string {
  const asked = [...new URLSearchParams(formatQuery({ ...query, cursor: null, limit: 50 }))].map(
    ([name, value]) => `${name.replace('_', ' ')} ${value}`,
  )
  return asked.length === 0 ? site.title : `${site.title}: ${asked.join(', ')}`
}

function linkHeader({ selfUrl, nextUrl }: FeedDocument): string {
  const link = (url: string, rel: string) => `<${url.replaceAll('>', '%3E')}>; rel="${rel}"`
  return [link(selfUrl, 'self'), ...(nextUrl === null ? [] : [link(nextUrl, 'next')])].join(', ')
}
