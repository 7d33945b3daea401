import type { Archive, ArchivedPage } from '../ports/archive.ts'
import type { Clock } from '../ports/clock.ts'
import type { FetchRequest } from '../ports/fetcher.ts'
import type { Limits } from './limits.ts'

/** The conditions of a request (RFC 9110 §13) and the archived page that a 304 would confirm. */
export interface Validators {
  readonly page: ArchivedPage
  /** They were given out for this address, which may lie behind redirects. */
  readonly finalUrl: string
  readonly headers: Readonly<Record<string, string>>
}

/**
 * The validators to send, if any: only of a page whose body the present pipeline has processed, and which was received within
 * `fullFetchMs`, so that a validator that never changes cannot hide changes for ever.
 */
export async function validatorsOf(
  request: FetchRequest,
  { archive, clock, limits }: { archive: Archive; clock: Clock; limits: Limits },
): Promise<Validators | undefined> {
  if (request.version !== undefined) return undefined
  const page = await archive.newest(request.url)
  if (!page) return undefined
  const headers: Record<string, string> = {}
  if (page.headers['etag']) headers['if-none-match'] = page.headers['etag']
  if (page.headers['last-modified']) headers['if-modified-since'] = page.headers['last-modified']
  if (Object.keys(headers).length === 0) return undefined
  if (clock.now() - Date.parse(page.fetchedAt) > limits.fullFetchMs) return undefined
  if (!(await archive.isProcessed(page.id, request.pipelineVersion))) return undefined
  return { page, finalUrl: page.finalUrl, headers }
}
