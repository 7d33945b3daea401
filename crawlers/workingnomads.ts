import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, fromJson } from '../src/read/json.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({ base: z.url().default('https://www.workingnomads.com') })

const Posting = z.object({
  url: Optional,
  title: Optional,
  description: Optional,
  company_name: Optional,
  category_name: Optional,
  tags: Optional,
  location: Optional,
  pub_date: Optional,
})

export default defineSource({
  id: 'workingnomads',
  name: 'Working Nomads',
  homepage: 'https://www.workingnomads.com',
  reference: 'https://www.workingnomads.com/api/exposed_jobs/',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-10-02', note: 'disallows nothing' },
    url: null,
  },
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?workingnomads\.com?$/.test(url.hostname) ? {} : null),
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => [{ url: `${Locator.parse(parameters).base}/api/exposed_jobs/`, accept: 'application/json' }],
  extract: fromJson({
    items: (root) => arrayAt(root, ''),
    item: Posting,
    map: (posting) =>
      present({
        // A posting states no other id than the number in its address.
        sourceJobId: /\/job\/go\/(\d+)/.exec(posting.url ?? '')?.[1] ?? posting.url ?? '',
        url: posting.url,
        applyUrl: posting.url,
        title: role(posting.title, posting.company_name),
        company: posting.company_name,
        descriptionHtml: posting.description,
        locations: printedList([posting.location]),
        tags: printedList([posting.category_name, ...(posting.tags?.split(',') ?? [])]),
        datePosted: posting.pub_date,
      }),
  }),
})

/** Some titles are "Company - Role". */
function role(title: string | undefined, company: string | undefined): string | undefined {
  const prefix = `${company ?? ''} - `
  return title?.startsWith(prefix) && title.length > prefix.length ? title.slice(prefix.length).trim() : title
}
