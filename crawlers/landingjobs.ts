import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({ base: z.url().default('https://landing.jobs') })

const Posting = z.object({
  id: Optional,
  title: Optional,
  url: Optional,
  role_description: Optional,
  main_requirements: Optional,
  nice_to_have: Optional,
  perks: Optional,
  remote: z.boolean().catch(false),
  type: Optional,
  gross_salary_low: Amount,
  gross_salary_high: Amount,
  currency_code: Optional,
  tags: z.array(z.unknown()).catch([]),
  locations: z
    .array(z.object({ city: Optional, country_code: Optional }).catch({ city: undefined, country_code: undefined }))
    .catch([]),
  created_at: Optional,
  updated_at: Optional,
  published_at: Optional,
  expires_at: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'landingjobs',
  name: 'Landing.jobs',
  homepage: 'https://landing.jobs',
  reference: 'https://landing.jobs/api/v1/jobs',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-01', note: 'not read when the API was recorded' },
    url: null,
  },
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?landing\.jobs$/.test(url.hostname) ? {} : null),
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [request(parameters, 0)],
  follow: (page, parameters) => {
    const offset = Number(new URL(page.url).searchParams.get('offset') ?? 0)
    const count = arrayAt(parseJson(page), '')?.values.length ?? 0
    // No total is declared, and a short page may be one of a server that ignores the limit: only an empty page is the end.
    return { requests: count === 0 ? [] : [request(parameters, offset + count)] }
  },
  extract: fromJson({
    items: (root) => arrayAt(root, ''),
    item: Posting,
    ignored: {
      'no place in the schema': ['/relocation_paid'],
    },
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.url,
        applyUrl: posting.url,
        title: posting.title,
        // The company is named in the address alone.
        company: /^https?:\/\/[^/]+\/at\/([^/?#]+)/.exec(posting.url ?? '')?.[1],
        descriptionHtml: description(posting),
        locations: printedList(
          posting.locations.map(({ city, country_code }) => printedList([city, country_code])?.join(', ')),
        ),
        workplace: posting.remote ? 'remote' : undefined,
        salaries: payRange({
          min: posting.gross_salary_low,
          max: posting.gross_salary_high,
          currency: posting.currency_code,
          interval: 'year',
        }),
        employmentTypes: printedList([posting.type]),
        tags: printedList(posting.tags),
        datePosted: posting.published_at ?? posting.created_at,
        dateModified: posting.updated_at,
        validThrough: posting.expires_at,
      }),
  }),
})

const PAGE = 50

function request(parameters: unknown, offset: number) {
  const url = `${Locator.parse(parameters).base}/api/v1/jobs?limit=${PAGE}&offset=${offset}`
  return { url, accept: 'application/json' }
}

/** The parts under the names of their fields: what is nice to have must not be read as a requirement. */
function description(posting: Posting): string | undefined {
  const parts = [
    posting.role_description,
    posting.main_requirements && `<h3>Main requirements</h3>${posting.main_requirements}`,
    posting.nice_to_have && `<h3>Nice to have</h3>${posting.nice_to_have}`,
    posting.perks && `<h3>Perks</h3>${posting.perks}`,
  ]
  return printedList(parts)?.join('\n')
}
