import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import type { Extracted, Follow, Parameters, SourceRequest } from '../src/model/source.ts'
import { defineSource } from '../src/model/source.ts'
import { declaredAt } from '../src/read/declared.ts'
import { versionOf } from '../src/read/version.ts'
import { fromJsonLd, namedByAddress } from '../src/read/json-ld.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { scriptJson } from '../src/read/select.ts'
import { pathParts } from '../src/read/url-path.ts'

const SCRIPT = 'script#__NEXT_DATA__'
const STATE = '/props/pageProps/initialState'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\w-]+$/),
})
const Locator = z.object({ api: z.url().default('https://join.com') })

const Job = z.object({
  company: z.unknown().optional(),
  id: Optional,
  idParam: Optional,
  title: Optional,
  createdAt: Optional,
  employmentType: z.object({ name: Optional }).nullish().catch(null),
  workplaceType: Optional,
  city: z.object({ cityName: Optional, countryName: Optional }).nullish().catch(null),
  country: z.object({ iso3166: Optional }).nullish().catch(null),
  category: z.object({ name: Optional }).nullish().catch(null),
})

export default defineSource({
  id: 'join',
  name: 'JOIN',
  homepage: 'https://join.com',
  reference: 'https://join.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'no robots.txt was read; asked at run time' },
    url: null,
  },
  experimental: 'there is no API: the state of the careers page is read, of which only one cut page was recorded',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [first, company] = pathParts(url)
    if (!/^(?:www\.)?join\.com$/.test(url.hostname) || first !== 'companies') return null
    const board = Board.safeParse({ company })
    return board.success ? board.data : null
  },
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  drops: {
    'script#__NEXT_DATA__:/props/pageProps/locale': 'the language of the page, not of the posting',
  },
  start: (parameters) => [{ url: board(parameters), accept: 'text/html' }],
  follow,
  extract: (page, parameters) => (detailId(page) === undefined ? extractList(page, parameters) : detail(page)),
})

const readDetail = fromJsonLd()

function board(parameters: Parameters): string {
  const { company, api } = Board.extend(Locator.shape).parse(parameters)
  return `${api}/companies/${company}`
}

/** `/companies/acme/1234567-engineer`: the posting's number, on its own page only. */
function detailId(page: Page): string | undefined {
  return /\/companies\/[^/]+\/(\d+)-[^/?#]*(?:[?#]|$)/.exec(page.url)?.[1]
}

function follow(page: Page, parameters: Parameters): Follow {
  if (detailId(page) !== undefined) return { requests: [] }
  const root = scriptJson(page, SCRIPT)
  const entries = arrayAt(root, `${STATE}/jobs/items`)?.values ?? []
  const { number: pages, doubt } = declaredAt(root, `${STATE}/jobs/pagination/pageCount`, page)
  if (entries.length === 0) return { ...doubt, requests: [] }
  const details = entries.flatMap((entry): SourceRequest[] => {
    const job = Job.safeParse(entry).data
    if (job?.idParam === undefined) return []
    const url = `${board(parameters)}/${encodeURIComponent(job.idParam)}`
    return [{ url, kind: 'detail', accept: 'text/html', version: versionOf(job) }]
  })
  const next = Number(new URL(page.url).searchParams.get('page') ?? 1) + 1
  const more =
    pages === undefined || next <= pages ? [{ url: `${board(parameters)}?page=${next}`, accept: 'text/html' }] : []
  return { ...doubt, requests: [...details, ...more] }
}

const extractItems = fromJson({
  items: (root) => {
    const jobs = arrayAt(root, `${STATE}/jobs/items`)
    const company = at(root, `${STATE}/company`)
    return jobs && { ...jobs, values: jobs.values.map((job) => ({ ...(Object(job) as object), company })) }
  },
  item: Job,
  ignored: {
    'no place in the schema': ['/salaryFrequency'],
    'how its own pages show it': ['/settings'],
  },
  words: {
    '/workplaceType': ['REMOTE', 'HYBRID', 'ONSITE'],
  },
  declares: [`${STATE}/jobs/pagination/pageCount`, `${STATE}/jobs/pagination/total`],
  total: (root) =>
    z
      .number()
      .int()
      .safeParse(at(root, `${STATE}/jobs/pagination/total`)).data,
  map: (job, _page, parameters) => {
    const url = `https://join.com/companies/${Board.parse(parameters).company}/${encodeURIComponent(job.idParam ?? job.id ?? '')}`
    const domain = printed(at(job.company, '/domain'))
    return present({
      sourceJobId: job.id ?? '',
      url,
      applyUrl: url,
      title: job.title,
      company: printed(at(job.company, '/name')),
      companyUrl: domain !== undefined && /^[a-z0-9.-]+$/i.test(domain) ? `https://${domain}` : undefined,
      locations: printedList([
        printedList([job.city?.cityName, job.city?.countryName ?? job.country?.iso3166])?.join(', '),
      ]),
      workplace: job.workplaceType,
      employmentTypes: printedList([job.employmentType?.name]),
      tags: printedList([job.category?.name]),
      datePosted: job.createdAt,
    })
  },
})

function extractList(page: Page, parameters: Parameters): Extracted {
  return extractItems({ ...page, body: JSON.stringify(scriptJson(page, SCRIPT)) }, parameters)
}

function detail(page: Page): Extracted {
  return namedByAddress(readDetail(page, {}), detailId(page) ?? '')
}
