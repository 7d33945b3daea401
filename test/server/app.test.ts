import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { parseFeed } from 'feedsmith'
import { beforeEach, describe, expect, test } from 'vitest'
import { jobId } from '../../src/model/job-id.ts'
import { silent } from '../../src/ports/log.ts'
import { createApp } from '../../src/server/app.ts'
import { FakeStore } from '../support/fake-store.ts'
import { sampleJob } from '../support/sample-jobs.ts'

const publicUrl = 'https://jobs.example'
let store: FakeStore
let app: ReturnType<typeof createApp>

beforeEach(() => {
  const jobs = Array.from({ length: 7 }, (_, index) =>
    sampleJob(`sample:${index}`, {
      title: `Baker ${index}`,
      skills: index % 2 === 0 ? ['rust'] : [],
      publishedAt: `2025-01-0${index + 1}T00:00:00.000Z`,
      updatedAt: `2025-01-0${index + 1}T00:00:00.000Z`,
    }),
  )
  jobs.push(
    sampleJob('sample:closed', {
      status: 'closed',
      closedAt: '2025-01-20T05:00:00.000Z',
      closedReason: 'two complete runs lack it',
    }),
  )
  store = new FakeStore(jobs)
  store.redirects.set(jobId('other:1'), jobId('sample:1'))
  app = createApp({
    store,
    publicUrl: `${publicUrl}/`,
    regions: { EU: ['DE', 'FR'] },
    countries: ['DE', 'FR', 'GB'],
    feeds: [{ slug: 'rust', title: 'Rust jobs', query: 'skill=rust&limit=2' }],
    log: silent,
  })
})

describe('feeds', () => {
  test.each([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json'],
    ['ndjson', 'application/x-ndjson; charset=utf-8'],
    ['csv', 'text/csv; charset=utf-8'],
    ['xml', 'application/xml; charset=utf-8'],
  ])('/jobs.%s has its type and the headers that readers need', async (format, type) => {
    const answer = await app.request(`/jobs.${format}`)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=1800',
      vary: 'Accept-Encoding',
      'last-modified': 'Sat, 01 Feb 2025 12:00:00 GMT',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      link: `<${publicUrl}/jobs.${format}>; rel="self"`,
    })
    expect(answer.headers.get('etag')).toMatch(/^"[\w-]{27}"$/)
    expect(Number(answer.headers.get('content-length'))).toBe((await answer.arrayBuffer()).byteLength)
  })

  test.each(['rss', 'atom', 'json'])('next of %s leads through every open job once and ends', async (format) => {
    const seen: (string | undefined)[] = []
    let url: string | undefined = `${publicUrl}/jobs.${format}?limit=3&source=sample`
    let pages = 0
    while (url !== undefined) {
      const text: string = await (await app.request(url)).text()
      const { feed } = parseFeed(text)
      const links = 'atom' in feed ? feed.atom?.links : 'links' in feed ? feed.links : undefined
      const self: string | undefined =
        'feed_url' in feed ? feed.feed_url : links?.find((link) => link.rel === 'self')?.href
      expect(self).toBe(url)
      const items = 'items' in feed ? feed.items : 'entries' in feed ? feed.entries : []
      for (const item of items ?? []) seen.push('guid' in item ? item.guid?.value : 'id' in item ? item.id : undefined)
      url = 'next_url' in feed ? feed.next_url : links?.find((link) => link.rel === 'next')?.href
      pages += 1
    }
    expect(pages).toBe(3)
    const open = store.jobs.filter((job) => job.status === 'open').reverse()
    expect(seen).toEqual(open.map((job) => `urn:uuid:${job.id}`))
  })

  test('a document over 1 MB holds fewer jobs, and next goes on behind them', async () => {
    const html = `<p>${'bread '.repeat(33_000)}</p>`
    store.jobs = Array.from({ length: 12 }, (_, index) =>
      sampleJob(`big:${index}`, { description: { html, text: 'bread' } }),
    )
    const seen: string[] = []
    let url: string | undefined = '/jobs.json'
    while (url !== undefined) {
      const text: string = await (await app.request(url)).text()
      expect(text.length).toBeLessThan(1_000_000)
      const feed = JSON.parse(text) as { items: { id: string }[]; next_url?: string }
      seen.push(...feed.items.map(({ id }) => id))
      url = feed.next_url
    }
    expect(seen.length).toBe(12)
    expect(new Set(seen).size).toBe(12)
  })

  test('a saved feed pages on its own address and takes no other filter', async () => {
    const first = (await (await app.request('/feeds/rust.json')).json()) as Record<string, unknown>
    expect(first).toMatchObject({ title: 'Rust jobs', home_page_url: `${publicUrl}/?skill=rust&limit=2` })
    expect(first['items']).toHaveLength(2)
    expect(String(first['next_url'])).toMatch(/^https:\/\/jobs\.example\/feeds\/rust\.json\?cursor=/)
    const second = (await (await app.request(String(first['next_url']))).json()) as Record<string, unknown>
    expect(second['items']).toHaveLength(2)
    expect(second['next_url']).toBeUndefined()
    expect((await app.request('/feeds/rust.rss?skill=go')).status).toBe(400)
    expect((await app.request('/feeds/rest.rss')).status).toBe(404)
  })

  test('no hits are an empty feed, not an error', async () => {
    const answer = await app.request('/jobs.atom?q=nothing-says-this')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('<updated>2025-02-01T12:00:00.000Z</updated>')
  })

  test('a bad query is a 400 that names it and the nearest', async () => {
    const answer = await app.request('/jobs.rss?skil=rust')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await answer.text()).toContain('unknown parameter "skil": did you mean "skill"?')
    const api = await app.request('/api/v1/jobs?workplace=remot')
    expect(api.status).toBe(400)
    expect(await api.json()).toMatchObject({
      error: { code: 'bad-query', message: expect.stringContaining('"remote"') as string },
    })
  })
})

describe('conditional requests and codings', () => {
  test('a second poll with the ETag is a 304 that renders and searches nothing', async () => {
    const etag = (await app.request('/jobs.rss')).headers.get('etag') ?? ''
    const before = store.calls.search
    for (const value of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await app.request('/jobs.rss', { headers: { 'If-None-Match': value } })
      expect(answer.status).toBe(304)
      expect(await answer.text()).toBe('')
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        etag,
        vary: 'Accept-Encoding',
        'cache-control': 'public, max-age=1800',
      })
      expect(answer.headers.has('content-type')).toBe(false)
    }
    expect(store.calls.search).toBe(before)
  })

  test('If-None-Match goes before If-Modified-Since', async () => {
    const headers = { 'If-None-Match': '"other"', 'If-Modified-Since': 'Sat, 01 Feb 2025 12:00:00 GMT' }
    expect((await app.request('/jobs.rss', { headers })).status).toBe(200)
  })

  test.each([
    ['Sat, 01 Feb 2025 12:00:00 GMT', 304],
    ['Saturday, 01-Feb-25 12:00:00 GMT', 304],
    ['Sat Feb  1 12:00:00 2025', 304],
    ['Sat, 01 Feb 2025 11:59:59 GMT', 200],
    ['yesterday', 200],
    ['2025-06-01', 200],
  ])('If-Modified-Since %s answers %i', async (since, status) => {
    expect((await app.request('/jobs.atom', { headers: { 'If-Modified-Since': since } })).status).toBe(status)
  })

  test('the ETag outlives a restart and a revision that changes nothing shown', async () => {
    const etag = (await app.request('/jobs.atom')).headers.get('etag')
    store.revisionNumber = 2
    expect((await app.request('/jobs.atom')).headers.get('etag')).toBe(etag)
    store.revisionNumber = 3
    store.jobs[0] = sampleJob('sample:0', { title: 'Head baker' })
    expect((await app.request('/jobs.atom')).headers.get('etag')).not.toBe(etag)
  })

  test.each([
    ['gzip', 'gzip', gunzipSync],
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['br;q=0.2, gzip;q=0.8', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['br;q=0, gzip;q=0', null, null],
    ['identity', null, null],
    ['zstd', null, null],
  ])('Accept-Encoding %s', async (accepted, coding, decode) => {
    const plain = await app.request('/jobs.rss')
    const coded = await app.request('/jobs.rss', { headers: { 'Accept-Encoding': accepted } })
    expect(coded.headers.get('content-encoding')).toBe(coding)
    const bytes = Buffer.from(await coded.arrayBuffer())
    expect((decode === null ? bytes : decode(bytes)).toString()).toBe(await plain.text())
    const suffix = coding === null ? '' : coding === 'gzip' ? '-gz' : '-br'
    expect(coded.headers.get('etag')).toBe(plain.headers.get('etag')?.replace(/"$/, `${suffix}"`))
  })

  test('HEAD says what GET would', async () => {
    for (const path of ['/', '/jobs.rss', '/api/v1/jobs', `/jobs/${jobId('sample:1')}`]) {
      const [get, head] = [await app.request(path), await app.request(path, { method: 'HEAD' })]
      expect(head.status).toBe(200)
      expect(await head.text()).toBe('')
      for (const name of ['etag', 'content-type', 'content-length', 'last-modified', 'vary']) {
        expect(head.headers.get(name)).toBe(get.headers.get(name))
      }
    }
  })

  test('other methods are refused with Allow; a preflight is answered', async () => {
    const answer = await app.request('/jobs.rss', { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
    const preflight = await app.request('/api/v1/jobs', { method: 'OPTIONS' })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  })
})

describe('addresses', () => {
  test('a merged id redirects for good, an unknown one is a 404, a closed job is gone and says why', async () => {
    for (const prefix of ['/jobs', '/api/v1/jobs']) {
      const answer = await app.request(`${prefix}/${jobId('other:1')}`)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, `${prefix}/${jobId('sample:1')}`])
      expect((await app.request(`${prefix}/${jobId('no:1')}`)).status).toBe(404)
    }
    const gone = await app.request(`/jobs/${jobId('sample:closed')}`)
    const text = await gone.text()
    expect(gone.status).toBe(410)
    expect(text).toContain('2025-01-20')
    expect(text).toContain('two complete runs lack it')
    expect(text).not.toContain('ld+json')
    expect((await app.request('/nowhere')).status).toBe(404)
    expect(await (await app.request('/api/v1/nothing')).json()).toMatchObject({ error: { code: 'not-found' } })
  })

  test('robots.txt, sitemap, OPML and health', async () => {
    store.jobs.push(
      sampleJob('secret:1', {
        listings: sampleJob('secret:1').listings.map((listing) => ({ ...listing, mayPassOn: false })),
      }),
    )
    expect(await (await app.request('/robots.txt')).text()).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
    const sitemap = await (await app.request('/sitemap.xml')).text()
    expect(sitemap.match(/<loc>/g)).toHaveLength(7)
    expect(sitemap).not.toContain(jobId('secret:1'))
    expect(await (await app.request('/opml.xml')).text()).toContain(`xmlUrl="${publicUrl}/feeds/rust.rss"`)
    expect(await (await app.request('/healthz')).json()).toMatchObject({ status: 'ok', openJobs: 8 })
  })

  test('an error inside is a 500 that tells nothing of it', async () => {
    store.search = () => Promise.reject(new Error('secret path'))
    const answer = await app.request('/jobs.rss')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
  })

  test('a wrong saved feed is refused at the start', () => {
    const feeds = [{ slug: 'x', title: 'X', query: 'county=DE' }]
    expect(() => createApp({ store, publicUrl, regions: {}, countries: ['DE'], feeds, log: silent })).toThrow(
      'the saved feed "x": unknown parameter "county": did you mean "country"?',
    )
  })
})
