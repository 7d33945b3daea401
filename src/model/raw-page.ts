import { z } from 'zod'

/**
 * One HTTP response as received. Identity: `url` + `sha256`. `body` holds the bytes after content-coding is undone and before any charset
 * is applied; `headers` have lower-case names; `fetchedAt` is RFC 3339 UTC.
 */
export const RawPage = z.strictObject({
  url: z.string(),
  finalUrl: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.instanceof(Uint8Array),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  fetchedAt: z.iso.datetime(),
})
export type RawPage = z.infer<typeof RawPage>

/** A page as `extract` reads it: the body decoded by the WHATWG order. `pipe extract` builds one from a line of NDJSON. */
export interface Page {
  /** The address that was asked; it becomes `pageUrl` of each listing. */
  readonly url: string
  readonly finalUrl?: string | undefined
  readonly status?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly contentType?: string | undefined
  readonly body: string
  /** The undecoded bytes, where they are known (an archive answer is unpacked from them). */
  readonly bytes?: Uint8Array | undefined
  readonly fetchedAt?: string | undefined
}
