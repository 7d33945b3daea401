import type { Hono } from 'hono'
import { toOpml } from '../feed/opml.ts'
import { passOn } from '../feed/pass-on.ts'
import { toSitemap } from '../feed/sitemap.ts'
import type { Job } from '../model/job.ts'
import { everything } from '../model/query.ts'
import { pagePath } from './page-path.ts'
import type { Site } from './site.ts'
import { icon, style } from './style.ts'

/** A sitemap names at most this many pages (sitemaps.org). */
const sitemapLimit = 50_000

/** What machines ask of any site. */
export function siteRoutes(app: Hono, site: Site): void {
  app.get('/style.css', (c) =>
    site.respond(c, async () => ({ type: 'text/css; charset=utf-8', text: style, maxAge: 3600 })),
  )
  app.get('/icon.svg', (c) => site.respond(c, async () => ({ type: 'image/svg+xml', text: icon, maxAge: 86_400 })))
  app.get('/robots.txt', (c) =>
    site.respond(c, async () => ({
      type: 'text/plain; charset=utf-8',
      text: `User-agent: *\nAllow: /\n\nSitemap: ${site.publicUrl}/sitemap.xml\n`,
      maxAge: 3600,
    })),
  )
  app.get('/opml.xml', (c) =>
    site.respond(c, async () => {
      const all = { title: site.title, xmlUrl: `${site.publicUrl}/jobs.rss`, htmlUrl: `${site.publicUrl}/` }
      const saved = site.feeds.map((feed) => ({
        title: feed.title,
        xmlUrl: `${site.publicUrl}/feeds/${feed.slug}.rss`,
        htmlUrl: `${site.publicUrl}${pagePath('/', feed.parsed)}`,
      }))
      const { changedAt } = await site.store.revision()
      return { type: 'text/x-opml; charset=utf-8', text: toOpml(site.title, [all, ...saved], changedAt), maxAge: 3600 }
    }),
  )
  app.get('/sitemap.xml', (c) =>
    site.respond(c, async () => ({
      type: 'application/xml; charset=utf-8',
      text: toSitemap(await passable(site), site.publicUrl),
      maxAge: 3600,
    })),
  )
  app.get('/healthz', async (c) => {
    const counts = await site.store.counts()
    return c.json({ status: 'ok', ...counts }, 200, { 'Cache-Control': 'no-store' })
  })
}

/** The newest open jobs that may be passed on, less their text. */
async function passable(site: Site): Promise<Job[]> {
  const found: Job[] = []
  let cursor: string | null = null
  do {
    const { jobs, next } = await site.store.search({ ...everything, limit: 200, cursor })
    for (const job of jobs) {
      const told = passOn(job)
      if (told !== null) found.push({ ...told, description: { html: '', text: '' } })
    }
    cursor = next
  } while (cursor !== null && found.length < sitemapLimit)
  return found.slice(0, sitemapLimit)
}
