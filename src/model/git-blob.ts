import { createHash } from 'node:crypto'

/** The name that git gives these bytes as a blob: hex SHA-1 of `blob <length>\0<bytes>`. */
export function gitBlobSha(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')
}
