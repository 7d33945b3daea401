import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({ base: z.url().default('https://remotive.com') })

const Posting = z.object({
  id: Optional,
  title: Optional,
  url: Optional,
  company_name: Optional,
  description: Optional,
  candidate_required_location: Optional,
  salary: Optional,
  job_type: Optional,
  category: Optional,
  tags: z.array(z.unknown()).catch([]),
  publication_date: Optional,
})

export default defineSource({
  id: 'remotive',
  name: 'Remotive',
  homepage: 'https://remotive.com',
  reference: 'https://remotive.com/api-documentation',
  kind: 'board',
  terms: {
    attribution: 'Remotive',
    followLink: false,
    mayPassOn: false,
    applyThroughSource: false,
    robots: {
      verdict: 'refused',
      readOn: '2026-09-25',
      note: 'disallows /api/*, which the documentation invites to use',
    },
    url: 'https://remotive.com/api-documentation',
  },
  offByDefault: 'its robots.txt disallows /api/* for all agents, though its documentation invites the use of the API',
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?remotive\.(com|io)$/.test(url.hostname) ? {} : null),
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 30_000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => [{ url: `${Locator.parse(parameters).base}/api/remote-jobs`, accept: 'application/json' }],
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    ignored: {
      pictures: ['/company_logo', '/company_logo_url'],
    },
    // `job-count` counts this answer, the other the whole feed.
    total: (root) => z.int().safeParse(at(root, '/total-job-count')).data,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.url,
        applyUrl: posting.url,
        title: posting.title,
        company: posting.company_name,
        descriptionHtml: posting.description,
        locations: printedList(posting.candidate_required_location?.split(',')),
        // A dash stands where nothing is stated.
        salaries: posting.salary === undefined || posting.salary === '-' ? undefined : [posting.salary],
        employmentTypes: printedList([posting.job_type]),
        tags: printedList([posting.category, ...posting.tags]),
        datePosted: posting.publication_date,
      }),
  }),
})
