import { UsageError } from '../src/errors.ts'
import { toAtom } from '../src/feed/atom.ts'
import { toCsv } from '../src/feed/csv.ts'
import type { FeedDocument } from '../src/feed/document.ts'
import { newestChange, withoutSlash } from '../src/feed/document.ts'
import { toIndeedXml } from '../src/feed/indeed-xml.ts'
import { toJsonFeed } from '../src/feed/json-feed.ts'
import { toJobPosting } from '../src/feed/job-posting.ts'
import { toNdjson } from '../src/feed/ndjson.ts'
import { nearest } from '../src/feed/query-values.ts'
import { toRss } from '../src/feed/rss.ts'
import { toSitemap } from '../src/feed/sitemap.ts'
import type { Job } from '../src/model/job.ts'
import { sanitize } from '../src/parse/text/text.ts'

const writers = {
  rss: toRss,
  atom: toAtom,
  json: toJsonFeed,
  ndjson: ({ jobs }: FeedDocument) => toNdjson(jobs),
  csv: ({ jobs }: FeedDocument) => toCsv(jobs),
  xml: toIndeedXml,
  sitemap: ({ jobs, publicUrl }: FeedDocument) => toSitemap(jobs, publicUrl),
  jsonld: ({ jobs, publicUrl }: FeedDocument) =>
    jobs
      .flatMap((job) => toJobPosting(job, publicUrl) ?? [])
      .map((posting) => `${JSON.stringify(posting)}\n`)
      .join(''),
} as const satisfies Readonly<Record<string, (document: FeedDocument) => string>>
export type PublishFormat = keyof typeof writers

/** Every format that `publish` writes. */
export const publishFormats = Object.keys(writers) as PublishFormat[]

export interface PublishOptions {
  readonly title?: string
  readonly description?: string
  /** Where job pages stand; default the address of a local server. */
  readonly publicUrl?: string
  /** The address that the document will be fetched from; default `<publicUrl>/jobs.<format>`. */
  readonly selfUrl?: string
  readonly homeUrl?: string
}

const defaultUrl = 'http://127.0.0.1:8080'

/**
 * Jobs as one document, in their order, their HTML sanitized again. Deterministic: every date in it is one of the jobs'. Throws UsageError for an unknown format,
 * naming the nearest.
 */
export function publish(jobs: readonly Job[], format: string, options: PublishOptions = {}): string {
  const known = publishFormats.find((each) => each === format)
  if (known === undefined) {
    throw new UsageError(
      'bad-usage',
      `unknown format "${format}": did you mean "${nearest(format, publishFormats)}"?`,
      {
        hint: `The formats are ${publishFormats.join(', ')}.`,
      },
    )
  }
  // These jobs come from a pipe: who wrote their HTML is not known here. NDJSON shows nothing to anyone and stays as it was.
  const safe =
    known === 'ndjson'
      ? jobs
      : jobs.map((job) => ({
          ...job,
          description: { ...job.description, html: sanitize(job.description.html, job.url) },
        }))
  const publicUrl = withoutSlash(options.publicUrl ?? defaultUrl)
  return writers[known]({
    title: options.title ?? 'jobwire',
    description: options.description ?? 'Jobs, each opening once.',
    homeUrl: options.homeUrl ?? `${publicUrl}/`,
    selfUrl: options.selfUrl ?? `${publicUrl}/jobs.${known}`,
    nextUrl: null,
    updated: newestChange(jobs),
    jobs: safe,
    publicUrl,
  })
}
