import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await Rig.start()
})
afterEach(() => rig.close())
const fetch = (path: string, more?: Parameters<Rig['request']>[1]) => rig.fetcher.fetch(rig.request(path, more))
const again = async (limits: object): Promise<void> => {
  await rig.close()
  rig = await Rig.start({ limits })
}

describe('a host that asks to wait', () => {
  test('for longer than is waited stops all its requests, also after a restart', async () => {
    await expect(fetch('/429s')).rejects.toMatchObject({
      name: 'ThrottledError',
      retryAt: Date.parse('2026-03-01T12:02:00Z'),
    })
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'ThrottledError' })
    await rig.restart()
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'ThrottledError', code: 'throttled' })
    expect(rig.server.hits('/ok')).toBe(0)
    expect(rig.clock.slept).toEqual([])
    rig.clock.advance(121_000)
    expect((await fetch('/ok')).how).toBe('fetched')
  })

  test('for a short while is waited for, at no cost of a retry', async () => {
    await again({ retries: 0 })
    rig.server.on('/busy', (_, response, hit) => {
      if (hit <= 2) response.writeHead(503, { 'retry-after': '30' }).end()
      else response.end('at last')
    })
    expect(await rig.body('/busy')).toBe('at last')
    expect(rig.clock.slept).toEqual([30_000, 30_000])
  })

  test('for ever is given up after some waits', async () => {
    await again({ throttles: 2 })
    rig.server.on('/busy', (_, response) => response.writeHead(429, { 'retry-after': '5' }).end())
    await expect(fetch('/busy')).rejects.toMatchObject({ name: 'ThrottledError' })
    expect(rig.server.hits('/busy')).toBe(3)
  })

  test('by a date is measured by the server’s own clock', async () => {
    rig.server.on('/busy', (_, response, hit) => {
      response.sendDate = false
      const date = 'Wed, 21 Oct 2026 07:28:00 GMT'
      if (hit === 1) response.writeHead(429, { date, 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT' }).end()
      else response.end('done')
    })
    expect(await rig.body('/busy')).toBe('done')
    expect(rig.clock.slept).toEqual([30_000])
  })

  test.each(['/429bad', '/429past'])('%s is backed off from as a host', async (path) => {
    await expect(fetch(path)).rejects.toMatchObject({ name: 'ThrottledError' })
    expect(rig.server.hits(path)).toBe(4)
    expect(rig.clock.slept).toEqual([500, 1000, 2000])
    expect(await rig.archive.hostWait(new URL(rig.server.origin).host)).toBe(rig.clock.now() + 60_000)
  })

  test('for ten years is asked again after a day', async () => {
    await expect(fetch('/429decade')).rejects.toMatchObject({ retryAt: rig.clock.now() + 24 * 3600 * 1000 })
  })

  test('does not hold another host', async () => {
    await expect(fetch('/503s')).rejects.toMatchObject({ name: 'ThrottledError' })
    const other = await Rig.start()
    rig.fetcher.counts()
    expect((await other.fetcher.fetch(other.request('/ok'))).how).toBe('fetched')
    await other.close()
  })
})

describe('pace', () => {
  test('starts of one host keep their distance', async () => {
    const pace = { delayMs: 1000, concurrency: 4 }
    const paths = [1, 2, 3, 4].map((n) => `/pages/${n}`)
    await Promise.all(paths.map((path) => fetch(path, { pace })))
    // robots.txt and four pages: the fifth start is four delays after the first.
    expect(rig.clock.now() - Date.parse('2026-03-01T12:00:00Z')).toBe(4000)
  })

  test('no more run at once than the source allows', async () => {
    let open = 0
    let most = 0
    rig.server.on('/slow/', (_, response) => {
      most = Math.max(most, (open += 1))
      setTimeout(() => {
        open -= 1
        response.end('slow')
      }, 20)
    })
    const paths = Array.from({ length: 12 }, (_, n) => `/slow/${n}`)
    await Promise.all(paths.map((path) => fetch(path, { pace: { delayMs: 0, concurrency: 3 } })))
    expect(most).toBe(3)
  })

  test('Crawl-delay is honoured where it is longer, up to a cap', async () => {
    rig.server.on('/robots.txt', (_, response) => response.end('User-agent: *\nCrawl-delay: 7\nDisallow:\n'))
    await fetch('/pages/1')
    await fetch('/pages/2')
    expect(rig.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(7000)
    await again({ maxCrawlDelayMs: 2000 })
    rig.server.on('/robots.txt', (_, response) => response.end('User-agent: *\nCrawl-delay: 3600\nDisallow:\n'))
    await fetch('/pages/1')
    await fetch('/pages/2')
    expect(rig.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(2000)
  })

  test('a backoff leaves the host’s queue to others', async () => {
    const order: string[] = []
    rig.server.on('/bad', (_, response, hit) => {
      order.push('bad')
      if (hit === 1) response.writeHead(500).end()
      else response.end('good')
    })
    rig.server.on('/other', (_, response) => {
      order.push('other')
      response.end('other')
    })
    await fetch('/ok')
    const pace = { delayMs: 0, concurrency: 1 }
    await Promise.all([fetch('/bad', { pace }), fetch('/other', { pace })])
    expect(order).toEqual(['bad', 'other', 'bad'])
  })
})

describe('one honest name', () => {
  test('and no header of a browser', async () => {
    await fetch('/ok', { accept: 'application/json' })
    for (const { headers, url } of rig.server.requests) {
      expect(headers['user-agent']).toBe('jobwire/1.2.3 (+https://crawler.example/about)')
      const names = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent']
      expect(Object.keys(headers).sort()).toEqual(names)
      if (url === '/ok') expect(headers['accept']).toBe('application/json')
    }
  })
})
