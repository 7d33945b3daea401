import { createHash } from 'node:crypto'

/** A version of a posting's own page where the board states none: it changes when what the list says of the posting does. */
export function versionOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16)
}
