import { createHash } from 'node:crypto'

/** A version for a page that states none: changes when the list's entry for it does, whatever the order of keys. */
export function entryVersion(entry: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16)
}
