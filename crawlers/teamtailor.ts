import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Extracted, type Follow, type Parameters } from '../src/model/source.ts'
import { postingFrom } from '../src/read/json-ld.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { fromRss, readFeed } from '../src/read/rss.ts'
import { childrenOf, textOf, type XmlElement } from '../src/read/xml.ts'

/** Entries of a page of the RSS feed: its documented default. */
const PER_PAGE = 100
/** A server that does not heed `offset` would be asked for ever. */
const MAX_OFFSET = 10_000

const Board = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/),
})
const Locator = z.object({
  /** The base address of the feeds, where it is not the board's own host. */
  api: z.url().optional(),
})

const Item = z.object({
  feedTitle: Optional,
  id: Optional,
  title: Optional,
  url: Optional,
  date_published: Optional,
  date_modified: Optional,
  content_html: Optional,
  _jobposting: z.unknown().optional(),
})

export default defineSource({
  id: 'teamtailor',
  name: 'Teamtailor',
  homepage: 'https://www.teamtailor.com',
  reference: 'https://support.teamtailor.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'allowed',
      readOn: '2026-09-25',
      note: 'the feeds are allowed; Content-Signal: search=yes, ai-train=no, ai-input=yes; each board has its own',
    },
    url: 'https://support.teamtailor.com',
  },
  board: Board,
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) && HOST.test(url.hostname) && !OWN.has(url.hostname) ? { host: url.hostname } : null,
  // A board on a domain of the company's own loads what it shows from Teamtailor's.
  recognise: (page) =>
    /(?:src|href)="https:\/\/[\w.-]+\.teamtailor-cdn\.com\//i.test(page.body)
      ? { host: new URL(page.finalUrl ?? page.url).host }
      : null,
  identify: [/([a-z0-9-]+\.teamtailor\.com\/jobs\/\d+)/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 500, concurrency: 1 },
  hints: {},
  start: (parameters) => [{ url: feed(parameters, 0), accept: 'application/rss+xml' }],
  follow,
  extract: (page, parameters) => {
    const found = isFeed(page) ? fromFeed(page, parameters) : fromItems(page, parameters)
    // The board reserves its rights against text and data mining (TDM Reservation Protocol §4).
    if (page.headers?.['tdm-reservation'] !== '1') return found
    const reserved = { code: 'tdm-reservation', at: '', message: `${page.url} answers with TDM-Reservation: 1` }
    return { ...found, warnings: [...(found.warnings ?? []), reserved] }
  },
})

const HOST = /^[a-z0-9-]+(?:\.[a-z]{2})?\.teamtailor\.com$/
const OWN = new Set(
  [
    'www',
    'app',
    'api',
    'assets',
    'cdn',
    'support',
    'help',
    'docs',
    'status',
    'partner',
    'partners',
    'developer',
    'developers',
  ].map((name) => `${name}.teamtailor.com`),
)

function base(parameters: Parameters): string {
  const { host, api } = Board.extend(Locator.shape).parse(parameters)
  return api ?? `https://${host}`
}

function feed(parameters: Parameters, offset: number): string {
  return `${base(parameters)}/jobs.rss?per_page=${PER_PAGE}${offset === 0 ? '' : `&offset=${offset}`}`
}

function isFeed(page: Page): boolean {
  return /^[\s\uFEFF]*</.test(page.body)
}

/** The RSS feed has the mode of work and the department, the JSON feed the JobPosting; a board with entries has both. */
function follow(page: Page, parameters: Parameters): Follow {
  const json = (url: string) => ({ url, accept: 'application/feed+json, application/json' })
  if (!isFeed(page)) {
    const next = printed(at(parseJson(page), '/next_url'))
    const same = next !== undefined && URL.canParse(next, page.url) && new URL(next, page.url).host === hostOf(page)
    return { requests: same ? [json(new URL(next, page.url).href)] : [] }
  }
  const count = readFeed(page).items.length
  const offset = Number(new URL(page.url).searchParams.get('offset') ?? 0)
  const next = offset + count
  // No total is declared, and a short page may be one of a server that gives fewer than were asked for: only an empty page is the end.
  const more = count > 0
  const requests = [
    ...(offset === 0 && count > 0 ? [{ ...json(`${base(parameters)}/jobs.json`), restates: true }] : []),
    ...(more && next <= MAX_OFFSET ? [{ url: feed(parameters, next), accept: 'application/rss+xml' }] : []),
  ]
  return more && next > MAX_OFFSET ? { requests, incomplete: `${page.url} has no end in sight` } : { requests }
}

function hostOf(page: Page): string {
  return new URL(page.finalUrl ?? page.url).host
}

/** The number that both feeds print in a posting's address. */
function numberOf(url: string | undefined): string | undefined {
  return /\/jobs\/(\d+)/.exec(url ?? '')?.[1]
}

const fromItems: (page: Page, parameters: Parameters) => Extracted = fromJson({
  items: (root) => {
    const items = arrayAt(root, '/items')
    const feedTitle = at(root, '/title')
    return items && { ...items, values: items.values.map((item) => ({ feedTitle, ...(Object(item) as object) })) }
  },
  item: Item,
  map: (item, page) => {
    const posting = postingFrom(item._jobposting, page)
    return present({
      ...posting,
      sourceJobId: numberOf(item.url) ?? item.id ?? '',
      url: item.url,
      applyUrl: item.url,
      title: item.title ?? posting.title,
      company: posting.company ?? item.feedTitle,
      ...(item.content_html === undefined ? {} : { descriptionHtml: item.content_html, descriptionText: undefined }),
      datePosted: item.date_published ?? posting.datePosted,
      dateModified: item.date_modified ?? posting.dateModified,
    })
  },
})

const fromFeed: (page: Page, parameters: Parameters) => Extracted = fromRss({
  knows: {
    fields: [
      '/remoteStatus',
      '/locations/location/name',
      '/locations/location/city',
      '/locations/location/country',
      '/department',
      '/role',
      '/division',
    ],
    ignored: { 'finer than the town that is kept': ['/locations/location/address', '/locations/location/zip'] },
    words: { '/remoteStatus': ['none', 'hybrid', 'fully', 'temporary'] },
  },
  map: (item) =>
    present({
      sourceJobId: numberOf(item.link) ?? item.id ?? '',
      url: item.link,
      applyUrl: item.link,
      title: item.title,
      company: item.feedTitle,
      descriptionHtml: item.html,
      locations: printedList(
        childrenOf(item.element, 'locations').flatMap((all) => childrenOf(all, 'location').map(placeOf)),
      ),
      workplace: workplace(item.field('remoteStatus')),
      department: item.field('department'),
      tags: printedList([item.field('role'), item.field('division')]),
      datePosted: item.published,
    }),
})

function placeOf(location: XmlElement): string | undefined {
  const text = (name: string): string | undefined => printed(childrenOf(location, name).map(textOf)[0])
  return printedList([text('city'), text('country')])?.join(', ') ?? text('name')
}

/** The feed's own code words; `temporary` (remote for the time being) says nothing of the posting's mode. */
function workplace(status: string | undefined): string | undefined {
  const words: Readonly<Record<string, string | undefined>> = { none: 'onsite', fully: 'remote', temporary: undefined }
  return status !== undefined && Object.hasOwn(words, status) ? words[status] : status
}
