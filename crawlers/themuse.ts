import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { declaredAt } from '../src/read/declared.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

const Locator = z.object({
  base: z.url().default('https://www.themuse.com'),
  /** What part to ask, in the words of the API: "Software Engineering", "Flexible / Remote", "Senior Level", a company's name. */
  category: z.string().trim().min(1).optional(),
  location: z.string().trim().min(1).optional(),
  level: z.string().trim().min(1).optional(),
  company: z.string().trim().min(1).optional(),
  /** The most pages of twenty to ask. */
  pages: z.coerce.number().int().min(1).default(50),
})

const Named = z.object({ name: Optional }).catch({ name: undefined })
const Posting = z.object({
  id: Optional,
  name: Optional,
  contents: Optional,
  company: Named,
  locations: z.array(Named).catch([]),
  levels: z.array(Named).catch([]),
  categories: z.array(Named).catch([]),
  tags: z.array(Named).catch([]),
  publication_date: Optional,
  refs: z.object({ landing_page: Optional }).catch({ landing_page: undefined }),
})

export default defineSource({
  id: 'themuse',
  name: 'The Muse',
  homepage: 'https://www.themuse.com',
  reference: 'https://www.themuse.com/developers/api/v2',
  kind: 'board',
  terms: {
    attribution: 'The Muse',
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-01', note: 'not read when the API was recorded' },
    url: 'https://www.themuse.com/developers/api/v2/terms',
  },
  offByDefault: 'its terms ask that an application be registered before real use',
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) &&
    /^(www\.)?themuse\.com$/.test(url.hostname) &&
    !/^\/(?:advice|about|press|employers|user)(?:\/|$)/.test(url.pathname)
      ? {}
      : null,
  enumerates: 'all',
  every: '1d',
  pace: { delayMs: 8000, concurrency: 1 },
  hints: {},
  // Whether pages count from 0 or 1 is disputed; from 0 none is missed, and a page given twice holds the same ids.
  start: (parameters) => [request(parameters, 0)],
  follow: (page, parameters) => {
    const root = parseJson(page)
    const { pages } = Locator.parse(parameters)
    const next = Number(new URL(page.url).searchParams.get('page') ?? 0) + 1
    const { number: count, doubt } = declaredAt(root, '/page_count', page)
    const ended = (count !== undefined && next >= count) || (arrayAt(root, '/results')?.values.length ?? 0) === 0
    if (ended) return { ...doubt, requests: [] }
    if (next >= pages) return { incomplete: `${pages} of ${count ?? 'unknown'} pages asked`, ...doubt, requests: [] }
    return { ...doubt, requests: [request(parameters, next)] }
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/results'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': [
        '/short_name',
        '/model_type',
        '/levels/*/short_name',
        '/tags/*/short_name',
        '/company/id',
        '/company/short_name',
      ],
      'how its own pages show it': ['/type'],
    },
    declares: ['/page_count', '/total'],
    total: (root) => z.int().safeParse(at(root, '/total')).data,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        url: posting.refs.landing_page,
        applyUrl: posting.refs.landing_page,
        title: posting.name,
        company: posting.company.name,
        descriptionHtml: posting.contents,
        locations: names(posting.locations),
        seniority: names(posting.levels)?.join(', '),
        tags: names([...posting.categories, ...posting.tags]),
        datePosted: posting.publication_date,
      }),
  }),
})

function names(values: readonly z.output<typeof Named>[]): string[] | undefined {
  return printedList(values.map(({ name }) => name))
}

function request(parameters: unknown, page: number) {
  const { base, category, location, level, company } = Locator.parse(parameters)
  const query = new URLSearchParams({ page: String(page), ...present({ category, location, level, company }) })
  return { url: `${base}/api/public/jobs?${query.toString()}`, accept: 'application/json' }
}
