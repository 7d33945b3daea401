import type { Page } from '../model/raw-page.ts'
import type { Printed } from '../model/raw-listing.ts'
import type { Extracted, Parameters } from '../model/source.ts'
import { SourceError } from '../errors.ts'
import { absolute } from './html.ts'
import { bodyOf } from './page.ts'
import { printed, printedList } from './printed.ts'
import { looksLikeHtml, rootName } from './text.ts'
import { XmlDriftFinder, type XmlDriftSpec } from './xml-drift.ts'
import { childrenOf, markupOf, parseXml, textOf, type XmlElement } from './xml.ts'

/** One entry of a feed as printed; what it lacks is absent. */
export interface FeedItem {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly link?: string | undefined
  /** The longest of content and description: HTML where the feed holds HTML. */
  readonly html?: string | undefined
  readonly published?: string | undefined
  readonly updated?: string | undefined
  readonly categories?: string[] | undefined
  readonly author?: string | undefined
  /** The title of the feed itself. */
  readonly feedTitle?: string | undefined
  /** The entry as it stands, for what a feed nests in names of its own. */
  readonly element: XmlElement
  /** The text of the first element of this local name, whatever its namespace. */
  readonly field: (name: string) => string | undefined
}

interface FeedSpec {
  /** What is known of an entry beside what feeds usually hold; absent where that is for the operator to say, so that nothing is new. */
  readonly knows?: XmlDriftSpec
  readonly map: (item: FeedItem, page: Page, parameters: Parameters) => Printed | undefined
}

/** What an entry of RSS is read by (FeedItem). */
const USUAL = ['/title', '/link', '/guid', '/description', '/encoded', '/pubDate', '/category', '/author', '/creator']

const ATOM = ['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns#']
const ROOTS = new Set(['rss', 'feed', 'RDF'])
const RSS = [
  '',
  'http://purl.org/rss/1.0/',
  'http://my.netscape.com/rdf/simple/0.9/',
  'http://channel.netscape.com/rdf/simple/0.9/',
  'http://backend.userland.com/rss',
  'http://backend.userland.com/rss2',
  'http://backend.userland.com/rss2.1',
  'http://blogs.law.harvard.edu/tech/rss',
]
const CONTENT = ['http://purl.org/rss/1.0/modules/content/']
const DUBLIN_CORE = ['http://purl.org/dc/elements/1.1/', 'http://purl.org/dc/terms/']

/** True for a page that is a feed by its content, whatever its type says. */
export function isFeed(page: Page): boolean {
  return !looksLikeHtml(page.body) && ROOTS.has(rootName(page.body) ?? '')
}

/** An `extract` that reads postings from RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0; `map` gives undefined for an entry that is no posting. */
export function fromRss(spec: FeedSpec) {
  const drift = spec.knows && new XmlDriftFinder({ ...spec.knows, fields: [...USUAL, ...spec.knows.fields] })
  return (page: Page, parameters: Parameters): Extracted => {
    const { items, fault } = readFeed(page)
    const warnings =
      fault === undefined
        ? []
        : [{ code: 'not-well-formed', at: '', message: `the feed is not well-formed XML: ${fault}` }]
    const mapped: Printed[] = []
    const places: string[] = []
    items.forEach((item, index) => {
      const listing = spec.map(item, page, parameters)
      if (listing === undefined) return
      mapped.push(listing)
      places.push(`item/${index}`)
    })
    const noted = drift?.find(items.map(({ element }, index) => ({ element, at: `item/${index}` }))) ?? []
    const drifted = noted.length > 0 ? { drift: noted } : {}
    return { items: mapped, places, rejects: [], warnings, ...drifted, skipped: items.length - mapped.length }
  }
}

/** The entries of a feed, in order. Throws SourceError `empty-body`, `body-cut` or `wrong-shape`; `fault` says why it is not well formed. */
export function readFeed(page: Page): { items: FeedItem[]; fault?: string } {
  const text = bodyOf(page)
  if (looksLikeHtml(text)) throw new SourceError('wrong-shape', `${page.url} is an HTML page, not a feed`)
  const document = parseXml(text)
  const name = rootName(text)
  if (document === undefined) {
    if (name !== undefined && ROOTS.has(name))
      throw new SourceError('body-cut', `${page.url} is a feed that cannot be read to its end`)
    throw new SourceError('wrong-shape', `${page.url} is no feed: ${JSON.stringify(text.trim().slice(0, 80))}`)
  }
  const feed = entriesOf(document.root, page.finalUrl ?? page.url)
  if (feed === undefined) throw new SourceError('wrong-shape', `${page.url} is XML <${document.root.name}>, not a feed`)
  const read = document.root.name === 'feed' ? atomItem : rssItem
  const feedTitle = titleOf(document.root)
  const items = feed.entries.map((element) => ({ ...read(element, baseOf(element, feed.base)), feedTitle }))
  return document.fault === undefined ? { items } : { items, fault: document.fault }
}

interface Entries {
  readonly entries: readonly XmlElement[]
  /** What relative addresses of the entries are relative to. */
  readonly base: string
}

function titleOf(root: XmlElement): string | undefined {
  const channel = root.name === 'feed' ? root : childrenOf(root, 'channel', RSS)[0]
  return channel && firstText(channel, 'title', [...ATOM, ...RSS])
}

function entriesOf(root: XmlElement, address: string): Entries | undefined {
  const outer = baseOf(root, address)
  if (root.name === 'feed') return { entries: childrenOf(root, 'entry', [...ATOM, '']), base: outer }
  if (root.name !== 'rss' && root.name !== 'RDF') return undefined
  const channels = childrenOf(root, 'channel', RSS)
  // RSS 1.0 and 0.90 keep the items beside the channel; some feeds of others have none.
  const items = [...channels.flatMap((channel) => childrenOf(channel, 'item', RSS)), ...childrenOf(root, 'item', RSS)]
  const [channel] = channels
  if (channel === undefined) return items.length > 0 ? { entries: items, base: outer } : undefined
  // A feed may be served by another host than the site that it is of.
  const site = absolute(firstText(channel, 'link', RSS), outer) ?? outer
  return { entries: items, base: baseOf(channel, site) }
}

/** XML Base. */
function baseOf(element: XmlElement, outer: string): string {
  return absolute(element.attributes.get('xml:base'), outer) ?? outer
}

function rssItem(element: XmlElement, base: string): FeedItem {
  const text = (name: string, spaces = RSS): string | undefined => firstText(element, name, spaces)
  const guid = childrenOf(element, 'guid', RSS)[0]
  const permanent = guid && guid.attributes.get('isPermaLink') !== 'false' ? textOf(guid) : undefined
  return {
    // Elements of Atom are met without its namespace too.
    id: guid ? printed(textOf(guid)) : (printed(element.attributes.get('rdf:about')) ?? text('id')),
    title: text('title'),
    link: absolute(text('link') ?? permanent, base) ?? alternate(childrenOf(element, 'link', [...RSS, ...ATOM]), base),
    html: longest([text('encoded', CONTENT), markup(childrenOf(element, 'description', RSS)[0])]),
    published: text('pubDate') ?? text('date', DUBLIN_CORE) ?? text('issued', DUBLIN_CORE),
    updated: text('updated', [...ATOM, ...RSS]) ?? text('modified', DUBLIN_CORE),
    categories: printedList(childrenOf(element, 'category', RSS).map(textOf)),
    author: text('author') ?? text('creator', DUBLIN_CORE),
    element,
    field: (name) => firstText(element, name),
  }
}

function atomItem(element: XmlElement, base: string): FeedItem {
  const spaces = [...ATOM, '']
  const text = (name: string): string | undefined => firstText(element, name, spaces)
  const author = childrenOf(element, 'author', spaces)[0]
  const id = text('id')
  return {
    id,
    title: text('title'),
    link:
      alternate(childrenOf(element, 'link', spaces), base) ??
      (/^https?:/i.test(id ?? '') ? absolute(id, base) : undefined),
    html: longest([
      markup(childrenOf(element, 'content', spaces)[0]),
      markup(childrenOf(element, 'summary', spaces)[0]),
    ]),
    published: text('published') ?? text('issued'),
    updated: text('updated') ?? text('modified'),
    categories: printedList(childrenOf(element, 'category', spaces).map((category) => category.attributes.get('term'))),
    author: author && firstText(author, 'name', spaces),
    element,
    field: (name) => firstText(element, name),
  }
}

/** The page that an entry is about; its address is the `href`, in feeds of RSS habits the text. */
function alternate(links: readonly XmlElement[], base: string): string | undefined {
  const link = links.find((link) => (link.attributes.get('rel') ?? 'alternate') === 'alternate')
  return link && absolute(link.attributes.get('href') ?? textOf(link), baseOf(link, base))
}

function firstText(element: XmlElement, name: string, spaces?: readonly string[]): string | undefined {
  for (const child of childrenOf(element, name, spaces)) {
    const text = printed(textOf(child))
    if (text !== undefined) return text
  }
  return undefined
}

function markup(element: XmlElement | undefined): string | undefined {
  return element && printed(markupOf(element))
}

function longest(texts: readonly (string | undefined)[]): string | undefined {
  return texts.reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), undefined)
}
