import { expect, test } from 'vitest'
import { DeclaredTotal } from '../../pipelines/declared-total.ts'

const sum = (...pages: [list: string, total: number | undefined, read: number][]): unknown => {
  const declared = new DeclaredTotal()
  for (const [list, total, read] of pages) declared.add(list, { total, read })
  return declared.sum()
}

test('every page of one list states the total of the whole list', () => {
  expect(sum(['a', 5, 2], ['a', 5, 2], ['a', 5, 1])).toEqual({ total: 5, got: 5 })
})

test('the first page that states one is right, whatever later ones say', () => {
  expect(sum(['a', 40, 20], ['a', 0, 20])).toEqual({ total: 40, got: 40 })
  expect(sum(['a', undefined, 0], ['a', 3, 3])).toEqual({ total: 3, got: 3 })
})

test('lists of their own are added up; one without a total counts for nothing', () => {
  expect(sum(['a', 2, 2], ['b', 3, 1], ['c', undefined, 9])).toEqual({ total: 5, got: 3 })
  expect(sum(['a', undefined, 9])).toBeNull()
})
