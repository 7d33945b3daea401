import { expect, test } from 'vitest'
import { z } from 'zod'
import { boardWords, versionOf } from '../../pipelines/board.ts'
import { extractPage } from '../../pipelines/extract.ts'
import { withCompany } from '../../pipelines/with-company.ts'
import type { Source } from '../../src/model/source.ts'

/** A source of boards that `board` names. */
const loom = (given: Partial<Source> = {}): Source =>
  ({ id: 'loom', kind: 'ats', board: z.object({ board: z.string() }), ...given }) as Source

test('the operator names the employer of postings that name none, and of no other', () => {
  const items = [
    { sourceJobId: '1', title: 'Miller' },
    { sourceJobId: '2', title: 'Baker', company: 'Mill & Sons' },
  ]
  const plain = loom({ extract: () => ({ items, rejects: [] }) })
  const page = { url: 'https://fernbrook.example/jobs', body: '{}' }
  const companies = (source: Source): (string | undefined)[] =>
    extractPage(source, { board: 'fernbrook' }, page).listings.map(({ company }) => company)
  expect(companies(plain)).toEqual([undefined, 'Mill & Sons'])
  expect(companies(withCompany(plain, 'Fernbrook'))).toEqual(['Fernbrook', 'Mill & Sons'])
})

test('archived pages are read again where the employer is said or said otherwise, and only there', () => {
  const board = { source: loom(), parameters: { board: 'fernbrook' } }
  const said = ['Fernbrook', 'Fernbrook Ltd'].map((company) => versionOf({ ...board, company }, 'v1'))
  expect(versionOf(board, 'v1')).toBe('v1')
  expect(new Set(['v1', ...said]).size).toBe(3)
  expect(versionOf({ ...board, company: 'Fernbrook' }, 'v1')).toBe(said[0])
})

test('a board of a platform of employers is the same in any case; a site that an operator names is not', () => {
  const words = (kind: Source['kind'], board: string): string =>
    boardWords({ source: loom({ kind }), parameters: { board } })
  expect(words('ats', 'Fernbrook')).toBe(words('ats', 'fernbrook'))
  expect(words('ats', 'fernbrook')).not.toBe(words('ats', 'fern'))
  expect(words('board', 'Fernbrook')).not.toBe(words('board', 'fernbrook'))
})
