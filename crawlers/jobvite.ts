import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import type { Extracted, Follow, Parameters, SourceRequest } from '../src/model/source.ts'
import { defineSource } from '../src/model/source.ts'
import { versionOf } from '../src/read/version.ts'
import { fromJsonLd, namedByAddress } from '../src/read/json-ld.ts'
import { present, printedList } from '../src/read/printed.ts'
import { readHtml, type Part } from '../src/read/select.ts'
import { pathParts } from '../src/read/url-path.ts'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\w-]+$/),
})
const Locator = z.object({ api: z.url().default('https://jobs.jobvite.com') })

export default defineSource({
  id: 'jobvite',
  name: 'Jobvite',
  homepage: 'https://www.jobvite.com',
  reference: 'https://www.jobvite.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'no robots.txt was read; asked at run time' },
    url: null,
  },
  experimental:
    'there is no open API: the search page is read, of which only one cut page was recorded, without its paging',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [first, ...rest] = pathParts(url)
    if (url.hostname !== 'jobs.jobvite.com') return null
    const board = Board.safeParse({ company: first === 'careers' ? rest[0] : first })
    return board.success ? board.data : null
  },
  recognise: (page) => {
    const board = Board.safeParse({ company: /\bdata-careersite=["']([\w-]+)["']/.exec(page.body)?.[1] })
    return board.success ? board.data : null
  },
  identify: [/jobs\.jobvite\.com\/[^/]+\/job\/([a-z0-9]+)/i],
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [{ url: search(parameters), accept: 'text/html' }],
  follow,
  extract: (page) => (detailId(page.url) === undefined ? rowsOf(page) : detail(page)),
})

const readDetail = fromJsonLd()

function search(parameters: Parameters): string {
  const { company, api } = Board.extend(Locator.shape).parse(parameters)
  return `${api}/${company}/search`
}

/** `/acme/job/oABCdfwZ`: letters and digits, large and small ones differ. */
function detailId(url: string | undefined): string | undefined {
  return /\/job\/([A-Za-z0-9]+)\/?(?:[?#]|$)/.exec(url ?? '')?.[1]
}

interface Row {
  readonly id: string
  readonly link: string
  readonly anchor: Part
  readonly around: Part
}

function rows(page: Page): { html: Part; found: Row[] } {
  const html = readHtml(page)
  const found = html.all('a[href*="/job/"]').flatMap((anchor): Row[] => {
    const link = anchor.link()
    const id = detailId(link)
    return link === undefined || id === undefined
      ? []
      : [{ id, link, anchor, around: anchor.around('tr, li') ?? anchor }]
  })
  // A board without postings has the search page's own marks.
  if (found.length === 0 && !/\bjv-/.test(page.body))
    throw new SourceError('wrong-shape', `${page.url} is no search page of Jobvite`)
  return { html, found }
}

function follow(page: Page, parameters: Parameters): Follow {
  if (detailId(page.url) !== undefined) return { requests: [] }
  const { html, found } = rows(page)
  const { origin } = new URL(search(parameters))
  const details = found.map(({ link, around }): SourceRequest => {
    const url = origin + new URL(link).pathname
    return { url, kind: 'detail', accept: 'text/html', version: versionOf({ row: around.text() }) }
  })
  const next = Number(new URL(page.url).searchParams.get('p') ?? 0) + 1
  const linked = html.all('a[href*="/search"]').some((anchor) => pageOf(anchor.link()) === next)
  const more = linked && found.length > 0 ? [{ url: `${search(parameters)}?p=${next}`, accept: 'text/html' }] : []
  return { requests: [...details, ...more] }
}

function pageOf(link: string | undefined): number | undefined {
  return link === undefined ? undefined : Number(new URL(link).searchParams.get('p') ?? Number.NaN)
}

function rowsOf(page: Page): Extracted {
  const items = rows(page).found.map(({ id, link, anchor, around }) =>
    present({
      sourceJobId: id,
      url: link,
      applyUrl: link,
      title: anchor.text(),
      locations: printedList([around.text('.jv-job-list-location')]),
    }),
  )
  return { items, places: items.map((_, index) => `row/${index}`), rejects: [] }
}

/** The page's JobPosting where it has one, else what the page shows. */
function detail(page: Page): Extracted {
  const id = detailId(page.url) ?? ''
  const marked = namedByAddress(readDetail(page, {}), id)
  if (marked.items.length > 0) return marked
  const html = readHtml(page)
  const title = html.text('.jv-header')
  if (title === undefined) return marked
  return {
    items: [
      present({
        sourceJobId: id,
        url: page.url,
        applyUrl: page.url,
        title,
        descriptionHtml: html.html('.jv-job-detail-description'),
      }),
    ],
    rejects: [],
  }
}
