import type { Fingerprint, Pair } from '../model/match.ts'
import { compare, type CompareOptions } from './compare.ts'
import { pairKey } from './cluster.ts'

/**
 * Compares every listing of `changed` with every listing of `all` that shares a block with it, each pair once. `all` holds `changed` too.
 * The answer is sorted by keys and depends on no order.
 */
export function comparePairs(
  all: readonly Fingerprint[],
  changed: ReadonlySet<string>,
  options: CompareOptions = {},
): Pair[] {
  const index = new Map<string, Fingerprint[]>()
  for (const fingerprint of all) {
    for (const block of fingerprint.blocks) {
      const held = index.get(block)
      if (held === undefined) index.set(block, [fingerprint])
      else held.push(fingerprint)
    }
  }
  const compared = new Set<string>()
  const out: Pair[] = []
  for (const fingerprint of all) {
    if (!changed.has(fingerprint.key)) continue
    for (const block of fingerprint.blocks) {
      for (const other of index.get(block) ?? []) {
        if (other.key === fingerprint.key) continue
        const name = pairKey(fingerprint.key, other.key)
        if (compared.has(name)) continue
        compared.add(name)
        out.push(compare(fingerprint, other, options))
      }
    }
  }
  return out.sort((x, y) => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
}
