/** What a new source is called and where it lives; an `ats` has a board for each company. */
export interface NewSource {
  readonly id: string
  readonly name: string
  readonly homepage: string
  readonly kind: 'ats' | 'board'
}

const IMPORTS = [
  "import { z } from 'zod'",
  "import { defineSource } from '../src/model/source.ts'",
  "import { arrayAt, fromJson } from '../src/read/json.ts'",
  "import { Optional, present, printedList } from '../src/read/printed.ts'",
]

/** The address of a source’s site, less `www.`, and the pattern of its host. */
export function siteOf({ homepage }: Pick<NewSource, 'homepage'>): { host: string; origin: string } {
  const host = new URL(homepage).host.replace(/^www\./, '')
  return { host, origin: `https://${host}` }
}

/** The text of `crawlers/<id>.ts`: every key that a declaration needs, read from an answer that is invented. */
export function declarationText(source: NewSource, day: string): string {
  const { id, name, homepage, kind } = source
  const quoted = (text: string): string =>
    /'/.test(text) ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`
  const form = kind === 'ats' ? ofCompanies(source) : ofOneBoard(source)
  return `${IMPORTS.join('\n')}
${form.imports}
${form.parameters}
/** What is read of a posting, under the names that it has there. */
const Posting = z.object({
  id: Optional,
  title: Optional,
  company: Optional,
  url: Optional,
  description: Optional,
  location: Optional,
  posted: Optional,
})

export default defineSource({
  id: ${quoted(id)},
  name: ${quoted(name)},
  homepage: ${quoted(homepage)},
  // The page that documents its format.
  reference: ${quoted(homepage)},
  kind: ${quoted(kind)},
  // What it asks of those who pass its jobs on, and what its robots.txt says of the paths used, read on that day.
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '${day}', note: 'not read yet' },
    url: null,
  },
  // Delete this when terms and robots.txt are read and a real answer is recorded.
  experimental: 'its terms and robots.txt are not read yet, and no answer of it is recorded',
  ${form.detect}
  // \`all\`: a crawl sees the whole board, and closes what two of them lack; \`window\`: only the newest.
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 2000, concurrency: 1 },
  // Fields that it makes up or garbles: unreliable.
  hints: {},
  ${form.start}
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: Posting,
    // As printed: what dates, pay and places mean is read elsewhere, once for all sources. What is not said stays absent.
    map: (posting) =>
      present({
        sourceJobId: posting.id ?? '',
        title: posting.title,
        company: posting.company,
        url: posting.url,
        descriptionHtml: posting.description,
        locations: printedList([posting.location]),
        datePosted: posting.posted,
      }),
  }),
})
`
}

interface Form {
  readonly imports: string
  readonly parameters: string
  readonly detect: string
  readonly start: string
}

function ofOneBoard(source: NewSource): Form {
  const { host, origin } = siteOf(source)
  const pattern = host.replace(/[.+]/g, '\\$&')
  return {
    imports: '',
    parameters: `/** Where it answers. */
const Locator = z.object({ base: z.url().default('${origin}') })
`,
    detect: `locator: Locator,
  // Any address of it that a person would paste; asks nobody.
  detect: (url) => (/^https?:$/.test(url.protocol) && /^(www\\.)?${pattern}$/.test(url.host) ? {} : null),`,
    start: `start: (parameters) => [{ url: \`\${Locator.parse(parameters).base}/jobs.json\`, accept: 'application/json' }],`,
  }
}

function ofCompanies(source: NewSource): Form {
  const { host } = siteOf(source)
  return {
    imports: "import { tenantOf } from '../src/read/url-path.ts'\n",
    parameters: `/** Hosts of its own below its domain: no company's. */
const OWN = ['api', 'app', 'blog', 'docs', 'help', 'support']

/** What names a board, and so enters the keys of its listings. */
const Board = z.object({
  company: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9-]+$/),
})
/** Where it answers; by default at the company's own host. */
const Locator = z.object({ base: z.url().optional() })
`,
    detect: `board: Board,
  locator: Locator,
  // Any address of a board that a person would paste; asks nobody.
  detect: (url) => {
    const company = tenantOf(url, '${host}', OWN)
    return company === undefined ? null : { company }
  },`,
    start: `start: (parameters) => {
    const { company, base } = Board.extend(Locator.shape).parse(parameters)
    return [{ url: \`\${base ?? \`https://\${company}.${host}\`}/jobs.json\`, accept: 'application/json' }]
  },`,
  }
}
