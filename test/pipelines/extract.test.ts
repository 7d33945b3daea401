import { describe, expect, test } from 'vitest'
import greenhouse from '../../crawlers/greenhouse.ts'
import weworkremotely from '../../crawlers/weworkremotely.ts'
import { extractPage, pageFromInput, parseParameters } from '../../pipelines/extract.ts'
import type { Printed } from '../../src/model/raw-listing.ts'
import { defineSource, type Extracted, type Source } from '../../src/model/source.ts'

const PAGE = { url: 'https://x.example/jobs', body: 'x', fetchedAt: '2026-11-20T08:00:00Z' }
const giving = (extracted: Extracted): Source => defineSource({ ...weworkremotely, id: 'x', extract: () => extracted })
const items = (...listings: Printed[]): Source => giving({ items: listings, rejects: [] })

describe('one page', () => {
  test('the pipeline adds what it knows itself', () => {
    const body = JSON.stringify({ jobs: [{ id: 1, title: 'Miller' }], meta: { total: 1 } })
    const found = extractPage(greenhouse, parseParameters(greenhouse, { board: ' Korn Blume' }), { ...PAGE, body })
    expect(found.listings).toEqual([
      {
        source: 'greenhouse',
        board: 'korn%20blume',
        sourceJobId: '1',
        title: 'Miller',
        pageUrl: PAGE.url,
        fetchedAt: PAGE.fetchedAt,
      },
    ])
    expect(found).toMatchObject({ total: 1, read: 1, skipped: 0, rejects: [] })
  })

  test('a repeated key is one listing: the first values, places and tags united', () => {
    const found = extractPage(
      items(
        { sourceJobId: '1', title: 'Miller', locations: ['Graz'], tags: ['a'], descriptionHtml: '<p>first' },
        {
          sourceJobId: '1',
          title: 'Miller II',
          locations: ['Linz', 'Graz'],
          company: 'Korn',
          descriptionText: 'second',
        },
      ),
      {},
      PAGE,
    )
    expect(found.listings).toMatchObject([
      {
        sourceJobId: '1',
        title: 'Miller',
        company: 'Korn',
        locations: ['Graz', 'Linz'],
        tags: ['a'],
        descriptionHtml: '<p>first',
      },
    ])
    expect(found.listings[0]).not.toHaveProperty('descriptionText')
    expect(found.read).toBe(2)
  })

  test('what is refused is kept with its place, the rest comes out', () => {
    const long = 'x'.repeat(2_000_001)
    const found = extractPage(
      giving({
        items: [
          { sourceJobId: '', title: 'a' },
          { sourceJobId: '2' },
          { sourceJobId: '3', title: ' ' },
          { sourceJobId: '4', title: 'a', descriptionHtml: long },
          { sourceJobId: '5', title: 'a', salaries: [{ sum: 1 }] } as unknown as Printed,
          { sourceJobId: '6', title: 'good' },
        ],
        places: ['/0', '/1', '/2', '/3', '/4', '/5'],
        rejects: [{ code: 'invalid-listing', at: '/6', why: 'no object' }],
      }),
      {},
      PAGE,
    )
    expect(found.listings.map((listing) => listing.title)).toEqual(['good'])
    expect(found.rejects.map(({ code, where }) => `${code} ${where.replace(PAGE.url, '')}`).sort()).toEqual([
      'invalid-listing #/4',
      'invalid-listing #/6',
      'missing-id #/0',
      'missing-title #/1',
      'missing-title #/2',
      'too-large #/3',
    ])
    expect(found.read).toBe(7)
  })

  test('an error status is no page, an index holds no postings', () => {
    expect(() => extractPage(items(), {}, { ...PAGE, status: 404 })).toThrow(
      expect.objectContaining({ code: 'http-status' }),
    )
    const index = defineSource({ ...items({ sourceJobId: '1', title: 'a' }), isIndex: () => true })
    expect(extractPage(index, {}, PAGE).listings).toEqual([])
  })
})

describe('parameters', () => {
  test('are checked and completed', () => {
    expect(parseParameters(greenhouse, { board: 'Korn' })).toEqual({
      board: 'korn',
      api: 'https://boards-api.greenhouse.io',
    })
    expect(parseParameters(weworkremotely, { category: 'a, b' })).toEqual({
      base: 'https://weworkremotely.com',
      category: ['a', 'b'],
    })
  })

  test.each([
    [{ bord: 'x' }, /no parameter `bord`: did you mean `board`\?/],
    [{ board: 'x', zzzzzzzz: 1 }, /no parameter `zzzzzzzz`: it has board, api/],
    [{}, /board/],
    [{ board: '' }, /board/],
    [{ board: 'x', api: 'nowhere' }, /api/],
  ])('%j is refused by name', (given, message) => {
    expect(() => parseParameters(greenhouse, given)).toThrow(expect.objectContaining({ code: 'bad-usage' }))
    expect(() => parseParameters(greenhouse, given)).toThrow(message)
  })
})

describe('a line of pipe extract', () => {
  test('body is decoded text, bytes follow the charset rules', () => {
    const latin = Buffer.from([0xf8]).toString('base64')
    expect(pageFromInput({ url: 'u', body: '\uFEFFø' }).body).toBe('ø')
    expect(pageFromInput({ url: 'u', bodyBase64: latin, contentType: 'text/html; charset=iso-8859-1' }).body).toBe('ø')
    expect(
      pageFromInput({ url: 'u', bodyBase64: latin, headers: { 'Content-Type': 'text/plain; charset=latin1' } }).body,
    ).toBe('ø')
    expect(pageFromInput({ url: 'u', body: 'x', fetchedAt: null, status: 200 })).toMatchObject({
      status: 200,
      fetchedAt: undefined,
    })
  })

  test.each([[{ body: 'x' }], [{ url: 'u' }], [{ url: 'u', bodyBase64: '*' }], ['text'], [null]])(
    '%j is bad input',
    (line) => {
      expect(() => pageFromInput(line)).toThrow(expect.objectContaining({ code: 'bad-input' }))
    },
  )
})
