import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  base: z.url().default('https://himalayas.app'),
  /** Pages of twenty to ask, the newest first: the whole board has over a hundred thousand postings. */
  pages: z.coerce.number().int().min(1).default(25),
})

const Posting = z.object({
  guid: Optional,
  applicationLink: Optional,
  title: Optional,
  companyName: Optional,
  description: Optional,
  employmentType: Optional,
  minSalary: Amount,
  maxSalary: Amount,
  currency: Optional,
  salaryPeriod: Optional,
  seniority: z.array(z.unknown()).catch([]),
  locationRestrictions: z.array(z.unknown()).optional().catch(undefined),
  timezoneRestrictions: z.array(z.unknown()).catch([]),
  categories: z.array(z.unknown()).catch([]),
  parentCategories: z.array(z.unknown()).catch([]),
  pubDate: z.unknown().optional(),
  expiryDate: z.unknown().optional(),
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'himalayas',
  name: 'Himalayas',
  homepage: 'https://himalayas.app',
  reference: 'https://himalayas.app/api',
  kind: 'board',
  terms: {
    attribution: 'Himalayas',
    followLink: false,
    mayPassOn: false,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-10-06', note: 'disallows /apply' },
    url: 'https://himalayas.app/api',
  },
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?himalayas\.app$/.test(url.hostname) ? {} : null),
  // A posting's own page may answer a challenge (403): that is no answer, and closes nothing.
  enumerates: 'window',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => [
    { url: `${Locator.parse(parameters).base}/jobs/api?limit=${PAGE}&offset=0`, accept: 'application/json' },
  ],
  follow: (page, parameters) => {
    const { base, pages } = Locator.parse(parameters)
    const root = parseJson(page)
    const { hash, searchParams } = new URL(page.url)
    // A cursor does not say how far it is; the fragment does.
    const read = Number(/^#page=(\d+)$/.exec(hash)?.[1] ?? 1)
    if ((arrayAt(root, '/jobs')?.values.length ?? 0) < PAGE || read >= pages) return { requests: [] }
    const cursor = printed(at(root, '/nextCursor'))
    // What began with a cursor has none behind its last page.
    if (cursor === undefined && searchParams.has('cursor')) return { requests: [] }
    const position =
      cursor === undefined
        ? `offset=${Number(searchParams.get('offset')) + PAGE}`
        : `cursor=${encodeURIComponent(cursor)}`
    const url = `${base}/jobs/api?limit=${PAGE}&${position}#page=${read + 1}`
    return { requests: [{ url, accept: 'application/json' }] }
  },
  extract: fromJson({
    // `totalCount` counts the whole board, of which a window is asked.
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    ignored: {
      'said by another field': ['/excerpt'],
      'ids and addresses of its own': ['/companySlug'],
      pictures: ['/companyLogo'],
    },
    words: {
      '/employmentType': ['Full Time', 'Part Time', 'Contractor', 'Temporary', 'Intern', 'Volunteer', 'Other'],
      '/salaryPeriod': ['hourly', 'weekly', 'fortnightly', 'monthly', 'annual'],
    },
    map: (posting) =>
      present({
        sourceJobId: posting.guid ?? '',
        url: ownPage(posting),
        applyUrl: posting.applicationLink,
        title: posting.title,
        // The name of the field stands where its value could not be read.
        company: posting.companyName === 'name' ? undefined : posting.companyName,
        descriptionHtml: posting.description,
        locations: locations(posting),
        salaries: payRange({
          min: posting.minSalary,
          max: posting.maxSalary,
          currency: posting.currency,
          interval: posting.salaryPeriod,
        }),
        employmentTypes: printedList([posting.employmentType]),
        seniority: printedList(posting.seniority)?.join(', '),
        tags: printedList([...posting.categories, ...posting.parentCategories]),
        datePosted: instantOfEpoch(posting.pubDate),
        validThrough: instantOfEpoch(posting.expiryDate),
      }),
  }),
})

/** Guids are the postings' pages, but nothing makes them addresses. */
function ownPage({ guid, applicationLink }: Posting): string | undefined {
  return guid !== undefined && /^https?:\/\//i.test(guid) ? guid : applicationLink
}

/** The most that the API gives. */
const PAGE = 20

/** No country means all of them, unless hours are asked for: those that go with countries are merely theirs. */
function locations({ locationRestrictions, timezoneRestrictions }: Posting): string[] | undefined {
  const countries = printedList(locationRestrictions)
  if (countries !== undefined || locationRestrictions === undefined) return countries
  const hours = timezoneRestrictions.filter((offset): offset is number => typeof offset === 'number')
  return hours.length === 0 ? ['Worldwide'] : [hours.map((offset) => `UTC${offset < 0 ? '' : '+'}${offset}`).join(', ')]
}
