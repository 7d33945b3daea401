import { expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import type { Follow } from '../../src/model/source.ts'

/** What a list page of a source leads to, as its first one. */
function follow(id: string, parameters: object, body: string): Follow | undefined {
  const source = sources.get(id)
  const [first] = source?.start({ ...parameters }) ?? []
  return source?.follow?.({ url: first?.url ?? '', body }, { ...parameters })
}
const lists = (found: Follow | undefined): string[] =>
  (found?.requests ?? []).filter(({ kind = 'list', restates }) => kind === 'list' && !restates).map(({ url }) => url)
const rss = (count: number): string => {
  const items = Array.from({ length: count }, (_, id) => `<item><title>Miller</title><guid>${id}</guid></item>`)
  return `<rss version="2.0"><channel><title>Mill</title>${items.join('')}</channel></rss>`
}
const oracle = { host: 'mill.fa.ocs.oraclecloud.com', site: 'CX_1' }

test.each([
  ['landingjobs', {}, (ids: number[]) => JSON.stringify(ids.map((id) => ({ id }))), 'offset=2'],
  [
    'eightfold',
    { company: 'mill' },
    (ids: number[]) => JSON.stringify({ positions: ids.map((id) => ({ id })) }),
    'start=2',
  ],
  [
    'oracle',
    oracle,
    (ids: number[]) => JSON.stringify({ items: [{ requisitionList: ids.map((Id) => ({ Id })) }] }),
    'offset=2',
  ],
  ['teamtailor', { host: 'mill.teamtailor.com' }, (ids: number[]) => rss(ids.length), 'offset=2'],
])('%s declares no total: a short page is not its end, an empty one is', (id, parameters, body, next) => {
  expect(lists(follow(id, parameters, body([1, 2])))).toEqual([expect.stringContaining(next)])
  expect(lists(follow(id, parameters, body([])))).toEqual([])
})

const join = (pagination: object): string =>
  `<html><body><script id="__NEXT_DATA__" type="application/json">${JSON.stringify({
    props: {
      pageProps: { initialState: { jobs: { items: [{ id: 1, idParam: '1-miller', title: 'Miller' }], pagination } } },
    },
  })}</script></body></html>`

test.each([
  ['torre', {}, (counts: object) => JSON.stringify({ ...counts, results: [{ id: 'a' }] }), { total: 1 }],
  ['themuse', {}, (counts: object) => JSON.stringify({ ...counts, results: [{ id: 1 }] }), { page_count: 1, total: 1 }],
  [
    'nofluffjobs',
    {},
    (counts: object) => JSON.stringify({ ...counts, postings: [{ id: 'a' }] }),
    { totalPages: 1, totalCount: 1 },
  ],
  [
    'smartrecruiters',
    { company: 'Mill' },
    (counts: object) => JSON.stringify({ ...counts, content: [{ id: '1' }] }),
    { totalFound: 1 },
  ],
  ['join', { company: 'mill' }, join, { pageCount: 1, total: 1 }],
])('%s declares how much there is: without that it is incomplete and noted', (id, parameters, body, counts) => {
  const source = sources.get(id)
  const missing = (given: object): string[] =>
    (
      source?.extract({ url: source.start({ ...parameters })[0]?.url ?? '', body: body(given) }, { ...parameters })
        .drift ?? []
    )
      .filter(({ code }) => code === 'missing-count')
      .map(({ path }) => path.split('/').at(-1) ?? '')
  expect(follow(id, parameters, body(counts))).not.toHaveProperty('incomplete')
  expect(lists(follow(id, parameters, body(counts)))).toEqual([])
  expect(missing(counts)).toEqual([])
  const renamed = Object.fromEntries(Object.entries(counts).map(([name, value]) => [`${name}New`, value]))
  expect(follow(id, parameters, body(renamed))?.incomplete).toMatch(/declares no/)
  expect(missing(renamed)).toEqual(Object.keys(counts))
})
