import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { declaredAt } from '../src/read/declared.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { payRange } from '../src/read/pay.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { joinSections } from '../src/read/sections.ts'
import { pathParts } from '../src/read/url-path.ts'
import { versionOf } from '../src/read/version.ts'

const Board = z.object({ company: z.string().trim().min(1) })
const Locator = z.object({ api: z.url().default('https://api.smartrecruiters.com') })
/** More is answered with this many. */
const LIMIT = 100

const Labelled = z.object({ id: Optional, label: Optional }).nullish().catch(null)
const Section = z.object({ title: Optional, text: Optional }).nullish().catch(null)
const Posting = z.object({
  id: Optional,
  name: Optional,
  refNumber: Optional,
  company: z.object({ identifier: Optional, name: Optional }).nullish().catch(null),
  releasedDate: Optional,
  location: z
    .object({
      city: Optional,
      region: Optional,
      country: Optional,
      fullLocation: Optional,
      remote: z.unknown().optional(),
      hybrid: z.unknown().optional(),
    })
    .nullish()
    .catch(null),
  department: Labelled,
  function: Labelled,
  industry: Labelled,
  experienceLevel: Labelled,
  typeOfEmployment: Labelled,
  language: z.object({ code: Optional }).nullish().catch(null),
  compensation: z
    .object({
      min: z.unknown().optional(),
      max: z.unknown().optional(),
      currency: Optional,
      period: Optional,
    })
    .nullish()
    .catch(null),
  postingUrl: Optional,
  applyUrl: Optional,
  active: z.unknown().optional(),
  visibility: Optional,
  jobAd: z
    .object({
      sections: z.object({
        companyDescription: Section,
        jobDescription: Section,
        qualifications: Section,
        additionalInformation: Section,
      }),
    })
    .nullish()
    .catch(null),
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'smartrecruiters',
  name: 'SmartRecruiters',
  homepage: 'https://www.smartrecruiters.com',
  reference: 'https://developers.smartrecruiters.com/docs/posting-api',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'refused',
      readOn: '2026-10-05',
      note: 'api.smartrecruiters.com disallows everything to everyone but LinkedInBot',
    },
    url: 'https://developers.smartrecruiters.com/docs/posting-api',
  },
  offByDefault: 'robots.txt of api.smartrecruiters.com refuses all crawlers but LinkedInBot',
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [first, second, third, fourth] = pathParts(url)
    const company =
      url.hostname === 'api.smartrecruiters.com'
        ? first === 'v1' && second === 'companies' && fourth === 'postings'
          ? third
          : undefined
        : url.hostname !== 'jobs.smartrecruiters.com' && url.hostname !== 'careers.smartrecruiters.com'
          ? undefined
          : second === 'company'
            ? third
            : first === 'ni'
              ? second
              : first
    return company === undefined ? null : { company }
  },
  recognise: (page) => {
    if (!/smartrecruiters\.com\/job-widget\//.test(page.body)) return null
    const [, company] = /["']?company_code["']?\s*:\s*["']([\w-]+)["']/.exec(page.body) ?? []
    return company === undefined ? null : { company }
  },
  identify: [/smartrecruiters\.com\/[^/]+\/(\d{6,})/],
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 500, concurrency: 2 },
  hints: {},
  drops: {
    '/location/city': 'part of the full location that is kept',
    '/location/region': 'part of the full location that is kept',
    '/location/country': 'part of the full location that is kept',
    '/language/label': 'words for the code that is kept',
    '/jobAd/sections/qualifications/title': 'the heading of a section that is empty',
  },
  start: (parameters) => [listAt(parameters, 0)],
  follow,
  extract: (page, parameters) => {
    const extracted = read(page, parameters)
    return extracted.total === 0
      ? { ...extracted, warnings: [{ code: 'empty-or-unknown', at: '', message: ALIKE }] }
      : extracted
  },
})

const ALIKE = 'the board is empty, or there is no such company: SmartRecruiters answers both alike'

const read = fromJson({
  // A page of the board, or one posting as its own address answers.
  items: (root) =>
    arrayAt(root, '/content') ?? (at(root, '/id') === undefined ? undefined : { values: [root], at: () => '' }),
  item: Posting,
  ignored: {
    'ids and addresses of its own': ['/uuid', '/jobAdId', '/defaultJobAd', '/ref', '/referralUrl'],
    'said by another field': ['/language/label', '/language/labelNative'],
    'no place in the schema': [
      '/location/latitude',
      '/location/longitude',
      '/location/address',
      '/location/postalCode',
      '/customField',
    ],
  },
  declares: ['/totalFound'],
  total: (root) => z.int().safeParse(at(root, '/totalFound')).data,
  skip: (posting) => posting.active === false || (posting.visibility ?? 'PUBLIC') !== 'PUBLIC',
  map: (posting, _, parameters) =>
    present({
      sourceJobId: posting.id ?? '',
      requisitionId: posting.refNumber,
      url: posting.postingUrl ?? urlOf(posting, parameters),
      applyUrl: posting.applyUrl,
      title: posting.name,
      company: posting.company?.name,
      descriptionHtml: description(posting),
      locations: printedList([placeOf(posting)]),
      workplace: workplace(posting),
      salaries: payRange(posting.compensation && { ...posting.compensation, interval: posting.compensation.period }),
      employmentTypes: printedList([posting.typeOfEmployment?.label ?? posting.typeOfEmployment?.id]),
      seniority: posting.experienceLevel?.label ?? posting.experienceLevel?.id,
      department: posting.department?.label,
      tags: printedList([posting.function?.label, posting.industry?.label]),
      language: posting.language?.code,
      datePosted: posting.releasedDate,
    }),
})

function listAt(parameters: Parameters, offset: number): SourceRequest {
  const { company, api } = Board.extend(Locator.shape).parse(parameters)
  const url = `${api}/v1/companies/${encodeURIComponent(company)}/postings?limit=${LIMIT}&offset=${offset}`
  return { url, accept: 'application/json' }
}

/** The details of a page's postings, which alone have descriptions, and the page behind it as long as the total says there is one. */
function follow(page: Page, parameters: Parameters): Follow {
  const root = parseJson(page)
  const entries = arrayAt(root, '/content')?.values ?? []
  // A company that was renamed or mistyped must not look like one that hired for every opening.
  if (at(root, '/totalFound') === 0) throw new SourceError('empty-or-unknown', `${page.url}: ${ALIKE}`)
  const { company, api } = Board.extend(Locator.shape).parse(parameters)
  const details = entries.flatMap((entry): SourceRequest[] => {
    const id = printed(at(entry, '/id'))
    if (id === undefined) return []
    const url = `${api}/v1/companies/${encodeURIComponent(company)}/postings/${encodeURIComponent(id)}`
    return [{ url, kind: 'detail', accept: 'application/json', version: versionOf(entry) }]
  })
  const next = Number(new URL(page.url).searchParams.get('offset') ?? 0) + entries.length
  // One posting's own answer declares nothing.
  const listed = arrayAt(root, '/content') !== undefined
  const { number: total, doubt } = listed ? declaredAt(root, '/totalFound', page) : { number: 0, doubt: {} }
  const more = entries.length > 0 && (total === undefined || next < total)
  return { ...doubt, requests: more ? [...details, listAt(parameters, next)] : details }
}

function urlOf(posting: Posting, parameters: Parameters): string | undefined {
  const company = posting.company?.identifier ?? Board.parse(parameters).company
  return (
    posting.id && `https://jobs.smartrecruiters.com/${encodeURIComponent(company)}/${encodeURIComponent(posting.id)}`
  )
}

/** `Warsaw, , Poland`: a missing region leaves its comma. */
function placeOf({ location }: Posting): string | undefined {
  const parts = location?.fullLocation?.split(',') ?? [
    location?.city,
    location?.region,
    location?.country?.toUpperCase(),
  ]
  return printedList(parts)?.join(', ')
}

/** Two flags; both or none set say nothing that can be told apart, neither means on site. */
function workplace({ location }: Posting): string | undefined {
  if (typeof location?.remote !== 'boolean' || typeof location.hybrid !== 'boolean') return undefined
  if (location.remote && location.hybrid) return undefined
  return location.remote ? 'remote' : location.hybrid ? 'hybrid' : 'onsite'
}

function description({ jobAd }: Posting): string | undefined {
  const sections = jobAd?.sections
  return joinSections(
    [
      sections?.companyDescription,
      sections?.jobDescription,
      sections?.qualifications,
      sections?.additionalInformation,
    ].map((section) => ({ heading: section?.title, html: section?.text })),
  )
}
