import type { Hono } from 'hono'
import { parseQuery } from '../feed/parse-query.ts'
import { cleanDeep } from '../feed/clean-text.ts'
import { pagePath } from './page-path.ts'
import { moved } from './page-routes.ts'
import type { Document } from './responder.ts'
import type { Site } from './site.ts'

/** The JSON API: the same searches, jobs in the schema's own form. */
export function apiRoutes(app: Hono, site: Site): void {
  app.get('/api/v1/jobs', (c) =>
    site.respond(c, async () => {
      const query = parseQuery(new URL(c.req.url).searchParams, site.context)
      const { jobs, next, total } = await site.store.search(query)
      const nextUrl = next === null ? null : `${site.publicUrl}${pagePath('/api/v1/jobs', { ...query, cursor: next })}`
      return json(
        { total, next: nextUrl, query, jobs },
        nextUrl === null ? {} : { headers: { Link: `<${nextUrl}>; rel="next"` } },
      )
    }),
  )
  app.get('/api/v1/jobs/:id', (c) =>
    site.respond(c, async () => {
      const id = c.req.param('id')
      const found = await site.store.job(id)
      if (found.found === 'redirect') return moved(`${site.base}/api/v1/jobs/${found.to}`)
      if (found.found === 'job') return json(found.job)
      return json(errorBody('not-found', 'no job has this id', 'GET /api/v1/jobs finds the ids there are.'), {
        status: 404,
      })
    }),
  )
}

/** How the API says what went wrong. */
export function errorBody(code: string, message: string, hint: string) {
  return { error: { code, message, hint } }
}

function json(value: unknown, more: Partial<Document> = {}): Document {
  return { type: 'application/json', text: `${JSON.stringify(cleanDeep(value))}\n`, maxAge: 60, ...more }
}
