import { contentHash } from '../../src/model/content-hash.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { BoardState, ListingState, ListingWrite, StoredEvent } from '../../src/ports/store.ts'
import { hasPassed } from './closing.ts'
import type { Folded } from '../pages/fold-pages.ts'

/** A listing to write, before dedup made its fingerprint. */
export type Write = Omit<ListingWrite, 'fingerprint'>

/** What folding gave against what is stored: listings to write, listings that are back, and their events. */
export function compareListings(
  folded: readonly Folded[],
  seen: ReadonlySet<string>,
  state: BoardState,
  at: string,
  pipelineVersion: string,
): { writes: Write[]; events: StoredEvent[]; reopens: { key: string; at: string }[] } {
  const writes: Write[] = []
  const events: StoredEvent[] = []
  const validThrough = new Map<string, string | null>()
  for (const { key, raw, rawHash, listing, earlier } of folded) {
    if (!listing) continue
    const known = state.listings.get(key)
    validThrough.set(key, listing.validThrough)
    const write = { listing, raw, rawHash, earlier }
    if (!known) {
      writes.push({ ...write, change: 'added' })
      events.push({ name: 'listing-added', at, listing: key, detail: {} })
    } else if (!saysTheSame(listing, known, earlier)) {
      writes.push({ ...write, change: 'changed' })
      events.push({ name: 'listing-changed', at, listing: key, detail: {} })
    } else if (known.rawHash !== rawHash || known.pipelineVersion !== pipelineVersion) {
      writes.push({ ...write, change: 'refreshed' })
    }
  }
  const reopens: { key: string; at: string }[] = []
  for (const key of seen) {
    const known = state.listings.get(key)
    if (known?.status !== 'closed') continue
    const valid = validThrough.has(key) ? (validThrough.get(key) ?? null) : known.validThrough
    if (known.closedReason === 'valid-through' && valid === known.validThrough) continue
    if (valid && hasPassed(valid, at)) continue
    reopens.push({ key, at })
    events.push({ name: 'listing-reopened', at, listing: key, detail: {} })
  }
  return { writes, events, reopens }
}

/**
 * Whether a listing says what is stored. Boards renew a posting's dates from day to day: dates alone that moved where they stood are no
 * revision. An older printing that still stands is a posting put up again.
 */
function saysTheSame(listing: Listing, known: ListingState, earlier: readonly Listing[]): boolean {
  if (known.contentHash === listing.contentHash) return true
  if (earlier.length > 0) return false
  const { datePosted, dateModified } = known
  return contentHash({ ...listing, datePosted, dateModified }) === known.contentHash
}

/** The listings that closing decides on: those stored, and new ones, which may be over already. */
export function withNew(state: BoardState, writes: readonly Write[], run: number): Map<string, ListingState> {
  const all = new Map(state.listings)
  for (const { listing, rawHash, change } of writes)
    if (change === 'added') all.set(listing.key, newState(listing, rawHash, run))
  return all
}

function newState(listing: Listing, rawHash: string, run: number): ListingState {
  return {
    key: listing.key,
    baseKey: listing.key,
    status: 'open',
    closedReason: null,
    contentHash: listing.contentHash,
    rawHash,
    pipelineVersion: '',
    firstSeen: listing.firstSeen ?? '',
    datePosted: listing.datePosted,
    dateModified: listing.dateModified,
    validThrough: listing.validThrough,
    url: listing.url,
    titleRaw: listing.titleRaw,
    company: listing.company.name,
    described: listing.description.text !== '',
    present: true,
    lastSeenRun: run,
    goneCount: 0,
    probedAt: null,
  }
}
