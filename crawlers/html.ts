import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import type { Page } from '../src/model/raw-page.ts'
import {
  defineSource,
  type Drift,
  type Extracted,
  type Follow,
  type Parameters,
  type SourceRequest,
} from '../src/model/source.ts'
import { absolute } from '../src/read/html.ts'
import { isHtmlPlace, isSelector, readHtml, type HtmlPage } from '../src/read/html-list.ts'
import {
  Constants,
  digest,
  emptyFields,
  FieldMap,
  identified,
  listingOf,
  placesOf,
  TitlePattern,
  type ListingSpec,
} from '../src/read/field-map.ts'
import { nextLinked } from '../src/read/next-link.ts'
import { isSameHost, nextPage, Paging } from '../src/read/paging.ts'
import { printed } from '../src/read/printed.ts'

const Selector = z.string().refine(isSelector, { error: 'is no CSS selector' })
const Places = FieldMap.refine((fields) => Object.values(fields).flatMap(placesOf).every(isHtmlPlace), {
  error: 'holds a place that is no CSS selector, such as h2.title or a.more@href',
})
const accept = 'text/html'

const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** The address of the first page of the list. */
  start: z.url({ protocol: /^https?$/ }),
  /** The element around the postings: a page with it and without postings is an empty board, one without it is another page. */
  list: Selector.optional(),
  /** One posting of the list. */
  item: Selector,
  /** Where its fields stand: `title=h2,url=a.more,sourceJobId=@data-id` (`@`: an attribute, `.`: the element itself). */
  fields: Places,
  /** Where fields stand on the posting's own page, asked once for each posting; then its address is its id, unless both pages state one. */
  detail: Places.optional(),
  constants: Constants.optional(),
  titlePattern: TitlePattern.optional(),
  /** How the list goes on; without it, by the links with `rel=next` on its pages. */
  paging: Paging.optional(),
})

const USUAL: FieldMap = { url: '.' }
const USUAL_DETAIL: FieldMap = { title: 'h1' }

export default defineSource({
  id: 'html',
  name: 'Any HTML list of jobs',
  homepage: 'https://www.w3.org/TR/selectors-4/',
  reference: 'https://www.w3.org/TR/selectors-4/',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-26', note: 'each site has its own; asked at run time' },
    url: null,
  },
  board: Board,
  locator: Locator,
  reading: ['list', 'item', 'fields', 'detail', 'constants', 'titlePattern', 'paging'],
  // Where the postings of a page stand is nothing that its address shows.
  detect: () => null,
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [{ url: Locator.parse(parameters).start, accept }],
  follow,
  extract,
})

function follow(page: Page, parameters: Parameters): Follow {
  const { detail, paging } = Locator.parse(parameters)
  const html = readHtml(page)
  const items = postingsOf(html, parameters)
  if (items === undefined) return { requests: [] }
  const next = paging === undefined ? nextLinked(page, (url) => ({ url, accept })) : paged(paging, page, html, items)
  const details = detail === undefined ? [] : items.flatMap((item) => asked(item, page))
  return { ...next, requests: [...details, ...next.requests] }
}

function paged(paging: Paging, page: Page, html: HtmlPage, items: readonly Printed[]): Follow {
  const at = (place: string, wanted: 'address' | 'text'): string | undefined => {
    const value = printed(html.read(place, wanted)[0])
    return wanted === 'address' ? absolute(value, html.base) : value
  }
  return nextPage(paging, { url: page.url, count: items.length, at }, accept)
}

/** A posting's page is asked again when its entry in the list says something else; one of another host is not this site's. */
function asked(item: Printed, page: Page): SourceRequest[] {
  const url = item.url?.replace(/#.*$/s, '')
  if (url === undefined || !isSameHost(url, page.finalUrl ?? page.url)) return []
  return [{ url, kind: 'detail', accept, version: digest(JSON.stringify(item)) }]
}

function extract(page: Page, parameters: Parameters): Extracted {
  const { detail, item } = Locator.parse(parameters)
  const html = readHtml(page)
  const items = postingsOf(html, parameters)
  if (items !== undefined) {
    const drift = isStart(page, parameters) ? unmatched(html, parameters) : []
    return { items, places: items.map((_, index) => `item/${index}`), rejects: [], drift }
  }
  if (detail === undefined || isStart(page, parameters))
    throw new SourceError('wrong-shape', `${page.url} holds no list of postings (${item})`)
  const places = { ...USUAL_DETAIL, ...detail }
  const own = listingOf(specOf(places, html, parameters), html.read)
  if (own.title === undefined)
    throw new SourceError('wrong-shape', `${page.url} is no page of a posting: nothing at ${places.title}`)
  const address = page.url.replace(/#.*$/s, '')
  return { items: [{ ...own, url: own.url ?? address, sourceJobId: own.sourceJobId ?? address }], rejects: [] }
}

/** Selectors of fields that match nothing on any posting of the list's first page; one posting alone may well lack a field. */
function unmatched(html: HtmlPage, parameters: Parameters): Drift[] {
  const { list, item, fields } = Locator.parse(parameters)
  const postings = html.items(item, list) ?? []
  if (postings.length < 2) return []
  return emptyFields(fields, postings).map(({ field, expression }) => ({
    code: 'empty-field',
    path: field,
    at: item,
    sample: expression,
  }))
}

/** The postings of a list page; undefined for another page. A list page holds the list or, where none is named, a posting of it. */
function postingsOf(html: HtmlPage, parameters: Parameters): Printed[] | undefined {
  const { list, item, fields, detail } = Locator.parse(parameters)
  const found = html.items(item, list)
  if (found === undefined || (found.length === 0 && list === undefined)) return undefined
  const spec = specOf({ ...USUAL, ...fields }, html, parameters)
  return found.map((read) => {
    const { sourceJobId, ...said } = listingOf(spec, read)
    // Both pages of a posting must give one id.
    const stated = detail === undefined || detail.sourceJobId !== undefined ? sourceJobId : undefined
    return identified({ ...said, ...(stated === undefined ? {} : { sourceJobId: stated }) })
  })
}

function specOf(fields: FieldMap, html: HtmlPage, parameters: Parameters): ListingSpec {
  const { constants, titlePattern } = Locator.parse(parameters)
  return { fields, constants, titlePattern, base: html.base }
}

function isStart(page: Page, parameters: Parameters): boolean {
  return page.url === Locator.parse(parameters).start
}
