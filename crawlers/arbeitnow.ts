import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { unescapeHtml } from '../src/read/html.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  base: z.url().default('https://www.arbeitnow.com'),
  /** Pages to ask, the newest first. */
  pages: z.coerce.number().int().min(1).default(5),
})

const Posting = z.object({
  slug: Optional,
  url: Optional,
  title: Optional,
  company_name: Optional,
  description: Optional,
  location: Optional,
  remote: z.boolean().catch(false),
  job_types: z.array(z.unknown()).catch([]),
  tags: z.array(z.unknown()).catch([]),
  created_at: z.unknown().optional(),
})

export default defineSource({
  id: 'arbeitnow',
  name: 'Arbeitnow',
  homepage: 'https://www.arbeitnow.com',
  reference: 'https://www.arbeitnow.com/blog/job-board-api',
  kind: 'board',
  terms: {
    attribution: 'Arbeitnow',
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-07-08', note: 'disallows the application forms only' },
    url: 'https://www.arbeitnow.com/api/job-board-api',
  },
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?arbeitnow\.com$/.test(url.hostname) ? {} : null),
  enumerates: 'window',
  every: '1h',
  pace: { delayMs: 3000, concurrency: 1 },
  hints: {},
  start: (parameters) => [request(parameters, 1)],
  follow: (page, parameters) => {
    const next = printed(at(parseJson(page), '/links/next'))
    const read = Number(new URL(page.url).searchParams.get('page') ?? 1)
    const more = next !== undefined && read < Locator.parse(parameters).pages
    return { requests: more ? [request(parameters, read + 1)] : [] }
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/data'),
    item: Posting,
    map: (posting) =>
      present({
        sourceJobId: posting.slug ?? '',
        url: posting.url,
        applyUrl: posting.url,
        title: posting.title,
        company: posting.company_name,
        descriptionHtml: description(posting.description),
        locations: printedList([posting.location]),
        workplace: posting.remote ? 'remote' : undefined,
        employmentTypes: printedList(posting.job_types),
        tags: printedList(posting.tags),
        datePosted: instantOfEpoch(posting.created_at),
      }),
  }),
})

/** What came from another system may be escaped once more than the line of the board's own that ends each description. */
function description(html: string | undefined): string | undefined {
  const own = html?.replace(
    /<p>Find (?:more )?<a [^>]*arbeitnow\.com[^>]*>[^<]*<\/a> on Arbeitnow(?:<\/a>|<\/p>)*\s*$/,
    '',
  )
  return printed(own?.startsWith('&lt;') ? unescapeHtml(own) : own)
}

function request(parameters: unknown, page: number) {
  return { url: `${Locator.parse(parameters).base}/api/job-board-api?page=${page}`, accept: 'application/json' }
}
