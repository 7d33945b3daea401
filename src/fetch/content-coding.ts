import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { RetryableError, SourceError } from '../errors.ts'

/** The codings that jobwire asks for. */
export const acceptEncoding = 'gzip, deflate, br'

/** More codings than this on one body are an attack. */
const maxCodings = 3

type Chunks = AsyncIterable<Uint8Array>
type Decode = (source: Chunks) => Chunks

/**
 * Undoes the content codings of `body` (RFC 9110 §8.4) and gathers at most `maxBytes` decoded bytes, counted while they come. SourceError
 * `body-too-large` (or, with `cut`, the first `maxBytes`) or `bad-encoding`; RetryableError `body-cut` where a coded stream ends early. Errors of `body` itself pass.
 */
export async function readBody(
  body: Readable,
  encoding: string | undefined,
  maxBytes: number,
  cut = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    const decoded = codings(encoding).reduce<Chunks>((source, decode) => decode(source), body)
    for await (const chunk of decoded) {
      size += chunk.length
      if (size > maxBytes && cut) {
        chunks.push(chunk.subarray(0, chunk.length - (size - maxBytes)))
        size = maxBytes
        break
      }
      if (size > maxBytes) throw new SourceError('body-too-large', `the body is over ${maxBytes} bytes decoded`)
      chunks.push(chunk)
    }
  } finally {
    // Dropped before its end it reports an abort, which the error that led here explains better.
    body.on('error', () => undefined)
    body.destroy()
  }
  return Buffer.concat(chunks, size)
}

/** The decoders in the order in which they undo what was applied. */
function codings(encoding: string | undefined): Decode[] {
  const names = (encoding ?? '').toLowerCase().split(',')
  const applied = names.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  if (applied.length > maxCodings) throw new SourceError('bad-encoding', `${applied.length} codings on one body`)
  return applied.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return through(() => createGunzip())
    if (name === 'br') return through(() => createBrotliDecompress())
    // "deflate" is the zlib format; some servers send the bare stream (RFC 9110 §8.4.1.2). A zlib header's low four bits are 8.
    if (name === 'deflate') return through((first) => ((first[0]! & 15) === 8 ? createInflate() : createInflateRaw()))
    throw new SourceError('bad-encoding', `Content-Encoding ${name} was not asked for`)
  })
}

/** A decoding stage. It is made at the first chunk: a coded body of no bytes is empty, not cut. */
function through(make: (first: Uint8Array) => NodeJS.ReadWriteStream): Decode {
  return async function* (source) {
    const iterator = source[Symbol.asyncIterator]()
    const head = await iterator.next()
    if (head.done) return
    const decoder = make(head.value)
    let sourceError: unknown
    const fed = pipeline(async function* () {
      try {
        yield head.value
        yield* { [Symbol.asyncIterator]: () => iterator }
      } catch (error) {
        sourceError = error
        throw error
      }
    }, decoder)
    // The reader below meets the same error; this promise is only waited for at the end.
    fed.catch(() => undefined)
    try {
      yield* decoder as unknown as Chunks
      await fed
    } catch (error) {
      throw sourceError ?? named(error)
    }
  }
}

function named(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return new RetryableError('body-cut', 'the coded body ends early', { cause: error })
  if (code?.startsWith('Z_') || code?.startsWith('ERR__') || code?.startsWith('ERR_BROTLI')) {
    return new SourceError('bad-encoding', `the body does not decode: ${message}`, { cause: error })
  }
  return error
}
