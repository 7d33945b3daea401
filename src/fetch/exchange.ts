import type { Readable } from 'node:stream'
import { type Dispatcher, request } from 'undici'
import { JobwireError, RetryableError, SourceError } from '../errors.ts'
import { readBody } from './content-coding.ts'
import type { Limits } from './limits.ts'

/** One HTTP response, its content coding undone; header names are lower-case. */
export interface Answer {
  readonly url: URL
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

export interface Ask {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** The body of a POST; without it the request is a GET. */
  readonly post?: string | undefined
  /** The cap on decoded bytes. */
  readonly maxBytes: number
  /** An archive answer, which has time in proportion to its size. */
  readonly archive?: boolean
  /** It is robots.txt that is asked for: over the cap, what came before counts (RFC 9309 §2.5). */
  readonly robots?: boolean
}

/** A connection that ended before it answered: on a re-used one the server may just have closed it. */
export class ClosedEarly extends RetryableError {}

/**
 * One GET or POST without redirects or retries. Time limits are of the machine, not of the Clock: they bound input and output. RetryableError
 * `connection-failed`, `timed-out`, `body-cut`; SourceError `private-address`, `body-too-large`, `bad-encoding`.
 */
export async function exchange(
  dispatcher: Dispatcher,
  ask: Ask,
  limits: Limits,
  closing: AbortSignal,
): Promise<Answer> {
  closing.throwIfAborted()
  const stop = new AbortController()
  const onClose = (): void => stop.abort(closing.reason)
  closing.addEventListener('abort', onClose, { once: true })
  const totalMs = limits.totalMs * (ask.archive ? Math.max(1, ask.maxBytes / limits.maxBytes) : 1)
  const timer = setTimeout(
    () => stop.abort(new RetryableError('timed-out', `no whole answer within ${totalMs} ms`)),
    totalMs,
  )
  let answering = false
  try {
    const { statusCode, headers, body } = await request(ask.url, {
      dispatcher,
      headers: ask.headers,
      ...(ask.post === undefined ? {} : { method: 'POST' as const, body: ask.post }),
      signal: stop.signal,
    })
    answering = true
    const plain = flat(headers)
    return { url: ask.url, status: statusCode, headers: plain, body: await bodyOf(statusCode, plain, body, ask) }
  } catch (error) {
    if (stop.signal.aborted) throw stop.signal.reason
    throw named(error, ask.url, answering)
  } finally {
    clearTimeout(timer)
    closing.removeEventListener('abort', onClose)
  }
}

async function bodyOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Readable & { dump(options: { limit: number }): Promise<void> },
  ask: Ask,
): Promise<Uint8Array<ArrayBuffer>> {
  if (status >= 300 && status < 400) {
    // What a redirect says beside its Location is for people.
    await body.dump({ limit: 64 * 1024 })
    return new Uint8Array(0)
  }
  return readBody(body, headers['content-encoding'], ask.maxBytes, ask.robots)
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return plain
}

const timeouts = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])
const closed = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

function named(error: unknown, url: URL, answering: boolean): Error {
  if (error instanceof JobwireError) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  const options = { cause: error }
  const what = `${url.host}: ${message || code}`
  if (timeouts.has(code)) return new RetryableError('timed-out', what, options)
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new SourceError('body-too-large', what, options)
  if (answering) return new RetryableError('body-cut', what, options)
  if (closed.has(code)) return new ClosedEarly('connection-failed', what, options)
  return new RetryableError('connection-failed', what, options)
}
