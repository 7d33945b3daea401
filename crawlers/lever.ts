import { z } from 'zod'
import { defineSource } from '../src/model/source.ts'
import { arrayAt, at, fromJson } from '../src/read/json.ts'
import { countryBehind } from '../src/read/country-code.ts'
import { payRange } from '../src/read/pay.ts'
import { instantOfEpoch } from '../src/read/epoch.ts'
import { listOf, Optional, present, printedList } from '../src/read/printed.ts'
import { joinSections } from '../src/read/sections.ts'
import { pathParts } from '../src/read/url-path.ts'

const API = 'https://api.lever.co'
const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** Sites of European customers answer on hosts of their own. */
  region: z.enum(['global', 'eu']).default('global'),
  api: z.url().default(API),
})

const Posting = z.object({
  id: Optional,
  text: Optional,
  categories: z
    .object({
      commitment: Optional,
      department: Optional,
      team: Optional,
      level: Optional,
      location: Optional,
      allLocations: listOf(Optional),
    })
    .nullish()
    .catch(null),
  country: Optional,
  workplaceType: Optional,
  salaryRange: z
    .object({ min: z.unknown().optional(), max: z.unknown().optional(), currency: Optional, interval: Optional })
    .nullish()
    .catch(null),
  salaryDescription: Optional,
  description: Optional,
  descriptionPlain: Optional,
  lists: listOf(z.object({ text: Optional, content: Optional })),
  additional: Optional,
  createdAt: z.unknown().optional(),
  hostedUrl: Optional,
  applyUrl: Optional,
})
type Posting = z.output<typeof Posting>

export default defineSource({
  id: 'lever',
  name: 'Lever',
  homepage: 'https://www.lever.co',
  reference: 'https://github.com/lever/postings-api',
  kind: 'ats',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-10-05', note: 'everything allowed, Crawl-delay: 1' },
    url: 'https://github.com/lever/postings-api',
  },
  board: Board,
  locator: Locator,
  detect: (url) => {
    const [, kind, region] = /^(jobs|api)(\.eu)?\.lever\.co$/.exec(url.hostname) ?? []
    if (kind === undefined) return null
    const parts = pathParts(url)
    const site = kind === 'jobs' ? parts[0] : parts[0] === 'v0' && parts[1] === 'postings' ? parts[2] : undefined
    // The letters that a site's name may have.
    if (site === undefined || !/^[\w][\w.&+ -]*$/.test(site)) return null
    return { site, ...(region === undefined ? {} : { region: 'eu' }) }
  },
  identify: [/jobs\.(?:eu\.)?lever\.co\/[^/]+\/([0-9a-f-]{36})/],
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  drops: {
    '/country': 'a code beside words that name more than a town, or beside several places',
  },
  // Without skip and limit one answer holds the whole board.
  start: (parameters) => {
    const { site, region, api } = Board.extend(Locator.shape).parse(parameters)
    const base = region === 'eu' && api === API ? 'https://api.eu.lever.co' : api
    const url = `${base}/v0/postings/${encodeURIComponent(site)}?mode=json`
    return [{ url, accept: 'application/json', maxBytes: 100 * 1024 * 1024 }]
  },
  extract: fromJson({
    // The array of the board, or one posting as its own address answers.
    items: (root) =>
      arrayAt(root, '') ?? (at(root, '/hostedUrl') === undefined ? undefined : { values: [root], at: () => '' }),
    item: Posting,
    ignored: {
      'said by another field': [
        '/additionalPlain',
        '/opening',
        '/openingPlain',
        '/descriptionBody',
        '/descriptionBodyPlain',
        '/salaryDescriptionPlain',
      ],
    },
    words: {
      '/workplaceType': ['unspecified', 'onsite', 'on-site', 'remote', 'hybrid'],
    },
    map: (posting) => {
      const { categories } = posting
      const html = description(posting)
      return present({
        sourceJobId: posting.id ?? '',
        url: posting.hostedUrl,
        applyUrl: posting.applyUrl,
        title: posting.text,
        descriptionHtml: html,
        descriptionText: html === undefined ? posting.descriptionPlain : undefined,
        locations: places(posting),
        workplace: posting.workplaceType === 'unspecified' ? undefined : posting.workplaceType,
        salaries: payRange(posting.salaryRange),
        employmentTypes: printedList([categories?.commitment]),
        seniority: categories?.level,
        department: categories?.department ?? categories?.team,
        tags: printedList([categories?.team]),
        datePosted: instantOfEpoch(posting.createdAt),
      })
    },
  }),
})

/** Words of a place that is wider than a country: the posting's country does not bound it. */
const WIDE =
  /\b(?:emea|apac|latam|amer|americas?|europe|eu|asia|africa|middle east|nordics|dach|worldwide|global|international|anywhere)\b/i

/** The country, which is the posting's, belongs to its only place where that says nothing behind the town (`Linz`, `Remote`). */
function places({ categories, country }: Posting): string[] | undefined {
  const named = printedList(categories?.allLocations) ?? printedList([categories?.location]) ?? []
  const [only = '', ...others] = named
  if (country === undefined || others.length > 0 || /[,;/|()–-]/.test(only) || WIDE.test(only))
    return printedList(named)
  return [only === '' ? countryBehind(country) : `${only}, ${countryBehind(country)}`]
}

/** The parts in the order of the hosted page. A list's content is bare `<li>`. */
function description(posting: Posting): string | undefined {
  const lists = posting.lists.map(({ text, content }) => ({
    heading: text,
    html: content !== undefined && /^<li\b/i.test(content) ? `<ul>${content}</ul>` : content,
  }))
  return joinSections([
    { html: posting.description },
    ...lists,
    { html: posting.salaryDescription },
    { html: posting.additional },
  ])
}
