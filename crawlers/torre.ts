import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { declaredAt } from '../src/read/declared.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { listOf, Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  search: z.url().default('https://search.torre.co'),
  site: z.url().default('https://torre.ai'),
})

const Named = z.object({ name: Optional }).catch({ name: undefined })
const Posting = z.object({
  id: Optional,
  objective: Optional,
  slug: Optional,
  tagline: Optional,
  type: Optional,
  commitment: Optional,
  status: Optional,
  organizations: z.array(Named).catch([]),
  locations: z.array(z.unknown()).catch([]),
  timezones: listOf(Optional),
  place: z.object({ anywhere: z.boolean().catch(false) }).catch({ anywhere: false }),
  remote: z.boolean().catch(false),
  created: Optional,
  deadline: Optional,
  externalApplicationUrl: Optional,
  compensation: z
    .object({
      data: z.object({ currency: Optional, minAmount: Amount, maxAmount: Amount, periodicity: Optional }),
      visible: z.boolean().catch(true),
    })
    .optional()
    .catch(undefined),
  skills: z.array(Named).catch([]),
  details: z.array(z.object({ content: Optional }).catch({ content: undefined })).catch([]),
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'torre',
  name: 'Torre',
  homepage: 'https://torre.ai',
  reference: 'https://torre.ai',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'refused', readOn: '2026-09-07', note: 'torre.ai disallows /api/; the search host has none' },
    url: null,
  },
  experimental: 'clients ask the search by POST; whether it answers a GET with its parameters was not seen',
  offByDefault: 'the robots.txt of torre.ai disallows /api/',
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) && /^((www|search)\.)?torre\.(ai|co)$/.test(url.hostname) ? {} : null,
  enumerates: 'all',
  every: '1d',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [search(parameters, 0)],
  follow: (page, parameters) => {
    const root = parseJson(page)
    const results = arrayAt(root, '/results')?.values
    if (results === undefined) return { requests: [] }
    const asked = Number(new URL(page.url).searchParams.get('offset') ?? 0)
    const read = Math.max(asked, z.number().catch(0).parse(at(root, '/offset'))) + results.length
    const { number: total, doubt } = declaredAt(root, '/total', page)
    const next = results.length > 0 && (total === undefined || read < total) ? [search(parameters, read)] : []
    return { ...doubt, requests: [...results.flatMap((value) => detail(value, parameters)), ...next] }
  },
  extract: fromJson({
    // A page of the search, or one opportunity as its own address answers.
    items: (root) =>
      arrayAt(root, '/results') ?? (arrayAt(root, '/details') ? { values: [root], at: () => '' } : undefined),
    item: Posting,
    ignored: {
      'ids and addresses of its own': [
        '/details/*/code',
        '/organizations/*/id',
        '/organizations/*/hashedId',
        '/organizations/*/publicId',
      ],
      pictures: ['/organizations/*/picture'],
      'of the company': ['/organizations/*/status', '/organizations/*/size', '/organizations/*/theme'],
      'how its own pages show it': [
        '/theme',
        '/external',
        '/opportunity',
        '/context',
        '/serviceTypes',
        '/quickApply',
        '/finishedApplications',
      ],
      'of its application form': ['/questions'],
      'said by another field': [
        '/compensation/data/code',
        '/place/remote',
        '/place/timezone',
        '/place/locationType',
        '/place/location',
      ],
      'no place in the schema': [
        '/compensation/data/minHourlyUSD',
        '/compensation/data/maxHourlyUSD',
        '/compensation/data/negotiable',
        '/compensation/data/conversionRateUSD',
        '/compensation/additionalCompensationDetails',
        '/additionalCompensation',
        '/additionalCompensationDetails',
        '/skills/*/experience',
        '/skills/*/proficiency',
      ],
    },
    declares: ['/total'],
    total: (root) => z.int().safeParse(at(root, '/total')).data,
    skip: (posting) => posting.status !== undefined && posting.status !== 'open',
    map: (posting, page, parameters) => {
      const id = posting.id ?? /\/suite\/opportunities\/([^/?#]+)/.exec(page.url)?.[1]
      const { site } = Locator.parse(parameters)
      const html = printedList(posting.details.map(({ content }) => content))?.join('\n')
      return present({
        sourceJobId: id ?? '',
        url: id === undefined ? undefined : `${site}/post/${[id, posting.slug].filter(Boolean).join('-')}`,
        applyUrl: posting.externalApplicationUrl,
        title: posting.objective,
        company: posting.organizations[0]?.name,
        descriptionHtml: html,
        descriptionText: html === undefined ? posting.tagline : undefined,
        locations:
          printedList([...posting.locations, ...posting.timezones]) ??
          (posting.place.anywhere ? ['Anywhere'] : undefined),
        workplace: posting.remote ? 'remote' : undefined,
        salaries: pay(posting.compensation),
        employmentTypes: printedList([posting.commitment, posting.type]),
        tags: printedList(posting.skills.map(({ name }) => name)),
        datePosted: posting.created,
        validThrough: posting.deadline,
      })
    },
  }),
})

const PAGE = 20

function search(parameters: unknown, offset: number) {
  const query = `size=${PAGE}&aggregate=false&offset=${offset}`
  return { url: `${Locator.parse(parameters).search}/opportunities/_search?${query}`, accept: 'application/json' }
}

function detail(value: unknown, parameters: unknown) {
  const id = printed(at(value, '/id'))
  if (id === undefined) return []
  const url = `${Locator.parse(parameters).site}/api/suite/opportunities/${encodeURIComponent(id)}`
  const version = createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
  return [{ url, kind: 'detail' as const, version, accept: 'application/json' }]
}

function pay(compensation: Posting['compensation']) {
  if (!compensation?.visible) return undefined
  const { minAmount, maxAmount, currency, periodicity } = compensation.data
  return payRange({ min: minAmount, max: maxAmount, currency, interval: periodicity })
}
