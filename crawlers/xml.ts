import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Extracted, type Parameters } from '../src/model/source.ts'
import { baseOf, Constants, FieldMap, identified, listingOf, TitlePattern } from '../src/read/field-map.ts'
import { gunzip, isGzip } from '../src/read/gzip.ts'
import { bodyOf } from '../src/read/page.ts'
import { isFeed } from '../src/read/rss.ts'
import { isSitemap } from '../src/read/sitemap.ts'
import { decodeBody, looksLikeHtml, rootName } from '../src/read/text.ts'
import { siteOf } from '../src/read/url-path.ts'
import { descendantsOf, markupOf, parseXml, textOf, valuesAt } from '../src/read/xml.ts'

const MAX_BYTES = 200 * 1024 * 1024

const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** The address of the file. */
  start: z.url({ protocol: /^https?$/ }),
  /** The name of the element that is one posting; `job`, `ad` or `item` where it is not said. */
  item: z.string().trim().min(1).optional(),
  /** The name of the document's element, where it is none of the usual: a document without postings is told by it from another document. */
  root: z.string().trim().min(1).optional(),
  /** Elements of a posting by field: `company=employer/name,locations=town`. What is not said is read by its usual name. */
  fields: FieldMap.optional(),
  constants: Constants.optional(),
  titlePattern: TitlePattern.optional(),
})

const ROOTS = ['source', 'jobs', 'joblist', 'trovit', 'feed', 'rss']
const ITEMS = ['job', 'ad', 'item']

/** The names of Indeed, Jooble, Trovit, Jobrapido, Careerjet, Adzuna and ZipRecruiter, in that order where they differ. */
const USUAL: FieldMap = {
  sourceJobId: 'referencenumber | reference_id | reference | partnerJobId | id | @id | guid',
  requisitionId: 'requisitionid',
  url: 'url | link',
  applyUrl: 'applyUrl | apply_url',
  title: 'title | name',
  company: 'company | employer',
  descriptionHtml: 'description | description_requirements | content',
  locations: 'city & state & region & country | location | region',
  workplace: 'remotetype | remote',
  salaries: 'salary',
  employmentTypes: 'jobtype | job_type | contract_type | contract',
  department: 'department',
  tags: 'category',
  language: 'language',
  datePosted: 'date | pubdate | publishdate | pubDate',
  dateModified: 'lastactivitydate | updated',
  validThrough: 'expirationdate | expire | expirydate',
}

export default defineSource({
  id: 'xml',
  name: 'Any XML file of jobs',
  homepage: 'https://docs.indeed.com',
  reference: 'https://docs.indeed.com/indeed-apply/add-indeed-apply',
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
  reading: ['item', 'root', 'fields', 'constants', 'titlePattern'],
  // Whether an address is a file of jobs shows only when it is asked.
  detect: () => null,
  recognise,
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 2000, concurrency: 1 },
  hints: {},
  start: (parameters) => [
    { url: Locator.parse(parameters).start, accept: 'application/xml, text/xml;q=0.9, */*;q=0.1', maxBytes: MAX_BYTES },
  ],
  extract,
})

/** A document of the usual elements; a feed is read as one. */
function recognise(page: Page): Parameters | null {
  const known = { site: siteOf(page), start: page.url }
  if (isFeed(page) || isSitemap(page)) return null
  try {
    return extract(page, known).items.length > 0 ? known : null
  } catch {
    return null
  }
}

function extract(page: Page, parameters: Parameters): Extracted {
  const { item, root, fields = {}, constants, titlePattern } = Locator.parse(parameters)
  const packed = page.bytes !== undefined && isGzip(page.bytes)
  const text = packed ? decodeBody(gunzip(page.bytes, MAX_BYTES), 'application/xml').text : bodyOf(page)
  if (looksLikeHtml(text)) throw new SourceError('wrong-shape', `${page.url} is an HTML page, not a file of jobs`)
  const document = parseXml(text)
  if (document === undefined) {
    const name = rootName(text)
    if (name === undefined) throw new SourceError('wrong-shape', `${page.url} is not XML: ${text.trim().slice(0, 80)}`)
    throw new SourceError('body-cut', `${page.url} is XML <${name}> that cannot be read to its end`)
  }
  const names = item === undefined ? ITEMS : [item]
  const elements = names.map((name) => descendantsOf(document.root, name)).find((found) => found.length > 0) ?? []
  const known = root === undefined ? ROOTS : [root]
  if (elements.length === 0 && !known.includes(document.root.name))
    throw new SourceError('wrong-shape', `${page.url} is XML <${document.root.name}> without <${names.join('>, <')}>`)
  const spec = { fields: { ...USUAL, ...fields }, constants, titlePattern, base: baseOf(page) }
  const warnings =
    document.fault === undefined
      ? []
      : [{ code: 'not-well-formed', at: '', message: `the file is not well-formed XML: ${document.fault}` }]
  return {
    items: elements.map((element) =>
      identified(listingOf(spec, (place, wanted) => valuesAt(element, place, wanted === 'markup' ? markupOf : textOf))),
    ),
    places: elements.map((element, index) => `${element.name}/${index}`),
    rejects: [],
    warnings,
  }
}
