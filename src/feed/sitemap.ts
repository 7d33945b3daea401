import type { Job } from '../model/job.ts'
import { escapeHtml } from './clean-text.ts'
import { jobUrl, updatedInstant } from './document.ts'
import { passOn } from './pass-on.ts'

/** The pages of the jobs that may be passed on, as a sitemap (sitemaps.org 0.9; at most 50,000 addresses are its limit). */
export function toSitemap(jobs: readonly Job[], publicUrl: string): string {
  const urls = jobs
    .filter((job) => job.status === 'open' && passOn(job) !== null)
    .map((job) => {
      const changed = updatedInstant(job)
      const lastmod = changed === null ? '' : `<lastmod>${changed}</lastmod>`
      return `<url><loc>${escapeHtml(jobUrl(publicUrl, job))}</loc>${lastmod}</url>\n`
    })
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`
}
