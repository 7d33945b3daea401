import { expect, test } from 'vitest'
import type { RawListing } from '../../src/model/raw-listing.ts'
import { boundFields } from '../../src/parse/bound-fields.ts'

const posting: RawListing = {
  source: 'x',
  sourceJobId: '1',
  pageUrl: 'https://board.example/1',
  url: 'https://board.example/jobs/1',
  title: 'Baker',
  locations: ['Pisa', 'Remote'],
  salaries: ['€30,000', { min: 30_000, max: '35,000', currency: 'EUR' }],
  tags: [],
}

test('a posting of usual lengths is left as it is', () => {
  const { raw, cut } = boundFields(posting)
  expect(raw).toBe(posting)
  expect(cut).toEqual([])
})

test('a longer value is cut, and the field named', () => {
  const title = `  Baker ${'of bread '.repeat(100)}`
  const { raw, cut } = boundFields({ ...posting, title })
  expect(raw).toEqual({ ...posting, title: title.trim().slice(0, 500) })
  expect(cut).toEqual(['title'])
})

test('white space around a value costs none of it', () => {
  expect(boundFields({ ...posting, title: `${' '.repeat(900)}Baker\n` }).raw.title).toBe('Baker')
})

test('a pair of surrogates is kept whole or not at all', () => {
  const { raw } = boundFields({ ...posting, title: `${'b'.repeat(499)}🥖 baker` })
  expect(raw.title).toBe('b'.repeat(499))
})

test('of a long list the first entries are read, of each as much as of a field', () => {
  const locations = ['Pisa', 'Rome '.repeat(200), ...Array.from({ length: 300 }, (_, i) => `Town ${String(i)}`)]
  const { raw, cut } = boundFields({ ...posting, locations })
  expect(raw.locations).toHaveLength(200)
  expect(raw.locations?.slice(0, 3)).toEqual(['Pisa', 'Rome '.repeat(100), 'Town 0'])
  expect(cut).toEqual(['locations'])
})

test('pay in parts is bounded part by part; numbers stay numbers', () => {
  const { raw } = boundFields({ ...posting, salaries: [{ min: 30_000, max: '9'.repeat(700) }] })
  expect(raw.salaries).toEqual([{ min: 30_000, max: '9'.repeat(500) }])
})

test('an address that is too long is dropped: part of it is another address', () => {
  const { raw, cut } = boundFields({ ...posting, applyUrl: `https://board.example/${'a'.repeat(5000)}` })
  expect(raw.applyUrl).toBeUndefined()
  expect(raw.url).toBe(posting.url)
  expect(cut).toEqual(['applyUrl'])
})
