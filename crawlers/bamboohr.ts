import { z } from 'zod'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters, type SourceRequest } from '../src/model/source.ts'
import { arrayAt, at, fromJson, parseJson } from '../src/read/json.ts'
import { Optional, present, printed, printedList } from '../src/read/printed.ts'
import { pathParts, tenantOf } from '../src/read/url-path.ts'
import { versionOf } from '../src/read/version.ts'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
/** The company's host by default. */
const Locator = z.object({ base: z.url().optional() })

const Place = z
  .object({ city: Optional, state: Optional, province: Optional, country: Optional, addressCountry: Optional })
  .nullish()
  .catch(null)
const Opening = z.object({
  id: Optional,
  jobOpeningShareUrl: Optional,
  jobOpeningName: Optional,
  jobOpeningStatus: Optional,
  departmentLabel: Optional,
  employmentStatusLabel: Optional,
  location: Place,
  atsLocation: Place,
  isRemote: z.unknown().optional(),
  locationType: Optional,
  description: Optional,
  compensation: Optional,
  datePosted: Optional,
  minimumExperience: Optional,
})
type Opening = z.output<typeof Opening>

export default defineSource({
  id: 'bamboohr',
  name: 'BambooHR',
  homepage: 'https://www.bamboohr.com',
  reference: 'https://documentation.bamboohr.com',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'allowed',
      readOn: '2026-09-25',
      note: 'only /jobs/embed.php and /jobs/embed2.php are disallowed; /careers/list is public but not documented',
    },
    url: null,
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const company = tenantOf(url, 'bamboohr.com', OWN)
    return company === undefined ? null : { company }
  },
  identify: [/([a-z0-9-]+\.bamboohr\.com\/(?:careers|jobs\/view\.php\?id=)\/?\d+)/],
  enumerates: 'all',
  every: '12h',
  // Many data centres are answered with 403.
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [{ url: `${baseOf(parameters)}/careers/list`, accept: 'application/json' }],
  follow,
  extract: fromJson({
    // The board, or one opening as its own address answers.
    items: (root) => {
      const opening = at(root, '/result/jobOpening')
      const one = { values: [opening], at: () => '/result/jobOpening' }
      return arrayAt(root, '/result') ?? (opening === undefined ? undefined : one)
    },
    item: Opening,
    ignored: {
      'ids and addresses of its own': ['/departmentId', '/atsLocation/countryId'],
      'said by another field': ['/employmentType'],
      'no place in the schema': ['/location/postalCode'],
      'how its own pages show it': ['/seekPromoted'],
    },
    words: {
      '/locationType': ['0', '1', '2'],
    },
    total: (root) => z.int().safeParse(at(root, '/meta/totalCount')).data,
    skip: (opening) => (opening.jobOpeningStatus ?? 'Open') !== 'Open',
    map: (opening, page, parameters) => {
      const id = opening.id ?? idOf(opening.jobOpeningShareUrl) ?? idOf(page.url)
      const url = opening.jobOpeningShareUrl ?? (id && `${baseOf(parameters)}/careers/${encodeURIComponent(id)}`)
      return present({
        sourceJobId: id ?? '',
        url,
        applyUrl: url,
        title: opening.jobOpeningName,
        descriptionHtml: opening.description,
        locations: printedList([placeOf(opening.atsLocation) ?? placeOf(opening.location)]),
        workplace: WORKPLACES.get(opening.locationType ?? '') ?? (opening.isRemote === true ? 'remote' : undefined),
        salaries: printedList([opening.compensation]),
        employmentTypes: printedList([opening.employmentStatusLabel]),
        seniority: opening.minimumExperience,
        department: opening.departmentLabel,
        datePosted: opening.datePosted,
      })
    },
  }),
})

/** Hosts of BambooHR's own below its domain. */
const OWN = [
  'api',
  'app',
  'blog',
  'documentation',
  'get',
  'help',
  'login',
  'marketplace',
  'partners',
  'resources',
  'support',
]
/** What the numbers of `locationType` stand for. */
const WORKPLACES = new Map([
  ['0', 'onsite'],
  ['1', 'remote'],
  ['2', 'hybrid'],
])

/** The list has neither texts nor dates. */
function follow(page: Page, parameters: Parameters): Follow {
  const entries = arrayAt(parseJson(page), '/result')?.values ?? []
  const requests = entries.flatMap((entry): SourceRequest[] => {
    const id = printed(at(entry, '/id'))
    if (id === undefined) return []
    const url = `${baseOf(parameters)}/careers/${encodeURIComponent(id)}/detail`
    return [{ url, kind: 'detail', accept: 'application/json', version: versionOf(entry) }]
  })
  return { requests }
}

function baseOf(parameters: Parameters): string {
  const { company, base } = Board.extend(Locator.shape).parse(parameters)
  return base ?? `https://${company}.bamboohr.com`
}

function idOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined
  const [careers, id] = pathParts(new URL(address))
  return careers === 'careers' ? id : undefined
}

function placeOf(place: Opening['location']): string | undefined {
  return printedList([place?.city, place?.state ?? place?.province, place?.country ?? place?.addressCountry])?.join(
    ', ',
  )
}
