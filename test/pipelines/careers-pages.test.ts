import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { addressesIn } from '../../pipelines/sources/recorded-pages.ts'
import { discover } from '../../pipelines/sources/discover.ts'
import { SourceError } from '../../src/errors.ts'
import type { Parameters } from '../../src/model/source.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'
import { fixturesOf } from '../contract/source.ts'

const PAGE = 'https://kornblume.example/careers'

/** The boards that a company's page of this markup leads to; nothing but the page answers. */
async function boardsOf(markup: string): Promise<{ id: string; parameters: Parameters }[]> {
  const fetcher = {
    fetch: async ({ url }: { url: string }) => {
      if (url !== PAGE) throw new SourceError('http-status', 'no answer')
      return { page: { id: 1, url, finalUrl: url, status: 200, headers: { 'content-type': 'text/html' } } }
    },
  } as unknown as Fetcher
  const body = `<!doctype html><html><head><title>Careers</title></head><body><h1>Grind with us</h1>
    <a href="https://kornblume.example/about">About</a> <a href="https://www.linkedin.com/company/kornblume">LinkedIn</a>${markup}</body></html>`
  const archive = {
    body: async () => new TextEncoder().encode(body),
    robots: async () => undefined,
    verdicts: async () => [],
  } as unknown as Archive
  const { found } = await discover(new URL(PAGE), { sources, crawl: 'look', fetcher, archive })
  return found.map(({ source: { id }, parameters }) => ({ id, parameters }))
}

/** What companies put into their pages for each platform: `pages` of its `detect.json`. */
const pages = [...sources.keys()].flatMap((id) =>
  Object.entries(addressesIn(fixturesOf(id)).pages).map(([markup, parameters]) => ({ id, markup, parameters })),
)

test.each(pages)('$id is found in $markup', async ({ id, markup, parameters }) => {
  expect(await boardsOf(markup)).toEqual([{ id, parameters }])
})

test('every platform of employers has such a page', () => {
  const without = [...sources.values()].filter(
    ({ id, kind }) => kind === 'ats' && !pages.some((page) => page.id === id),
  )
  expect(without.map(({ id }) => id)).toEqual([])
})

/** Addresses that look like a platform's and are no board's. */
const strangers = [...sources.values()]
  .filter(({ kind }) => kind === 'ats')
  .flatMap(({ id }) => addressesIn(fixturesOf(id)).strangers)

test('links to what is no board lead nowhere', async () => {
  expect(strangers.length).toBeGreaterThan(40)
  expect(await boardsOf(strangers.map((url) => `<a href="${url.replaceAll('&', '&amp;')}">x</a>`).join(''))).toEqual([])
})
