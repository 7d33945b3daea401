import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { present, printed } from '../src/read/printed.ts'
import { fromRss } from '../src/read/rss.ts'

const Locator = z.object({
  base: z.url().default('https://www.realworkfromanywhere.com'),
  /** A category as its feed's address names it (`frontend`); none means the feed of all jobs. */
  category: z.string().trim().min(1).optional(),
})

export default defineSource({
  id: 'realworkfromanywhere',
  name: 'Real Work From Anywhere',
  homepage: 'https://www.realworkfromanywhere.com',
  reference: 'https://www.realworkfromanywhere.com/rss.xml',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-06-12', note: 'allows everything' },
    url: null,
  },
  experimental: 'the feed is described by several clients, but none of its answers was recorded',
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol) || !/^(www\.)?realworkfromanywhere\.com$/.test(url.hostname)) return null
    const category = /^\/remote-([a-z0-9-]+)-jobs(?:\/rss\.xml)?\/?$/.exec(url.pathname)?.[1]
    return category === undefined ? {} : { category }
  },
  enumerates: 'window',
  every: '1h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => {
    const { base, category } = Locator.parse(parameters)
    const path = category === undefined ? '/rss.xml' : `/remote-${encodeURIComponent(category)}-jobs/rss.xml`
    return [{ url: base + path, accept: 'application/rss+xml' }]
  },
  extract: fromRss({
    knows: { fields: [] },
    map: (item) => {
      // "Role at Company"; a role may hold the word itself.
      const title = item.title ?? ''
      const end = title.lastIndexOf(' at ')
      const [role, company] = end > 0 ? [title.slice(0, end), title.slice(end + 4)] : [title, undefined]
      return present({
        sourceJobId: /\/([^/?#]+)\/*(?:[?#].*)?$/.exec(item.link ?? item.id ?? '')?.[1] ?? '',
        url: item.link,
        applyUrl: item.link,
        title: printed(role),
        company: printed(company),
        descriptionHtml: item.html,
        tags: item.categories,
        datePosted: item.published,
      })
    },
  }),
})
