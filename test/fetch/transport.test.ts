import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startFaultServer, plainText } from '../support/fault-server.ts'
import { Rig } from './rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await Rig.start()
})
afterEach(() => rig.close())
const fetch = (path: string, more?: Parameters<Rig['request']>[1]) => rig.fetcher.fetch(rig.request(path, more))

describe('faults of transport', () => {
  test.each([
    ['/reset', 'body-cut'],
    ['/short', 'body-cut'],
    ['/chunkcut', 'body-cut'],
    ['/gzcut', 'body-cut'],
    ['/brcut', 'body-cut'],
    ['/503', 'http-status'],
  ])('%s is tried four times and is then %s', async (path, code) => {
    await expect(fetch(path)).rejects.toMatchObject({ name: 'RetryableError', code })
    expect(rig.server.hits(path)).toBe(4)
    // Half of 1, 2 and 4 seconds: full jitter with a die that always shows one half.
    expect(rig.clock.slept).toEqual([500, 1000, 2000])
    expect(rig.fetcher.counts().retries).toBe(3)
    expect(await rig.archive.newest(rig.server.origin + path)).toBeUndefined()
  })

  test.each(['/drip', '/hang', '/headerhang'])('%s ends at the total limit', async (path) => {
    await rig.close()
    rig = await Rig.start({ limits: { totalMs: 150, retries: 1 } })
    const start = performance.now()
    await expect(fetch(path)).rejects.toMatchObject({ name: 'RetryableError', code: 'timed-out' })
    expect(performance.now() - start).toBeLessThan(3000)
    expect(rig.server.hits(path)).toBe(2)
  })

  test.each([
    ['/gzlie', 'bad-encoding'],
    ['/zstd', 'bad-encoding'],
    ['/endless', 'body-too-large'],
    ['/bomb', 'body-too-large'],
    ['/brbomb', 'body-too-large'],
    ['/bighdr', 'body-too-large'],
    ['/loop', 'bad-redirect'],
    ['/loopq', 'bad-redirect'],
    ['/toscheme', 'bad-redirect'],
    ['/toprivate', 'private-address'],
  ])('%s is %s at once', async (path, code) => {
    await expect(fetch(path)).rejects.toMatchObject({ name: 'SourceError', code })
    expect(rig.clock.slept).toEqual([])
    expect(rig.fetcher.counts().retries).toBe(0)
  })

  test('a gzip bomb of 512 MiB takes little memory', async () => {
    const before = process.memoryUsage().rss
    await expect(fetch('/bomb')).rejects.toMatchObject({ code: 'body-too-large' })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('a chain of eleven redirects is one too many, ten are followed', async () => {
    for (let n = 0; n < 11; n += 1) {
      rig.server.on(`/hop${n}`, (_, response) => response.writeHead(302, { location: `/hop${n + 1}` }).end())
    }
    rig.server.on('/hop11', (_, response) => response.end('here'))
    await expect(fetch('/hop0')).rejects.toMatchObject({ code: 'bad-redirect' })
    expect(await rig.body('/hop1')).toBe('here')
    expect(rig.server.hits('/hop11')).toBe(1)
  })

  test.each(['/gzip', '/twice', '/br', '/deflate', '/deflateraw', '/gztail'])('%s is decoded', async (path) => {
    expect(await rig.body(path)).toBe(plainText)
  })

  test('the cap of a request replaces the default', async () => {
    await expect(fetch('/ok', { maxBytes: 1000 })).rejects.toMatchObject({ code: 'body-too-large' })
    rig.server.on('/big', (_, response) => response.end(Buffer.alloc(3 * 1024 * 1024)))
    await expect(fetch('/big')).rejects.toMatchObject({ code: 'body-too-large' })
    expect((await fetch('/big', { maxBytes: 4 * 1024 * 1024 })).page.status).toBe(200)
  })

  test('a redirect is followed, the page kept under the address that was asked', async () => {
    const { page } = await fetch('/moved')
    expect(page).toMatchObject({
      url: `${rig.server.origin}/moved`,
      finalUrl: `${rig.server.origin}/ok`,
      status: 200,
    })
  })

  test('robots.txt of the host that a redirect leads to is asked', async () => {
    const other = await startFaultServer()
    other.on('/robots.txt', (_, response) => response.end('User-agent: *\nDisallow: /closed\n'))
    rig.server.on('/away', (_, response) => response.writeHead(302, { location: `${other.origin}/closed` }).end())
    const origin = rig.server.origin
    await rig.fetcher.close()
    const { createFetcher } = await import('../../src/fetch/create-fetcher.ts')
    const { silent } = await import('../../src/ports/log.ts')
    rig.fetcher = createFetcher({
      archive: rig.archive,
      clock: rig.clock,
      log: silent,
      contact: null,
      version: '1',
      allowPrivate: [origin, other.origin],
    })
    try {
      await expect(fetch('/away')).rejects.toMatchObject({ code: 'robots-refused' })
      expect(other.requests.map(({ url }) => url)).toEqual(['/robots.txt'])
    } finally {
      await other.close()
    }
  })

  test('a kept-alive connection that the server closes as it is used again costs no backoff', async () => {
    rig.server.on('/race', (_, response, hit) => {
      if (hit === 1) response.socket?.destroy()
      else response.end('fresh')
    })
    await fetch('/ok')
    expect(await rig.body('/race')).toBe('fresh')
    expect(rig.clock.slept).toEqual([])
    expect(rig.fetcher.counts().retries).toBe(1)
  })

  test('a closed port is a failure of robots.txt: nothing is fetched', async () => {
    await rig.server.close()
    await expect(fetch('/ok')).rejects.toMatchObject({ name: 'SourceError', code: 'robots-unreachable' })
  })

  test('a body that is not the version listed is asked once more and then refused', async () => {
    const version = 'ce013625030ba8dba906f756967f9e9ca394464a' // git hash-object of "hello\n"
    rig.server.on('/blob', (_, response, hit) => response.end(hit === 1 ? 'hell' : 'hello\n'))
    const { page } = await fetch('/blob', { version, digest: 'git-blob' })
    expect(page.version).toBe(version)
    expect(rig.server.hits('/blob')).toBe(2)
    rig.server.on('/other', (_, response) => response.end('hell'))
    const refused = fetch('/other', { version, digest: 'git-blob' })
    await expect(refused).rejects.toMatchObject({ name: 'SourceError', code: 'wrong-digest' })
    expect(rig.server.hits('/other')).toBe(2)
    expect(await rig.archive.newest(`${rig.server.origin}/other`)).toBeUndefined()
  })
})
