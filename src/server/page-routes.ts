import type { Hono } from 'hono'
import { parseQuery } from '../feed/parse-query.ts'
import type { Job } from '../model/job.ts'
import type { Listing } from '../model/listing.ts'
import { aboutPage } from './pages/about.tsx'
import { homePage } from './pages/home.tsx'
import { jobPage } from './pages/job-page.tsx'
import { messagePage } from './pages/message.tsx'
import type { Document } from './responder.ts'
import type { Site } from './site.ts'

/** Evidence is shown for at most this many listings of a job. */
const shownListings = 20

/** The pages for people: search, job, about. */
export function pageRoutes(app: Hono, site: Site): void {
  app.get('/', (c) =>
    site.respond(c, async () => {
      const query = parseQuery(new URL(c.req.url).searchParams, site.context)
      return homePage(site, query, await site.store.search(query))
    }),
  )
  app.get('/about', (c) => site.respond(c, async () => aboutPage(site)))
  app.get('/jobs/:id', (c) =>
    site.respond(c, async () => {
      const found = await site.store.job(c.req.param('id'))
      if (found.found === 'redirect') return moved(`${site.base}/jobs/${found.to}`)
      if (found.found === 'nothing') {
        return messagePage(site, 404, 'No such job', [
          'No job has this address. Ids never change and are never used again.',
        ])
      }
      return jobPage(site, found.job, await evidenceOf(site, found.job))
    }),
  )
}

/** An address that another has taken over for good. */
export function moved(location: string): Document {
  return {
    status: 301,
    type: 'text/plain; charset=utf-8',
    text: `Moved to ${location}\n`,
    maxAge: 60,
    headers: { Location: location },
  }
}

async function evidenceOf(site: Site, job: Job): Promise<Listing[]> {
  const keys = job.listings.slice(0, shownListings).map(({ key }) => key)
  const found = await Promise.all(keys.map((key) => site.store.listing(key)))
  return found.flatMap((each) => (each === undefined ? [] : [each.listing]))
}
