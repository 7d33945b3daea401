import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Extracted, type Follow, type Parameters } from '../src/model/source.ts'
import { absolute } from '../src/read/html.ts'
import { baseOf, Constants, FieldMap, identified, listingOf, placesOf, TitlePattern } from '../src/read/field-map.ts'
import { arrayAt, at, parseJson, valuesAtPointer } from '../src/read/json.ts'
import { nextPage, Paging } from '../src/read/paging.ts'
import { printed } from '../src/read/printed.ts'
import { siteOf } from '../src/read/url-path.ts'

const Pointer = z.string().regex(/^(?:\/.*)?$/, 'is no JSON Pointer, such as /data/jobs')
const accept = 'application/json'

const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** The address of the first page of the list. */
  start: z.url({ protocol: /^https?$/ }),
  /** Where the postings stand: a JSON Pointer (RFC 6901) to an array, empty for a document that is one. `/items` where it is not said. */
  items: Pointer.optional(),
  /** Where the fields of a posting stand below it: `title=/name,locations=/offices/*` (`*`: each element of an array). */
  fields: FieldMap.refine((fields) => Object.values(fields).flatMap(placesOf).every(isPointer), {
    error: 'holds a place that is no JSON Pointer, such as /name',
  }).optional(),
  constants: Constants.optional(),
  titlePattern: TitlePattern.optional(),
  /** Where the document says how many postings the whole list holds. */
  total: Pointer.optional(),
  paging: Paging.optional(),
})

/** JSON Feed 1.1, which needs no mapping. */
const USUAL: FieldMap = {
  sourceJobId: '/id',
  url: '/url | /external_url',
  title: '/title',
  descriptionHtml: '/content_html',
  descriptionText: '/content_text',
  tags: '/tags/*',
  language: '/language',
  datePosted: '/date_published',
  dateModified: '/date_modified',
}

export default defineSource({
  id: 'json',
  name: 'Any JSON list of jobs',
  homepage: 'https://www.rfc-editor.org/rfc/rfc6901',
  reference: 'https://www.jsonfeed.org/version/1.1/',
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
  reading: ['items', 'fields', 'constants', 'titlePattern', 'total', 'paging'],
  // Whether an address is a list of jobs shows only when it is asked.
  detect: () => null,
  recognise,
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  drops: {
    '/title': 'of the feed, not of a posting',
  },
  start: (parameters) => [{ url: Locator.parse(parameters).start, accept }],
  follow,
  extract,
})

/** A JSON Feed; where the postings of another document stand, its address does not show. */
function recognise(page: Page): Parameters | null {
  try {
    const root = parseJson(page)
    const isJsonFeed = /^https:\/\/(www\.)?jsonfeed\.org\/version\//.test(String(at(root, '/version')))
    return isJsonFeed && arrayAt(root, '/items') ? { site: siteOf(page), start: page.url } : null
  } catch {
    return null
  }
}

function isPointer(place: string): boolean {
  return place === '' || place.startsWith('/')
}

/** A JSON Feed says itself how it goes on. */
function pagingOf(parameters: Parameters): Paging | undefined {
  const { items, paging } = Locator.parse(parameters)
  return paging ?? (items === undefined ? { next: '/next_url' } : undefined)
}

function follow(page: Page, parameters: Parameters): Follow {
  const root = parseJson(page)
  const list = {
    url: page.url,
    count: itemsOf(root, page, parameters).values.length,
    total: totalOf(root, parameters),
    at: (place: string, wanted: 'address' | 'text') => {
      const value = printed(at(root, place))
      return wanted === 'address' ? absolute(value, baseOf(page)) : value
    },
  }
  return nextPage(pagingOf(parameters), list, accept)
}

function extract(page: Page, parameters: Parameters): Extracted {
  const { fields = {}, constants, titlePattern } = Locator.parse(parameters)
  const root = parseJson(page)
  const { values, at: place } = itemsOf(root, page, parameters)
  const spec = { fields: { ...USUAL, ...fields }, constants, titlePattern, base: baseOf(page) }
  return {
    items: values.map((value) => identified(listingOf(spec, (pointer) => valuesAtPointer(value, pointer)))),
    places: values.map((_, index) => place(index)),
    rejects: [],
    total: totalOf(root, parameters),
  }
}

function itemsOf(root: unknown, page: Page, parameters: Parameters): NonNullable<ReturnType<typeof arrayAt>> {
  const { items = '/items' } = Locator.parse(parameters)
  const found = arrayAt(root, items)
  if (found) return found
  throw new SourceError(
    'wrong-shape',
    `${page.url} holds no list at ${items || 'its root'}: ${page.body.trim().slice(0, 80)}`,
  )
}

function totalOf(root: unknown, parameters: Parameters): number | undefined {
  const { total } = Locator.parse(parameters)
  const stated = total === undefined ? undefined : at(root, total)
  return z.coerce
    .number()
    .int()
    .nonnegative()
    .safeParse(stated ?? undefined).data
}
