import { z } from 'zod'
import { SourceError } from '../src/errors.ts'
import type { Page } from '../src/model/raw-page.ts'
import { defineSource, type Follow, type Parameters } from '../src/model/source.ts'
import { linksOf } from '../src/read/html.ts'
import { droppedProperties } from '../src/read/job-posting-drift.ts'
import { fromJsonLd } from '../src/read/json-ld.ts'
import { nodesOf } from '../src/read/linked-data.ts'
import { postingPath } from '../src/read/job-words.ts'
import { nextLinked, pageNumber } from '../src/read/next-link.ts'
import { isFeed } from '../src/read/rss.ts'
import { isSitemap, readSitemap } from '../src/read/sitemap.ts'
import { looksLikeHtml } from '../src/read/text.ts'
import { siteOf } from '../src/read/url-path.ts'

const MAX_DEPTH = 2
/** The most pages of one list: one whose pages lead on in a ring would never end. */
const MOST_PAGES = 500
/** Marks, in the fragment that is not sent, a further page of the list. */
const FURTHER = /#page=(\d+)$/

const Board = z.object({ site: z.string().trim().min(1) })
const Locator = z.object({
  /** A sitemap, a feed or a page that lists the postings. */
  start: z.url({ protocol: /^https?$/ }),
  /** Which links are postings: a part of their address, or a CSS selector (one that holds none of `/`). */
  links: z.string().trim().min(1).optional(),
})

export default defineSource({
  id: 'jobposting',
  name: 'Any site with JobPosting markup',
  homepage: 'https://schema.org/JobPosting',
  reference: 'https://developers.google.com/search/docs/appearance/structured-data/job-posting',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'unknown', readOn: '2026-11-25', note: 'each site has its own; asked at run time' },
    url: null,
  },
  board: Board,
  locator: Locator,
  // Whether a site has the markup shows only when it is asked.
  detect: () => null,
  recognise,
  enumerates: 'all',
  every: '12h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  drops: {
    '[itemprop=estimatedSalary]@content': 'a guess of the site, not the pay that the employer states',
    ...droppedProperties,
  },
  start: (parameters) => [{ url: Locator.parse(parameters).start }],
  follow,
  extract: fromJsonLd({ mayBeEmpty: isList }),
  isIndex: isSitemap,
})

/** A sitemap, or a page that links what look like postings; whether they carry the markup shows when one is asked. */
function recognise(page: Page): Parameters | null {
  const known = { site: siteOf(page), start: page.url }
  if (isFeed(page)) return null
  if (isSitemap(page)) {
    const { kind, entries } = readSitemap(page)
    const links = postingPath(entries.map((entry) => entry.url))
    if (kind === 'index') return known
    return links === undefined ? null : { ...known, links }
  }
  if (!looksLikeHtml(page.body)) return null
  const host = new URL(page.finalUrl ?? page.url).host
  const links = postingPath(linksOf(page).filter((url) => new URL(url).host === host))
  if (links !== undefined) return { ...known, links }
  // Several on one page are a list; one is a posting's own page.
  return nodesOf(page.body, 'JobPosting').nodes.length > 1 ? known : null
}

/** True for the start page and the further pages of its list. */
function isList(page: Page, parameters: Parameters): boolean {
  return page.url === Locator.parse(parameters).start || FURTHER.test(page.url)
}

/** Sitemaps and feeds lead to what they name, the pages of a list to their links of the site's own host and to the next, details nowhere. */
function follow(page: Page, parameters: Parameters): Follow {
  const { start, links } = Locator.parse(parameters)
  if (isSitemap(page)) {
    const sitemap = readSitemap(page)
    // An index names sitemaps and no further index (sitemaps.org); one that does, or itself, is followed once and no deeper.
    const depth = Number(/#(\d+)$/.exec(page.url)?.[1] ?? 0)
    if (sitemap.kind === 'index' && depth >= MAX_DEPTH)
      return { requests: [], incomplete: `${page.url} nests sitemaps too deep` }
    const urls = sitemap.entries.map((entry) => entry.url)
    const requests =
      sitemap.kind === 'index'
        ? urls.map((url) => ({ url: `${url.replace(/#.*/, '')}#${depth + 1}`, kind: 'list' as const }))
        : urls.filter((url) => isPosting(url, links)).map((url) => ({ url, kind: 'detail' as const }))
    return sitemap.partial === undefined ? { requests } : { requests, incomplete: sitemap.partial }
  }
  if (!isList(page, parameters)) return { requests: [] }
  const number = Number(FURTHER.exec(page.url)?.[1] ?? 1) + 1
  const next = nextLinked(page, (url) => ({ url: `${url}#page=${number}`, kind: 'list' }))
  const [further] = next.requests
  const onward: Follow =
    further !== undefined && number > MOST_PAGES
      ? { requests: [], incomplete: `the list does not end within ${MOST_PAGES} pages` }
      : next
  const host = new URL(page.finalUrl ?? page.url).host
  const selector = links !== undefined && !links.includes('/') ? links : undefined
  const found = linksOf(page, selector)
    .filter((url) => new URL(url).host === host && url !== start)
    .filter((url) => url !== further?.url.replace(FURTHER, '') && pageNumber(url, start) === undefined)
    .filter((url) => selector !== undefined || isPosting(url, links))
  // A page that was put in the place of a list must not look like a company that hired for every opening.
  if (page.url === start && found.length === 0 && nodesOf(page.body, 'JobPosting').nodes.length === 0)
    throw new SourceError('empty-or-unknown', `${page.finalUrl ?? page.url} links no posting and holds none`)
  return { ...onward, requests: [...found.map((url) => ({ url, kind: 'detail' as const })), ...onward.requests] }
}

function isPosting(url: string, links: string | undefined): boolean {
  return links === undefined || url.includes(links)
}
