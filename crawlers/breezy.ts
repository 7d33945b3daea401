import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Extracted, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { markupAt, textAt } from '../src/read/html.ts'
import { arrayAt, fromJson, parseJson } from '../src/read/json.ts'
import { bodyOf } from '../src/read/page.ts'
import { listOf, Optional, present, printedList } from '../src/read/printed.ts'
import { looksLikeHtml } from '../src/read/text.ts'
import { tenantOf } from '../src/read/url-path.ts'
import { versionOf } from '../src/read/version.ts'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
/** The company's host by default; a careers domain of its own answers alike. */
const Locator = z.object({ base: z.url().optional() })

const Named = z.object({ id: Optional, name: Optional }).nullish().catch(null)
const Place = z.object({
  name: Optional,
  city: Optional,
  state: Named,
  country: Named,
  is_remote: z.unknown().optional(),
})
const Position = z.object({
  id: Optional,
  name: Optional,
  url: Optional,
  company: Named,
  description: Optional,
  location: Place.nullish().catch(null),
  locations: listOf(Place),
  salary: Optional,
  type: Named,
  department: Optional,
  published_date: Optional,
})

export default defineSource({
  id: 'breezy',
  name: 'Breezy HR',
  homepage: 'https://breezy.hr',
  reference: 'https://developer.breezy.hr',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'allowed',
      readOn: '2026-06-12',
      note: 'company hosts disallow static files only; /json is public but not documented',
    },
    url: null,
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const company = tenantOf(url, 'breezy.hr', OWN)
    return company === undefined ? null : { company }
  },
  identify: [/([a-z0-9-]+\.breezy\.hr\/p\/[0-9a-f]+)/],
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [{ url: `${baseOf(parameters)}/json`, accept: 'application/json' }],
  follow,
  extract: (page, parameters) => (positionOf(page) === undefined ? readList(page, parameters) : readPosition(page)),
})

/** Hosts of Breezy's own below its domain. */
const OWN = [
  'api',
  'app',
  'attachments-cdn',
  'blog',
  'developer',
  'gallery-cdn',
  'help',
  'marketing-assets',
  'status',
  'support',
]

const readList = fromJson({
  items: (root) => arrayAt(root, ''),
  item: Position,
  ignored: {
    'ids and addresses of its own': ['/friendly_id', '/company/friendly_id'],
    pictures: ['/company/logo_url'],
    'how its own pages show it': ['/company/isMultipleLocationsEnabled', '/location/primary'],
  },
  map: (position) => {
    const places = position.locations.length > 0 ? position.locations : position.location ? [position.location] : []
    return present({
      sourceJobId: position.id ?? '',
      url: position.url,
      applyUrl: position.url,
      title: position.name,
      company: position.company?.name,
      descriptionHtml: withoutPlaceholders(position.description),
      locations: printedList(places.map(placeOf)),
      workplace: [...places, position.location].some((place) => place?.is_remote === true) ? 'remote' : undefined,
      salaries: printedList([position.salary]),
      employmentTypes: printedList([position.type?.name ?? position.type?.id]),
      department: position.department,
      datePosted: position.published_date,
    })
  },
})

/** A position's own page: asked for its text, where the list has none. A removed one leads to the board. */
function readPosition(page: Page): Extracted {
  if (!looksLikeHtml(bodyOf(page))) throw new SourceError('wrong-shape', `${page.url} is no page of a position`)
  if (page.finalUrl !== undefined && positionOf({ url: page.finalUrl }) === undefined)
    throw new SourceError('wrong-shape', `${page.url} leads to ${page.finalUrl}: the position is gone`)
  const descriptionHtml = withoutPlaceholders(markupAt(page, '#description') ?? markupAt(page, '.position-description'))
  if (descriptionHtml === undefined || !/<\/html\s*>/i.test(page.body))
    throw new SourceError('wrong-shape', `${page.url} is cut or holds no description`)
  const item = present({ sourceJobId: positionOf(page) ?? '', title: textAt(page, 'h1'), descriptionHtml })
  return { items: [item], rejects: [] }
}

function follow(page: Page, parameters: Parameters): Follow {
  if (positionOf(page) !== undefined) return { requests: [] }
  const entries = arrayAt(parseJson(page), '')?.values ?? []
  const requests = entries.flatMap((entry): SourceRequest[] => {
    const { data } = Position.safeParse(entry)
    if (data?.id === undefined || data.description !== undefined) return []
    const url = `${baseOf(parameters)}/p/${encodeURIComponent(data.id)}`
    return [{ url, kind: 'detail', accept: 'text/html', version: versionOf(entry) }]
  })
  return { requests }
}

function baseOf(parameters: Parameters): string {
  const { company, base } = Board.extend(Locator.shape).parse(parameters)
  return base ?? `https://${company}.breezy.hr`
}

/** The id in the address of a position's page; the words behind it are for show. */
function positionOf({ url }: Pick<Page, 'url'>): string | undefined {
  return /^https?:\/\/[^/]+\/p\/([^/?#-]+)/.exec(url)?.[1]
}

function placeOf({ name, city, state, country }: z.output<typeof Place>): string | undefined {
  return city === undefined && name !== undefined ? name : printedList([city, state?.name, country?.name])?.join(', ')
}

/** `%APPLY_NOW%`: names of texts that the page would put in. */
function withoutPlaceholders(html: string | undefined): string | undefined {
  return printedList([html?.replace(/%[A-Z]+(?:_[A-Z]+)+%/g, '')])?.[0]
}
