import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { listOf, Optional, present, printed, printedList } from '../src/read/printed.ts'
import { pathParts, tenantOf } from '../src/read/url-path.ts'

const Board = z.object({ account: z.string().trim().min(1) })
const Locator = z.object({ api: z.url().default('https://apply.workable.com') })

const Place = z.object({ city: Optional, region: Optional, country: Optional, hidden: z.unknown().optional() })
const Posting = z.object({
  shortcode: Optional,
  code: Optional,
  title: Optional,
  url: Optional,
  application_url: Optional,
  description: Optional,
  locations: listOf(Place),
  location: Place.nullish().catch(null),
  city: Optional,
  state: Optional,
  country: Optional,
  workplace: Optional,
  workplace_type: Optional,
  telecommuting: z.unknown().optional(),
  remote: z.unknown().optional(),
  employment_type: Optional,
  department: z.unknown().optional(),
  function: Optional,
  industry: Optional,
  experience: Optional,
  education: Optional,
  language: Optional,
  published_on: Optional,
  published: Optional,
  created_at: Optional,
  isInternal: z.unknown().optional(),
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'workable',
  name: 'Workable',
  homepage: 'https://www.workable.com',
  reference: 'https://help.workable.com/hc/en-us/articles/115012771647',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-09-25', note: 'apply.workable.com disallows nothing' },
    url: 'https://help.workable.com/hc/en-us/articles/115012771647',
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const account = accountOf(url, pathParts(url))
    return account === undefined ? null : { account }
  },
  identify: [/apply\.workable\.com\/(?:[^/]+\/)?j\/([0-9a-f]{8,})/i],
  enumerates: 'all',
  repeats: 'a job stands once for each of its places',
  every: '12h',
  // Above a request a second the host has answered 429 with a Retry-After of 23 hours.
  pace: { delayMs: 3000, concurrency: 1 },
  hints: {},
  drops: {
    '/jobs/*/shortlink': 'another address of the same page',
  },
  start: (parameters) => {
    const { account, api } = Board.extend(Locator.shape).parse(parameters)
    const url = `${api}/api/v1/widget/accounts/${encodeURIComponent(account)}?details=true`
    return [{ url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }]
  },
  extract: fromJson({
    // The widget's answer, or a page of the careers site's own API (v3).
    items: (root) => arrayAt(root, '/jobs') ?? arrayAt(root, '/results'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': ['/shortlink', '/id'],
      'said by another field': ['/locations/*/countryCode', '/location/countryCode'],
    },
    total: (root) => z.int().safeParse(at(root, '/total')).data,
    skip: (posting) => posting.isInternal === true || (isV3(posting) && (posting.state ?? 'published') !== 'published'),
    map: (posting, _, parameters, root) => {
      const { account, api } = Board.extend(Locator.shape).parse(parameters)
      const own =
        posting.shortcode && `${api}/${encodeURIComponent(account)}/j/${encodeURIComponent(posting.shortcode)}/`
      return present({
        sourceJobId: posting.shortcode ?? '',
        requisitionId: posting.code,
        url: posting.url ?? own,
        applyUrl: posting.application_url,
        title: posting.title,
        company: printed(at(root, '/name')),
        descriptionHtml: posting.description,
        locations: locations(posting),
        // False says nothing.
        workplace:
          posting.workplace_type ??
          posting.workplace ??
          (posting.telecommuting === true || posting.remote === true ? 'remote' : undefined),
        employmentTypes: printedList([posting.employment_type]),
        seniority: posting.experience,
        department: printedList([posting.department].flat())?.join(', '),
        tags: printedList([
          posting.function,
          posting.industry,
          posting.education === 'Unspecified' ? undefined : posting.education,
        ]),
        language: posting.language,
        datePosted: posting.published_on ?? posting.published ?? posting.created_at,
      })
    },
  }),
})

/** Hosts of Workable's own below its domain. */
const OWN = ['api', 'app', 'apply', 'blog', 'developers', 'get', 'help', 'id', 'jobs', 'resources', 'status', 'support']

function accountOf(url: URL, parts: readonly string[]): string | undefined {
  const behind = (name: string): string | undefined => parts[parts.indexOf(name) + 1]
  if (url.hostname === 'www.workable.com')
    return parts[0] === 'api' && parts[1] === 'accounts' ? behind('accounts') : undefined
  if (url.hostname !== 'apply.workable.com') return tenantOf(url, 'workable.com', OWN)
  if (parts[0] === 'api') return parts.includes('accounts') ? behind('accounts') : undefined
  // `/j/<shortcode>` names no account.
  return parts[0] === 'j' ? undefined : parts[0]
}

/** There `state` is the posting's, in the widget the place's. */
function isV3(posting: Posting): boolean {
  return posting.published !== undefined
}

/** Of a hidden place the employer shows the country only. */
function locations(posting: Posting): string[] | undefined {
  const { city, state: region, country, location } = posting
  const flat = isV3(posting) ? location : { city, region, country }
  const places = posting.locations.length > 0 ? posting.locations : flat ? [flat] : []
  return printedList(
    places.map((place: Partial<z.output<typeof Place>>) =>
      place.hidden === true ? place.country : printedList([place.city, place.region, place.country])?.join(', '),
    ),
  )
}
