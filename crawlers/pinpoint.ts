import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { absolute } from '../src/read/html.ts'
import { arrayAt, fromJson } from '../src/read/json.ts'
import { payRange } from '../src/read/pay.ts'
import { Optional, present, printedList } from '../src/read/printed.ts'
import { joinSections } from '../src/read/sections.ts'
import { tenantOf } from '../src/read/url-path.ts'

const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
/** The company's host by default; a careers domain of its own answers alike. */
const Locator = z.object({ base: z.url().optional() })

const Named = z.object({ name: Optional }).nullish().catch(null)
const Posting = z.object({
  id: Optional,
  title: Optional,
  url: Optional,
  path: Optional,
  description: Optional,
  key_responsibilities_header: Optional,
  key_responsibilities: Optional,
  skills_knowledge_expertise_header: Optional,
  skills_knowledge_expertise: Optional,
  benefits_header: Optional,
  benefits: Optional,
  location: z.object({ name: Optional, city: Optional, province: Optional }).nullish().catch(null),
  workplace_type: Optional,
  workplace_type_text: Optional,
  employment_type: Optional,
  employment_type_text: Optional,
  compensation_visible: z.unknown().optional(),
  compensation: Optional,
  compensation_minimum: z.unknown().optional(),
  compensation_maximum: z.unknown().optional(),
  compensation_currency: Optional,
  compensation_frequency: Optional,
  requisition_id: Optional,
  department: Named,
  division: Named,
  job: z.object({ requisition_id: Optional, department: Named, division: Named }).nullish().catch(null),
  deadline_at: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'pinpoint',
  name: 'Pinpoint',
  homepage: 'https://www.pinpointhq.com',
  reference: 'https://developers.pinpointhq.com/docs',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'each company has its own; asked at run time' },
    url: null,
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const company = tenantOf(url, 'pinpointhq.com', OWN)
    return company === undefined ? null : { company }
  },
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  drops: {
    '/data/*/benefits_header': 'the heading of a section that is empty',
  },
  start: (parameters) => {
    const { company, base } = Board.extend(Locator.shape).parse(parameters)
    return [{ url: `${base ?? `https://${company}.pinpointhq.com`}/postings.json`, accept: 'application/json' }]
  },
  extract: fromJson({
    items: (root) => arrayAt(root, '/data'),
    item: Posting,
    ignored: {
      'ids and addresses of its own': [
        '/job/id',
        '/job/department/id',
        '/job/division/id',
        '/location/id',
        '/department/id',
      ],
      'no place in the schema': ['/location/postal_code', '/location/street_address', '/reporting_to'],
    },
    words: {
      '/workplace_type': ['remote', 'hybrid', 'onsite'],
    },
    map: (posting, page) => {
      const url = posting.url ?? absolute(posting.path, page.finalUrl ?? page.url)
      return present({
        sourceJobId: posting.id ?? '',
        requisitionId: posting.job?.requisition_id ?? posting.requisition_id,
        url,
        applyUrl: url,
        title: posting.title,
        descriptionHtml: joinSections([
          { html: posting.description },
          { heading: posting.key_responsibilities_header, html: posting.key_responsibilities },
          { heading: posting.skills_knowledge_expertise_header, html: posting.skills_knowledge_expertise },
          { heading: posting.benefits_header, html: posting.benefits },
        ]),
        locations: printedList([placeOf(posting)]),
        workplace: posting.workplace_type ?? posting.workplace_type_text,
        salaries: posting.compensation_visible === true ? salaries(posting) : undefined,
        employmentTypes: printedList([posting.employment_type ?? posting.employment_type_text]),
        department: posting.job?.department?.name ?? posting.department?.name,
        tags: printedList([posting.job?.division?.name ?? posting.division?.name]),
        // The feed states no day of posting.
        validThrough: posting.deadline_at,
      })
    },
  }),
})

/** Hosts of Pinpoint's own below its domain. */
const OWN = ['api', 'app', 'blog', 'developers', 'help', 'support']

/** The name is the employer's own for the place: the town again, or the country or `Remote` that the address lacks. */
function placeOf({ location }: Posting): string | undefined {
  const { name, city, province } = location ?? {}
  if (city === undefined || name === undefined) return printedList([city, province, name])?.join(', ')
  const repeats = name.toLowerCase().includes(city.toLowerCase())
  return province === undefined || province === city
    ? repeats
      ? name
      : `${city}, ${name}`
    : printedList([city, province, repeats ? undefined : name])?.join(', ')
}

function salaries(posting: Posting): ReturnType<typeof payRange> {
  const range = payRange({
    min: posting.compensation_minimum,
    max: posting.compensation_maximum,
    currency: posting.compensation_currency,
    interval: posting.compensation_frequency,
  })
  return range ?? printedList([posting.compensation])
}
