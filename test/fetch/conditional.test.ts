import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await Rig.start()
})
afterEach(() => rig.close())

async function fetchAndProcess(path: string, crawl: string): Promise<void> {
  const { page } = await rig.fetcher.fetch(rig.request(path, { crawl }))
  await rig.archive.markProcessed([page.id], '1')
}
const sent = (path: string, header: string): (string | undefined)[] =>
  rig.server.requests.filter(({ url }) => url === path).map(({ headers }) => headers[header] as string | undefined)

describe('conditional requests', () => {
  test('a 304 to a request without validators is asked once more and is then an error', async () => {
    const refused = rig.fetcher.fetch(rig.request('/304always'))
    await expect(refused).rejects.toMatchObject({ name: 'SourceError', code: 'not-modified-unknown' })
    expect(sent('/304always', 'cache-control')).toEqual([undefined, 'no-cache'])
    expect(sent('/304always', 'if-none-match')).toEqual([undefined, undefined])
  })

  test('a 304 out of place that was a slip costs one request', async () => {
    rig.server.on('/slip', (_, response, hit) => {
      if (hit === 1) response.writeHead(304).end()
      else response.end('body')
    })
    expect(await rig.body('/slip')).toBe('body')
  })

  test('Last-Modified is sent as received', async () => {
    const stamp = 'Sun, 01 Feb 2026 10:00:00 GMT'
    rig.server.on('/dated', (request, response) => {
      if (request.headers['if-modified-since'] === stamp) response.writeHead(304).end()
      else response.writeHead(200, { 'last-modified': stamp }).end('dated')
    })
    await fetchAndProcess('/dated', 'crawl-1')
    expect((await rig.fetcher.fetch(rig.request('/dated', { crawl: 'crawl-2' }))).how).toBe('not-modified')
    expect(sent('/dated', 'if-modified-since')).toEqual([undefined, stamp])
  })

  test('an ETag that never changes is not believed for more than a week', async () => {
    await fetchAndProcess('/etaglie', 'crawl-1')
    rig.clock.advance(6 * 24 * 3600 * 1000)
    expect((await rig.fetcher.fetch(rig.request('/etaglie', { crawl: 'crawl-2' }))).how).toBe('not-modified')
    rig.clock.advance(2 * 24 * 3600 * 1000)
    const third = await rig.fetcher.fetch(rig.request('/etaglie', { crawl: 'crawl-3' }))
    expect(third.how).toBe('fetched')
    expect(new TextDecoder().decode(await rig.archive.body(third.page.id))).toBe('body 3')
  })

  test('validators go to the address that gave them out, not to the redirect before it', async () => {
    rig.server.on('/front', (_, response) => response.writeHead(302, { location: '/etag' }).end())
    await fetchAndProcess('/front', 'crawl-1')
    expect((await rig.fetcher.fetch(rig.request('/front', { crawl: 'crawl-2' }))).how).toBe('not-modified')
    expect(sent('/front', 'if-none-match')).toEqual([undefined, undefined])
    expect(sent('/etag', 'if-none-match')[1]).toMatch(/^"/)
  })
})
