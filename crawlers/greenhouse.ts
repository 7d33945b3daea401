import { z } from 'zod'
import type { RawSalary } from '../src/model/raw-listing.ts'
import { defineSource } from '../src/model/source.ts'
import { unescapeHtml } from '../src/read/html.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { pathParts } from '../src/read/url-path.ts'

const Board = z.object({ board: z.string().trim().toLowerCase().min(1) })
const Locator = z.object({ api: z.url().default('https://boards-api.greenhouse.io') })

const Named = z.object({ name: Optional })
const PayRange = z.object({
  min_cents: z.number().nullish(),
  max_cents: z.number().nullish(),
  currency_type: Optional,
  title: Optional,
  blurb: Optional,
})
const Posting = z.object({
  id: Optional,
  title: Optional,
  internal_job_id: z.number().nullish(),
  absolute_url: Optional,
  company_name: Optional,
  requisition_id: Optional,
  location: Named.nullish().catch(null),
  offices: z.array(z.object({ name: Optional, location: Optional })).catch([]),
  departments: z.array(Named).catch([]),
  metadata: z.array(z.object({ name: Optional, value: z.unknown() })).catch([]),
  pay_input_ranges: z.array(PayRange).catch([]),
  content: Optional,
  language: Optional,
  first_published: Optional,
  updated_at: Optional,
  application_deadline: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'greenhouse',
  name: 'Greenhouse',
  homepage: 'https://www.greenhouse.com',
  reference: 'https://developers.greenhouse.io/job-board.html',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-10-05', note: 'boards-api disallows /embed/ only' },
    url: 'https://developers.greenhouse.io/job-board.html',
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [first, second, third] = pathParts(url)
    if (first === undefined || !HOSTS.has(url.hostname)) return null
    const token =
      url.hostname === 'boards-api.greenhouse.io' ||
      url.hostname === 'api.greenhouse.io' ||
      (first === 'v1' && second === 'boards')
        ? first === 'v1' && second === 'boards' && third
        : first === 'embed'
          ? url.searchParams.get('for')
          : first
    const board = Board.safeParse({ board: token })
    return board.success ? board.data : null
  },
  identify: [/greenhouse\.io\/(?:embed\/job_app\?.*?token=|[^/]+\/jobs\/)(\d+)/, /[?&]gh_jid=(\d+)/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 500, concurrency: 2 },
  hints: {},
  drops: {
    '/jobs/*/offices/*/name': 'names an office; its location is the place',
    '/offices/*/name': 'names an office; its location is the place',
  },
  start: (parameters) => {
    const { board, api } = Board.extend(Locator.shape).parse(parameters)
    const url = `${api}/v1/boards/${encodeURIComponent(board)}/jobs?content=true&pay_transparency=true`
    return [{ url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }]
  },
  extract: fromJson({
    // A list of the board, or one posting as its own address answers.
    items: (root) =>
      arrayAt(root, '/jobs') ?? (at(root, '/id') === undefined ? undefined : { values: [root], at: () => '' }),
    item: Posting,
    ignored: {
      'of its application form': [
        '/data_compliance',
        '/ai_disclaimer',
        '/include_ai_disclaimer',
        '/ai_opt_out_request_url',
        '/employment',
        '/education',
      ],
      'ids and addresses of its own': [
        '/metadata/*/id',
        '/metadata/*/value_type',
        '/departments/*/id',
        '/departments/*/child_ids',
        '/departments/*/parent_id',
        '/offices/*/id',
        '/offices/*/child_ids',
        '/offices/*/parent_id',
      ],
    },
    total: (root) => z.number().int().safeParse(at(root, '/meta/total')).data,
    // A prospect post ("introduce yourself") names no job.
    skip: (posting) => posting.internal_job_id === null,
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        // Some boards print a phrase ("See Opening ID") in the place of a number.
        requisitionId:
          posting.requisition_id !== undefined && /\d/.test(posting.requisition_id)
            ? posting.requisition_id
            : undefined,
        url: posting.absolute_url,
        applyUrl: posting.absolute_url,
        title: posting.title,
        company: posting.company_name,
        descriptionHtml: posting.content === undefined ? undefined : printed(unescapeHtml(posting.content)),
        locations: locations(posting),
        workplace: metadata(posting, /^work ?place type$/i)?.[0],
        salaries: posting.pay_input_ranges.length > 0 ? posting.pay_input_ranges.flatMap(salary) : undefined,
        employmentTypes: metadata(posting, /^employment type$/i),
        department: posting.departments.find((department) => department.name)?.name,
        language: posting.language,
        datePosted: posting.first_published,
        dateModified: posting.updated_at,
        validThrough: posting.application_deadline,
      }),
  }),
})

const HOSTS = new Set([
  'boards.greenhouse.io',
  'boards.eu.greenhouse.io',
  'job-boards.greenhouse.io',
  'job-boards.eu.greenhouse.io',
  'boards-api.greenhouse.io',
  'api.greenhouse.io',
])

/** `location.name` is free text and may name several places; the offices say where the posting hangs, not where the work is. */
function locations(posting: Posting): string[] | undefined {
  const named = printedList(posting.location?.name?.split(/[;|]/))
  return named ?? printedList(posting.offices.map((office) => office.location))
}

function metadata(posting: Posting, name: RegExp): string[] | undefined {
  const field = posting.metadata.find((field) => field.name !== undefined && name.test(field.name))
  return printedList(Array.isArray(field?.value) ? (field.value as unknown[]) : [field?.value])
}

/** Whole units from cents; the interval stands in the words of the range only. */
function salary(range: z.output<typeof PayRange>): RawSalary[] {
  const { min_cents: min, max_cents: max } = range
  const interval = /\b(hourly|hour|daily|day|weekly|week|monthly|month|annual|annually|annum|yearly|year)\b/i
  const stated = present({
    min: typeof min === 'number' ? min / 100 : undefined,
    max: typeof max === 'number' ? max / 100 : undefined,
    currency: range.currency_type,
    interval: interval.exec(`${range.title ?? ''} ${range.blurb ?? ''}`)?.[0],
  })
  return stated.min === undefined && stated.max === undefined ? [] : [stated]
}
