import type { Job } from '../model/job.ts'
import { categories } from './categories.ts'
import { cleanDeep, oneLine, safeUrl } from './clean-text.ts'
import { contentHtml, summaryText } from './content.ts'
import type { FeedDocument } from './document.ts'
import { jobUrl, jobUrn, publishedInstant, updatedInstant, withoutSlash } from './document.ts'

/** The document as JSON Feed 1.1; what the format has no word for stands in `_jobwire`, in the common schema's words. */
export function toJsonFeed(document: FeedDocument): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: oneLine(document.title),
    home_page_url: document.homeUrl,
    feed_url: document.selfUrl,
    description: oneLine(document.description),
    ...(document.nextUrl === null ? {} : { next_url: document.nextUrl }),
    language: 'en',
    items: document.jobs.map((job) => item(job, document.publicUrl)),
  }
  return `${JSON.stringify(cleanDeep(feed), null, 1)}\n`
}

function item(job: Job, publicUrl: string) {
  const published = publishedInstant(job)
  const modified = updatedInstant(job)
  const external = safeUrl(job.url)
  const url = jobUrl(publicUrl, job)
  const companyUrl = safeUrl(job.company.url)
  return {
    id: jobUrn(job),
    url,
    ...(external === null ? {} : { external_url: external }),
    title: oneLine(job.title),
    content_html: contentHtml(job, url),
    summary: summaryText(job),
    ...(published === null ? {} : { date_published: published }),
    ...(modified === null ? {} : { date_modified: modified }),
    ...(job.company.name === null
      ? {}
      : { authors: [{ name: oneLine(job.company.name), ...(companyUrl === null ? {} : { url: companyUrl }) }] }),
    ...(job.language === null ? {} : { language: job.language }),
    tags: [...new Set(categories(job).map(({ term }) => term))],
    _jobwire: extension(job, publicUrl),
  }
}

function extension(job: Job, publicUrl: string) {
  return {
    about: `${withoutSlash(publicUrl)}/about#json-feed`,
    id: job.id,
    status: job.status,
    company: job.company,
    workplace: job.workplace,
    remoteScope: job.remoteScope,
    locations: job.locations,
    salaries: job.salaries,
    employmentTypes: job.employmentTypes,
    seniority: job.seniority,
    experienceYears: job.experienceYears,
    visaSponsorship: job.visaSponsorship,
    skills: job.skills,
    benefits: job.benefits,
    department: job.department,
    applyUrl: job.applyUrl,
    datePosted: job.datePosted,
    validThrough: job.validThrough,
    closedAt: job.closedAt,
    closedReason: job.closedReason,
    sources: job.listings.map(({ key, source, url, attribution, followLink, mayPassOn }) => ({
      key,
      source,
      url,
      attribution,
      followLink,
      mayPassOn,
    })),
    variants: job.variants,
  }
}
