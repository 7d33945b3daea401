import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await Rig.start()
})
afterEach(() => rig.close())
const fetch = (path: string, more?: Parameters<Rig['request']>[1]) => rig.fetcher.fetch(rig.request(path, more))
const robots = (status: number, body = '', headers: Record<string, string> = {}): void =>
  rig.server.on('/robots.txt', (_, response) => response.writeHead(status, headers).end(body))
const closed = 'User-agent: *\nDisallow: /\n'

describe('robots.txt over HTTP', () => {
  test.each([401, 403, 404, 410])('%i allows all', async (status) => {
    robots(status, closed)
    expect((await fetch('/ok')).how).toBe('fetched')
  })

  test.each([500, 502, 503, 504])('%i means that nothing is fetched', async (status) => {
    robots(status)
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'SourceError', code: 'robots-unreachable' })
    expect(rig.server.hits('/ok')).toBe(0)
    expect(await rig.archive.verdicts('board')).toMatchObject([{ allowed: false }])
  })

  test('an unreachable one is asked again a minute later, one that answers after a day', async () => {
    robots(500)
    await expect(fetch('/ok')).rejects.toMatchObject({ code: 'robots-unreachable' })
    const asked = rig.server.hits('/robots.txt')
    await expect(fetch('/ok')).rejects.toMatchObject({ code: 'robots-unreachable' })
    expect(rig.server.hits('/robots.txt')).toBe(asked)
    robots(200, 'User-agent: *\nDisallow:\n')
    rig.clock.advance(61_000)
    await fetch('/pages/1')
    rig.clock.advance(23 * 3600 * 1000)
    await fetch('/pages/2')
    await rig.restart()
    await fetch('/pages/3')
    expect(rig.server.hits('/robots.txt')).toBe(asked + 1)
    robots(200, closed)
    rig.clock.advance(2 * 3600 * 1000)
    await expect(fetch('/pages/4')).rejects.toMatchObject({ code: 'robots-refused' })
  })

  test('five redirects are followed and the last body is for the first host', async () => {
    rig.server.on('/robots.txt', (_, response) => response.writeHead(301, { location: '/r1' }).end())
    for (let n = 1; n < 5; n += 1) {
      rig.server.on(`/r${n}`, (_, response) => response.writeHead(302, { location: `/r${n + 1}` }).end())
    }
    rig.server.on('/r5', (_, response) => response.end(closed))
    await expect(fetch('/ok')).rejects.toMatchObject({ code: 'robots-refused' })
  })

  test('a sixth redirect makes it unavailable, which allows', async () => {
    rig.server.on('/robots.txt', (_, response) => response.writeHead(301, { location: '/r0' }).end())
    for (let n = 0; n < 5; n += 1) {
      rig.server.on(`/r${n}`, (_, response) => response.writeHead(302, { location: `/r${n + 1}` }).end())
    }
    rig.server.on('/r5', (_, response) => response.end(closed))
    expect((await fetch('/ok')).how).toBe('fetched')
  })

  test('only its first 500 KiB count', async () => {
    const filler = `# ${'x'.repeat(998)}\n`.repeat(600)
    robots(200, `User-agent: *\nDisallow: /pages\n${filler}Disallow: /ok\n`)
    await expect(fetch('/pages/1')).rejects.toMatchObject({ code: 'robots-refused' })
    expect((await fetch('/ok')).how).toBe('fetched')
  })

  test('a byte order mark and an HTML page are no obstacle', async () => {
    robots(200, `\ufeff${closed}`)
    await expect(fetch('/ok')).rejects.toMatchObject({ code: 'robots-refused' })
    await rig.close()
    rig = await Rig.start()
    robots(200, '<!doctype html><title>Hello</title>')
    expect((await fetch('/ok')).how).toBe('fetched')
  })

  test('a group for jobwire is ours', async () => {
    robots(200, `${closed}\nUser-agent: jobwire\nDisallow: /pages\n`)
    expect((await fetch('/ok')).how).toBe('fetched')
    await expect(fetch('/pages/1')).rejects.toMatchObject({ code: 'robots-refused' })
  })

  test('an operator’s override is obeyed and recorded', async () => {
    robots(200, closed)
    expect((await fetch('/ok', { ignoreRobots: true })).how).toBe('fetched')
    expect(await rig.archive.verdicts('board')).toEqual([
      {
        source: 'board',
        url: `${rig.server.origin}/ok`,
        allowed: false,
        rule: 'Disallow: /',
        overridden: true,
        at: '2026-03-01T12:00:00.000Z',
      },
    ])
  })

  test('a Retry-After on it stops the host', async () => {
    robots(429, '', { 'retry-after': '3600' })
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'ThrottledError' })
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'ThrottledError' })
    expect(rig.server.requests).toHaveLength(1)
  })

  test('it is asked once by many requests at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => fetch(`/pages/${n}`)))
    expect(rig.server.hits('/robots.txt')).toBe(1)
    expect(rig.fetcher.counts()).toMatchObject({ requests: 11, robotsRequests: 1 })
  })
})
