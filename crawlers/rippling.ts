import { z } from 'zod'
import type { RawSalary } from '../src/model/raw-listing.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { payRange } from '../src/read/pay.ts'
import { listOf, Optional, present, printed, printedList } from '../src/read/printed.ts'
import { joinSections } from '../src/read/sections.ts'
import { pathParts } from '../src/read/url-path.ts'
import { versionOf } from '../src/read/version.ts'

const Board = z.object({ board: z.string().trim().min(1) })
const Locator = z.object({ api: z.url().default('https://api.rippling.com') })

const Range = z.object({
  currency: Optional,
  frequency: Optional,
  rangeStart: z.unknown().optional(),
  rangeEnd: z.unknown().optional(),
})
const Labelled = z.object({ label: Optional, name: Optional }).nullish().catch(null)
const Job = z.object({
  uuid: Optional,
  name: Optional,
  url: Optional,
  description: z.object({ company: Optional, role: Optional }).nullish().catch(null),
  workLocation: Labelled,
  workLocations: listOf(Optional),
  isRemote: z.unknown().optional(),
  payRangeDetails: listOf(Range),
  employmentType: Labelled,
  department: Labelled,
  createdOn: Optional,
})

export default defineSource({
  id: 'rippling',
  name: 'Rippling',
  homepage: 'https://www.rippling.com',
  reference: 'https://developer.rippling.com/documentation/job-board-api',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'no reading recorded; asked at run time' },
    url: null,
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const parts = pathParts(url)
    const api = /^\/(?:platform\/api\/ats\/v\d+|api\/v\d+)\/board\//.test(url.pathname)
    const localized = /^[a-z]{2}(-[A-Z]{2})?$/.test(parts[0] ?? '') && parts[1] !== undefined && parts[1] !== 'jobs'
    // A region in capitals makes it a language and no board.
    if (parts.length === 1 && /^[a-z]{2}-[A-Z]{2}$/.test(parts[0] ?? '')) return null
    const board =
      url.hostname === 'api.rippling.com' || (url.hostname === 'ats.rippling.com' && api)
        ? api
          ? parts[parts.indexOf('board') + 1]
          : undefined
        : url.hostname === 'ats.rippling.com'
          ? parts[localized || parts[0] === 'embed' ? 1 : 0]
          : undefined
    return board === undefined ? null : { board }
  },
  enumerates: 'all',
  repeats: 'a job stands once for each of its places',
  every: '12h',
  pace: { delayMs: 1000, concurrency: 2 },
  hints: {},
  drops: {
    '/department/base_department': 'what stands above the department that is kept',
    '/department/department_tree/*': 'what stands above the department that is kept',
  },
  start: (parameters) => [{ url: `${jobsOf(parameters)}`, accept: 'application/json' }],
  follow,
  extract: fromJson({
    // The board, which repeats a job once for each of its places, or one job as its own address answers.
    items: (root) =>
      arrayAt(root, '') ?? (at(root, '/uuid') === undefined ? undefined : { values: [root], at: () => '' }),
    item: Job,
    ignored: {
      'ids and addresses of its own': ['/department/id', '/workLocation/id', '/boardURL'],
      'of the company': ['/department/base_department', '/department/department_tree'],
      'said by another field': ['/jsonLd'],
    },
    map: (job) =>
      present({
        sourceJobId: job.uuid ?? '',
        url: job.url,
        applyUrl: job.url,
        title: job.name,
        descriptionHtml: joinSections([
          { html: withoutMeta(job.description?.company) },
          { html: withoutMeta(job.description?.role) },
        ]),
        locations: printedList([job.workLocation?.label, ...job.workLocations]),
        workplace: job.isRemote === true ? 'remote' : undefined,
        salaries: salaries(job.payRangeDetails),
        employmentTypes: printedList([job.employmentType?.label]),
        department: job.department?.label ?? job.department?.name,
        datePosted: job.createdOn,
      }),
  }),
})

function jobsOf(parameters: Parameters): string {
  const { board, api } = Board.extend(Locator.shape).parse(parameters)
  return `${api}/platform/api/ats/v1/board/${encodeURIComponent(board)}/jobs`
}

/** The list has neither texts nor dates. */
function follow(page: Page, parameters: Parameters): Follow {
  const entries = new Map<string, unknown[]>()
  for (const entry of arrayAt(parseJson(page), '')?.values ?? []) {
    const uuid = printed(at(entry, '/uuid'))
    if (uuid !== undefined) entries.set(uuid, [...(entries.get(uuid) ?? []), entry])
  }
  const requests = [...entries].map(([uuid, same]): SourceRequest => {
    const url = `${jobsOf(parameters)}/${encodeURIComponent(uuid)}`
    return { url, kind: 'detail', accept: 'application/json', version: versionOf(same) }
  })
  return { requests }
}

/** Each range as it stands: several are places of different pay, or other currencies. */
function salaries(ranges: readonly z.output<typeof Range>[]): RawSalary[] | undefined {
  const found = ranges.flatMap(
    ({ rangeStart: min, rangeEnd: max, currency, frequency: interval }) =>
      payRange({ min, max, currency, interval }) ?? [],
  )
  return found.length > 0 ? found : undefined
}

function withoutMeta(html: string | undefined): string | undefined {
  return printed(html?.replace(/^(?:<meta\b[^>]*>\s*)+/i, ''))
}
