import { createHash } from 'node:crypto'
import type { Listing } from './listing.ts'

/** What says nothing of the posting itself: when and where it was seen, how it was read, and the hash. */
const apart: ReadonlySet<string> = new Set(['firstSeen', 'pageUrl', 'evidence', 'warnings', 'contentHash'])

/** JSON with the keys of every object in code unit order (as RFC 8785 §3.2.3 sorts them) and undefined members left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** The sha256 (hex) of what a listing says: its canonical JSON less firstSeen, pageUrl, evidence, warnings and contentHash itself. */
export function contentHash(listing: Omit<Listing, 'contentHash'>): string {
  const said = Object.fromEntries(Object.entries(listing).filter(([name]) => !apart.has(name)))
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}
