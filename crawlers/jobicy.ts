import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { unescapeHtml } from '../src/read/html.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({ base: z.url().default('https://jobicy.com') })

/** A text in which references of HTML were left. */
const Escaped = Optional.transform((text) => (text === undefined ? undefined : printed(unescapeHtml(text))))

const Posting = z.object({
  id: Optional,
  url: Optional,
  jobTitle: Escaped,
  companyName: Escaped,
  jobDescription: Optional,
  jobExcerpt: Escaped,
  jobGeo: Escaped,
  jobLevel: Optional,
  jobType: z.array(z.unknown()).catch([]),
  jobIndustry: z.array(Escaped).catch([]),
  salaryMin: Amount,
  salaryMax: Amount,
  salaryCurrency: Optional,
  salaryPeriod: Optional,
  annualSalaryMin: Amount,
  annualSalaryMax: Amount,
  pubDate: Optional,
})

export default defineSource({
  id: 'jobicy',
  name: 'Jobicy',
  homepage: 'https://jobicy.com',
  reference: 'https://jobi.cy/apidocs',
  kind: 'board',
  terms: {
    attribution: 'Jobicy',
    followLink: false,
    mayPassOn: false,
    applyThroughSource: true,
    robots: {
      verdict: 'refused',
      readOn: '2026-06-12',
      note: 'disallows /api/ where it can be read; most readers get a challenge instead of it',
    },
    url: 'https://jobi.cy/apidocs',
  },
  offByDefault: 'its robots.txt, where it can be read, disallows /api/',
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) && /^((www\.)?jobicy\.com|jobi\.cy)$/.test(url.hostname) ? {} : null,
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 10_000, concurrency: 1 },
  hints: { remoteOnly: true },
  start: (parameters) => [
    { url: `${Locator.parse(parameters).base}/api/v2/remote-jobs?count=${MOST}`, accept: 'application/json' },
  ],
  follow: (page) => {
    const count = arrayAt(parseJson(page), '/jobs')?.values.length ?? 0
    return { requests: [], ...(count < MOST ? {} : { incomplete: `the API gives ${MOST} postings and has no pages` }) }
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/jobSlug'],
      pictures: ['/companyLogo'],
    },
    total: (root) => z.int().safeParse(at(root, '/jobCount')).data,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.url,
        applyUrl: posting.url,
        title: posting.jobTitle,
        company: posting.companyName,
        descriptionHtml: posting.jobDescription,
        descriptionText: posting.jobDescription === undefined ? posting.jobExcerpt : undefined,
        locations: printedList(posting.jobGeo?.split(',')),
        salaries:
          payRange({
            min: posting.salaryMin,
            max: posting.salaryMax,
            currency: posting.salaryCurrency,
            interval: posting.salaryPeriod,
          }) ??
          payRange({
            min: posting.annualSalaryMin,
            max: posting.annualSalaryMax,
            currency: posting.salaryCurrency,
            interval: 'annual',
          }),
        employmentTypes: printedList(posting.jobType),
        seniority: posting.jobLevel,
        tags: printedList(posting.jobIndustry),
        datePosted: posting.pubDate,
      }),
  }),
})

const MOST = 100
