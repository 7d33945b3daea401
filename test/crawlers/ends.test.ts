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
