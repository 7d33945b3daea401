import type { Child } from 'hono/jsx'
import { html, raw } from 'hono/html'
import { cleanText } from '../../feed/clean-text.ts'
import { feedFormats } from '../feed-page.ts'
import type { Document } from '../responder.ts'
import type { Site } from '../site.ts'

/** Pages run no script, load nothing from elsewhere and may not be framed. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export interface PageOptions {
  readonly site: Site
  readonly title: string
  readonly body: Child
  /** The query string that the page's feeds share; absent: the page has none. */
  readonly feedQuery?: string
  readonly canonical?: string
  /** JSON-LD for search engines. */
  readonly linkedData?: Readonly<Record<string, unknown>> | null
  readonly index?: boolean
}

/** A whole page as a document. */
export async function page(options: PageOptions, more: Partial<Document> = {}): Promise<Document> {
  const text = (await html`<!DOCTYPE html>${(<Layout {...options} />)} `).toString()
  return {
    type: 'text/html; charset=utf-8',
    text: cleanText(text),
    maxAge: 60,
    ...more,
    headers: { 'Content-Security-Policy': pagePolicy, ...more.headers },
  }
}

function Layout({ site, title, body, feedQuery, canonical, linkedData, index }: PageOptions) {
  const { base } = site
  const heading = title === site.title ? title : `${title} – ${site.title}`
  const search = feedQuery === undefined || feedQuery === '' ? '' : `?${feedQuery}`
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{heading}</title>
        {index === false ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href={`${base}/style.css`} />
        <link rel="icon" type="image/svg+xml" href={`${base}/icon.svg`} />
        {canonical === undefined ? null : <link rel="canonical" href={canonical} />}
        {feedQuery === undefined
          ? null
          : (['rss', 'atom', 'json'] as const).map((format) => (
              <link
                rel="alternate"
                type={feedFormats[format].type.split(';')[0]}
                title={`${heading} (${feedFormats[format].name})`}
                href={`${base}/jobs.${format}${search}`}
              />
            ))}
        {linkedData ? <script type="application/ld+json">{raw(inertJson(linkedData))}</script> : null}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="site">
          <a class="name" href={`${base}/`}>
            {site.title}
          </a>
          <nav aria-label="Site">
            <a href={`${base}/`}>Jobs</a>
            <a href={`${base}/about`}>Feeds and API</a>
          </nav>
        </header>
        <main id="main">{body}</main>
        <footer class="site">
          Every opening once, with the words that each value was read from.{' '}
          <a href={`${base}/about`}>How to follow a search</a>
        </footer>
      </body>
    </html>
  )
}

/** JSON that cannot end the script element it stands in. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026')
}
