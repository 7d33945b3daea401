import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BoardConfig } from '../../pipelines/board.ts'
import type { Run } from '../../src/ports/store.ts'
import { SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

let site: SmallBoard
let world: World
beforeEach(async () => {
  site = await new SmallBoard().open()
  world = new World([site.origin], '2026-11-20T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await site.close()
})

const crawl = async (board: BoardConfig): Promise<Run | undefined> => {
  world.clock.advance(3_600_000)
  return (await world.crawl(board))[0]
}
/** Two pages of one JSON list, each with the total of the whole. */
function list(first: number[], second: number[]): void {
  const items = (ids: number[]): object[] => ids.map((id) => ({ id, title: `Miller ${id}`, url: `/jobs/${id}` }))
  const total = first.length + second.length
  site.pages.set('/jobs', { body: JSON.stringify({ total, items: items(first), next: '/jobs/2' }) })
  site.pages.set('/jobs/2', { body: JSON.stringify({ total: 5, items: items(second) }) })
}
const json = (): BoardConfig =>
  world.board('json', { site: 'mill', start: `${site.origin}/jobs`, total: '/total', paging: 'next=/next' })

test('a list of several pages that declare its total is complete, and a 304 of each repeats it', async () => {
  list([1, 2], [3])
  expect(await crawl(json())).toMatchObject({
    status: 'complete',
    completeness: 'declared total 3 met',
    counts: { added: 3 },
  })
  expect(await crawl(json())).toMatchObject({ status: 'complete', completeness: '304 of run 1' })
})

test('a later page that changed is read though the first is a 304', async () => {
  list([1, 2], [3])
  await crawl(json())
  const page = JSON.parse(site.pages.get('/jobs/2')?.body ?? '') as { items: object[] }
  page.items.push({ id: 4, title: 'Miller 4', url: '/jobs/4' })
  site.pages.set('/jobs/2', { body: JSON.stringify(page) })
  expect(await crawl(json())).toMatchObject({ status: 'complete', counts: { added: 1 } })
})

test('a list that lacks postings it declares is partial', async () => {
  list([1, 2], [3])
  site.pages.set('/jobs/2', { body: '{"items":[]}' })
  expect(await crawl(json())).toMatchObject({ status: 'partial', completeness: 'declared total 3, got 2' })
})

test('an HTML list and the pages of its postings are one listing each', async () => {
  const posting = (id: number): string =>
    `<html><body><h1>Baker ${id}</h1><p class="text">Rise early, bake ${id} loaves.</p></body></html>`
  const html = 'text/html'
  const entries = [1, 2].map((id) => `<li><a href="/open/${id}"><h2>Baker ${id}</h2></a><i>Graz, Austria</i></li>`)
  site.pages.set('/open', { type: html, body: `<html><body><ul>${entries.join('')}</ul></body></html>` })
  for (const id of [1, 2]) site.pages.set(`/open/${id}`, { type: html, body: posting(id) })
  const board = world.board('html', {
    site: 'bakery',
    start: `${site.origin}/open`,
    list: 'ul',
    item: 'li',
    fields: { title: 'h2', locations: 'i' },
    detail: { descriptionText: '.text' },
  })
  expect(await crawl(board)).toMatchObject({ status: 'complete', counts: { pages: 3, added: 2 } })
  const listing = [...(await snapshot(world.store)).open.values()].find((one) => one.title === 'Baker 1')
  expect(listing).toMatchObject({
    title: 'Baker 1',
    locations: [{ city: 'Graz', country: 'AT' }],
    description: { text: 'Rise early, bake 1 loaves.' },
  })
  site.requests.length = 0
  expect(await crawl(board)).toMatchObject({ completeness: '304 of run 1' })
  expect(site.requests.map((request) => request.path)).toEqual(['/open'])
})

test('another mapping is no other board: archived pages are read again by it, and what is gone closes', async () => {
  list([1, 2], [3])
  await crawl(json())
  const mapped = world.board('json', { ...json().parameters, fields: { title: '/title', tags: '/id' } })
  expect(await crawl(mapped)).toMatchObject({ status: 'complete', counts: { added: 0 } })
  const open = [...(await snapshot(world.store)).open.values()]
  expect(open.map((listing) => listing.tags)).toEqual([['1'], ['2'], ['3']])
  list([1, 2], [])
  for (const _ of [1, 2]) {
    world.clock.advance(2 * DAY)
    await crawl(mapped)
  }
  expect((await snapshot(world.store)).closed).toEqual(['json:mill/3'])
  expect(await world.store.boards()).toHaveLength(1)
})

test('a feed asked once more in another language is no page that came twice', async () => {
  const position = (id: number, text: string): string =>
    `<position><id>${id}</id><name>Miller ${id}</name><jobDescriptions>${text}</jobDescriptions></position>`
  const words = '<jobDescription><name>Work</name><value>Grind.</value></jobDescription>'
  const feed = (second: string): string => `<workzag-jobs>${position(1, words)}${position(2, second)}</workzag-jobs>`
  site.answer = ({ url }) => ({ type: 'application/xml', body: feed(url.searchParams.has('language') ? words : '') })
  const board = world.board('personio', { host: 'mill.jobs.personio.de', api: site.origin })
  expect(await crawl(board)).toMatchObject({ status: 'complete', counts: { pages: 2, added: 2 } })
  // One that has no text in any language is no reason to doubt the board either.
  site.answer = () => ({ type: 'application/xml', body: feed('') })
  expect(await crawl(board)).toMatchObject({ status: 'complete', counts: { pages: 2 } })
})
