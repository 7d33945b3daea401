import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { payRange } from '../src/read/pay.ts'
import { listOf, Optional, present, printedList } from '../src/read/printed.ts'
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

const Place = z.object({ name: Optional, city: Optional, state: Optional, country: Optional })
const Salary = z
  .object({ min: z.unknown().optional(), max: z.unknown().optional(), currency: Optional, period: Optional })
  .nullish()
  .catch(null)
const Offer = z.object({
  id: Optional,
  title: Optional,
  company_name: Optional,
  description: Optional,
  requirements: Optional,
  translations: z.record(z.string(), z.unknown()).nullish().catch(null),
  locations: listOf(Place),
  city: Optional,
  state_name: Optional,
  country: Optional,
  location: Optional,
  remote: z.unknown().optional(),
  hybrid: z.unknown().optional(),
  on_site: z.unknown().optional(),
  salary: Salary,
  employment_type_code: Optional,
  experience_code: Optional,
  category_code: Optional,
  department: Optional,
  tags: listOf(Optional),
  published_at: Optional,
  updated_at: Optional,
  close_at: Optional,
  careers_url: Optional,
  careers_apply_url: Optional,
  status: Optional,
})
type Offer = z.output<typeof Offer>

export default defineSource({
  id: 'recruitee',
  name: 'Recruitee',
  homepage: 'https://recruitee.com',
  reference: 'https://docs.recruitee.com/reference/offers',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: {
      verdict: 'unknown',
      readOn: '2026-08-28',
      note: 'each company has its own: most disallow /v/ only, some everything; asked at run time',
    },
    url: 'https://docs.recruitee.com/reference/offers',
  },
  ends: {
    on: '2027-02-10',
    what: 'calls without a token of the employer are answered with 401 from then on; the board is closed to crawlers, not deleted',
    remedy:
      'Where the careers page carries JobPosting markup, read that: `jobwire sources add` with the address of its sitemap.',
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const company = tenantOf(url, 'recruitee.com', OWN)
    return company === undefined ? null : { company }
  },
  identify: [/([a-z0-9-]+\.recruitee\.com\/o\/[^/?#]+)/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  drops: {
    '/offer/locations/*/name': 'names an office; its town is the place',
  },
  start: (parameters) => {
    const { company, base } = Board.extend(Locator.shape).parse(parameters)
    const url = `${base ?? `https://${company}.recruitee.com`}/api/offers/`
    return [{ url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }]
  },
  extract: fromJson({
    // The whole board, or one offer as its own address answers.
    items: (root) => {
      const offer = at(root, '/offer')
      return arrayAt(root, '/offers') ?? (offer === undefined ? undefined : { values: [offer], at: () => '/offer' })
    },
    item: Offer,
    ignored: {
      'personal data': ['/mailbox_email'],
      'ids and addresses of its own': ['/guid', '/slug', '/locations/*/id', '/position'],
      pictures: ['/sharing_image', '/cover_image'],
      'how its own pages show it': [
        '/sharing_title',
        '/sharing_description',
        '/highlight',
        '/location_question_visible',
      ],
      'of its application form': [
        '/options_salutation',
        '/options_title',
        '/options_cover_letter',
        '/options_cv',
        '/options_photo',
        '/options_phone',
        '/locations_question',
        '/locations_question_type',
        '/locations_question_required',
        '/open_questions',
        '/dynamic_fields',
      ],
      'said by another field': [
        '/created_at',
        '/country_code',
        '/state_code',
        '/locations/*/country_code',
        '/locations/*/state_code',
        '/locations/*/translations',
      ],
      'no place in the schema': [
        '/education_code',
        '/postal_code',
        '/locations/*/postal_code',
        '/locations/*/street',
        '/locations/*/note',
        '/min_hours',
        '/max_hours',
        '/min_hours_per_week',
        '/max_hours_per_week',
      ],
    },
    skip: (offer) => (offer.status ?? 'published') !== 'published',
    map: (offer) =>
      present({
        sourceJobId: offer.id ?? '',
        url: offer.careers_url,
        applyUrl: offer.careers_apply_url,
        title: offer.title,
        company: offer.company_name,
        descriptionHtml: joinSections([{ html: offer.description }, { html: offer.requirements }]),
        locations: locations(offer),
        workplace: workplace(offer),
        salaries: payRange(offer.salary && { ...offer.salary, interval: offer.salary.period }),
        employmentTypes: printedList([offer.employment_type_code]),
        seniority: offer.experience_code,
        department: offer.department,
        tags: printedList([...offer.tags, offer.category_code]),
        language: languageOf(offer),
        datePosted: offer.published_at,
        dateModified: offer.updated_at,
        validThrough: offer.close_at,
      }),
  }),
})

/** Hosts of Recruitee's own below its domain. */
const OWN = ['api', 'app', 'auth', 'blog', 'docs', 'help', 'support']

function locations(offer: Offer): string[] | undefined {
  const places = offer.locations.map(({ name, city, state, country }) =>
    printedList(city ? [city, state, country] : [name, country])?.join(', '),
  )
  const flat = printedList([offer.city, offer.state_name, offer.country])?.join(', ')
  return printedList(places) ?? printedList([flat ?? offer.location])
}

/** Three flags of which several may be set. */
function workplace(offer: Offer): string | undefined {
  const flags = { remote: offer.remote, hybrid: offer.hybrid, onsite: offer.on_site }
  return printedList(Object.entries(flags).map(([word, set]) => (set === true ? word : undefined)))?.join(' or ')
}

/** Several translations do not say which of them is the text above. */
function languageOf(offer: Offer): string | undefined {
  const languages = Object.keys(offer.translations ?? {})
  return languages.length === 1 ? languages[0] : undefined
}
