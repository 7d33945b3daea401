import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { extractPage, pageFromInput, parseParameters, type ExtractedPage } from '../../pipelines/extract.ts'
import { JobwireError, SourceError, UsageError } from '../../src/errors.ts'
import { RawListing } from '../../src/model/raw-listing.ts'
import type { Page } from '../../src/model/raw-page.ts'
import type { Source } from '../../src/model/source.ts'

/** What stands beside a recorded page. Expected values are derived by hand from the page. */
const Meta = z.strictObject({
  url: z.url(),
  contentType: z.string(),
  fetchedAt: z.iso.datetime(),
  parameters: z.record(z.string(), z.unknown()),
  status: z.int().optional(),
  /** `index`: leads to postings; `no-postings`: an empty board; `nothing`: no page of this source, a dead board. */
  holds: z.enum(['postings', 'index', 'no-postings', 'nothing']),
  expected: z.array(z.record(z.string(), z.unknown())).optional(),
  /** Fields that no posting of the page states. */
  absent: z.array(z.string()).optional(),
  rejects: z.array(z.string()).optional(),
  total: z.int().optional(),
  skipped: z.int().optional(),
  /** Fields and words that the page was given and the source does not know: `new-field /path`. */
  drift: z.array(z.string()).optional(),
  follows: z.array(z.url()).optional(),
})
type Meta = z.output<typeof Meta>

interface Recorded {
  readonly name: string
  readonly meta: Meta
  readonly page: Page
}

/** The suite that every source passes over its recorded pages in `test/fixtures/<id>/`. */
export function testSource(source: Source): void {
  const recorded = recordedPages(source.id)
  const pages = recorded.map((one) => [one.name, one] as const)
  const extracted = ({ meta, page }: Recorded): ExtractedPage =>
    extractPage(source, parseParameters(source, meta.parameters), page)

  describe(`source ${source.id}`, () => {
    test('its declaration is whole', () => {
      expect(source.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      for (const url of [source.homepage, source.reference]) expect(url).toMatch(/^https:\/\//)
      expect(source.every).toMatch(/^[1-9]\d*[mhd]$/)
      expect(source.pace.delayMs).toBeGreaterThanOrEqual(50)
      expect(source.pace.concurrency).toBeGreaterThanOrEqual(1)
      const fields = Object.keys(RawListing.shape)
      expect(fields).toEqual(expect.arrayContaining([...(source.hints.unreliable ?? [])]))
      expect(fields).toEqual(expect.arrayContaining((source.hints.leaked ?? []).map((leak) => leak.field)))
      const board = Object.keys(source.board?.shape ?? {})
      const locator = Object.keys(source.locator?.shape ?? {})
      expect(locator.filter((name) => board.includes(name))).toEqual([])
      expect(locator).toEqual(expect.arrayContaining([...(source.reading ?? [])]))
    })

    test('its terms and its robots.txt are stated', () => {
      const { terms } = source
      expect(terms.robots.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      if (terms.robots.verdict === 'unknown') expect(terms.robots.note).toBeTruthy()
      if (terms.attribution !== null) expect(terms.url).toMatch(/^https:\/\//)
    })

    test('an unknown parameter is named with the nearest one', () => {
      const name = Object.keys({ ...source.board?.shape, ...source.locator?.shape })[0] ?? ''
      const parameters = recorded[0]?.meta.parameters ?? {}
      expect(() => parseParameters(source, { ...parameters, [`${name}x`]: 'y' })).toThrow(UsageError)
      expect(() => parseParameters(source, { ...parameters, [`${name}x`]: 'y' })).toThrow(
        `\`${name}x\`: did you mean \`${name}\`?`,
      )
    })

    test('it asks absolute addresses, and only those of a base address that is given', () => {
      const parameters = parseParameters(source, recorded[0]?.meta.parameters ?? {})
      const asked = source.start(parameters)
      expect(asked.length).toBeGreaterThan(0)
      expect(source.start(parameters)).toEqual(asked)
      for (const { url } of asked) expect(url).toMatch(/^https?:\/\//)
      const bases = Object.entries(parameters).filter(
        ([name, value]) => name !== 'start' && /^https?:\/\/[^/]+$/.test(String(value)),
      )
      const local = Object.fromEntries(bases.map(([name]) => [name, 'http://127.0.0.1:9']))
      if (bases.length === 0) return
      for (const { url } of source.start({ ...parameters, ...local })) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9\//)
    })

    test('it takes no stranger for its own, and what it detects are its parameters', () => {
      const strangers = [
        'https://example.com/',
        `https://${new URL(source.homepage).hostname}.evil.example/jobs`,
        'ftp://example.com/x',
      ]
      for (const url of strangers) expect(source.detect(new URL(url)), url).toBeNull()
      const own = source.detect(new URL(source.homepage))
      if (own !== null) expect(() => parseParameters(source, own)).not.toThrow()
    })

    test('recorded pages show postings, an empty board and a dead one', () => {
      const kinds = new Set(recorded.map((one) => one.meta.holds))
      expect(kinds).toContain('postings')
      expect(kinds).toContain('nothing')
      expect(kinds.has('no-postings') || kinds.has('index')).toBe(true)
    })

    test.each(pages)('%s: what it holds, and nothing else', (_, one) => {
      const { meta } = one
      if (meta.holds === 'nothing') {
        const outcome = attempt(() => extracted(one))
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(SourceError)
        else expect([outcome.listings.length, outcome.rejects.length]).toEqual([0, 1])
        return
      }
      const found = extracted(one)
      expect(found.listings).toMatchObject(meta.expected ?? [])
      expect(found.listings).toHaveLength(meta.expected?.length ?? 0)
      expect(found.rejects.map((reject) => reject.code).sort()).toEqual([...(meta.rejects ?? [])].sort())
      for (const reject of found.rejects) expect(reject.where.startsWith(meta.url)).toBe(true)
      expect(found.total).toBe(meta.total)
      expect(found.skipped).toBe(meta.skipped ?? 0)
      expect(found.drift.map(({ code, path }) => `${code} ${path}`)).toEqual(meta.drift ?? [])
      for (const name of meta.absent ?? [])
        for (const listing of found.listings) expect(listing).not.toHaveProperty(name)
      if (meta.follows && source.follow) {
        const follow = source.follow(one.page, parseParameters(source, meta.parameters))
        expect(follow.requests.map((request) => request.url)).toEqual(meta.follows)
        expect(follow.incomplete).toBeUndefined()
      }
    })

    test.each(pages)('%s: identities are stable and unique, values honest', (_, one) => {
      const outcome = attempt(() => extracted(one))
      if (outcome instanceof Error) return
      expect(extracted(one)).toEqual(outcome)
      const ids = outcome.listings.map((listing) => listing.sourceJobId)
      expect(new Set(ids).size).toBe(ids.length)
      for (const listing of outcome.listings) {
        expect(RawListing.parse(listing)).toEqual(listing)
        expect(listing).toMatchObject({ source: source.id, pageUrl: one.meta.url, fetchedAt: one.meta.fetchedAt })
        expect(listing.board !== undefined).toBe(source.board !== undefined)
        for (const url of [listing.url, listing.applyUrl, listing.companyUrl])
          if (url !== undefined) expect(url).toMatch(/^https?:\/\/[^/]/i)
        for (const text of textsOf(listing)) {
          expect(text.trim()).not.toBe('')
          expect(text).not.toMatch(/^(undefined|NaN|\[object Object\])$/)
          // A word that says "nothing" may be printed, but is never made up.
          if (/^(none|null|n\/a|unknown)$/i.test(text)) expect(one.page.body).toContain(text)
        }
      }
    })

    test.each(pages)('%s: cut anywhere it is refused or gives what it gives whole', (_, one) => {
      const whole = attempt(() => extracted(one))
      const titles = new Map(
        whole instanceof Error ? [] : whole.listings.map((listing) => [listing.sourceJobId, listing.title]),
      )
      for (let cut = 1; cut < 40; cut += 1) {
        const body = one.page.body.slice(0, Math.floor((one.page.body.length * cut) / 40))
        const outcome = attempt(() => extracted({ ...one, page: { ...one.page, body, bytes: undefined } }))
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(JobwireError)
        else
          for (const { sourceJobId, title } of outcome.listings)
            expect(titles.get(sourceJobId), `cut ${cut}`).toBe(title)
      }
    })
  })
}

function attempt(act: () => ExtractedPage): ExtractedPage | Error {
  try {
    return act()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

function recordedPages(id: string): Recorded[] {
  const folder = fileURLToPath(new URL(`../fixtures/${id}/`, import.meta.url))
  const names = readdirSync(folder).filter((name) => !name.endsWith('.meta.json') && name !== 'payloads.json')
  return names.map((name) => {
    const meta = Meta.parse(JSON.parse(readFileSync(`${folder}${name.replace(/\.[^.]+$/, '.meta.json')}`, 'utf8')))
    const { url, contentType, fetchedAt, status } = meta
    const bodyBase64 = readFileSync(folder + name).toString('base64')
    return { name, meta, page: pageFromInput({ url, contentType, fetchedAt, status, bodyBase64 }) }
  })
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
