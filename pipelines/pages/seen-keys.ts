import type { BoardState, ListingState, PageState } from '../../src/ports/store.ts'
import type { ExtractedPages } from './extract-pages.ts'
import type { Folded } from './fold-pages.ts'

/**
 * The base keys that a run holds: those of its pages, and known listings whose id stands on a page where a posting was refused; they are
 * not absent, only unreadable.
 */
export function seenBaseKeys(state: BoardState, { pages, doubtful }: ExtractedPages): Set<string> {
  return withDoubtful(heldBy(pages.values()), state, doubtful)
}

/** The keys behind base keys: what folding gave, else the stored listing that was seen last. */
export function seenKeys(
  seenBase: ReadonlySet<string>,
  state: BoardState,
  folded: readonly Folded[],
  withheld: boolean,
): Set<string> {
  const seen = new Set<string>()
  const settled = new Set<string>()
  for (const { key, baseKey } of folded) {
    if (!seenBase.has(baseKey)) continue
    seen.add(key)
    settled.add(baseKey)
  }
  const newest = new Map<string, ListingState>()
  for (const listing of state.listings.values()) {
    if (!seenBase.has(listing.baseKey) || settled.has(listing.baseKey)) continue
    if (listing.present && !withheld) seen.add(listing.key)
    const other = newest.get(listing.baseKey)
    if (!other || other.lastSeenRun < listing.lastSeenRun) newest.set(listing.baseKey, listing)
  }
  for (const listing of newest.values()) seen.add(listing.key)
  return seen
}

function heldBy(pages: Iterable<PageState>): Set<string> {
  const keys = new Set<string>()
  for (const page of pages) for (const key of page.keys) keys.add(key)
  return keys
}

export function presentBaseKeys(state: BoardState): Set<string> {
  return new Set([...state.listings.values()].filter((one) => one.present).map((one) => one.baseKey))
}

/** Adds known listings whose id stands on a page where a posting was refused: they are not absent, only unreadable. */
function withDoubtful(seen: Set<string>, state: BoardState, doubtful: readonly string[]): Set<string> {
  if (doubtful.length === 0) return seen
  for (const listing of state.listings.values()) {
    const id = decodeURIComponent(listing.baseKey.slice(listing.baseKey.search(/[:/](?=[^:/]*$)/) + 1))
    if (listing.present && !seen.has(listing.baseKey) && doubtful.some((text) => text.includes(id)))
      seen.add(listing.baseKey)
  }
  return seen
}
