import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RawPage } from '../../src/model/raw-page.ts'
import type { Archive } from '../../src/ports/archive.ts'

/** An archive and how to open the same one anew. */
export interface ArchiveWorld {
  archive: Archive
  reopen(): Promise<void>
  close(): Promise<void>
}

const text = new TextEncoder()

/** A response for `url` that says `body`. */
export function rawPage(url: string, body: string | Uint8Array, more: Partial<RawPage> = {}): RawPage {
  const bytes = new Uint8Array(typeof body === 'string' ? text.encode(body) : body)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const fetchedAt = '2026-03-01T12:00:00.000Z'
  return { url, finalUrl: url, status: 200, headers: { etag: '"1"' }, body: bytes, sha256, fetchedAt, ...more }
}

/** The suite that every Archive passes. */
export function testArchive(name: string, open: () => Promise<ArchiveWorld>): void {
  describe(`${name} as an Archive`, () => {
    let world: ArchiveWorld
    beforeEach(async () => {
      world = await open()
    })
    afterEach(() => world.close())
    const url = 'https://board.example/jobs'
    const bodyOf = async (id: number): Promise<string> => new TextDecoder().decode(await world.archive.body(id))

    test('gives back what it was given, also after it is opened anew', async () => {
      const raw = rawPage(url, 'a page '.repeat(500), { finalUrl: `${url}/`, status: 203 })
      const page = await world.archive.put(raw, { crawl: 'c1', version: 'v1' })
      await world.reopen()
      const { body: _body, ...told } = raw
      expect(page).toEqual({ ...told, id: page.id, version: 'v1', memberOf: null })
      expect(await world.archive.page(page.id)).toEqual(page)
      expect(await bodyOf(page.id)).toBe('a page '.repeat(500))
      expect(await world.archive.answer('c1', url)).toEqual({ page, how: 'fetched' })
      expect(await world.archive.answer('c2', url)).toBeUndefined()
    })

    test.each([
      ['no byte', new Uint8Array(0)],
      ['every byte', Uint8Array.from({ length: 256 * 4 }, (_, n) => n % 256)],
      ['a gzip head', Uint8Array.from({ length: 300 }, (_, n) => [0x1f, 0x8b][n] ?? 0)],
    ])('keeps a body of %s', async (_, bytes) => {
      const page = await world.archive.put(rawPage(url, bytes), { crawl: null })
      expect([...(await world.archive.body(page.id))]).toEqual([...bytes])
    })

    test('stores equal bodies once', async () => {
      await world.archive.put(rawPage(url, 'same'), { crawl: null })
      await world.archive.put(rawPage(`${url}/2`, 'same'), { crawl: null })
      expect(await world.archive.counts()).toMatchObject({ pages: 2, bodies: 1 })
    })

    test('newest is the latest 2xx by fetch time', async () => {
      const at = (day: number): Partial<RawPage> => ({ fetchedAt: `2026-03-0${day}T12:00:00.000Z` })
      const second = await world.archive.put(rawPage(url, 'two', at(2)), { crawl: null })
      await world.archive.put(rawPage(url, 'one', at(1)), { crawl: null })
      await world.archive.put(rawPage(url, 'gone', { ...at(3), status: 404 }), { crawl: null })
      expect(await world.archive.newest(url)).toEqual(second)
      expect(await world.archive.newest(`${url}/none`)).toBeUndefined()
    })

    test('finds the pages whose stated version is the one wanted', async () => {
      const one = await world.archive.put(rawPage(url, 'one'), { crawl: null, version: 'v1' })
      await world.archive.put(rawPage(url, 'two'), { crawl: null, version: 'v2' })
      const wanted = [
        { url, version: 'v1' },
        { url, version: 'v3' },
        { url: `${url}/2`, version: 'v1' },
      ]
      expect(await world.archive.versions(wanted)).toEqual([one])
    })

    test('members have the time and crawl of their parent', async () => {
      const parent = await world.archive.put(rawPage(`${url}.tar.gz`, 'packed'), { crawl: 'c1' })
      const members = [1, 2].map((n) => ({ url: `${url}/${n}`, bytes: text.encode(`member ${n}`), version: `v${n}` }))
      const pages = await world.archive.putMembers(parent, members, { crawl: 'c1' })
      expect(pages).toMatchObject([
        { url: `${url}/1`, version: 'v1', memberOf: parent.id, status: 200, fetchedAt: parent.fetchedAt },
        { url: `${url}/2`, version: 'v2', memberOf: parent.id, status: 200, fetchedAt: parent.fetchedAt },
      ])
      expect(await bodyOf(pages[1]!.id)).toBe('member 2')
      expect(await world.archive.answer('c1', `${url}/2`)).toEqual({ page: pages[1], how: 'fetched' })
    })

    test('an earlier page may answer a later crawl', async () => {
      const page = await world.archive.put(rawPage(url, 'one'), { crawl: 'c1' })
      await world.archive.answered('c2', url, page, 'not-modified')
      expect(await world.archive.answer('c2', url)).toEqual({ page, how: 'not-modified' })
    })

    test('a page is processed by the versions that said so', async () => {
      const { id } = await world.archive.put(rawPage(url, 'one'), { crawl: null })
      await world.archive.markProcessed([id], '1')
      await world.archive.markProcessed([id], '1')
      expect(await world.archive.isProcessed(id, '1')).toBe(true)
      expect(await world.archive.isProcessed(id, '2')).toBe(false)
    })

    test('the crawl’s own state outlives the process; the later word counts', async () => {
      const entry = { origin: 'https://board.example', status: 200, body: 'User-agent: *' }
      const times = { fetchedAt: '2026-03-01T12:00:00.000Z', expiresAt: '2026-03-02T12:00:00.000Z' }
      const verdict = { source: 's', url, allowed: true, rule: 'no rule', overridden: false, at: times.fetchedAt }
      await world.archive.putRobots({ ...entry, ...times, status: 0 })
      await world.archive.putRobots({ ...entry, ...times })
      await world.archive.putVerdict(verdict)
      await world.archive.putVerdict({ ...verdict, allowed: false, overridden: true })
      await world.archive.setHostWait('board.example', 1_000)
      await world.archive.setHostWait('board.example', 1_772_366_400_000)
      await world.reopen()
      expect(await world.archive.robots('https://board.example')).toEqual({ ...entry, ...times })
      expect(await world.archive.verdicts('s')).toEqual([{ ...verdict, allowed: false, overridden: true }])
      expect(await world.archive.verdicts('other')).toEqual([])
      expect(await world.archive.hostWait('board.example')).toBe(1_772_366_400_000)
      expect(await world.archive.hostWait('other.example')).toBeUndefined()
    })
  })
}
