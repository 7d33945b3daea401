import { describe, expect, test } from 'vitest'
import { FieldMap, identified, listingOf, TitlePattern, type ListingSpec } from '../../src/read/field-map.ts'
import { valuesAtPointer } from '../../src/read/json.ts'
import { nextPage, Paging } from '../../src/read/paging.ts'

const read = (item: unknown, spec: Omit<Partial<ListingSpec>, 'base'>): ReturnType<typeof listingOf> =>
  listingOf({ fields: {}, base: 'https://mill.example/jobs', ...spec }, (place) => valuesAtPointer(item, place))

describe('a mapping', () => {
  test.each([
    ['title=h2.title', { title: 'h2.title' }],
    ['title=h2[data-x=a,b], company = .firm,.name', { title: 'h2[data-x=a,b]', company: '.firm,.name' }],
    ['tags=', { tags: '' }],
    ['{"title":"h2","tags":""}', { title: 'h2', tags: '' }],
    [{ title: 'h2' }, { title: 'h2' }],
  ])('%j', (given, expected) => {
    expect(FieldMap.parse(given)).toEqual(expected)
    expect(FieldMap.parse(FieldMap.parse(given))).toEqual(expected)
  })

  test.each(['titel=h2', '', '{"title"', '{"title":{}}', 7, null, { titel: 'h2' }, { title: ['h2'] }])(
    '%j is none',
    (given) => {
      expect(FieldMap.safeParse(given).success).toBe(false)
    },
  )
})

describe('places', () => {
  test('the first that holds anything; several joined; a place within a text', () => {
    const item = { a: ' ', b: 'Graz', c: 'AT', id: 'x/1' }
    const fields = {
      locations: '/a | /b & /none & /c',
      url: '/jobs/{/id}',
      applyUrl: '/apply/{/none}',
      title: '{/b}-{/c}',
    }
    expect(read(item, { fields })).toEqual({
      locations: ['Graz, AT'],
      url: 'https://mill.example/jobs/x%2F1',
      title: 'Graz-AT',
    })
  })

  test('parts of one element stay together', () => {
    const item = { places: [{ city: 'Graz' }, { land: 'SI' }, { city: 'Linz', land: 'AT' }] }
    expect(read(item, { fields: { locations: '/places/*/city & /places/*/land' } })).toEqual({
      locations: ['Graz', 'SI', 'Linz, AT'],
    })
  })

  test('one text in the place of a list is split, several are not', () => {
    const fields = { tags: '/t', locations: '/l' }
    expect(read({ t: 'a, b; c', l: 'Graz, AT; Linz' }, { fields })).toEqual({
      tags: ['a', 'b', 'c'],
      locations: ['Graz, AT', 'Linz'],
    })
    expect(read({ t: ['a, b', 'c'], l: [] }, { fields })).toEqual({ tags: ['a, b', 'c'] })
  })

  test('nothing is made of what is not said', () => {
    const fields = {
      salaryMin: '/min',
      salaryMax: '/max',
      salaryCurrency: '/cur',
      workplace: '/remote',
      datePosted: '/at',
      salaries: '/pay',
    }
    expect(read({ min: 0, max: '0', cur: 'EUR', remote: false, at: '', pay: 0 }, { fields })).toEqual({})
    expect(read({ min: 1, remote: 'true', at: 1795161600 }, { fields })).toEqual({
      salaries: [{ min: '1' }],
      workplace: 'remote',
      datePosted: '2026-11-20T08:00:00.000Z',
    })
  })

  test('a constant stands where the posting says nothing', () => {
    const spec = { fields: { company: '/c', workplace: '/w' }, constants: { company: 'Mill', workplace: 'remote' } }
    expect(read({ c: 'Roggen' }, spec)).toEqual({ company: 'Roggen', workplace: 'remote' })
  })
})

test.each([
  ['{company}: {title}', 'Mill: Miller: night', { company: 'Mill', title: 'Miller: night' }],
  ['{title} at {company}', 'Head at large at Mill', { title: 'Head at large', company: 'Mill' }],
  ['{title} at {company}', 'Miller', { title: 'Miller' }],
  ['{title} ({location})', 'Miller (m/f) (Graz)', { title: 'Miller (m/f)', locations: ['Graz'] }],
  [
    '{company} | {title} | {location}',
    'Mill | Miller | Graz',
    { company: 'Mill', title: 'Miller', locations: ['Graz'] },
  ],
])('%s of %s', (titlePattern, title, expected) => {
  expect(TitlePattern.safeParse(titlePattern).success).toBe(true)
  expect(read({ title }, { fields: { title: '/title' }, titlePattern })).toEqual(expected)
})

test('a pattern without a title or with another part is none', () => {
  expect([TitlePattern.safeParse('{company}').success, TitlePattern.safeParse('{title} {pay}').success]).toEqual([
    false,
    false,
  ])
})

test('a pattern over a hostile title costs little', () => {
  const before = performance.now()
  const title = ' : '.repeat(100_000)
  read({ title }, { fields: { title: '/title' }, titlePattern: '{company}: {location}: {title}' })
  read(
    { title: title.slice(0, 490) },
    { fields: { title: '/title' }, titlePattern: '{company}: {location}: {title} x' },
  )
  expect(performance.now() - before).toBeLessThan(1000)
})

test('an id is stated, else the address, else a digest of what the posting says', () => {
  expect(identified({ sourceJobId: '7', url: 'https://a.example/' }).sourceJobId).toBe('7')
  expect(identified({ url: 'https://a.example/#x' }).sourceJobId).toBe('https://a.example/')
  expect(identified({ title: 'Miller' }).sourceJobId).toMatch(/^[0-9a-f]{16}$/)
  expect(identified({ title: 'Miller', locations: ['Graz'] }).sourceJobId).not.toBe(
    identified({ title: 'Miller' }).sourceJobId,
  )
  expect(identified({}).sourceJobId).toBe('')
})

describe('pages', () => {
  const next = (rule: string, url: string, count: number, total?: number, stated?: string): string | undefined =>
    nextPage(Paging.parse(rule), { url, count, total, at: () => stated }, '*/*').requests[0]?.url

  test.each([
    ['page=p', 'https://a.example/j?q=1', 10, undefined, undefined, 'https://a.example/j?q=1&p=2'],
    ['page=p,first=0', 'https://a.example/j', 10, undefined, undefined, 'https://a.example/j?p=1'],
    ['page=p', 'https://a.example/j?p=2', 0, undefined, undefined, undefined],
    ['page=p', 'https://a.example/j?p=1', 10, 10, undefined, undefined],
    ['page=p,size=10', 'https://a.example/j?p=2', 10, 20, undefined, undefined],
    ['page=p,size=10', 'https://a.example/j?p=2', 10, 21, undefined, 'https://a.example/j?p=3'],
    ['page=p,size=10', 'https://a.example/j?p=2', 9, undefined, undefined, 'https://a.example/j?p=3'],
    ['offset=o', 'https://a.example/j', 10, 11, undefined, 'https://a.example/j?o=10'],
    ['offset=o', 'https://a.example/j?o=10', 1, 11, undefined, undefined],
    ['cursor=c,at=/next', 'https://a.example/j', 1, undefined, 'a b', 'https://a.example/j?c=a+b'],
    ['cursor=c,at=/next', 'https://a.example/j?c=a', 1, undefined, undefined, undefined],
    ['next=/next', 'https://a.example/j', 1, undefined, 'https://a.example/k', 'https://a.example/k'],
    ['next=/next', 'https://a.example/j', 1, undefined, 'https://a.example/j', undefined],
  ])('%s after %s with %i of %s', (rule, url, count, total, stated, expected) => {
    expect(next(rule, url, count, total, stated)).toBe(expected)
  })

  test('what cannot end, leads elsewhere or counts nothing is incomplete', () => {
    const incomplete = (rule: string, url: string, stated?: string): string | undefined =>
      nextPage(Paging.parse(rule), { url, count: 10, at: () => stated }, '*/*').incomplete
    expect(incomplete('page=p', 'https://a.example/j?p=500')).toMatch(/500 pages/)
    expect(incomplete('page=p', 'https://a.example/j?p=x')).toMatch(/no number/)
    expect(incomplete('next=a', 'https://a.example/j', 'https://b.example/j')).toMatch(/another host/)
  })

  test.each(['page=p,offset=o', 'size=10', 'cursor=c', 'page=p,first=x', 'foo=1'])('%s is no rule', (rule) => {
    expect(Paging.safeParse(rule).success).toBe(false)
  })
})
