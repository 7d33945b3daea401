import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { present, printedList } from '../src/read/printed.ts'
import { fromRss } from '../src/read/rss.ts'

const Locator = z.object({
  base: z.url().default('https://weworkremotely.com'),
  /** Category feeds by the names in their addresses; none means the feed of all jobs. */
  category: z
    .union([z.string().transform((names) => names.split(',')), z.array(z.string())])
    .pipe(z.array(z.string().trim().min(1)))
    .optional(),
})

export default defineSource({
  id: 'weworkremotely',
  name: 'We Work Remotely',
  homepage: 'https://weworkremotely.com',
  reference: 'https://weworkremotely.com/remote-job-rss-feed',
  kind: 'board',
  terms: {
    attribution: 'We Work Remotely',
    followLink: true,
    mayPassOn: true,
    applyThroughSource: true,
    robots: { verdict: 'allowed', readOn: '2026-10-09', note: 'only account and admin paths are disallowed' },
    url: 'https://weworkremotely.com/remote-job-rss-feed',
  },
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol) || !/^(www\.)?weworkremotely\.com$/.test(url.hostname)) return null
    const category = /^\/categories\/([^/]+?)(?:\.rss)?\/?$/.exec(url.pathname)?.[1]
    return category ? { category: decodeURIComponent(category) } : {}
  },
  enumerates: 'window',
  every: '1h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => {
    const { base, category } = Locator.parse(parameters)
    const paths = category?.map((name) => `/categories/${encodeURIComponent(name)}.rss`) ?? ['/remote-jobs.rss']
    return paths.map((path) => ({ url: base + path, accept: 'application/rss+xml' }))
  },
  extract: fromRss({
    knows: {
      fields: ['/region', '/country', '/skills', '/type', '/expires_at'],
      ignored: { 'a picture': ['/content'], 'the seat of the company': ['/state'] },
    },
    map: (item) => {
      // "Company: Role"; a role may hold further colons.
      const [, company, role] = /^(.*?):\s+(.*)$/s.exec(item.title ?? '') ?? [undefined, undefined, item.title]
      return present({
        sourceJobId: /\/remote-jobs\/([^/?#]+)/.exec(item.link ?? item.id ?? '')?.[1] ?? '',
        url: item.link,
        applyUrl: item.link,
        title: role?.trim(),
        company: company?.trim(),
        companyUrl: /<strong>URL:<\/strong>\s*<a href="(https?:\/\/[^"]+)"/.exec(item.html ?? '')?.[1],
        descriptionHtml: item.html,
        // `state` is the company's seat and no place of work.
        locations: printedList([item.field('region'), ...countries(item.field('country'))]),
        employmentTypes: printedList([item.field('type')]),
        tags: printedList([item.field('category'), ...(item.field('skills')?.split(',') ?? [])]),
        datePosted: item.published,
        validThrough: item.field('expires_at'),
      })
    },
  }),
})

/** `🇺🇸 United States of America, 🇨🇦 Canada`: each begins with its flag. */
function countries(printed: string | undefined): string[] {
  return printed?.split(/(?=\p{Regional_Indicator}{2})/u).map((country) => country.trim().replace(/,$/, '')) ?? []
}
