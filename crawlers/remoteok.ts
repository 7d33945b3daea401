import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, fromJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  base: z.url().default('https://remoteok.com'),
  /** A tag as the feed of its own names it; none means the newest of all. */
  tag: z.string().trim().min(1).optional(),
})

const Posting = z.object({
  id: Optional,
  legal: Optional,
  position: Optional,
  company: Optional,
  description: Optional,
  location: Optional,
  salary_min: Amount,
  salary_max: Amount,
  tags: z.array(z.unknown()).catch([]),
  date: Optional,
  url: Optional,
  apply_url: Optional,
})

export default defineSource({
  id: 'remoteok',
  name: 'Remote OK',
  homepage: 'https://remoteok.com',
  reference: 'https://remoteok.com/api',
  kind: 'board',
  terms: {
    attribution: 'Remote OK',
    followLink: true,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-08-29', note: 'asks for a crawl delay of one second' },
    url: 'https://remoteok.com/api',
  },
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol) || !/^(www\.)?remoteok\.(com|io)$/.test(url.hostname)) return null
    const tag = /^\/remote-([a-z0-9+.-]+)-jobs(?:\.json|\.rss)?\/?$/.exec(url.pathname)?.[1]
    return tag === undefined ? {} : { tag }
  },
  enumerates: 'window',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: { remoteOnly: true, unreliable: ['tags'] },
  start: (parameters) => {
    const { base, tag } = Locator.parse(parameters)
    const path = tag === undefined ? '/api' : `/remote-${encodeURIComponent(tag)}-jobs.json`
    return [{ url: base + path, accept: 'application/json' }]
  },
  extract: fromJson({
    items: (root) => arrayAt(root, ''),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/slug'],
      pictures: ['/company_logo', '/logo'],
      'said by another field': ['/last_updated', '/epoch'],
      'how its own pages show it': ['/original', '/verified'],
    },
    // The first entry states the terms.
    skip: (posting) => posting.legal !== undefined && posting.id === undefined,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.url,
        applyUrl: posting.apply_url,
        title: posting.position,
        company: posting.company,
        descriptionHtml: posting.description && printed(withoutSpamTrap(posting.description)),
        locations: printedList([posting.location]),
        // The form in which employers post asks for US dollars a year; an hourly figure occurs, so no interval is stated.
        salaries: payRange({ min: posting.salary_min, max: posting.salary_max, currency: 'USD' }),
        tags: printedList(posting.tags),
        datePosted: posting.date,
      }),
  }),
})

/**
 * Less the closing request to mention a word and a tag (the asker's address, encoded): both differ with every request, so that each crawl
 * would change each posting.
 */
function withoutSpamTrap(html: string): string {
  const start = html.lastIndexOf('Please mention the word **')
  const request = /^[^*]{0,40}\*\*[^*]{1,80}\*\* and tag \S{1,80} when applying[^<]{0,400}$/
  if (start < 0 || !request.test(html.slice(start))) return html
  let body = html.slice(0, start).trimEnd()
  while (/<br ?\/?>$/.test(body.slice(-6))) body = body.slice(0, body.lastIndexOf('<')).trimEnd()
  return body
}
