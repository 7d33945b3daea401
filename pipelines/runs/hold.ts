import type { HeldReason, ListingState } from '../../src/ports/store.ts'

/** A complete run that looks wrong, and why. */
export interface Hold {
  readonly reason: HeldReason
  readonly detail: string
}

export interface HoldInput {
  readonly enumerates: 'all' | 'window'
  readonly listings: ReadonlyMap<string, ListingState>
  /** What the board's last complete run not held, or accepted, contained; null before there is one. */
  readonly baseline: ReadonlySet<string> | null
  /** Keys of known listings that this run holds. */
  readonly seen: ReadonlySet<string>
  readonly added: number
  /** How many postings this run holds, known or new. */
  readonly held: number
  /** By required field: of how many postings read now it could be gone, and of how many it is. */
  readonly required: ReadonlyMap<string, { readonly of: number; readonly lost: number }>
  /** The boards that this one's postings are shared with. */
  readonly sharing: readonly { readonly boardKey: string; readonly shared: number; readonly size: number }[]
}

/** Fewer items than this say nothing about a board. */
const FEW = 10

/**
 * Whether a complete run is held (DESIGN.md, promise 2). `another-board` and `lost-field` come first: their listings are not added,
 * those of `shrunk` and `grown` are.
 */
export function hold(input: HoldInput): Hold | null {
  return anotherBoard(input) ?? lostField(input) ?? shrunk(input) ?? grown(input)
}

function anotherBoard({ sharing, held }: HoldInput): Hold | null {
  const twin = sharing.find(({ shared, size }) => shared > FEW && shared >= 0.9 * held && shared >= 0.9 * size)
  if (!twin) return null
  return { reason: 'another-board', detail: `${twin.shared} of ${held} postings are those of ${twin.boardKey}` }
}

function lostField({ required, baseline }: HoldInput): Hold | null {
  if (baseline === null) return null
  for (const [field, { of, lost }] of required) {
    if (of > FEW && lost > of / 2)
      return { reason: 'lost-field', detail: `${lost} of ${of} postings state no ${field} now` }
  }
  return null
}

function shrunk({ enumerates, listings, baseline, seen }: HoldInput): Hold | null {
  if (enumerates !== 'all' || baseline === null) return null
  const open = [...baseline].filter((key) => listings.get(key)?.status === 'open')
  const lacks = open.filter((key) => !seen.has(key)).length
  if (lacks <= 10 || lacks <= open.length / 5) return null
  return { reason: 'shrunk', detail: `lacks ${lacks} of the ${open.length} open listings of the last complete run` }
}

function grown({ enumerates, listings, baseline, added }: HoldInput): Hold | null {
  if (enumerates !== 'all' || baseline === null) return null
  let open = 0
  for (const state of listings.values()) if (state.status === 'open') open++
  if (added <= open) return null
  return { reason: 'grown', detail: `${added} new listings where ${open} were open` }
}
