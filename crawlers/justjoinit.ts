import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Amount, payRange } from '../src/read/pay.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  api: z.url().default('https://api.justjoin.it'),
  site: z.url().default('https://justjoin.it'),
})

/** A word, or as an offer's own page has it, the word within `{label, value}`. */
const Word = z
  .unknown()
  .optional()
  .transform((value) => printed(at(value, '/value') ?? value))
/** A skill's name, alone or within `{name, level}`. */
const Skill = z.unknown().transform((value) => printed(at(value, '/name') ?? value))
const Place = z.object({ city: Optional, countryCode: Optional }).catch({ city: undefined, countryCode: undefined })
const Employment = z.object({
  from: Amount,
  to: Amount,
  fromPerUnit: Amount,
  toPerUnit: Amount,
  currency: Optional,
  currencySource: Optional,
  unit: Optional,
  type: Optional,
})
const Posting = z.object({
  guid: Optional,
  slug: Optional,
  title: Optional,
  companyName: Optional,
  companyUrl: Optional,
  body: Optional,
  workplaceType: Word,
  workingTime: Word,
  experienceLevel: Word,
  category: z.object({ key: Optional }).optional().catch(undefined),
  city: Optional,
  countryCode: Optional,
  locations: z.array(Place).catch([]),
  multilocation: z.array(Place).catch([]),
  employmentTypes: z.array(Employment).catch([]),
  requiredSkills: z.array(Skill).catch([]),
  niceToHaveSkills: z.array(Skill).catch([]),
  applyUrl: Optional,
  publishedAt: Optional,
  expiredAt: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'justjoinit',
  name: 'Just Join IT',
  homepage: 'https://justjoin.it',
  reference: 'https://justjoin.it',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-01', note: 'not read when the list was recorded' },
    url: null,
  },
  experimental: 'an undocumented API, of which the list was recorded and an offer of its own was not',
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) &&
    /^((www|api)\.)?justjoin\.it$/.test(url.hostname) &&
    !/^\/blog(?:\/|$)/.test(url.pathname)
      ? {}
      : null,
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 1500, concurrency: 1 },
  hints: {},
  drops: {
    '/data/*/requiredSkills/*/level': 'how well a skill is to be known',
    '/workplaceType/label': 'words for the value that is kept',
    '/experienceLevel/label': 'words for the value that is kept',
    '/workingTime/label': 'words for the value that is kept',
    '/data/*/employmentTypes/*/from': 'the same pay converted to other currencies',
    '/data/*/employmentTypes/*/to': 'the same pay converted to other currencies',
  },
  start: (parameters) => [list(parameters, 0)],
  follow: (page, parameters) => {
    const root = parseJson(page)
    const offers = arrayAt(root, '/data')?.values ?? []
    const cursor = z.int().safeParse(at(root, '/meta/next/cursor')).data
    const from = Number(new URL(page.url).searchParams.get('from') ?? 0)
    const next = cursor !== undefined && cursor > from && offers.length > 0 ? [list(parameters, cursor)] : []
    return { requests: [...offers.flatMap((offer) => detail(offer, parameters)), ...next] }
  },
  extract: fromJson({
    // A page of the list, or one offer as its own address answers.
    items: (root) =>
      arrayAt(root, '/data') ?? (printed(at(root, '/body')) ? { values: [root], at: () => '' } : undefined),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/locations/*/slug', '/category/parentKey'],
      pictures: ['/companyLogoThumbUrl'],
      'how its own pages show it': ['/isPromoted', '/isSuperOffer'],
      'of its application form': ['/applyMethod', '/isRemoteInterview'],
      'said by another field': ['/lastPublishedAt'],
      'no place in the schema': [
        '/street',
        '/latitude',
        '/longitude',
        '/locations/*/street',
        '/locations/*/latitude',
        '/locations/*/longitude',
        '/employmentTypes/*/gross',
        '/languages',
        '/isOpenToHireUkrainians',
        '/hybridWorkSchedule',
      ],
    },
    words: {
      '/workplaceType': ['remote', 'hybrid', 'office'],
    },
    total: (root) => z.int().safeParse(at(root, '/meta/totalItems')).data,
    map: (posting, _, parameters) =>
      present({
        sourceJobId: posting.guid ?? '',
        url: posting.slug === undefined ? undefined : `${Locator.parse(parameters).site}/job-offer/${posting.slug}`,
        applyUrl: posting.applyUrl,
        title: posting.title,
        company: posting.companyName,
        companyUrl: /^https?:\/\//.test(posting.companyUrl ?? '') ? posting.companyUrl : undefined,
        descriptionHtml: posting.body,
        locations: locations(posting),
        workplace: posting.workplaceType,
        salaries: salaries(posting),
        employmentTypes: printedList([...posting.employmentTypes.map(({ type }) => type), posting.workingTime]),
        seniority: posting.experienceLevel,
        tags: printedList([posting.category?.key, ...posting.requiredSkills, ...posting.niceToHaveSkills]),
        // `lastPublishedAt` tells when the offer was last paid for, not when it was changed.
        datePosted: posting.publishedAt,
        validThrough: posting.expiredAt,
      }),
  }),
})

function list(parameters: unknown, from: number) {
  const query = `from=${from}&itemsCount=100&sortBy=published&orderBy=DESC`
  return { url: `${Locator.parse(parameters).api}/v2/user-panel/offers/by-cursor?${query}`, accept: 'application/json' }
}

function detail(offer: unknown, parameters: unknown) {
  const slug = printed(at(offer, '/slug'))
  if (slug === undefined) return []
  const url = `${Locator.parse(parameters).api}/v1/offers/${encodeURIComponent(slug)}`
  // Not the whole entry: its conversions of pay change with the rates of the day.
  const version = printedList([at(offer, '/publishedAt'), at(offer, '/lastPublishedAt')])?.join(' ') ?? slug
  return [{ url, kind: 'detail' as const, version, accept: 'application/json' }]
}

function locations(posting: Posting): string[] | undefined {
  const places = [...posting.locations, ...posting.multilocation, posting]
  return printedList(
    places.map((place) => printedList([place.city, place.countryCode ?? posting.countryCode])?.join(', ')),
  )
}

/** What the employer stated; the others are the board's conversions. */
function salaries(posting: Posting) {
  const stated = posting.employmentTypes.filter((each) => each.currencySource !== 'conversion')
  const found = stated.flatMap(
    (each) =>
      payRange({
        min: each.fromPerUnit ?? each.from,
        max: each.toPerUnit ?? each.to,
        currency: each.currency,
        interval: each.unit,
      }) ?? [],
  )
  return found.length > 0 ? found : undefined
}
