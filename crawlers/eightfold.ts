import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { versionOf } from '../src/read/version.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'

/** More are not given, whatever is asked. */
const PER_PAGE = 10

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
const Locator = z.object({
  /** The employer's own domain; without it the company's name in `.com`. */
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/)
    .optional(),
  /** The base address of the API, where it is not the board's own host. */
  api: z.url().optional(),
})

const Position = z.object({
  id: Optional,
  name: Optional,
  canonicalPositionUrl: Optional,
  apply_redirect_url: Optional,
  location: Optional,
  locations: z.array(Optional).catch([]),
  job_description: Optional,
  department: Optional,
  business_unit: Optional,
  work_location_option: Optional,
  display_job_id: Optional,
  ats_job_id: Optional,
  t_create: Optional,
  t_update: Optional,
})

export default defineSource({
  id: 'eightfold',
  name: 'Eightfold',
  homepage: 'https://eightfold.ai',
  reference: 'https://eightfold.ai',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'each board has its own; asked at run time' },
    url: null,
  },
  experimental: 'the API is not documented and only one cut answer of it was recorded',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const company = /^([a-z0-9-]+)\.eightfold\.ai$/.exec(url.hostname)?.[1]
    if (!/^https?:$/.test(url.protocol) || company === undefined || OWN.has(company)) return null
    const domain = Locator.shape.domain.safeParse(url.searchParams.get('domain') ?? undefined).data
    return present({ company, domain })
  },
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 1500, concurrency: 1 },
  hints: {},
  drops: {
    '/domain': 'repeats what was asked',
  },
  start: (parameters) => [list(parameters, 0)],
  follow,
  extract: fromJson({
    // A list, or one position as its own address answers.
    items: (root) =>
      arrayAt(root, '/positions') ?? (at(root, '/id') === undefined ? undefined : { values: [root], at: () => '' }),
    item: Position,
    total: (root) => z.number().int().safeParse(at(root, '/count')).data,
    map: (position) =>
      present({
        sourceJobId: position.id ?? '',
        requisitionId: position.display_job_id ?? position.ats_job_id,
        url: position.canonicalPositionUrl,
        applyUrl: position.apply_redirect_url ?? position.canonicalPositionUrl,
        title: position.name,
        descriptionHtml: position.job_description,
        locations: printedList(position.locations) ?? printedList([position.location]),
        workplace: position.work_location_option,
        department: position.department,
        tags: printedList([position.business_unit]),
        datePosted: instantOfEpoch(position.t_create),
        dateModified: instantOfEpoch(position.t_update),
      }),
  }),
})

const OWN = new Set(['www', 'app', 'api', 'docs', 'apidocs', 'static', 'support', 'help', 'blog', 'status'])

function jobs(parameters: Parameters, path: string, query: string): string {
  const { company, domain, api } = Board.extend(Locator.shape).parse(parameters)
  const base = api ?? `https://${company}.eightfold.ai`
  return `${base}/api/apply/v2/jobs${path}?domain=${domain ?? `${company}.com`}${query}`
}

function list(parameters: Parameters, start: number): SourceRequest {
  return { url: jobs(parameters, '', `&start=${start}&num=${PER_PAGE}`), accept: 'application/json' }
}

/** The list has no description of most positions; a position's own answer has. */
function follow(page: Page, parameters: Parameters): Follow {
  const root = parseJson(page)
  const entries = arrayAt(root, '/positions')?.values ?? []
  if (entries.length === 0) return { requests: [] }
  const details = entries.flatMap((entry): SourceRequest[] => {
    const position = Position.safeParse(entry).data
    if (position?.id === undefined || position.job_description !== undefined) return []
    const url = jobs(parameters, `/${encodeURIComponent(position.id)}`, '')
    return [{ url, kind: 'detail', accept: 'application/json', version: position.t_update ?? versionOf(position) }]
  })
  const next = Number(new URL(page.url).searchParams.get('start') ?? 0) + entries.length
  const total = z.number().int().safeParse(at(root, '/count')).data
  // Without a total only an empty page is the end: a short one may be of a server that gives fewer than were asked for.
  const more = total === undefined || next < total
  return { requests: more ? [...details, list(parameters, next)] : details }
}
