import { SourceError } from '../errors.ts'
import type { Page } from '../model/raw-page.ts'
import { gunzip, isGzip } from './gzip.ts'
import { absolute } from './html.ts'
import { bodyOf } from './page.ts'
import { printed } from './printed.ts'
import { readFeed } from './rss.ts'
import { decodeBody, looksLikeHtml, rootName } from './text.ts'
import { childrenOf, parseXml, textOf, type XmlElement } from './xml.ts'

const MAX_BYTES = 50 * 1024 * 1024
const ROOTS = new Set(['urlset', 'sitemapindex', 'rss', 'feed', 'RDF'])
const MAX_URLS = 50_000
const MAX_LENGTH = 2048
const W3C_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?)?)?$/

interface SitemapEntry {
  readonly url: string
  /** As stated, where it is a W3C date; nothing should be skipped on its word. */
  readonly lastModified?: string
}

/** `index`: the entries are sitemaps. `partial` says why some of the document's entries may be missing. */
export interface Sitemap {
  readonly kind: 'urls' | 'index'
  readonly entries: readonly SitemapEntry[]
  readonly warnings: readonly string[]
  readonly partial?: string
}

/** True for a page that is a sitemap, a feed or a plain list of addresses by its content, whatever its type says. */
export function isSitemap(page: Page): boolean {
  if (page.bytes && isGzip(page.bytes)) return true
  return ROOTS.has(rootName(page.body) ?? '')
}

/**
 * Reads a sitemap (sitemaps.org protocol) as XML, gzip of it, RSS, Atom or a text of one address a line. Addresses of another host are left
 * out with a warning. A cut document gives what stands before the cut and says `partial`. Throws SourceError where it is none of these.
 */
export function readSitemap(page: Page): Sitemap {
  const text =
    page.bytes && isGzip(page.bytes) ? decodeBody(gunzip(page.bytes, MAX_BYTES), 'application/xml').text : bodyOf(page)
  const kept: Page = { ...page, body: text }
  if (looksLikeHtml(text)) throw new SourceError('wrong-shape', `${page.url} is an HTML page, not a sitemap`)
  if (!/^[\s\uFEFF]*</.test(text))
    return collected(
      'urls',
      text.split(/[\r\n]+/).map((url) => ({ url })),
      page,
    )
  const root = parseXml(text)?.root
  if (root === undefined) return cut(text, page)
  if (root.name === 'urlset') return collected('urls', entries(root, 'url'), page)
  if (root.name === 'sitemapindex') return collected('index', entries(root, 'sitemap'), page)
  return collected(
    'urls',
    readFeed(kept).items.map((item) => ({ url: item.link ?? '' })),
    page,
  )
}

interface Stated {
  readonly url: string
  readonly lastModified?: string | undefined
}

function entries(root: XmlElement, name: string): Stated[] {
  return childrenOf(root, name).map((entry) => {
    // Extensions have a loc of their own; only the entry's own namespace counts.
    const own = (field: string): string | undefined => {
      const found = childrenOf(entry, field, [entry.space])[0]
      return found && printed(textOf(found))
    }
    return { url: own('loc') ?? '', lastModified: own('lastmod') }
  })
}

/** The whole entries before the cut, told apart from a document that is something else. */
function cut(text: string, page: Page): Sitemap {
  const root = /<([\w.-]+:)?(urlset|sitemapindex)[\s>]/.exec(text.slice(0, 4000))
  if (!root)
    throw new SourceError('wrong-shape', `${page.url} is no sitemap: ${JSON.stringify(text.trim().slice(0, 80))}`)
  const [, prefix = '', name] = root
  const last = text.lastIndexOf(`</${prefix}${name === 'urlset' ? 'url' : 'sitemap'}>`)
  const closed =
    last < 0 ? undefined : parseXml(`${text.slice(0, text.indexOf('>', last) + 1)}</${prefix}${name}>`)?.root
  const read = closed ? entries(closed, name === 'urlset' ? 'url' : 'sitemap') : []
  return { ...collected(name === 'urlset' ? 'urls' : 'index', read, page), partial: `${page.url} ends early` }
}

function collected(kind: Sitemap['kind'], stated: readonly Stated[], page: Page): Sitemap {
  const host = new URL(page.finalUrl ?? page.url).host
  const found = new Map<string, SitemapEntry>()
  const warnings: string[] = []
  let elsewhere = 0
  let long = 0
  for (const { url: printedUrl, lastModified } of stated) {
    if (!/^\s*https?:\/\//i.test(printedUrl)) continue
    const url = absolute(printedUrl, page.url)
    if (url === undefined || found.has(url)) continue
    if (url.length > MAX_LENGTH) long += 1
    else if (new URL(url).host !== host) elsewhere += 1
    else found.set(url, lastModified !== undefined && W3C_DATE.test(lastModified) ? { url, lastModified } : { url })
  }
  if (elsewhere > 0) warnings.push(`${elsewhere} addresses of another host are left out`)
  if (long > 0) warnings.push(`${long} addresses over ${MAX_LENGTH} characters are left out`)
  if (found.size > MAX_URLS) warnings.push(`it holds ${found.size} addresses, over the ${MAX_URLS} of the protocol`)
  return { kind, entries: [...found.values()], warnings }
}
