import { Gunzip } from 'fflate'
import { SourceError } from '../errors.ts'

const CHUNK = 64 * 1024

/** True where bytes begin a gzip stream (RFC 1952 §2.3.1), whatever their name says. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * The decoded chunks of a gzip stream, never more than `maxBytes` in all. Throws SourceError `body-too-large` above it, `body-cut` where the
 * stream ends early and `bad-encoding` where it is no gzip.
 */
export function* gunzipChunks(bytes: Uint8Array, maxBytes: number): Generator<Uint8Array> {
  let decoded = 0
  let ready: Uint8Array[] = []
  const gunzip = new Gunzip((chunk) => {
    if (chunk.length > 0) ready.push(chunk)
  })
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    const end = Math.min(offset + CHUNK, bytes.length)
    try {
      gunzip.push(bytes.subarray(offset, end), end === bytes.length)
    } catch (cause) {
      const early = /unexpected EOF/i.test(String(cause))
      throw new SourceError(early ? 'body-cut' : 'bad-encoding', `the gzip stream is ${early ? 'cut' : 'broken'}`, {
        cause,
      })
    }
    for (const chunk of ready) {
      decoded += chunk.length
      if (decoded > maxBytes)
        throw new SourceError('body-too-large', `the gzip stream decodes to over ${maxBytes} bytes`)
      yield chunk
    }
    ready = []
  }
}

/** A whole gzip stream decoded; errors as `gunzipChunks`. */
export function gunzip(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const chunks = [...gunzipChunks(bytes, maxBytes)]
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}
