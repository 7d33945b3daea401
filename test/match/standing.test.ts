import { expect, test } from 'vitest'
import { standing } from '../../src/match/standing.ts'
import type { DecisionRecord } from '../../src/model/match.ts'

const record = (id: number, op: DecisionRecord['op'], a: string, b: string): DecisionRecord => ({
  ...{ id, op, a, b },
  at: `2026-01-01T00:00:0${id}Z`,
})
const ids = (records: readonly DecisionRecord[]): number[] => standing(records).map(({ id }) => id)

test('everything stands until it is taken back, in the order it was said', () => {
  expect(ids([record(1, 'pin', 'a', 'b'), record(2, 'split', 'a', 'c'), record(3, 'split', 'a', 'b')])).toEqual([
    1, 2, 3,
  ])
})

test('an undo takes back the newest word on its two listings alone, and a second one the word before', () => {
  const said = [record(1, 'pin', 'a', 'b'), record(2, 'split', 'a', 'b'), record(3, 'pin', 'a', 'c')]
  expect(ids([...said, record(4, 'undo', 'b', 'a')])).toEqual([1, 3])
  expect(ids([...said, record(4, 'undo', 'a', 'b'), record(5, 'undo', 'a', 'b')])).toEqual([3])
  // Nothing is left to take back, and what comes later stands.
  const all = [1, 2, 3, 4].map((n) => record(n + 3, 'undo', 'a', 'b'))
  expect(ids([...said, ...all, record(8, 'split', 'a', 'b')])).toEqual([3, 8])
})
