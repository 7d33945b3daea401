import { expect, test } from 'vitest'
import { Enumeration, type Enumerated } from '../../pipelines/runs/enumeration.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'

type Page = readonly [list: string, total: number | undefined, ids: readonly number[], others?: number]

function result(...pages: Page[]): Enumerated {
  return counted(false, ...pages)
}

/** As `result`, of a source that repeats a posting or does not; an id given twice on a page stands there twice. */
function counted(repeats: boolean, ...pages: Page[]): Enumerated {
  const enumeration = new Enumeration(repeats)
  pages.forEach(([root, total, ids, others = 0], index) => {
    const listings = [...new Set(ids)].map((id) => ({ sourceJobId: String(id) }) as RawListing)
    const [read, repeated] = [ids.length + others, ids.length - listings.length]
    const page = { listings, rejects: [], warnings: [], drift: [], total, skipped: others, read, repeated }
    enumeration.add(`${root}?page=${index + 1}`, root, page)
  })
  return enumeration.result()
}

test('every page of one list states the total of the whole list', () => {
  expect(result(['a', 5, [1, 2]], ['a', 5, [3, 4]], ['a', 5, [5]]).declared).toEqual({ total: 5, got: 5 })
})

test('the first page that states one is right, whatever later ones say', () => {
  expect(result(['a', 4, [1, 2]], ['a', 0, [3, 4]]).declared).toEqual({ total: 4, got: 4 })
  expect(result(['a', undefined, []], ['a', 3, [1, 2, 3]]).declared).toEqual({ total: 3, got: 3 })
})

test('lists of their own are added up; one without a total counts for nothing, one with too much makes up for none', () => {
  const pages: Page[] = [
    ['a', 2, [1, 2, 3]],
    ['b', 3, [4]],
    ['c', undefined, [5, 6]],
  ]
  expect(result(...pages).declared).toEqual({ total: 5, got: 3 })
  expect(result(['a', undefined, [1]]).declared).toBeNull()
})

test('entries that were refused or are no postings count, a posting seen twice counts once', () => {
  expect(result(['a', 5, [1, 2], 1], ['a', 5, [2, 3]]).declared).toEqual({ total: 5, got: 4 })
})

test('a page that comes again is no next page', () => {
  const pages: Page[] = [
    ['a', undefined, [1, 2]],
    ['a', undefined, [2, 1]],
  ]
  expect(result(...pages).incomplete).toBe('a?page=2 gives the same postings as a?page=1')
  expect(result(['a', undefined, [1, 2]], ['b', undefined, [1, 2]]).incomplete).toBeNull()
  expect(result(['a', undefined, [1]], ['a', undefined, [1]]).incomplete).toBeNull()
})

test('a total below what the list holds does not hold', () => {
  expect(result(['a', 3, [1, 2]], ['a', 3, [3, 4]]).incomplete).toBe('declared total 3, got 4')
  // One that was added while the list was read raised the total that later pages state.
  expect(result(['a', 3, [1, 2]], ['a', 4, [3, 4]]).incomplete).toBeNull()
})

test('a posting that stands twice on a page meets a total only where the source declares that it repeats them', () => {
  expect(counted(false, ['a', 4, [1, 2, 2, 3]]).declared).toEqual({ total: 4, got: 3 })
  expect(counted(true, ['a', 4, [1, 2, 2, 3]]).declared).toEqual({ total: 4, got: 4 })
  expect(counted(false, ['a', 5, [1, 2, 2, 3], 1]).declared).toEqual({ total: 5, got: 4 })
})
