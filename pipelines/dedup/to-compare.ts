import { headsOf, isHot, partnersOf, type BlockMembers } from '../../src/match/blocking.ts'
import type { Fingerprint } from '../../src/model/match.ts'
import type { JobsStore } from './touched.ts'

/** What a change of fingerprints asks to be compared. */
export interface ToCompare {
  /** Listings whose pairs are replaced: those that changed, and those whose partners did because a block became hot, cooled or has other heads. */
  readonly changed: ReadonlySet<string>
  /** They and their partners. */
  readonly known: ReadonlyMap<string, Fingerprint>
  /** The blocks of all that changed, as they will be. */
  readonly members: BlockMembers
  /** Blocks that become hot, with their sizes. */
  readonly hot: readonly { readonly block: string; readonly size: number }[]
}

/** Collects what is to be compared once `fresh` stands in the place of what the store holds under the same keys. */
export async function toCompare(store: JobsStore, fresh: ReadonlyMap<string, Fingerprint>): Promise<ToCompare> {
  const stored = await store.fingerprints([...fresh.keys()])
  const blocks = new Set([...stored, ...fresh.values()].flatMap((one) => one.blocks))
  const before = await store.blockMembers([...blocks])
  const members = new Map<string, readonly string[]>(replaced(before, blocks, stored, fresh))
  const changed = new Set(fresh.keys())
  const hot: { block: string; size: number }[] = []
  for (const block of [...blocks].sort()) {
    const [then, now] = [before.get(block) ?? [], members.get(block) ?? []]
    if (!isHot(then) && !isHot(now)) continue
    if (!isHot(then)) hot.push({ block, size: now.length })
    const [heads, others] = [new Set(headsOf(then)), new Set(headsOf(now))]
    for (const key of now) if (heads.has(key) !== others.has(key)) changed.add(key)
  }
  const known = new Map(fresh)
  const moved = [...changed].filter((key) => !fresh.has(key))
  for (const one of moved.length === 0 ? [] : await store.fingerprints(moved)) known.set(one.key, one)
  const further = [...known.values()].flatMap((one) => one.blocks).filter((block) => !members.has(block))
  for (const [block, keys] of further.length === 0 ? [] : await store.blockMembers(further)) members.set(block, keys)
  const partners = new Set([...known.values()].flatMap((one) => [...partnersOf(one, members)]))
  const missing = [...partners].filter((key) => !known.has(key))
  for (const one of missing.length === 0 ? [] : await store.fingerprints(missing)) known.set(one.key, one)
  return { changed, known, members, hot }
}

/** The members of blocks once `fresh` replaces `stored`. */
function replaced(
  before: BlockMembers,
  blocks: ReadonlySet<string>,
  stored: readonly Fingerprint[],
  fresh: ReadonlyMap<string, Fingerprint>,
): Map<string, string[]> {
  const after = new Map([...blocks].map((block) => [block, new Set(before.get(block) ?? [])]))
  for (const { key, blocks: left } of stored) for (const block of left) after.get(block)?.delete(key)
  for (const { key, blocks: entered } of fresh.values()) for (const block of entered) after.get(block)?.add(key)
  return new Map([...after].map(([block, keys]) => [block, [...keys].sort()]))
}
