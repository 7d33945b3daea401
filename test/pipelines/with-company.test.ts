import { expect, test } from 'vitest'
import { boardWords, versionOf } from '../../pipelines/board.ts'
import { extractPage } from '../../pipelines/extract.ts'
import { withCompany } from '../../pipelines/with-company.ts'
import { sources } from '../../crawlers/index.ts'
import type { Source } from '../../src/model/source.ts'

const named = (id: string): Source => {
  const source = sources.get(id)
  if (!source) throw new Error(id)
  return source
}

test('the operator names the employer of postings that name none, and of no other', () => {
  const items = [
    { sourceJobId: '1', title: 'Miller' },
    { sourceJobId: '2', title: 'Baker', company: 'Mill & Sons' },
  ]
  const plain: Source = { ...named('arbeitnow'), extract: () => ({ items, rejects: [] }) }
  const page = { url: 'https://fernbrook.example/jobs', body: '{}' }
  const companies = (source: Source): (string | undefined)[] =>
    extractPage(source, {}, page).listings.map(({ company }) => company)
  expect(companies(plain)).toEqual([undefined, 'Mill & Sons'])
  expect(companies(withCompany(plain, 'Fernbrook'))).toEqual(['Fernbrook', 'Mill & Sons'])
})

test('archived pages are read again where the employer is said or said otherwise, and only there', () => {
  const board = { source: named('lever'), parameters: { site: 'fernbrook' } }
  const said = ['Fernbrook', 'Fernbrook Ltd'].map((company) => versionOf({ ...board, company }, 'v1'))
  expect(versionOf(board, 'v1')).toBe('v1')
  expect(new Set(['v1', ...said]).size).toBe(3)
  expect(versionOf({ ...board, company: 'Fernbrook' }, 'v1')).toBe(said[0])
})

test('a board of a platform of employers is the same in any case; a site that an operator names is not', () => {
  const words = (id: string, parameters: Record<string, string>): string =>
    boardWords({ source: named(id), parameters })
  expect(words('ashby', { board: 'Fernbrook' })).toBe(words('ashby', { board: 'fernbrook' }))
  expect(words('ashby', { board: 'fernbrook' })).not.toBe(words('ashby', { board: 'fern' }))
  expect(words('rss', { site: 'Fernbrook' })).not.toBe(words('rss', { site: 'fernbrook' }))
})
