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

test('a list goes on by rel=next to its end, in a link of the head or of the page', () => {
  const listed = parseParameters(jobposting, { site: 'k', start: `${SITE}/jobs`, links: '/jobs/' })
  const next = (url: string, body: string) => jobposting.follow?.({ url, body }, listed)
  const first = next(
    `${SITE}/jobs`,
    '<head><link rel="next" href="/jobs/?page=2"></head><a href="/jobs/1">a</a><a href="/jobs/?page=2">2</a>',
  )
  expect(first).toEqual({
    requests: [
      { url: `${SITE}/jobs/1`, kind: 'detail' },
      { url: `${SITE}/jobs/?page=2#page=2`, kind: 'list' },
    ],
  })
  const second = next(
    `${SITE}/jobs/?page=2#page=2`,
    '<a href="/jobs/2">b</a><a rel="nofollow next" href="?page=3">on</a>',
  )
  expect(second?.requests.map(({ url }) => url)).toEqual([`${SITE}/jobs/2`, `${SITE}/jobs/?page=3#page=3`])
  const last = next(`${SITE}/jobs/?page=3#page=3`, '<a rel="prev" href="?page=2">back</a>')
  expect(last).toEqual({ requests: [] })
  expect(() => jobposting.extract({ url: `${SITE}/jobs/?page=3#page=3`, body: '<p>No more</p>' }, listed)).not.toThrow()
})

test('a list whose next page is not followed is incomplete', () => {
  const listed = parseParameters(jobposting, { site: 'k', start: `${SITE}/jobs`, links: '/jobs/' })
  const why = (more: string, url = `${SITE}/jobs`): string | undefined =>
    jobposting.follow?.({ url, body: `<a href="/jobs/1">a</a>${more}` }, listed).incomplete
  expect(why('')).toBeUndefined()
  expect(why('<a rel=next href="https://elsewhere.example/jobs?page=2">on</a>')).toMatch(/another host/)
  expect(why(`<a rel=next href="/jobs">on</a>`)).toMatch(/names itself/)
  expect(why('<a href="?page=2">2</a>')).toMatch(/no rel=next/)
  expect(why('<a href="/jobs/page/2/">2</a>')).toMatch(/no rel=next/)
  expect(why('<a rel=next href="?page=501">on</a>', `${SITE}/jobs?page=500#page=500`)).toMatch(/within 500 pages/)
})
