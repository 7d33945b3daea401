import type { Fingerprint, Pair } from '../model/match.ts'
import { pairKey } from './cluster.ts'
import { compare, type CompareOptions } from './compare.ts'
import { defaultSettings, type MatchSettings } from './settings.ts'
import { mix } from './text-sketch.ts'

/** The keys of each block's members, sorted. */
export type BlockMembers = ReadonlyMap<string, readonly string[]>

/** A number that a key has for ever and that says nothing of it: FNV-1a over UTF-16 units, mixed. */
function lotOf(key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** What was drawn of members is kept as long as they live: every one of them asks. */
const drawn = new WeakMap<readonly string[], { readonly heads: number; readonly keys: readonly string[] }>()

/**
 * Those members of a block that every other member is compared with: all of them, or in a hot block a few, drawn by lot from their keys. So a hot
 * block costs a constant a listing, whatever order a source numbers its postings in: of n members a new one is drawn once in n times. Near
 * copies in it still meet in the blocks that say more (employer, title and place; requisition; address). It depends on the block's members
 * alone, on no order. `members` is sorted and not changed afterwards.
 */
export function headsOf(members: readonly string[], { blocks }: MatchSettings = defaultSettings): readonly string[] {
  if (members.length <= blocks.hotFrom) return members
  const known = drawn.get(members)
  if (known?.heads === blocks.heads) return known.keys
  const lots = members.map((key) => [lotOf(key), key] as const)
  lots.sort(([a, left], [b, right]) => a - b || (left < right ? -1 : 1))
  const keys = lots.slice(0, blocks.heads).map(([, key]) => key)
  drawn.set(members, { heads: blocks.heads, keys })
  return keys
}

/** True where only the heads are compared with all. */
export function isHot(members: readonly string[], { blocks }: MatchSettings = defaultSettings): boolean {
  return members.length > blocks.hotFrom
}

/** The blocks of some listings that are all there are. */
function blockMembers(all: Iterable<Fingerprint>): Map<string, string[]> {
  const members = new Map<string, string[]>()
  for (const { key, blocks } of all) {
    for (const block of blocks) {
      const held = members.get(block)
      if (held === undefined) members.set(block, [key])
      else held.push(key)
    }
  }
  for (const keys of members.values()) keys.sort()
  return members
}

/** The members of its blocks that a listing is compared with. */
export function partnersOf({ key, blocks }: Fingerprint, members: BlockMembers, settings?: MatchSettings): Set<string> {
  const partners = new Set<string>()
  for (const block of blocks) {
    const inside = members.get(block) ?? []
    const heads = headsOf(inside, settings)
    for (const other of isHot(inside, settings) && heads.includes(key) ? inside : heads) partners.add(other)
  }
  partners.delete(key)
  return partners
}

/**
 * Compares every listing of `changed` with its partners, each pair once. `known` holds `changed` and all partners; `members` are their
 * blocks. The answer is sorted by keys and depends on no order.
 */
export function comparePairs(
  known: ReadonlyMap<string, Fingerprint>,
  changed: ReadonlySet<string>,
  members: BlockMembers,
  options: CompareOptions = {},
): Pair[] {
  const compared = new Set<string>()
  const out: Pair[] = []
  for (const key of changed) {
    const fingerprint = known.get(key)
    if (fingerprint === undefined) continue
    for (const partner of partnersOf(fingerprint, members, options.settings)) {
      const other = known.get(partner)
      const name = pairKey(key, partner)
      if (other === undefined || compared.has(name)) continue
      compared.add(name)
      out.push(compare(fingerprint, other, options))
    }
  }
  return out.sort((x, y) => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
}

/** Compares listings that are all there are: every one with its partners. */
export function compareAll(all: readonly Fingerprint[], options: CompareOptions = {}): Pair[] {
  const known = new Map(all.map((one) => [one.key, one]))
  return comparePairs(known, new Set(known.keys()), blockMembers(all), options)
}
