import { XMLValidator } from 'fast-xml-parser'
import { beforeEach, describe, expect, test } from 'vitest'
import { silent } from '../../src/ports/log.ts'
import type { Listing } from '../../src/model/listing.ts'
import { createApp } from '../../src/server/app.ts'
import { FakeStore } from '../support/fake-store.ts'
import { sampleJob } from '../support/sample-jobs.ts'

const hostile = '</title></script><script>alert(1)</script>"\'&'
let store: FakeStore
let app: ReturnType<typeof createApp>
const job = sampleJob('sample:1', {
  title: hostile,
  company: { name: hostile, nameRaw: hostile, url: 'javascript:alert(1)' },
  applyUrl: 'javascript:alert(2)',
  tags: [hostile],
  datePosted: '2025-01-09',
  locations: [{ city: hostile, region: null, country: 'DE', raw: hostile }],
  listings: [
    { ...sampleJob('followed:1').listings[0]!, attribution: hostile, followLink: true },
    { ...sampleJob('other:1').listings[0]!, url: 'javascript:alert(3)' },
    { ...sampleJob('third:1').listings[0]!, reason: hostile },
  ],
})

beforeEach(() => {
  store = new FakeStore([job])
  app = createApp({
    store,
    publicUrl: 'https://example.com/board',
    regions: { EU: ['DE'] },
    countries: ['DE', 'FR'],
    feeds: [{ slug: 'all', title: hostile, query: '' }],
    log: silent,
  })
})

const page = async (path: string) => {
  const answer = await app.request(path)
  return { answer, html: await answer.text() }
}

describe('hostile text', () => {
  test.each([
    '/',
    `/?q=${encodeURIComponent(hostile)}`,
    `/jobs/${job.id}`,
    '/about',
    '/?sort=%3Cscript%3E',
    '/%3Cscript%3E',
  ])('%s runs nothing and breaks nothing', async (path) => {
    const { answer, html } = await page(path)
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('href="javascript:')
    expect(html.match(/<\/title>/g)).toHaveLength(1)
    expect(html).not.toMatch(/ style=| on[a-z]+=/)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/)
  })

  test('JSON-LD holds the text and cannot end its element', async () => {
    const { html } = await page(`/jobs/${job.id}`)
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)]
    expect(blocks).toHaveLength(1)
    expect(JSON.parse(blocks[0]?.[1] ?? '')).toMatchObject({ '@type': 'JobPosting', title: hostile })
  })
})

test('a page points to the feeds of its search, beneath the base path', async () => {
  const { html } = await page('/?workplace=remote&skill=rust')
  for (const [format, type] of [
    ['rss', 'application/rss+xml'],
    ['atom', 'application/atom+xml'],
    ['json', 'application/feed+json'],
  ] as const) {
    const tag = [...html.matchAll(/<link rel="alternate"[^>]*>/g)]
      .map(([text]) => text)
      .filter((text) => text.includes(type))
    expect(tag).toHaveLength(1)
    expect(tag[0]).toContain(`href="/board/jobs.${format}?skill=rust&amp;workplace=remote"`)
  }
})

test('the form keeps what was asked, and each filter can be taken away', async () => {
  const { html } = await page('/?workplace=remote&workplace=hybrid&timezone=Europe/Berlin&country=DE')
  expect(html).toMatch(/<option value="DE" selected=""/)
  expect(html).toMatch(/<input type="hidden" name="timezone" value="\+01:00"/)
  expect(html).toContain('href="/board/?workplace=hybrid&amp;workplace=remote&amp;timezone=%2B01%3A00"')
})

test('pages lead on and back by keyset', async () => {
  store.jobs = ['1', '2', '3'].map((name) =>
    sampleJob(`sample:${name}`, { publishedAt: `2025-01-0${name}T00:00:00.000Z` }),
  )
  const { html } = await page('/?limit=2')
  const next = /<a rel="next" href="\/board(\/\?[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await page(next)
  expect(second.html.match(/<li><div class="top">/g)).toHaveLength(1)
  expect(second.html).not.toContain('rel="next"')
  expect(second.html).toContain('<meta name="robots" content="noindex"')
})

test('sources: attribution beside each, a followed link where it is asked for', async () => {
  const { html } = await page(`/jobs/${job.id}`)
  expect(html).toContain(
    '<a href="https://followed.example/jobs/followed%3A1" rel="noopener">followed — &lt;/title&gt;&lt;/script&gt;&lt;script&gt;alert(1)',
  )
  expect(html).toContain('<a href="https://third.example/jobs/third%3A1" rel="noopener nofollow">third</a>')
})

test('each value stands beside the words it was read from', async () => {
  const listing = { key: 'followed:1', titleRaw: 'x', seniority: 'senior', skills: ['Rust', 'Go'], salaries: [] }
  const evidence = (quote: string, rule: string) => [
    { quote, from: 'description', path: null, start: 0, end: quote.length, rule, confidence: 'medium' },
  ]
  store.listings = [
    {
      ...listing,
      evidence: {
        seniority: evidence('a <senior> hand', 'title.word'),
        'skills.1': evidence('gopher', 'skills.alias'),
      },
    } as unknown as Listing,
  ]
  const { html } = await page(`/jobs/${job.id}`)
  expect(html).toContain('<q>a &lt;senior&gt; hand</q>')
  expect(html).toContain('title.word, medium confidence')
  expect(html).toMatch(/Skills<br\/><span class="soft">Go<\/span>/)
})

test('a page is well nested', async () => {
  for (const path of ['/', `/jobs/${job.id}`, '/about']) {
    const { html } = await page(path)
    const xml = html
      .replace(/^<!DOCTYPE html>/, '')
      .replace(/<script.*?<\/script>/g, '')
      .replace(/<(meta|link|input|br|hr)\b([^>]*?)\/?>/g, '<$1$2/>')
    expect(XMLValidator.validate(xml, { allowBooleanAttributes: true })).toBe(true)
  }
})
