import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { listOf, Optional, present, printedList } from '../src/read/printed.ts'
import { joinSections } from '../src/read/sections.ts'
import { pathParts } from '../src/read/url-path.ts'

const Board = z.object({ uid: z.string().trim().min(1) })
const Locator = z.object({
  /** The company's name in the addresses of its careers page. */
  company: z.string().trim().min(1).optional(),
  /** What its careers page passes to the API; read from there where it is not given. */
  token: z.string().trim().min(1).optional(),
  api: z.url().default('https://www.comeet.co'),
  pages: z.url().default('https://www.comeet.com'),
})

const Detail = z.object({ name: Optional, value: Optional, order: z.number().nullish().catch(null) })
const Position = z.object({
  uid: Optional,
  name: Optional,
  company_name: Optional,
  department: Optional,
  employment_type: Optional,
  experience_level: Optional,
  workplace_type: Optional,
  location: z
    .object({
      name: Optional,
      city: Optional,
      state: Optional,
      country: Optional,
      is_remote: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
  details: listOf(Detail),
  internal_use_custom_id: Optional,
  is_internal: z.unknown().optional(),
  time_updated: Optional,
  url_comeet_hosted_page: Optional,
  url_active_page: Optional,
})
type Position = z.output<typeof Position>

export default defineSource({
  id: 'comeet',
  name: 'Comeet',
  homepage: 'https://www.comeet.com',
  reference: 'https://developers.comeet.com/reference/careers-api-overview',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'no reading recorded; asked at run time' },
    url: null,
  },
  experimental: 'one answer of the API is recorded, and none of the careers page that its token is read from',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const parts = pathParts(url)
    if (!/^(www\.)?comeet\.com?$/.test(url.hostname)) return null
    const [first, second, third, fourth] = parts
    if (first === 'jobs' && second !== undefined && UID.test(third ?? '')) return { company: second, uid: third }
    if (first !== 'careers-api' || third !== 'company' || !UID.test(fourth ?? '')) return null
    const token = url.searchParams.get('token')?.trim()
    return { uid: fourth, ...(token ? { token } : {}) }
  },
  // The widget of a company's own page is told both.
  recognise: (page) => {
    const [, settings = ''] = /COMEET\.init\(\s*\{([^}]{0,2000})\}/.exec(page.body) ?? []
    const said = (name: string): string | undefined =>
      new RegExp(`["']?${name}["']?\\s*:\\s*["']([\\w.]+)["']`).exec(settings)?.[1]
    const [uid, token] = [said('company-uid'), said('token')]
    return uid !== undefined && UID.test(uid) ? { uid, ...(token === undefined ? {} : { token }) } : null
  },
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => {
    const { uid, company, token, pages } = Board.extend(Locator.shape).parse(parameters)
    if (token !== undefined) return [positionsOf(parameters, token)]
    return [
      { url: `${pages}/jobs/${encodeURIComponent(company ?? uid)}/${encodeURIComponent(uid)}`, accept: 'text/html' },
    ]
  },
  follow: (page, parameters): Follow => {
    if (!isCareersPage(page)) return { requests: [] }
    const token = /(?:["']?token["']?\s*[:=]\s*["']|[?&]token=)([0-9A-F]{8,})\b/i.exec(page.body)?.[1]
    if (token === undefined) throw new SourceError('wrong-shape', `${page.url} names no token for the API`)
    return { requests: [positionsOf(parameters, token)] }
  },
  isIndex: isCareersPage,
  extract: fromJson({
    // The board, or one position as its own address answers.
    items: (root) =>
      arrayAt(root, '') ?? (at(root, '/uid') === undefined ? undefined : { values: [root], at: () => '' }),
    item: Position,
    ignored: {
      'personal data': ['/email', '/email_alias'],
      'ids and addresses of its own': [
        '/location/location_uid',
        '/url_recruit_hosted_page',
        '/url_detected_page',
        '/position_url',
        '/linkedin_job_posting_id',
      ],
      pictures: ['/picture_url'],
      'of its application form': ['/is_consent_needed', '/is_sms_consent_needed'],
      'of its own accounts': ['/referrals_reward', '/is_reward', '/is_company_reward', '/company_referrals_reward'],
      'no place in the schema': [
        '/location/postal_code',
        '/location/street_name',
        '/location/street_number',
        '/location/arrival_instructions',
        '/location/timezone',
      ],
    },
    skip: (position) => position.is_internal === true,
    map: (position) =>
      present({
        sourceJobId: position.uid ?? '',
        requisitionId: position.internal_use_custom_id,
        // Several positions may share the employer's page.
        url: position.url_comeet_hosted_page ?? position.url_active_page,
        applyUrl: position.url_active_page ?? position.url_comeet_hosted_page,
        title: position.name,
        company: position.company_name,
        descriptionHtml: description(position),
        locations: printedList([placeOf(position)]),
        workplace: position.workplace_type ?? (position.location?.is_remote === true ? 'remote' : undefined),
        employmentTypes: printedList([position.employment_type]),
        seniority: position.experience_level,
        department: position.department,
        dateModified: position.time_updated,
      }),
  }),
})

const UID = /^[0-9A-Z]+\.[0-9A-Z]+$/i

function isCareersPage(page: Page): boolean {
  return !/\/careers-api\//.test(page.url)
}

function positionsOf(parameters: Parameters, token: string): SourceRequest {
  const { uid, api } = Board.extend(Locator.shape).parse(parameters)
  const url = `${api}/careers-api/2.0/company/${encodeURIComponent(uid)}/positions?token=${encodeURIComponent(token)}&details=true`
  return { url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }
}

/** The parts in their stated order; an emptied one keeps its blank paragraphs. */
function description({ details }: Position): string | undefined {
  const parts = details.filter(({ value }) => /[^\s\u00a0]/.test((value ?? '').replace(/<[^>]*>|&nbsp;/g, '')))
  const sorted = parts.toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
  return joinSections(sorted.map(({ name, value }) => ({ heading: name, html: value })))
}

function placeOf({ location }: Position): string | undefined {
  const { name, city, state, country } = location ?? {}
  return printedList(city === undefined ? [name, country] : [city, state, country])?.join(', ')
}
