import { z } from 'zod'
import type { RawSalary } from '../src/model/raw-listing.ts'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, fromJson } from '../src/read/json.ts'
import { payRange } from '../src/read/pay.ts'
import { listOf, Optional, present, printedList } from '../src/read/printed.ts'
import { pathParts } from '../src/read/url-path.ts'

const Board = z.object({ board: z.string().trim().min(1) })
const Locator = z.object({ api: z.url().default('https://api.ashbyhq.com') })

const Address = z
  .object({ postalAddress: z.object({ addressLocality: Optional, addressRegion: Optional, addressCountry: Optional }) })
  .nullish()
  .catch(null)
const Place = z.object({ location: Optional, address: Address })
const Component = z.object({
  compensationType: Optional,
  interval: Optional,
  currencyCode: Optional,
  minValue: z.unknown().optional(),
  maxValue: z.unknown().optional(),
})
const Posting = z.object({
  id: Optional,
  title: Optional,
  location: Optional,
  address: Address,
  secondaryLocations: listOf(Place),
  workplaceType: Optional,
  isRemote: z.unknown().optional(),
  isListed: z.unknown().optional(),
  employmentType: Optional,
  department: Optional,
  team: Optional,
  publishedAt: Optional,
  shouldDisplayCompensationOnJobPostings: z.unknown().optional(),
  compensation: z
    .object({ summaryComponents: listOf(Component), scrapeableCompensationSalarySummary: Optional })
    .nullish()
    .catch(null),
  descriptionHtml: Optional,
  descriptionPlain: Optional,
  jobUrl: Optional,
  applyUrl: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'ashby',
  name: 'Ashby',
  homepage: 'https://www.ashbyhq.com',
  reference: 'https://developers.ashbyhq.com/docs/public-job-posting-api',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'allowed',
      readOn: '2026-10-05',
      note: 'api.ashbyhq.com answers 401 for robots.txt, which restricts nothing (RFC 9309 §2.3.1.3)',
    },
    url: 'https://developers.ashbyhq.com/docs/public-job-posting-api',
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [first, second, third] = pathParts(url)
    const board =
      url.hostname === 'jobs.ashbyhq.com' && !['api', 'b', 'meeting'].includes(first ?? '')
        ? first
        : url.hostname === 'api.ashbyhq.com' && first === 'posting-api' && second === 'job-board'
          ? third
          : undefined
    return board === undefined ? null : { board }
  },
  identify: [/jobs\.ashbyhq\.com\/[^/]+\/([0-9a-f-]{36})/, /[?&]ashby_jid=([0-9a-f-]{36})/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 1000, concurrency: 2 },
  hints: {},
  start: (parameters) => {
    const { board, api } = Board.extend(Locator.shape).parse(parameters)
    const url = `${api}/posting-api/job-board/${encodeURIComponent(board)}?includeCompensation=true`
    return [{ url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }]
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    ignored: {
      'said by another field': ['/compensation/compensationTierSummary', '/compensation/compensationTiers'],
    },
    words: {
      '/employmentType': ['FullTime', 'PartTime', 'Intern', 'Contract', 'Temporary'],
      '/workplaceType': ['OnSite', 'Remote', 'Hybrid'],
    },
    // To be reached by its address only.
    skip: (posting) => posting.isListed === false,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.jobUrl,
        applyUrl: posting.applyUrl,
        title: posting.title,
        descriptionHtml: posting.descriptionHtml,
        descriptionText: posting.descriptionHtml === undefined ? posting.descriptionPlain : undefined,
        locations: printedList([posting, ...posting.secondaryLocations].map(placeOf)),
        // True beside "Hybrid" too: the word says more.
        workplace: posting.workplaceType ?? (posting.isRemote === true ? 'remote' : undefined),
        salaries: salaries(posting),
        employmentTypes: printedList([posting.employmentType]),
        department: posting.department,
        tags: printedList([posting.team]),
        datePosted: posting.publishedAt,
      }),
  }),
})

/** The place's name; where that only begins its address (`Kyiv`, `Toronto, Ontario`), the address whole. */
function placeOf({ location, address }: z.output<typeof Place>): string | undefined {
  const { addressLocality, addressRegion, addressCountry } = address?.postalAddress ?? {}
  const whole = printedList([addressLocality, addressRegion, addressCountry])?.join(', ')
  return location === undefined || whole?.startsWith(`${location}, `) ? whole : location
}

/** Whole units, as far as the employer shows them; bonus, commission and equity are no salary. */
function salaries({ compensation, ...posting }: Posting): RawSalary[] | undefined {
  if (!compensation || posting.shouldDisplayCompensationOnJobPostings !== true) return undefined
  const ranges = compensation.summaryComponents
    .filter((component) => component.compensationType === 'Salary')
    .flatMap(({ minValue: min, maxValue: max, currencyCode: currency, interval }) => {
      return payRange({ min, max, currency, interval: interval === 'NONE' ? undefined : interval }) ?? []
    })
  return ranges.length > 0 ? ranges : printedList([compensation.scrapeableCompensationSalarySummary])
}
