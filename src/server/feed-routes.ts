import type { Hono } from 'hono'
import { UsageError } from '../errors.ts'
import type { QueryContext } from '../feed/parse-query.ts'
import { formatQuery, parseQuery } from '../feed/parse-query.ts'
import type { Query } from '../model/query.ts'
import { everything } from '../model/query.ts'
import type { FeedFormat, FeedName } from './feed-page.ts'
import { feedFormats, feedPage, queryTitle } from './feed-page.ts'
import { pagePath } from './page-path.ts'
import type { Site } from './site.ts'

const formats = Object.keys(feedFormats) as FeedFormat[]
const savedFormats = ['rss', 'atom', 'json'] as const

/** Every search as a feed, and the operator's saved feeds. */
export function feedRoutes(app: Hono, site: Site): void {
  for (const format of formats) {
    app.get(`/jobs.${format}`, (c) =>
      site.respond(c, async () => {
        const { searchParams, search } = new URL(c.req.url)
        const query = parseQuery(searchParams, site.context)
        return feedPage(site, query, format, searchFeed(site, query, `/jobs.${format}`, search))
      }),
    )
  }
  for (const feed of site.feeds) {
    for (const format of savedFormats) {
      const path = `/feeds/${feed.slug}.${format}`
      app.get(path, (c) =>
        site.respond(c, async () => {
          const { searchParams, search } = new URL(c.req.url)
          const query = paged(feed.parsed, searchParams, site.context)
          const name: FeedName = {
            title: feed.title,
            description: `${feed.title}, collected by ${site.title}.`,
            home: pagePath('/', feed.parsed),
            self: `${path}${search}`,
            page: (cursor) => savedPage(path, searchParams.get('limit'), cursor),
          }
          return feedPage(site, query, format, name)
        }),
      )
    }
  }
}

function searchFeed(site: Site, query: Query, path: string, search: string): FeedName {
  const title = queryTitle(site, query)
  return {
    title,
    description: query.q === null ? 'Jobs, each opening once.' : `Jobs that say ${query.q}, each opening once.`,
    home: pagePath('/', { ...query, cursor: null }),
    self: `${path}${search}`,
    page: (cursor) => pagePath(path, { ...query, cursor }),
  }
}

function savedPage(path: string, limit: string | null, cursor: string | null): string {
  const params = new URLSearchParams()
  if (limit) params.set('limit', limit)
  if (cursor !== null) params.set('cursor', cursor)
  return params.size === 0 ? path : `${path}?${params.toString()}`
}

/** A saved feed's query at the page that the address asks for; it takes no other parameter than `limit` and `cursor`. */
function paged(saved: Query, params: URLSearchParams, context: QueryContext): Query {
  const asked = parseQuery(params, context)
  const { limit, cursor } = asked
  const rest = formatQuery({ ...asked, limit: everything.limit, cursor: null })
  if (rest !== '') {
    const name = [...new URLSearchParams(rest).keys()][0] ?? ''
    throw new UsageError('bad-query', `a saved feed takes only "limit" and "cursor", not "${name}"`)
  }
  return { ...saved, limit: params.has('limit') ? limit : saved.limit, cursor }
}
