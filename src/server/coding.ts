import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A content coding that this server speaks (RFC 9110 §8.4.1). */
export type Coding = 'br' | 'gzip' | 'identity'

const offered: readonly Coding[] = ['br', 'gzip', 'identity']
/** Below this many bytes a coding costs more than it saves. */
const worthCoding = 512

/** The best coding that an Accept-Encoding header allows (RFC 9110 §12.5.3); identity where it names none of ours. */
export function chooseCoding(acceptEncoding: string | undefined): Coding {
  if (acceptEncoding === undefined || acceptEncoding.trim() === '') return 'identity'
  const weights = new Map(acceptEncoding.split(',').map(weighted))
  const weight = (coding: Coding): number => {
    const said = weights.get(coding) ?? (coding === 'gzip' ? weights.get('x-gzip') : undefined)
    // Identity is acceptable unless refused by name or by `*;q=0`, but any named coding is preferred to it.
    return said ?? weights.get('*') ?? (coding === 'identity' ? 0.0001 : 0)
  }
  const best = offered.reduce((a, b) => (weight(b) > weight(a) ? b : a))
  return weight(best) > 0 ? best : 'identity'
}

/** The bytes in that coding; small ones stay as they are. */
export async function encode(bytes: Uint8Array, coding: Coding): Promise<{ bytes: Uint8Array; coding: Coding }> {
  if (coding === 'identity' || bytes.length < worthCoding) return { bytes, coding: 'identity' }
  if (coding === 'gzip') return { bytes: await promisify(gzip)(bytes, { level: 6 }), coding }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 5,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return { bytes: await promisify(brotliCompress)(bytes, { params }), coding }
}

function weighted(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
  const q = parameters.find((each) => each.startsWith('q='))?.slice(2)
  const weight = q === undefined ? 1 : Number(q)
  return [name, Number.isFinite(weight) ? weight : 0]
}
