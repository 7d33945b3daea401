import { generateAtomFeed } from 'feedsmith'
import type { Job } from '../model/job.ts'
import { categories } from './categories.ts'
import { cleanDeep, oneLine, safeUrl } from './clean-text.ts'
import { attributions, contentHtml, summaryText } from './content.ts'
import type { FeedDocument } from './document.ts'
import { jobUrl, jobUrn, publishedInstant, updatedInstant, withoutSlash } from './document.ts'
import { settleXml } from './settle-xml.ts'

/** RFC 4287 demands a date where none is known: the epoch, which no reader takes for news. */
const undated = '1970-01-01T00:00:00.000Z'

/** The document as Atom 1.0 (RFC 4287), paged by RFC 5005 §3. */
export function toAtom(document: FeedDocument): string {
  const type = 'application/atom+xml'
  const first = document.firstUrl ?? document.selfUrl
  const xml = generateAtomFeed(
    cleanDeep({
      xml: { lang: 'en' },
      id: first,
      title: { value: oneLine(document.title) },
      subtitle: { value: oneLine(document.description) },
      updated: new Date(document.updated ?? undated),
      authors: [{ name: oneLine(document.title) }],
      generator: { text: 'jobwire' },
      links: [
        { href: document.selfUrl, rel: 'self', type },
        { href: document.homeUrl, rel: 'alternate', type: 'text/html' },
        { href: first, rel: 'first', type },
        ...(document.nextUrl === null ? [] : [{ href: document.nextUrl, rel: 'next', type }]),
      ],
      entries: document.jobs.map((job) => entry(job, document.publicUrl)),
    }),
  )
  return `${settleXml(xml).trimEnd()}\n`
}

function entry(job: Job, publicUrl: string) {
  const published = publishedInstant(job)
  const url = jobUrl(publicUrl, job)
  const rights = attributions(job).join(' ')
  const xml = job.language === null ? undefined : { lang: job.language }
  const related = safeUrl(job.url)
  return {
    id: jobUrn(job),
    title: { value: oneLine(job.title), xml },
    updated: new Date(updatedInstant(job) ?? undated),
    published: published === null ? undefined : new Date(published),
    authors:
      job.company.name === null
        ? undefined
        : [{ name: oneLine(job.company.name), uri: safeUrl(job.company.url) ?? undefined }],
    links: [
      { href: url, rel: 'alternate', type: 'text/html' },
      ...(related === null ? [] : [{ href: related, rel: 'related' }]),
      ...job.listings.flatMap((listing) => {
        const href = safeUrl(listing.url)
        return href === null ? [] : [{ href, rel: 'via', title: listing.source }]
      }),
    ],
    categories: categories(job).map(({ kind, term }) => ({
      term,
      scheme: `${withoutSlash(publicUrl)}/#${kind}`,
    })),
    rights: rights === '' ? undefined : { value: rights },
    summary: { value: summaryText(job) },
    content: { value: contentHtml(job, url), type: 'html' as const, xml },
  }
}
