import { describe, expect, test } from 'vitest'
import { foldListings, foldRaw, isDetailPage, pageOrder } from '../../src/match/fold.ts'
import { contentHash } from '../../src/model/content-hash.ts'
import { ad, city } from './ads.ts'

const page = (pageUrl: string, datePosted: string | null = null) => ({
  pageUrl,
  url: 'https://jobs.example/17',
  sourceJobId: '17',
  datePosted,
})

describe('the order of pages', () => {
  test("a page is the posting's own when it has its URL or its id as a segment or parameter", () => {
    expect(isDetailPage(page('https://jobs.example/17'))).toBe(true)
    expect(isDetailPage(page('https://other.example/de/17/show'))).toBe(true)
    expect(isDetailPage(page('https://other.example/show?job=17'))).toBe(true)
    expect(isDetailPage(page('https://other.example/list?page=170'))).toBe(false)
    expect(isDetailPage(page('no url'))).toBe(false)
  })

  test('detail before list, then the later date, then the smaller URL', () => {
    const list = page('https://a.example/list', '2025-09')
    const older = page('https://a.example/17', '2025-01')
    const newer = page('https://z.example/17', '2025-02')
    const newerToo = page('https://y.example/17', '2025-02')
    expect([list, older, newer, newerToo].sort(pageOrder)).toEqual([newerToo, newer, older, list])
  })

  test('an undated page comes after dated ones, and a date in no known form counts as none', () => {
    const undated = page('https://a.example/17')
    const unread = page('https://b.example/17', 'yesterday')
    const dated = page('https://c.example/17', '2019')
    expect([undated, unread, dated].sort(pageOrder)).toEqual([dated, undated, unread])
  })
})

describe('folding listings', () => {
  const detail = ad({
    sourceJobId: '17',
    text: 'The full text.',
    tags: ['Go'],
    firstSeen: '2025-03-01T00:00:00Z',
    pageUrl: 'https://jobs.example/17',
  })
  const list = ad({
    sourceJobId: '17',
    text: 'Teaser: pay is 90k.',
    company: 'Invented Ltd',
    locations: [city('Berlin', 'DE')],
    tags: ['Go', 'Rust'],
    experienceYears: { min: 4, max: null },
    evidence: {
      company: [
        {
          quote: 'Invented Ltd',
          from: 'field',
          path: '/company',
          start: null,
          end: null,
          rule: 'field',
          confidence: 'high',
        },
      ],
      experienceYears: [
        { quote: 'pay', from: 'description', path: null, start: 8, end: 11, rule: 'x', confidence: 'low' },
      ],
    },
    firstSeen: '2025-02-01T00:00:00Z',
    pageUrl: 'https://jobs.example/list',
  })

  test('absent values are filled with their evidence, tags united, firstSeen the earliest', () => {
    const folded = foldListings([list, detail])
    expect(folded.description.text).toBe('The full text.')
    expect(folded.company.name).toBe('Invented Ltd')
    expect(folded.locations).toEqual([city('Berlin', 'DE')])
    expect(folded.tags).toEqual(['Go', 'Rust'])
    expect(folded.firstSeen).toBe('2025-02-01T00:00:00Z')
    expect(folded.pageUrl).toBe('https://jobs.example/17')
    expect(folded.evidence.company?.[0]?.path).toBe('/company')
    expect(folded.contentHash).toBe(contentHash(folded))
    expect(foldListings([detail, list])).toEqual(folded)
  })

  test('a quote that the kept text lacks loses its offsets; one that it has gets those of that text', () => {
    expect(foldListings([list, detail]).evidence.experienceYears?.[0]).toMatchObject({
      quote: 'pay',
      start: null,
      end: null,
    })
    const other = { ...detail, description: { html: '', text: '🙂 we pay well' } }
    expect(foldListings([list, other]).evidence.experienceYears?.[0]).toMatchObject({ start: 5, end: 8 })
  })

  test('of one URL only the newest fetch counts, whichever comes first', () => {
    const older = ad({ sourceJobId: '17', text: 'Old words.', company: 'Old Ltd', firstSeen: '2025-01-01T00:00:00Z' })
    for (const pages of [
      [older, detail],
      [detail, older],
    ]) {
      const folded = foldListings(pages)
      expect(folded.company.name).toBeNull()
      expect(folded.description.text).toBe('The full text.')
      expect(folded.firstSeen).toBe('2025-01-01T00:00:00Z')
    }
  })

  test('one page stays as it is, none is an error', () => {
    expect(foldListings([detail])).toBe(detail)
    expect(() => foldListings([])).toThrow(RangeError)
  })
})

describe('folding printings', () => {
  const base = { source: 'example', sourceJobId: '17', pageUrl: 'https://jobs.example/17' }

  test('the first gives the values, the others what it lacks', () => {
    const folded = foldRaw([
      { ...base, title: 'Engineer', tags: ['Go'], salaries: [], fetchedAt: '2025-03-01T00:00:00Z' },
      {
        ...base,
        title: 'Developer',
        tags: ['Rust'],
        salaries: ['€90k'],
        descriptionText: 'words',
        fetchedAt: '2025-02-01T00:00:00Z',
      },
    ])
    expect(folded).toEqual({
      ...base,
      title: 'Engineer',
      tags: ['Go', 'Rust'],
      salaries: ['€90k'],
      descriptionText: 'words',
      fetchedAt: '2025-02-01T00:00:00Z',
    })
  })

  test('an absent value stays absent and one description is never two', () => {
    const folded = foldRaw([
      { ...base, descriptionHtml: '<p>kept</p>' },
      { ...base, descriptionText: 'dropped' },
    ])
    expect(folded).toEqual({ ...base, descriptionHtml: '<p>kept</p>' })
  })
})
