import type { Page } from '../../src/model/raw-page.ts'

type Kind = 'json' | 'xml' | 'html'

/**
 * Says what is off where a page's Content-Type names another kind than its body is, or none at all; null where both agree. `text/plain`
 * claims nothing. The body decides how it is read (the kinds of the MIME Sniffing Standard, narrowed to those that boards publish).
 */
export function contentMismatch({ contentType, body, headers }: Page): string | null {
  if (headers === undefined && contentType === undefined) return null
  const essence = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const found = sniffed(body)
  if (found === null || essence === 'text/plain' || declared(essence) === found) return null
  return `the Content-Type is ${essence === '' ? 'absent' : essence}, the body is ${found.toUpperCase()}`
}

function declared(essence: string): Kind | null {
  if (essence === 'text/html') return 'html'
  if (essence === 'application/xhtml+xml') return 'html'
  if (/^(application|text)\/([\w.-]+\+)?json$/.test(essence) || essence === 'application/feed+json') return 'json'
  if (/^(application|text)\/([\w.-]+\+)?xml$/.test(essence)) return 'xml'
  return null
}

function sniffed(body: string): Kind | null {
  const start = body
    .slice(0, 1000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^[{[]/.test(start)) return 'json'
  if (/^<!doctype html|^<html[\s>]/i.test(start)) return 'html'
  if (/^<\?xml|^<(rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]/i.test(start))
    return /<html[\s>]/i.test(start) ? 'html' : 'xml'
  return null
}
