import { z } from 'zod'
import { JobwireError } from '../../src/errors.ts'
import type { Page } from '../../src/model/raw-page.ts'
import type { ArchivedPage } from '../../src/ports/archive.ts'
import { pageOf } from '../../src/read/page.ts'
import { decodeBody } from '../../src/read/text.ts'

const Input = z.object({
  url: z.string().min(1),
  body: z.string().optional(),
  bodyBase64: z.base64().optional(),
  contentType: z.string().nullish(),
  status: z.int().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  fetchedAt: z.iso.datetime({ offset: true }).nullish(),
})

/** An archived page, its body decoded. */
export function readPage(page: ArchivedPage, body: Uint8Array): Page {
  return pageOf({ ...page, body })
}

/**
 * The page that one line of `pipe extract` stands for: `body` is decoded text, the charset rules apply to `bodyBase64`. Throws JobwireError
 * `bad-input` naming what is off.
 */
export function pageFromInput(line: unknown): Page {
  const parsed = Input.safeParse(line)
  if (!parsed.success) throw new JobwireError('bad-input', z.prettifyError(parsed.error))
  const { url, body, bodyBase64, status, fetchedAt } = parsed.data
  const headers = Object.fromEntries(
    Object.entries(parsed.data.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const contentType = parsed.data.contentType ?? headers['content-type']
  const about = { url, status: status ?? undefined, headers, contentType, fetchedAt: fetchedAt ?? undefined }
  if (body !== undefined) return { ...about, body: body.startsWith('\uFEFF') ? body.slice(1) : body }
  if (bodyBase64 === undefined) throw new JobwireError('bad-input', 'the page has neither body nor bodyBase64')
  const bytes = Uint8Array.from(atob(bodyBase64), (char) => char.charCodeAt(0))
  return { ...about, body: decodeBody(bytes, contentType).text, bytes }
}
