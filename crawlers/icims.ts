import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import { defineSource, type Extracted, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { versionOf } from '../src/read/version.ts'
import { fromJsonLd, namedByAddress } from '../src/read/json-ld.ts'
import { present, printedList } from '../src/read/printed.ts'
import { readHtml, type Part } from '../src/read/select.ts'

/** Cards of a full page. */
const PER_PAGE = 20
/** `/jobs/8214/payroll-tax-specialist/job`: the number is the posting's id. */
const POSTING = /\/jobs\/(\d+)\/(?:[^/?#]+\/)?job(?:[?#]|$)/
const TYPE = /^(?:regular )?(?:(?:full|part)[- ]?time|temporary|seasonal|contract|intern(?:ship)?|per diem)$/i

const Board = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/),
})
const Locator = z.object({
  /** The base address of the pages, where it is not the board's own host. */
  api: z.url().optional(),
})

export default defineSource({
  id: 'icims',
  name: 'iCIMS',
  homepage: 'https://www.icims.com',
  reference: 'https://developer.icims.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'each board has its own; asked at run time' },
    url: null,
  },
  experimental:
    'only cut pages were recorded; some boards want cookies or challenge a crawler, and boards of the newer kind have other pages',
  board: Board,
  locator: Locator,
  detect: (url) =>
    /^https?:$/.test(url.protocol) && /^[a-z0-9-]+\.icims\.com$/.test(url.hostname) && !OWN.has(url.hostname)
      ? { host: url.hostname }
      : null,
  enumerates: 'all',
  every: '1d',
  // Faster than one request in two to three seconds is met with a challenge.
  pace: { delayMs: 3000, concurrency: 1 },
  hints: {},
  start: (parameters) => [list(parameters, 0)],
  follow,
  extract: (page) => (POSTING.test(page.url) ? detail(page) : cardsOf(page)),
})

const OWN = new Set(
  ['www', 'api', 'login', 'developer', 'community', 'support', 'care', 'marketplace', 'status', 'media'].map(
    (name) => `${name}.icims.com`,
  ),
)
const readDetail = fromJsonLd()

function base(parameters: Parameters): string {
  const { host, api } = Board.extend(Locator.shape).parse(parameters)
  return api ?? `https://${host}`
}

function list(parameters: Parameters, page: number): SourceRequest {
  return { url: `${base(parameters)}/jobs/search?pr=${page}&in_iframe=1`, accept: 'text/html' }
}

interface Card {
  readonly id: string
  readonly link: URL
  readonly anchor: Part
  readonly around: Part
}

/** The cards of a list. A page without the board's own marks is another: a challenge, a login, a home page. */
function cards(page: Page): { html: Part; found: Card[] } {
  const html = readHtml(page)
  if (!/\biCIMS_/.test(page.body)) throw new SourceError('wrong-shape', `${page.url} is no list of iCIMS`)
  const found = html.all('a[href*="/jobs/"]').flatMap((anchor): Card[] => {
    const link = anchor.link()
    const id = POSTING.exec(link ?? '')?.[1]
    if (link === undefined || id === undefined) return []
    return [{ id, link: new URL(link), anchor, around: anchor.around('li, tr, .iCIMS_JobListingRow') ?? anchor }]
  })
  return { html, found }
}

function follow(page: Page, parameters: Parameters): Follow {
  if (POSTING.test(page.url)) return { requests: [] }
  const { html, found } = cards(page)
  const details = new Map(
    found.map(({ id, link, around }): [string, SourceRequest] => {
      const url = `${base(parameters)}${link.pathname}?in_iframe=1`
      return [id, { url, kind: 'detail', accept: 'text/html', version: versionOf({ card: around.text() }) }]
    }),
  )
  const next = Number(new URL(page.url).searchParams.get('pr') ?? 0) + 1
  const [, shown, of] = /\bPage (\d+) of (\d+)\b/.exec(html.text() ?? '') ?? []
  const linked = html.all('a[href*="pr="]').some((anchor) => anchor.link()?.includes(`pr=${next}`))
  const more = of === undefined ? linked || details.size >= PER_PAGE : Number(shown) < Number(of)
  const requests = [...details.values()]
  return { requests: more && found.length > 0 ? [...requests, list(parameters, next)] : requests }
}

function cardsOf(page: Page): Extracted {
  const items = cards(page).found.map((card) => posting(card))
  return { items, places: items.map((_, index) => `card/${index}`), rejects: [] }
}

function posting({ id, link, anchor, around }: Card): Printed {
  const fields = new Map<string, string>()
  for (const field of [...around.all('.header'), ...around.all('.iCIMS_JobHeaderTag')]) {
    const label = field.text('.field-label, dt')
    const value = field.text('span:not(.field-label), dd')
    if (label !== undefined && value !== undefined) fields.set(label, value)
  }
  const labelled = (name: RegExp): string | undefined => [...fields].find(([label]) => name.test(label))?.[1]
  // A table without labels: its places (`US-TX-Houston`) and types are told by their form.
  const cells = [...around.pieces(), ...around.all('td').map((cell) => cell.text())]
  const places = cells.filter((cell) => cell !== undefined && /^[A-Z]{2}(?:-[A-Z]{2,3}(?:-\S.*)?)?$/.test(cell))
  const types = cells.filter((cell) => cell !== undefined && TYPE.test(cell))
  const url = link.origin + link.pathname
  return present({
    sourceJobId: id,
    requisitionId: labelled(/^(?:job|requisition|req\.?) ?(?:id|#|number)$/i),
    url,
    applyUrl: url,
    title: anchor.text('h1, h2, h3, h4') ?? anchor.pieces().join(' '),
    locations: printedList(labelled(/location/i)?.split(/[|;]/) ?? places),
    workplace: labelled(/^(?:location|work(?:place)?) type$|^remote/i),
    employmentTypes: printedList([labelled(/^(?:(?:position|job|employment) )?type$/i) ?? types[0]]),
    department: labelled(/^(?:category|department)$/i),
  })
}

/** The page states no number but in its address. */
function detail(page: Page): Extracted {
  const extracted = namedByAddress(readDetail(page, {}), POSTING.exec(page.url)?.[1] ?? '')
  const items = extracted.items.map((item) => {
    const url = item.url?.replace(/[?#].*$/s, '')
    return { ...item, ...present({ url, applyUrl: url }) }
  })
  return { ...extracted, items }
}
