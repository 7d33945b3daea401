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
