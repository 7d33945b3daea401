import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { unescapeHtml } from '../src/read/html.ts'
import { present, printed, printedList } from '../src/read/printed.ts'
import { fieldOf, fromRecords } from '../src/read/records.ts'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
const Locator = z.object({ api: z.url().default('https://app.jazz.co') })

export default defineSource({
  id: 'jazzhr',
  name: 'JazzHR',
  homepage: 'https://www.jazzhr.com',
  reference: 'https://help.jazzhr.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'unknown',
      readOn: '2026-09-25',
      note: 'no robots.txt of app.jazz.co was read; asked at run time',
    },
    url: null,
  },
  experimental:
    'the export feed is not publicly documented; it holds syndicated jobs only and may be empty beside a full careers page',
  board: Board,
  locator: Locator,
  detect: (url) => {
    if (!/^https?:$/.test(url.protocol)) return null
    const company =
      url.hostname === 'app.jazz.co'
        ? /^\/feeds\/export\/jobs\/([^/]+)/.exec(url.pathname)?.[1]
        : /^([a-z0-9-]+)\.applytojob\.com$/.exec(url.hostname)?.[1]
    const board = Board.safeParse({ company })
    return board.success && !['www', 'app'].includes(board.data.company) ? board.data : null
  },
  enumerates: 'all',
  // The feed is made once a day.
  every: '12h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  drops: {
    'jobs/job/buttons': 'markup of its page',
  },
  start: (parameters) => {
    const { company, api } = Board.extend(Locator.shape).parse(parameters)
    return [{ url: `${api}/feeds/export/jobs/${company}`, accept: 'application/xml' }]
  },
  extract: fromRecords({
    root: 'jobs',
    record: 'job',
    knows: {
      fields: [
        '/id',
        '/internalcode',
        '/status',
        '/title',
        '/url',
        '/description',
        '/city',
        '/state',
        '/country',
        '/type',
        '/experience',
        '/department',
      ],
      ignored: { 'finer than the town that is kept': ['/postalcode'], 'markup of its page': ['/buttons'] },
    },
    map: (job, _page, _parameters, root) => {
      const status = fieldOf(job, 'status')
      if (status !== undefined && status.toLowerCase() !== 'open') return undefined
      const url = fieldOf(job, 'url')
      const id = fieldOf(job, 'id')
      return present({
        sourceJobId: id ?? '',
        requisitionId: fieldOf(job, 'internalcode'),
        url,
        applyUrl: url,
        title: printed(unescapeHtml(fieldOf(job, 'title') ?? '')),
        company: fieldOf(root, 'company'),
        descriptionHtml: fieldOf(job, 'description'),
        locations: printedList([
          printedList(['city', 'state', 'country'].map((name) => fieldOf(job, name)))?.join(', '),
        ]),
        employmentTypes: printedList([fieldOf(job, 'type')]),
        seniority: fieldOf(job, 'experience'),
        department: fieldOf(job, 'department'),
        datePosted: posted(id),
      })
    },
  }),
})

/** An id begins with the instant at which it was posted: `job_20260605135030_…`, in a zone that is not stated, so only its day. */
function posted(id: string | undefined): string | undefined {
  const [, year, month, day] = /^job_(\d{4})(\d{2})(\d{2})\d{6}_/.exec(id ?? '') ?? []
  return day === undefined ? undefined : `${year}-${month}-${day}`
}
