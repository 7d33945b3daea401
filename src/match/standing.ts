import { pairKey } from './cluster.ts'
import type { DecisionRecord } from '../model/match.ts'

/**
 * The words that stand, oldest first: an `undo` takes back the newest one on the same two listings that stood, so that what was said before
 * it stands again.
 */
export function standing(records: readonly DecisionRecord[]): (DecisionRecord & { readonly op: 'pin' | 'split' })[] {
  const byPair = new Map<string, (DecisionRecord & { readonly op: 'pin' | 'split' })[]>()
  for (const record of records) {
    const name = pairKey(record.a, record.b)
    const said = byPair.get(name) ?? []
    byPair.set(name, said)
    if (record.op === 'undo') said.pop()
    else said.push({ ...record, op: record.op })
  }
  return [...byPair.values()].flat().sort((x, y) => x.id - y.id)
}
