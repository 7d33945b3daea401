import { generateRssFeed } from 'feedsmith'
import type { Job } from '../model/job.ts'
import { categories } from './categories.ts'
import { cleanDeep, escapeHtml, oneLine, safeUrl } from './clean-text.ts'
import { contentHtml, summaryText } from './content.ts'
import type { FeedDocument } from './document.ts'
import { jobUrl, jobUrn, publishedInstant, updatedInstant, withoutSlash } from './document.ts'
import { settleXml } from './settle-xml.ts'

/** Minutes that a reader may keep a feed; `sy:` and Cache-Control say the same. */
export const feedTtlMinutes = 30

/** The document as RSS 2.0 with the profile of the RSS Advisory Board, well formed whatever the jobs hold. */
export function toRss(document: FeedDocument): string {
  const type = 'application/rss+xml'
  const xml = generateRssFeed(
    cleanDeep({
      title: oneLine(document.title),
      link: document.homeUrl,
      description: oneLine(document.description),
      language: 'en',
      lastBuildDate: document.updated === null ? undefined : new Date(document.updated),
      generator: 'jobwire',
      docs: 'https://www.rssboard.org/rss-specification',
      ttl: feedTtlMinutes,
      sy: { updatePeriod: 'hourly', updateFrequency: 60 / feedTtlMinutes },
      atom: {
        links: [
          { href: document.selfUrl, rel: 'self', type },
          { href: document.firstUrl ?? document.selfUrl, rel: 'first', type },
          ...(document.nextUrl === null ? [] : [{ href: document.nextUrl, rel: 'next', type }]),
        ],
      },
      items: document.jobs.map((job) => item(job, document.publicUrl)),
    }),
  )
  return `${settleXml(xml).trimEnd()}\n`
}

function item(job: Job, publicUrl: string) {
  const published = publishedInstant(job)
  const updated = updatedInstant(job)
  const url = jobUrl(publicUrl, job)
  const founder = job.listings.find((listing) => safeUrl(listing.url) !== null)
  return {
    title: oneLine(job.title),
    link: url,
    guid: { value: jobUrn(job), isPermaLink: false },
    pubDate: published === null ? undefined : new Date(published),
    // Readers take a description for HTML.
    description: escapeHtml(summaryText(job)),
    content: { encoded: contentHtml(job, url) },
    dc: job.company.name === null ? undefined : { creators: [oneLine(job.company.name)] },
    categories: categories(job).map(({ kind, term }) => ({
      name: term,
      domain: `${withoutSlash(publicUrl)}/#${kind}`,
    })),
    source: founder === undefined ? undefined : { title: founder.source, url: safeUrl(founder.url) ?? '' },
    atom: {
      updated: updated === null ? undefined : new Date(updated),
      links: job.listings.flatMap((listing) => {
        const href = safeUrl(listing.url)
        return href === null ? [] : [{ href, rel: 'via', title: listing.source }]
      }),
    },
  }
}
