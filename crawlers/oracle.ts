import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { versionOf } from '../src/read/version.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { pathParts } from '../src/read/url-path.ts'

const PER_PAGE = 25
const LIST = '/items/0/requisitionList'
const DETAILS = 'recruitingCEJobRequisitionDetails'

const Board = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]+$/),
  site: z
    .string()
    .trim()
    .regex(/^[\w.-]+$/),
})
const Locator = z.object({
  /** The base address of the API, where it is not the board's own host. */
  api: z.url().optional(),
  /** The number of the site (`CX_1`), where its address has a name instead. */
  siteNumber: z
    .string()
    .trim()
    .regex(/^[\w.-]+$/)
    .optional(),
})

const Place = z.object({ Name: Optional })
/** An entry of the list and a posting's own answer have the same names, but for the dates. */
const Requisition = z.object({
  Id: Optional,
  Title: Optional,
  PostedDate: Optional,
  PostingEndDate: Optional,
  ExternalPostedStartDate: Optional,
  ExternalPostedEndDate: Optional,
  PrimaryLocation: Optional,
  secondaryLocations: z.array(Place).catch([]),
  WorkplaceType: Optional,
  JobSchedule: Optional,
  ContractType: Optional,
  WorkerType: Optional,
  ManagerLevel: Optional,
  LegalEmployer: Optional,
  Department: Optional,
  Category: Optional,
  JobFamily: Optional,
  JobFunction: Optional,
  ShortDescriptionStr: Optional,
  ExternalDescriptionStr: Optional,
  ExternalResponsibilitiesStr: Optional,
  ExternalQualificationsStr: Optional,
  CorporateDescriptionStr: Optional,
})
type Requisition = z.output<typeof Requisition>

export default defineSource({
  id: 'oracle',
  name: 'Oracle Recruiting',
  homepage: 'https://www.oracle.com/human-capital-management/recruiting/',
  reference: 'https://docs.oracle.com/en/cloud/saas/human-resources/farws/',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'each tenant has its own host; asked at run time' },
    url: null,
  },
  experimental: 'only cut answers were recorded; a site known by a name needs its number as `siteNumber`',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const parts = pathParts(url)
    if (parts.length === 0 || !/^[a-z0-9-]+\.fa\.(?:[a-z0-9-]+\.)*oraclecloud\.com$/.test(url.hostname)) return null
    const sites = parts[0] === 'hcmUI' ? parts.indexOf('sites') : -1
    const finder = url.searchParams.get('finder') ?? ''
    const site = sites > 0 ? parts[sites + 1] : /[;,]siteNumber=([^,;]+)/.exec(finder)?.[1]
    const board = Board.safeParse({ host: url.hostname, site })
    return board.success ? board.data : null
  },
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  drops: {
    '/items/*/PrimaryLocationCountry': 'a code beside the words of the place',
  },
  start: (parameters) => [list(parameters, 0)],
  follow,
  extract: (page, parameters) => {
    // A posting that is closed answers with no items.
    const closed = page.url.includes(DETAILS) && arrayAt(parseJson(page), '/items')?.values.length === 0
    return closed ? { items: [], rejects: [] } : extractItems(page, parameters)
  },
})

const extractItems = fromJson({
  // A list, or one posting: its answer, or that answer's one item alone.
  items: (root) =>
    arrayAt(root, LIST) ??
    (at(root, '/items/0/Id') === undefined ? undefined : arrayAt(root, '/items')) ??
    (at(root, '/Id') === undefined ? undefined : { values: [root], at: () => '' }),
  item: Requisition,
  ignored: {
    'said by another field': ['/PrimaryLocationCountry', '/secondaryLocations/*/CountryCode'],
  },
  total: (root) => z.number().int().safeParse(at(root, '/items/0/TotalJobsCount')).data,
  map: (requisition, _page, parameters) => posting(requisition, parameters),
})

function resource(parameters: Parameters, name: string): string {
  const { host, api } = Board.extend(Locator.shape).parse(parameters)
  return `${api ?? `https://${host}`}/hcmRestApi/resources/latest/${name}?onlyData=true`
}

function siteNumber(parameters: Parameters): string {
  const { site, siteNumber } = Board.extend(Locator.shape).parse(parameters)
  return siteNumber ?? site
}

function list(parameters: Parameters, offset: number): SourceRequest {
  const finder = `findReqs;siteNumber=${siteNumber(parameters)},limit=${PER_PAGE},offset=${offset}`
  const url = `${resource(parameters, 'recruitingCEJobRequisitions')}&expand=requisitionList.secondaryLocations&finder=${finder}`
  return { url, accept: 'application/json' }
}

function detail(parameters: Parameters, requisition: Requisition): SourceRequest[] {
  if (requisition.Id === undefined) return []
  const finder = `ById;Id=%22${encodeURIComponent(requisition.Id)}%22,siteNumber=${siteNumber(parameters)}`
  const url = `${resource(parameters, DETAILS)}&expand=all&finder=${finder}`
  return [{ url, kind: 'detail', accept: 'application/json', version: versionOf(requisition) }]
}

function follow(page: Page, parameters: Parameters): Follow {
  const root = parseJson(page)
  const entries = arrayAt(root, LIST)?.values ?? []
  if (entries.length === 0) return { requests: [] }
  const details = entries.flatMap((entry) => {
    const requisition = Requisition.safeParse(entry).data
    return requisition === undefined ? [] : detail(parameters, requisition)
  })
  const next = Number(/[;,]offset=(\d+)/.exec(page.url)?.[1] ?? 0) + entries.length
  const total = z.number().int().safeParse(at(root, '/items/0/TotalJobsCount')).data
  // Without a total only an empty page is the end: a short one may be of a server that gives fewer than were asked for.
  const more = total === undefined || next < total
  return { requests: more ? [...details, list(parameters, next)] : details }
}

function posting(requisition: Requisition, parameters: Parameters): Printed {
  const { host, site } = Board.parse(parameters)
  const { Id: id } = requisition
  const url = `https://${host}/hcmUI/CandidateExperience/en/sites/${site}/job/${encodeURIComponent(id ?? '')}`
  return present({
    sourceJobId: id ?? '',
    requisitionId: id,
    url,
    applyUrl: url,
    title: requisition.Title,
    company: requisition.LegalEmployer,
    ...description(requisition),
    locations: printedList([requisition.PrimaryLocation, ...requisition.secondaryLocations.map((place) => place.Name)]),
    workplace: requisition.WorkplaceType,
    employmentTypes: printedList([requisition.JobSchedule, requisition.ContractType, requisition.WorkerType]),
    seniority: requisition.ManagerLevel,
    department: requisition.Department,
    tags: printedList([requisition.Category, requisition.JobFamily, requisition.JobFunction]),
    datePosted: requisition.PostedDate ?? requisition.ExternalPostedStartDate,
    validThrough: requisition.PostingEndDate ?? requisition.ExternalPostedEndDate,
  })
}

/** The parts of the whole text, else the list's short one, which is HTML or plain. */
function description(requisition: Requisition): Pick<Printed, 'descriptionHtml' | 'descriptionText'> {
  const { ExternalDescriptionStr, ExternalResponsibilitiesStr, ExternalQualificationsStr } = requisition
  const parts = [ExternalDescriptionStr, ExternalResponsibilitiesStr, ExternalQualificationsStr]
  const whole = printedList([...parts, requisition.CorporateDescriptionStr])?.join('\n')
  const text = whole ?? requisition.ShortDescriptionStr
  if (text === undefined) return {}
  return whole !== undefined || /<\/?[a-z][^<>]*>/i.test(text)
    ? { descriptionHtml: text }
    : present({ descriptionText: printed(text) })
}
