import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher, FetchRequest } from '../../src/ports/fetcher.ts'
import { type FaultServer, plainText } from '../support/fault-server.ts'

/** A fetcher over a fault server and an archive that outlives it. */
export interface FetcherWorld {
  readonly server: FaultServer
  readonly archive: Archive
  readonly fetcher: Fetcher
  /** A request for a path of the server in crawl `crawl-1`, unhurried by pace. */
  request(path: string, more?: Partial<FetchRequest>): FetchRequest
  /** The same files in a new process. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The suite that every Fetcher passes. */
export function testFetcher(name: string, start: () => Promise<FetcherWorld>): void {
  describe(`${name} as a Fetcher`, () => {
    let world: FetcherWorld
    beforeEach(async () => {
      world = await start()
    })
    afterEach(() => world.close())
    const fetch = (path: string, more?: Partial<FetchRequest>) => world.fetcher.fetch(world.request(path, more))

    test('what comes back is in the archive before the promise resolves', async () => {
      const { how, page } = await fetch('/ok')
      expect(how).toBe('fetched')
      expect(page).toMatchObject({ url: `${world.server.origin}/ok`, status: 200, version: null, memberOf: null })
      expect(new TextDecoder().decode(await world.archive.body(page.id))).toBe(plainText)
      expect(await world.archive.newest(page.url)).toEqual(page)
    })

    test('a URL answered in this crawl is not asked again, also by a new process; another crawl asks', async () => {
      const first = await fetch('/ok')
      await world.restart()
      expect(await fetch('/ok')).toEqual({ how: 'archive', page: first.page })
      expect(world.server.hits('/ok')).toBe(1)
      expect((await fetch('/ok', { crawl: 'crawl-2' })).how).toBe('fetched')
      expect(world.server.hits('/ok')).toBe(2)
    })

    test('one URL asked twice at once is one request', async () => {
      const [a, b] = await Promise.all([fetch('/ok'), fetch('/ok')])
      expect(a.page.id).toBe(b.page.id)
      expect(world.server.hits('/ok')).toBe(1)
    })

    test('validators are sent once this pipeline has processed the page, and a 304 gives the archived page again', async () => {
      const first = await fetch('/etag')
      expect((await fetch('/etag', { crawl: 'crawl-2' })).how).toBe('fetched')
      const newest = (await world.archive.newest(first.page.url))!
      await world.archive.markProcessed([newest.id], '1')
      const third = await fetch('/etag', { crawl: 'crawl-3' })
      expect(third).toEqual({ how: 'not-modified', page: newest })
      expect(await fetch('/etag', { crawl: 'crawl-3' })).toEqual(third)
      expect((await fetch('/etag', { crawl: 'crawl-4', pipelineVersion: '2' })).how).toBe('fetched')
      const sent = world.server.requests.filter(({ url }) => url === '/etag')
      expect(sent.map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([false, false, true, false])
      expect(world.fetcher.counts('crawl-3').notModified).toBe(1)
    })

    test('a version that is archived is not asked for, in whatever crawl', async () => {
      const version = 'v1'
      const first = await fetch('/ok', { version })
      expect(first.page.version).toBe(version)
      expect(await fetch('/ok', { version, crawl: 'crawl-2' })).toEqual({ how: 'archive', page: first.page })
      expect((await fetch('/ok', { version: 'v2', crawl: 'crawl-2' })).page.version).toBe('v2')
      expect(world.server.hits('/ok')).toBe(2)
    })

    test('an error status is an error unless accepted, and no answer of the crawl', async () => {
      await expect(fetch('/410')).rejects.toMatchObject({ name: 'SourceError', code: 'http-status' })
      expect(world.server.hits('/410')).toBe(1)
      expect(await world.archive.answer('crawl-1', `${world.server.origin}/410`)).toBeUndefined()
      expect(await fetch('/410', { accepts: [404, 410] })).toMatchObject({ how: 'fetched', page: { status: 410 } })
      await expect(fetch('/410')).rejects.toMatchObject({ code: 'http-status' })
    })

    test('robots.txt is asked first, once, and obeyed', async () => {
      world.server.on('/robots.txt', (_, response) => response.end('User-agent: *\nDisallow: /pages\n'))
      await expect(fetch('/pages/1')).rejects.toMatchObject({ name: 'SourceError', code: 'robots-refused' })
      await fetch('/ok')
      await world.restart()
      await fetch('/ok', { crawl: 'crawl-2' })
      expect(world.server.requests.map(({ url }) => url)).toEqual(['/robots.txt', '/ok', '/ok'])
      const verdicts = await world.archive.verdicts('board')
      expect(verdicts.find(({ allowed }) => !allowed)).toMatchObject({
        url: `${world.server.origin}/pages/1`,
        rule: 'Disallow: /pages',
        overridden: false,
      })
    })

    test('counts requests, robots.txt among them, by crawl', async () => {
      await fetch('/ok')
      await fetch('/pages/2', { crawl: 'crawl-2' })
      expect(world.fetcher.counts('crawl-1')).toMatchObject({ requests: 2, robotsRequests: 1, retries: 0 })
      expect(world.fetcher.counts('crawl-2')).toMatchObject({ requests: 1, robotsRequests: 0 })
      expect(world.fetcher.counts().requests).toBe(3)
      expect(world.fetcher.counts('crawl-2').bytes).toBe('page /pages/2'.length)
    })

    test('after close nothing is fetched, and what was under way ends', async () => {
      const hanging = fetch('/drip')
      hanging.catch(() => undefined)
      while (world.server.hits('/drip') === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      const start = performance.now()
      await world.fetcher.close()
      expect(performance.now() - start).toBeLessThan(1000)
      await expect(hanging).rejects.toMatchObject({ name: 'AbortError' })
      await expect(fetch('/ok')).rejects.toMatchObject({ name: 'AbortError' })
    })
  })
}
