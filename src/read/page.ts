import type { Page, RawPage } from '../model/raw-page.ts'
import { SourceError } from '../errors.ts'
import { decodeBody } from './text.ts'

/** A page to extract from, its bytes decoded by the WHATWG order. */
export function pageOf(raw: Omit<RawPage, 'body' | 'sha256'> & { readonly body: Uint8Array }): Page {
  const contentType = raw.headers['content-type']
  return {
    url: raw.url,
    finalUrl: raw.finalUrl,
    status: raw.status,
    headers: raw.headers,
    contentType,
    body: decodeBody(raw.body, contentType).text,
    bytes: raw.body,
    fetchedAt: raw.fetchedAt,
  }
}

/** The page's text without a byte order mark. Throws SourceError `empty-body` where it holds nothing but blanks. */
export function bodyOf(page: Page): string {
  const text = page.body.startsWith('\uFEFF') ? page.body.slice(1) : page.body
  if (text.trim() === '') throw new SourceError('empty-body', `${page.url} answered with an empty body`)
  return text
}
