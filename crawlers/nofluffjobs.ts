import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { declaredAt } from '../src/read/declared.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  base: z.url().default('https://nofluffjobs.com'),
  /** The country's edition: pl, cz, sk, hu. */
  region: z.string().trim().min(1).default('pl'),
})

const Place = z
  .object({ city: Optional, province: Optional, country: z.object({ name: Optional }).optional().catch(undefined) })
  .catch({ city: undefined, province: undefined })
const Salary = z.object({ from: Amount, to: Amount, type: Optional, currency: Optional })
const Posting = z.object({
  id: Optional,
  reference: Optional,
  url: Optional,
  title: Optional,
  name: Optional,
  location: z
    .object({ places: z.array(Place).catch([]), fullyRemote: z.boolean().catch(false) })
    .catch({ places: [], fullyRemote: false }),
  fullyRemote: z.boolean().catch(false),
  posted: z.unknown().optional(),
  renewed: z.unknown().optional(),
  category: Optional,
  technology: Optional,
  seniority: z.array(z.unknown()).catch([]),
  salary: Salary.optional().catch(undefined),
  tiles: z.object({ values: z.array(z.object({ value: Optional, type: Optional })).catch([]) }).catch({ values: [] }),
})

export default defineSource({
  id: 'nofluffjobs',
  name: 'No Fluff Jobs',
  homepage: 'https://nofluffjobs.com',
  reference: 'https://nofluffjobs.com',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-01', note: 'not read when the search was recorded' },
    url: null,
  },
  experimental: 'one trimmed answer of an undocumented search that most clients ask by POST; it holds no descriptions',
  locator: Locator,
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\.)?nofluffjobs\.com$/.test(url.hostname) ? {} : null),
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 3000, concurrency: 1 },
  hints: {},
  start: (parameters) => [request(parameters, 1)],
  follow: (page, parameters) => {
    const root = parseJson(page)
    const next = Number(new URL(page.url).searchParams.get('pageFrom') ?? 1) + 1
    const { number: pages, doubt } = declaredAt(root, '/totalPages', page)
    const more = (pages === undefined || next <= pages) && arrayAt(root, '/postings')?.values.length
    return { ...doubt, requests: more ? [request(parameters, next)] : [] }
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/postings'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/location/places/*/url'],
      pictures: ['/logo'],
      'how its own pages show it': ['/regions', '/flavors', '/topInSearch', '/highlighted', '/searchBoost'],
      'of its application form': ['/onlineInterviewAvailable'],
      'said by another field': ['/location/places/*/country/code', '/location/places/*/provinceOnly'],
      'no place in the schema': [
        '/location/places/*/street',
        '/location/places/*/postalCode',
        '/location/places/*/geoLocation',
        '/location/hybridDesc',
        '/location/covidTimeRemotely',
        '/salary/disclosedAt',
        '/salary/flexibleUpperBound',
        '/help4Ua',
      ],
    },
    declares: ['/totalPages', '/totalCount'],
    total: (root) => z.int().safeParse(at(root, '/totalCount')).data,
    map: (posting, page, parameters) => {
      const { from, to, currency, type } = posting.salary ?? {}
      const url = posting.url === undefined ? undefined : `${Locator.parse(parameters).base}/job/${posting.url}`
      return present({
        sourceJobId: posting.id ?? '',
        requisitionId: posting.reference,
        url,
        applyUrl: url,
        title: posting.title,
        company: posting.name,
        locations: printedList(
          posting.location.places.map(({ city, province, country }) =>
            printedList([city, province, country?.name])?.join(', '),
          ),
        ),
        workplace: posting.fullyRemote || posting.location.fullyRemote ? 'remote' : undefined,
        // The amounts are for the period that the request asked for; the answer does not repeat it.
        salaries: payRange({
          min: from,
          max: to,
          currency,
          interval: new URL(page.url).searchParams.get('salaryPeriod') ?? undefined,
        }),
        employmentTypes: printedList([type]),
        seniority: printedList(posting.seniority)?.join(', '),
        tags: printedList([posting.category, posting.technology, ...posting.tiles.values.map(({ value }) => value)]),
        datePosted: instantOfEpoch(posting.posted),
        dateModified: instantOfEpoch(posting.renewed),
      })
    },
  }),
})

function request(parameters: unknown, page: number) {
  const { base, region } = Locator.parse(parameters)
  const query = new URLSearchParams({
    pageFrom: String(page),
    pageTo: String(page),
    pageSize: '100',
    salaryCurrency: 'PLN',
    salaryPeriod: 'month',
    region,
  })
  return { url: `${base}/api/search/posting?${query.toString()}`, accept: 'application/json' }
}
