import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Printed } from '../src/model/raw-listing.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource } from '../src/model/source.ts'
import { baseOf, Constants, FieldMap, identified, listingOf, TitlePattern } from '../src/read/field-map.ts'
import { present, printedList } from '../src/read/printed.ts'
import { fromRss, isFeed, readFeed, type FeedItem } from '../src/read/rss.ts'
import { titlePatternOf } from '../src/read/title-pattern.ts'
import { siteOf } from '../src/read/url-path.ts'
import { markupOf, textOf, valuesAt } from '../src/read/xml.ts'

const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** The address of the feed. */
  start: z.url({ protocol: /^https?$/ }),
  /** Elements of an item by field: `employmentTypes=job_category,tags=job_type`. What is not said is read by its usual name. */
  fields: FieldMap.optional(),
  constants: Constants.optional(),
  titlePattern: TitlePattern.optional(),
})

/** The names that job feeds use beside those of RSS and Atom: WP Job Manager (`job_listing:`), Google Base (`g:`) and names without a prefix. */
const USUAL: FieldMap = {
  company: 'job_listing:company | g:employer | company',
  locations: 'job_listing:location | g:location | location',
  workplace: 'job_listing:remote_position',
  salaries: 'job_listing:salary | g:salary | salary',
  employmentTypes: 'job_listing:job_type | g:job_type | job_type | jobtype',
  validThrough: 'g:expiration_date | expires_at | expirationdate',
}

export default defineSource({
  id: 'rss',
  name: 'Any RSS or Atom feed of jobs',
  homepage: 'https://www.rssboard.org/rss-specification',
  reference: 'https://www.rssboard.org/rss-specification',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-26', note: 'each site has its own; asked at run time' },
    url: null,
  },
  board: Board,
  locator: Locator,
  reading: ['fields', 'constants', 'titlePattern'],
  // Whether an address is a feed of jobs shows only when it is asked.
  detect: () => null,
  recognise: (page) => (isFeed(page) ? { site: siteOf(page), start: page.url, ...proposed(page) } : null),
  enumerates: 'window',
  every: '1h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [
    {
      url: Locator.parse(parameters).start,
      accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1',
    },
  ],
  extract: (page, parameters) => {
    const { fields = {}, constants, titlePattern } = Locator.parse(parameters)
    const spec = { fields: { ...USUAL, title: 'title', ...fields }, constants, titlePattern, base: baseOf(page) }
    return fromRss({
      map: (item) => {
        const said = listingOf(spec, (place, wanted) =>
          valuesAt(item.element, place, wanted === 'markup' ? markupOf : textOf),
        )
        return identified({ ...standard(item, fields), ...said })
      },
    })(page, parameters)
  },
})

/** How titles of a feed that has no element for employers name them, where all do; nothing of a feed that cannot be read. */
function proposed(page: Page): { titlePattern?: string } {
  try {
    const { items } = readFeed(page)
    if (items.some(({ field }) => field('company') !== undefined || field('employer') !== undefined)) return {}
    const titlePattern = titlePatternOf(items.flatMap(({ title }) => title ?? []))
    return titlePattern === undefined ? {} : { titlePattern }
  } catch (error) {
    if (error instanceof SourceError) return {}
    throw error
  }
}

/** What RSS and Atom themselves say of an item, less what is mapped to something else. */
function standard(item: FeedItem, fields: FieldMap): Partial<Printed> {
  const ours = present({
    sourceJobId: item.id,
    url: item.link,
    descriptionHtml: item.html,
    tags: printedList([...(item.categories ?? []), ...valuesAt(item.element, 'job_listing:job_category')]),
    datePosted: item.published,
    dateModified: item.updated,
  })
  return Object.fromEntries(Object.entries(ours).filter(([name]) => !Object.hasOwn(fields, name)))
}
