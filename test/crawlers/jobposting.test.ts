import { expect, test } from 'vitest'
import jobposting from '../../crawlers/jobposting.ts'
import { parseParameters } from '../../pipelines/extract.ts'
import type { SourceRequest } from '../../src/model/source.ts'

const SITE = 'https://jobs.kornblume.example'
const parameters = parseParameters(jobposting, { site: 'kornblume', start: `${SITE}/sitemap.xml`, links: '/jobs/' })
const index = (...paths: string[]): string =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${SITE}${path}</loc></sitemap>`).join('')}</sitemapindex>`

/** What is asked, and why the enumeration is incomplete, when the site answers so. */
function walk(answers: Record<string, string>): { asked: string[]; details: string[]; incomplete: string[] } {
  const waiting: SourceRequest[] = [...jobposting.start(parameters)]
  const [asked, details, incomplete]: string[][] = [[], [], []]
  for (let request = waiting.shift(); request && asked && details && incomplete; request = waiting.shift()) {
    const path = request.url.replace(SITE, '').replace(/#.*/, '')
    asked.push(path)
    expect(asked.length).toBeLessThan(100)
    const found = jobposting.follow?.({ url: request.url, body: answers[path] ?? '' }, parameters)
    if (found?.incomplete) incomplete.push(found.incomplete)
    for (const next of found?.requests ?? []) {
      if (next.kind === 'detail') details.push(next.url)
      else waiting.push(next)
    }
  }
  return { asked: asked ?? [], details: details ?? [], incomplete: incomplete ?? [] }
}

test('an index leads to its sitemaps and they to the postings', () => {
  const urls = `<urlset><url><loc>${SITE}/jobs/miller</loc></url><url><loc>${SITE}/blog/flour</loc></url></urlset>`
  expect(walk({ '/sitemap.xml': index('/a.xml'), '/a.xml': urls })).toEqual({
    asked: ['/sitemap.xml', '/a.xml'],
    details: [`${SITE}/jobs/miller`],
    incomplete: [],
  })
})

test('an index that names itself or runs in a loop ends, and says that it is incomplete', () => {
  expect(walk({ '/sitemap.xml': index('/sitemap.xml') })).toMatchObject({
    asked: Array(3).fill('/sitemap.xml'),
    incomplete: [expect.stringMatching(/too deep/) as string],
  })
  const loop = walk({ '/sitemap.xml': index('/a.xml'), '/a.xml': index('/b.xml'), '/b.xml': index('/a.xml') })
  expect(loop.asked).toEqual(['/sitemap.xml', '/a.xml', '/b.xml'])
  expect(loop.incomplete).toHaveLength(1)
})

test('a cut sitemap gives what it names and makes the run incomplete', () => {
  const cut = walk({ '/sitemap.xml': `<urlset><url><loc>${SITE}/jobs/miller</loc></url><url><loc>${SITE}/jo` })
  expect(cut.details).toEqual([`${SITE}/jobs/miller`])
  expect(cut.incomplete).toHaveLength(1)
})

test('links by a CSS selector', () => {
  const listed = parseParameters(jobposting, { site: 'k', start: `${SITE}/jobs`, links: '.open a' })
  const body = '<!doctype html><div class="open"><a href="/j/1">a</a></div><a href="/j/2">b</a>'
  expect(jobposting.follow?.({ url: `${SITE}/jobs`, body }, listed).requests.map((request) => request.url)).toEqual([
    `${SITE}/j/1`,
  ])
})
