import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import type { Coding } from './coding.ts'
import { chooseCoding, encode } from './coding.ts'
import { isFresh } from './conditional.ts'
import { DocumentCache } from './document-cache.ts'
import type { SiteStore } from './site.ts'

/** One document as a route writes it, before codings and conditions. */
export interface Document {
  readonly status?: StatusCode
  readonly type: string
  readonly text: string
  /** Seconds that a reader may keep it. */
  readonly maxAge: number
  readonly headers?: Readonly<Record<string, string>>
}

interface Rendered {
  readonly document: Omit<Document, 'text'>
  readonly bytes: Uint8Array
  readonly coding: Coding
  readonly etag: string
  readonly size: number
}

/** Answers a request with a document that depends on the store, the address and nothing else. */
export type Responder = (c: Context, render: () => Promise<Document>) => Promise<Response>

const cacheBytes = 64 * 1024 * 1024
/** Addresses longer than this are answered but not kept. */
const longestKey = 2_000

/**
 * A responder over a store: a document is rendered and coded once a revision, so that what did not change costs a lookup; its ETag is the
 * hash of its bytes, equal over restarts and processes.
 */
export function createResponder(store: SiteStore): Responder {
  const documents = new DocumentCache<Rendered & { readonly size: number }>(cacheBytes)
  return async (c, render) => {
    const { revision, changedAt } = await store.revision()
    const coding = chooseCoding(c.req.header('accept-encoding'))
    const url = new URL(c.req.url)
    const key = `${revision} ${coding} ${url.pathname}${url.search}`
    const make = () => rendered(render, coding)
    const found = key.length > longestKey ? await make() : await documents.get(key, make)
    return answer(c, found, changedAt)
  }
}

async function rendered(render: () => Promise<Document>, wanted: Coding): Promise<Rendered> {
  const { text, ...document } = await render()
  const plain = new TextEncoder().encode(text)
  const { bytes, coding } = await encode(plain, wanted)
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 27)
  const suffix = { identity: '', gzip: '-gz', br: '-br' }[coding]
  return { document, bytes, coding, etag: `"${hash}${suffix}"`, size: bytes.length }
}

function answer(c: Context, { document, bytes, coding, etag }: Rendered, changedAt: string | null): Response {
  const status = document.status ?? 200
  const headers = new Headers({
    'Cache-Control': `public, max-age=${document.maxAge}`,
    Vary: 'Accept-Encoding',
    ETag: etag,
    ...document.headers,
  })
  if (status === 200 && changedAt !== null) headers.set('Last-Modified', new Date(changedAt).toUTCString())
  const conditions = { ifNoneMatch: c.req.header('if-none-match'), ifModifiedSince: c.req.header('if-modified-since') }
  if (status === 200 && isFresh(conditions, etag, changedAt)) return c.newResponse(null, { status: 304, headers })
  headers.set('Content-Type', document.type)
  headers.set('Content-Length', String(bytes.length))
  if (coding !== 'identity') headers.set('Content-Encoding', coding)
  return c.newResponse(new Uint8Array(bytes), { status, headers })
}
