import { createHash } from 'node:crypto'

/** A version of a posting's own page where the board states none: it changes when what the list says of the posting does, whatever the order of keys. */
export function versionOf(entry: unknown): string {
  const sorted = Object.entries(Object(entry) as object).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16)
}
