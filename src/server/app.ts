import { Hono } from 'hono'
import type { Context } from 'hono'
import { JobwireError, UsageError } from '../errors.ts'
import { parseQuery } from '../feed/parse-query.ts'
import type { Regions } from '../model/regions.ts'
import type { Log } from '../ports/log.ts'
import { apiRoutes, errorBody } from './api-routes.ts'
import { feedRoutes } from './feed-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { pagePolicy } from './pages/layout.tsx'
import { messagePage } from './pages/message.tsx'
import { createResponder } from './responder.ts'
import type { SavedFeed, Site, SiteStore } from './site.ts'
import { siteRoutes } from './site-routes.ts'

export interface AppOptions {
  readonly store: SiteStore
  /** Where readers reach the server; absolute links begin with it. */
  readonly publicUrl: string
  readonly regions: Regions
  /** Every ISO 3166-1 alpha-2 code. */
  readonly countries: readonly string[]
  readonly feeds: readonly SavedFeed[]
  readonly log: Log
  /** The name of the site. */
  readonly title?: string
}

const methods = 'GET, HEAD, OPTIONS'

/** The HTTP side of jobwire: feeds, API and pages over a store. Throws UsageError when a saved feed's query is wrong. */
export function createApp(options: AppOptions): Hono {
  const { store, regions, countries, log } = options
  const context = { regions, countries }
  const publicUrl = options.publicUrl.replace(/\/+$/, '')
  const site: Site = {
    store,
    title: options.title ?? 'jobwire',
    publicUrl,
    base: new URL(publicUrl).pathname.replace(/\/+$/, ''),
    context,
    feeds: options.feeds.map((feed) => ({ ...feed, parsed: savedQuery(feed, context) })),
    log,
    respond: createResponder(store),
  }
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.method === 'OPTIONS') return preflight(c)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return notAllowed(c)
    await next()
    secure(c)
    return undefined
  })
  feedRoutes(app, site)
  apiRoutes(app, site)
  siteRoutes(app, site)
  pageRoutes(app, site)
  app.notFound((c) =>
    refuse(c, site, 404, 'not-found', 'Nothing stands at this address', 'The page / links to all there is.'),
  )
  app.onError((error, c) => failed(c, site, error))
  return app
}

async function failed(c: Context, site: Site, error: Error): Promise<Response> {
  if (error instanceof UsageError) return refuse(c, site, 400, error.code, error.message, error.hint)
  site.log.error('a request failed', {
    path: c.req.path,
    error: error.message,
    code: error instanceof JobwireError ? error.code : 'internal',
    stack: error.stack,
  })
  return refuse(c, site, 500, 'internal', 'Something went wrong here', 'It is logged; please try again later.')
}

/** Says why not, in the form of what was asked: JSON on the API, a page on pages, else plain text. */
async function refuse(
  c: Context,
  site: Site,
  status: 400 | 404 | 500,
  code: string,
  message: string,
  hint: string,
): Promise<Response> {
  const path = c.req.path
  const headers = { 'Cache-Control': status === 404 ? 'public, max-age=60' : 'no-store' }
  if (path.startsWith('/api/')) return secured(c, c.json(errorBody(code, message, hint), status, headers))
  // A page is not trusted to say that a page failed.
  if (isFeed(path) || status === 500) return secured(c, c.text(`${message}\n${hint}\n`, status, headers))
  const { text, headers: more } = await messagePage(site, status, status === 404 ? 'Not found' : 'That did not work', [
    message,
    hint,
  ])
  return secured(c, c.html(text, status, { ...headers, ...more }))
}

function savedQuery(feed: SavedFeed, context: { regions: Regions; countries: readonly string[] }) {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(feed.slug)) {
    throw new UsageError(
      'bad-config',
      `the slug ${JSON.stringify(feed.slug)} of a saved feed must be lower-case letters, digits and "-"`,
    )
  }
  try {
    return parseQuery(new URLSearchParams(feed.query), context)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError('bad-query', `the saved feed "${feed.slug}": ${error.message}`, { hint: error.hint })
  }
}

function isFeed(path: string): boolean {
  return /^\/(jobs|opml|sitemap)\.[a-z]+$|^\/feeds\//.test(path)
}

/** Headers of every answer; what other sites' scripts may read says so. */
function secure(c: Context): void {
  const { headers } = c.res
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin')
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', pagePolicy)
  if (isFeed(c.req.path) || c.req.path.startsWith('/api/')) {
    headers.set('Access-Control-Allow-Origin', '*')
    headers.set('Access-Control-Expose-Headers', 'ETag, Last-Modified, Link')
  }
}

function secured(c: Context, response: Response): Response {
  c.res = response
  secure(c)
  return c.res
}

function preflight(c: Context): Response {
  return secured(
    c,
    c.body(null, 204, {
      Allow: methods,
      'Access-Control-Allow-Methods': methods,
      'Access-Control-Allow-Headers': 'If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
    }),
  )
}

function notAllowed(c: Context): Response {
  return secured(c, c.text(`Only ${methods} are answered here.\n`, 405, { Allow: methods }))
}
