import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

const detected = (url: string): string[] =>
  [...sources.values()].flatMap((source) => {
    const found = source.detect(new URL(url))
    return found
      ? [[source.id, ...Object.entries(found).map(([name, value]) => `${name}=${String(value)}`)].join(' ')]
      : []
  })

test.each([
  ['https://boards.greenhouse.io/Kornblume/jobs/17?gh_src=x', ['greenhouse board=kornblume']],
  ['https://boards.greenhouse.io/embed/job_app?for=Kornblume&token=7', ['greenhouse board=kornblume']],
  ['https://job-boards.eu.greenhouse.io/kornblume', ['greenhouse board=kornblume']],
  ['https://boards.greenhouse.io/embed/job_board', []],
  ['https://boards-api.greenhouse.io/v1/boards/kornblume/jobs', ['greenhouse board=kornblume']],
  ['https://weworkremotely.com/categories/remote-design-jobs', ['weworkremotely category=remote-design-jobs']],
  ['https://weworkremotely.com/', ['weworkremotely']],
  ['https://github.com/RemoteWLB/remote-jobs', ['remotewlb']],
  ['https://github.com/RemoteWLB/other', []],
  ['https://remoteok.com/remote-dev-jobs', ['remoteok tag=dev']],
  ['https://remoteok.io/remote-jobs/remote-keeper-2200002', ['remoteok']],
  ['https://remotive.com.evil.example/', []],
  ['https://himalayas.app/jobs/api?limit=20&offset=0', ['himalayas']],
  ['https://www.realworkfromanywhere.com/remote-frontend-jobs/rss.xml', ['realworkfromanywhere category=frontend']],
  ['https://news.ycombinator.com/submitted?id=whoishiring', ['hackernews']],
  ['https://hn.algolia.com/api/v1/items/90000001', ['hackernews']],
  ['https://news.ycombinator.com/news', []],
  ['https://api.justjoin.it/v1/offers/sieve-1', ['justjoinit']],
  ['https://jobs.kornblume.example/', []],
])('%s', (url, expected) => {
  expect(detected(url)).toEqual(expected)
})

const CASES = 'cases/detect_urls.tsv'
test.skipIf(isAbsent(CASES))('every recorded address gives its source and parameters, or none', () => {
  const rows = readFileSync(sharedFile(CASES), 'utf8').trim().split('\n').slice(1)
  const wrong: string[] = []
  for (const row of rows) {
    const [url = '', source = '', parameters = ''] = row.split('\t')
    if (!URL.canParse(url)) continue
    const expected = sources.has(source) ? [`${source} ${parameters}`.trim()] : []
    const found = detected(url)
    if (found.join() !== expected.join())
      wrong.push(`${url}: ${found.join() || 'none'}, not ${expected.join() || 'none'}`)
  }
  expect(rows.length).toBe(81)
  expect(wrong).toEqual([])
})
