import { expect, test } from 'vitest'
import { z } from 'zod'
import { checksOf } from '../../pipelines/sources/check-source.ts'
import { differences } from '../../pipelines/sources/differences.ts'
import { pageFromInput } from '../../pipelines/pages/page.ts'
import type { Recorded } from '../../pipelines/sources/recorded-pages.ts'
import type { Source } from '../../src/model/source.ts'
import { fromJson, arrayAt } from '../../src/read/json.ts'

const good: Source = {
  id: 'mill',
  name: 'Mill',
  homepage: 'https://mill.example',
  reference: 'https://mill.example/api',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-11-01' },
    url: null,
  },
  locator: z.object({ base: z.url().default('https://mill.example') }),
  detect: (url) => (url.hostname === 'mill.example' ? {} : null),
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 1000, concurrency: 1 },
  hints: {},
  start: ({ base }) => [{ url: `${String(base)}/jobs.json` }],
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    item: z.object({ id: z.string(), title: z.string() }),
    map: ({ id, title }) => ({ sourceJobId: id, title }),
  }),
}
const recorded = (name: string, body: string, meta: Partial<Recorded['meta']>): Recorded => {
  const about = {
    url: 'https://mill.example/jobs.json',
    contentType: 'application/json',
    fetchedAt: '2026-11-01T00:00:00Z',
  }
  return {
    name,
    meta: { ...about, parameters: {}, holds: 'postings', ...meta },
    page: pageFromInput({ ...about, body }),
  }
}
const pages = [
  recorded('jobs.json', '{"jobs":[{"id":"7","title":"Miller"}]}', {
    expected: [{ sourceJobId: '7', title: 'Miller' }],
  }),
  recorded('empty.json', '{"jobs":[]}', { holds: 'no-postings' }),
  recorded('dead.json', '{"error":"none"}', { holds: 'nothing' }),
]
const problems = (source: Source, over = pages): string[] =>
  checksOf(source, over).flatMap(({ name, problems: found }) => found().map((problem) => `${name}: ${problem}`))

test('a source that keeps everything has no problem', () => {
  expect(problems(good)).toEqual([])
})

test.each([
  [{ every: 'daily' }, 'every daily is no time'],
  [{ pace: { delayMs: 1, concurrency: 1 } }, 'pace.delayMs 1 is below 50'],
  [{ homepage: 'http://mill.example' }, 'homepage http://mill.example is no https address'],
  [{ terms: { ...good.terms, robots: { verdict: 'unknown', readOn: '2026-11-01' } } }, 'no note says why'],
  [{ terms: { ...good.terms, robots: { verdict: 'refused', readOn: '2026-11-01' } } }, 'it is not off by default'],
  [{ ends: { on: 'next year', what: 'x', remedy: 'y' } }, 'ends.on next year is no day'],
  [{ terms: { ...good.terms, attribution: 'Mill' } }, 'terms.url does not say where'],
  [{ detect: () => ({}) }, 'detect takes https://example.com/ for its own'],
  [{ start: () => [{ url: 'https://mill.example/jobs.json' }] }, 'though another base address is given'],
  [{ start: () => [{ url: '/jobs.json' }] }, 'which is no absolute address'],
  [{ extract: () => ({ items: [{ sourceJobId: '7', title: 'Baker' }], rejects: [] }) }, '"Baker", not "Miller"'],
  [
    { extract: () => ({ items: [{ sourceJobId: String(Math.random()), title: 'x' }], rejects: [] }) },
    'extracting twice',
  ],
  [{ extract: () => ({ items: [{ sourceJobId: '7', title: 'Miller', url: '/7' }], rejects: [] }) }, 'the address /7'],
  [
    {
      extract: () => ({
        items: [{ sourceJobId: '7', title: 'Miller', url: 'https://api.mill.example/v1/7' }],
        rejects: [],
      }),
    },
    'https://api.mill.example/v1/7, which is for programs',
  ],
  [
    { extract: () => ({ items: [{ sourceJobId: '7', title: 'Miller', datePosted: '2027-01-05' }], rejects: [] }) },
    'the datePosted 2027-01-05, which is out of range',
  ],
  [
    { extract: () => ({ items: [{ sourceJobId: '7', title: 'Miller', validThrough: '2099-01-01' }], rejects: [] }) },
    'the validThrough 2099-01-01, which is out of range',
  ],
  [
    {
      identify: [/mill\.example\/(o)\//],
      extract: () => ({
        items: ['7', '8'].map((id) => ({ sourceJobId: id, title: 'x', url: `https://mill.example/o/${id}` })),
        rejects: [],
      }),
    },
    'identify takes two postings for one',
  ],
  [{ terms: { ...good.terms, robots: { verdict: 'allowed', readOn: '2026-13-01' } } }, 'is no day'],
  [
    { kind: 'ats', detect: (url) => (/^(www\.)?mill\.example$/.test(url.hostname) ? {} : null) },
    'its own site, for a board',
  ],
  [{ extract: () => ({ items: [{ sourceJobId: '7', title: 'Miller', company: 'None' }], rejects: [] }) }, 'made up'],
  [
    {
      extract: () => {
        throw new TypeError('x is undefined')
      },
    },
    'it fails with TypeError: x is undefined',
  ],
] as [Partial<Source>, string][])('%#: %s', (broken, expected) => {
  expect(problems({ ...good, ...broken }).join('\n')).toContain(expected)
})

test('a dead board that is not recorded is missed', () => {
  expect(problems(good, pages.slice(0, 2)).join()).toContain('no recorded page shows a dead board')
})

test('differences: objects may hold more, lists are as long', () => {
  expect(differences({ a: [1, { b: 2, c: 3 }], d: 4 }, { a: [1, { b: 2 }] }, 'x')).toEqual([])
  expect(differences({ a: [1] }, { a: [1, 2] }, 'x')).toEqual(['x/a holds 1, not 2', 'x/a/1 is absent, not 2'])
  expect(differences({ a: '1' }, { a: 1 }, 'x')).toEqual(['x/a is "1", not 1'])
})
