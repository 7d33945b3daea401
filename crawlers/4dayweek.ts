import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { arrayAt, fromJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({ base: z.url().default('https://4dayweek.io') })

const Named = z.object({ name: Optional }).catch({ name: undefined })
const Posting = z.object({
  id: Optional,
  title: Optional,
  slug: Optional,
  company_name: Optional,
  company: Named.optional(),
  work_arrangement: Optional,
  locations: z
    .array(z.object({ city: Optional, country: Optional }).catch({ city: undefined, country: undefined }))
    .catch([]),
  posted: z.unknown().optional(),
  schedule_type: Optional,
  salary: Optional,
  salary_lower: Amount,
  salary_upper: Amount,
  salary_currency: Optional,
  salary_period: Optional,
  stack: z.array(Named).catch([]),
  category: Optional,
  level: Optional,
  is_expired: z.boolean().catch(false),
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: '4dayweek',
  name: '4 day week',
  homepage: 'https://4dayweek.io',
  reference: 'https://4dayweek.io/api/jobs',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'unknown',
      readOn: '2026-11-01',
      note: 'neither it nor the terms were read when the API was recorded',
    },
    url: null,
  },
  experimental:
    'an undocumented API of which two postings were recorded: paging and terms are unknown, descriptions missing',
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?4dayweek\.io$/.test(url.hostname) ? {} : null),
  // Whether one answer holds the whole board is not known, so nothing is closed for missing from it.
  enumerates: 'window',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  drops: {
    '/jobs/*/locations/*/work_arrangement': 'the posting states one for all its places',
  },
  start: (parameters) => [{ url: `${Locator.parse(parameters).base}/api/jobs`, accept: 'application/json' }],
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/company_id', '/company/id', '/company/slug', '/stack/*/id', '/stack/*/slug'],
      pictures: ['/company/logo_url'],
      'of the company': ['/company/hires_worldwide', '/company/inserted', '/company/updated', '/work_life_score'],
      'said by another field': [
        '/inserted',
        '/locations/*/continent',
        '/locations/*/work_arrangement',
        '/locations/*/is_primary',
      ],
      'no place in the schema': ['/locations/*/latitude', '/locations/*/longitude'],
    },
    words: {
      '/work_arrangement': ['remote', 'hybrid', 'onsite'],
    },
    skip: (posting) => posting.is_expired,
    map: (posting, _, parameters) => {
      const url =
        posting.slug === undefined ? undefined : `${Locator.parse(parameters).base}/remote-job/${posting.slug}`
      return present({
        sourceJobId: posting.id ?? '',
        url,
        applyUrl: url,
        title: posting.title,
        company: posting.company_name ?? posting.company?.name,
        locations: printedList(posting.locations.map(({ city, country }) => printedList([city, country])?.join(', '))),
        workplace: posting.work_arrangement,
        salaries: salaries(posting),
        seniority: posting.level,
        tags: printedList([posting.category, posting.schedule_type, ...posting.stack.map(({ name }) => name)]),
        datePosted: instantOfEpoch(posting.posted),
      })
    },
  }),
})

/** Amounts are in hundredths; the text beside them is rounded. */
function salaries(posting: Posting) {
  const whole = (value: Posting['salary_lower']) => (value === undefined ? undefined : Number(value) / 100)
  const range = payRange({
    min: whole(posting.salary_lower),
    max: whole(posting.salary_upper),
    currency: posting.salary_currency,
    interval: posting.salary_period,
  })
  return range ?? (posting.salary === undefined ? undefined : [posting.salary])
}
