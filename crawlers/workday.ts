import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { versionOf } from '../src/read/version.ts'
import { absolute } from '../src/read/html.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { pathParts } from '../src/read/url-path.ts'

/** More gives an error or, from some tenants, an empty list. */
const PER_PAGE = 20
/** No answer declares or reaches more. */
const CAP = 2000

const Board = z.object({
  tenant: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9_-]+$/),
  site: z.string().trim().min(1),
})
const Locator = z.object({
  /** The data centre in the board's address: `wd5`. */
  instance: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^wd\d+$/),
  /** The base address of the API, where it is not the board's own host. */
  api: z.url().optional(),
})

/** The body that asks the list: the API takes no GET. */
interface Posting extends SourceRequest {
  readonly post: string
}

const Entry = z.object({
  title: Optional,
  externalPath: Optional,
  locationsText: Optional,
  bulletFields: z.array(Optional).catch([]),
  timeType: Optional,
  remoteType: Optional,
})
const Info = z.object({
  title: Optional,
  jobDescription: Optional,
  location: Optional,
  additionalLocations: z.array(Optional).catch([]),
  startDate: Optional,
  endDate: Optional,
  timeType: Optional,
  remoteType: Optional,
  jobReqId: Optional,
  externalUrl: Optional,
  canApply: z.unknown().optional(),
  posted: z.unknown().optional(),
})
const Item = Entry.extend({
  jobPostingInfo: Info.optional(),
  hiringOrganization: z.object({ name: Optional, url: Optional }).optional().catch(undefined),
})

export default defineSource({
  id: 'workday',
  name: 'Workday',
  homepage: 'https://www.workday.com',
  reference: 'https://www.workday.com/en-us/products/talent-management/talent-acquisition.html',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-10-23', note: 'each tenant has its own; asked at run time' },
    url: 'https://www.workday.com/en-us/legal/site-terms.html',
  },
  offByDefault:
    "Workday's site terms forbid scraping its sites and do not say whether a tenant's board is one; the API is undocumented",
  board: Board,
  locator: Locator,
  detect,
  identify: [/myworkdayjobs\.com\/.*_([a-z]{0,4}-?\d{3,}(?:-\d+)?)$/i],
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  start: (parameters) => [list(parameters, 0)],
  follow,
  extract: (page, parameters) => {
    const found = extractItems(page, parameters)
    // Only the first page states the total, and none states more than the cap.
    const stated = offsetOf(page) === 0 && found.total !== CAP && !(found.total === 0 && found.items.length > 0)
    return stated ? found : { ...found, total: undefined }
  },
})

const LOCALE = /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/

function detect(url: URL): Parameters | null {
  const parts = pathParts(url)
  const [, name, place] = /^(?:([a-z0-9_-]+)\.)?(wd\d+)\.myworkday(?:jobs|site)\.com$/.exec(url.hostname) ?? []
  if (parts.length === 0 || place === undefined) return null
  const api = parts[0] === 'wday' && parts[1] === 'cxs' ? parts.slice(2) : undefined
  const path = parts[0] !== undefined && LOCALE.test(parts[0]) ? parts.slice(1) : parts
  const hosted = path[0] === 'recruiting' ? path.slice(1) : undefined
  const [tenant, site] = api ?? hosted ?? [name, path[0]]
  const board = Board.safeParse({ tenant, site })
  return board.success && board.data.site !== 'wday'
    ? { tenant: board.data.tenant, instance: place, site: board.data.site }
    : null
}

function host(parameters: Parameters): string {
  const { tenant, instance } = Board.extend(Locator.shape).parse(parameters)
  return `https://${tenant}.${instance}.myworkdayjobs.com`
}

function api(parameters: Parameters): string {
  const { tenant, site, api } = Board.extend(Locator.shape).parse(parameters)
  return `${api ?? host(parameters)}/wday/cxs/${encodeURIComponent(tenant)}/${encodeURIComponent(site)}`
}

/** The pages differ in what is posted, so the fragment, which is not sent, tells them apart. */
function list(parameters: Parameters, offset: number): Posting {
  const post = JSON.stringify({ appliedFacets: {}, limit: PER_PAGE, offset, searchText: '' })
  return { url: `${api(parameters)}/jobs#offset=${offset}`, accept: 'application/json', post }
}

function offsetOf(page: Page): number {
  return Number(/#offset=(\d+)$/.exec(page.url)?.[1] ?? 0)
}

function follow(page: Page, parameters: Parameters): Follow {
  const root = parseJson(page)
  const entries = arrayAt(root, '/jobPostings')?.values ?? []
  const details = entries.flatMap((value): SourceRequest[] => {
    const entry = Entry.safeParse(value).data
    if (!entry?.externalPath?.startsWith('/')) return []
    // How long ago it was posted is left out of the version: it changes every day.
    const url = api(parameters) + entry.externalPath
    return [{ url, kind: 'detail', accept: 'application/json', version: versionOf(entry) }]
  })
  if (offsetOf(page) > 0 || entries.length === 0) return { requests: details }
  const total = z.number().int().catch(0).parse(at(root, '/total'))
  // Offsets past the end may begin again at the first page, so only those below the total are asked, all from here.
  const lists: SourceRequest[] = []
  for (let offset = PER_PAGE; offset < Math.min(total, CAP); offset += PER_PAGE) lists.push(list(parameters, offset))
  const requests = [...details, ...lists]
  if (total >= CAP) return { requests, incomplete: `the board shows no more than ${CAP} postings` }
  return total < entries.length ? { requests, incomplete: `${page.url} declares no true total` } : { requests }
}

const extractItems = fromJson({
  items: (root) =>
    arrayAt(root, '/jobPostings') ??
    (typeof at(root, '/jobPostingInfo') === 'object' ? { values: [root], at: () => '/jobPostingInfo' } : undefined),
  item: Item,
  ignored: {
    'ids and addresses of its own': [
      '/jobPostingInfo/id',
      '/jobPostingInfo/jobPostingId',
      '/jobPostingInfo/jobPostingSiteId',
    ],
    'how its own pages show it': ['/userAuthenticated', '/similarJobs'],
    'of its application form': [
      '/jobPostingInfo/includeResumeParsing',
      '/jobPostingInfo/questionnaireId',
      '/jobPostingInfo/secondaryQuestionnaireId',
    ],
    'said by another field': [
      '/postedOn',
      '/jobPostingInfo/postedOn',
      '/jobPostingInfo/country',
      '/jobPostingInfo/jobRequisitionLocation',
    ],
  },
  total: (root) => z.number().int().safeParse(at(root, '/total')).data,
  skip: (item) => item.jobPostingInfo?.posted === false,
  map: (item, page, parameters) =>
    item.jobPostingInfo === undefined
      ? fromEntry(item, parameters)
      : fromDetail(item, item.jobPostingInfo, page, parameters),
})

function fromEntry(entry: z.output<typeof Entry>, parameters: Parameters): Printed {
  const id = idOf(entry)
  const { site } = Board.parse(parameters)
  const url =
    entry.externalPath === undefined
      ? undefined
      : absolute(`${host(parameters)}/${encodeURIComponent(site)}${entry.externalPath}`, host(parameters))
  // `postedOn` ("Posted 30+ Days Ago") is no date; the posting's own page has one.
  return present({
    sourceJobId: id ?? '',
    requisitionId: id,
    url,
    applyUrl: url && `${url}/apply`,
    title: entry.title,
    // "13 Locations" names none of them.
    locations: /^\d+ \p{L}+$/u.test(entry.locationsText ?? '') ? undefined : printedList([entry.locationsText]),
    workplace: entry.remoteType,
    employmentTypes: printedList([entry.timeType]),
  })
}

function fromDetail(
  item: z.output<typeof Item>,
  info: z.output<typeof Info>,
  page: Page,
  parameters: Parameters,
): Printed {
  // The page that people see has the address of the API behind its tenant and site.
  const below = /\/wday\/cxs\/[^/]+(\/[^/]+\/job\/[^?#]+)/.exec(page.url)?.[1]
  const url = absolute(info.externalUrl ?? below, host(parameters))
  return present({
    sourceJobId: info.jobReqId ?? tailOf(url ?? page.url) ?? '',
    requisitionId: info.jobReqId,
    url,
    applyUrl: url === undefined || info.canApply === false ? undefined : `${url}/apply`,
    title: info.title,
    company: item.hiringOrganization?.name,
    companyUrl: absolute(item.hiringOrganization?.url, page.url),
    descriptionHtml: info.jobDescription,
    locations: printedList([info.location, ...info.additionalLocations]),
    workplace: info.remoteType,
    employmentTypes: printedList([info.timeType]),
    datePosted: info.startDate,
    validThrough: info.endDate,
  })
}

/** The requisition's id: the bullet that the address ends with (a repeated posting adds `-1`), else what the address ends with. */
function idOf(entry: z.output<typeof Entry>): string | undefined {
  const path = entry.externalPath ?? ''
  const ends = [path, path.replace(/-\d+$/, '')]
  const bullet = entry.bulletFields.find((field) => ends.some((end) => end.endsWith(`_${field}`)))
  return bullet ?? tailOf(path) ?? entry.bulletFields[0]
}

/** `/job/US-CA/Engineer_JR-1001` ends with `JR-1001`. */
function tailOf(path: string): string | undefined {
  return printed(/(?:_|\/)([^_/]+)\/?$/.exec(path)?.[1])
}
