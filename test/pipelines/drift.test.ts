import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { summary } from '../../src/cli/summary.ts'
import { defineSource } from '../../src/model/source.ts'
import type { Run } from '../../src/ports/store.ts'
import { arrayAt, at, fromJson } from '../../src/read/json.ts'
import { Optional, present } from '../../src/read/printed.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
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

/** A list of two pages whose fields and words are declared. */
const mill = defineSource({
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
  detect: () => null,
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 50, concurrency: 1 },
  hints: {},
  start: () => [{ url: `${site.origin}/jobs?page=1` }],
  follow: (page) => ({ requests: page.url.endsWith('1') ? [{ url: `${site.origin}/jobs?page=2` }] : [] }),
  extract: fromJson({
    items: (root) => arrayAt(root, '/jobs'),
    total: (root) => Number(at(root, '/total')),
    item: z.object({ id: Optional, title: Optional, mode: Optional }),
    words: { '/mode': ['remote', 'onsite'] },
    map: ({ id, title, mode }) => present({ sourceJobId: id ?? '', title, workplace: mode }),
  }),
})
const crawl = async (jobs: readonly object[]): Promise<Run> => {
  world.clock.advance(DAY)
  site.answer = ({ url }) => {
    const page = url.searchParams.get('page') === '1' ? jobs.slice(0, 10) : jobs.slice(10)
    return url.pathname === '/jobs' ? { body: JSON.stringify({ total: jobs.length, jobs: page }) } : undefined
  }
  const [run] = await world.crawl({ source: mill, parameters: {} })
  if (!run) throw new Error('no run')
  return run
}
const job = (id: number, more: object = {}): object => ({ id, title: `Keeper of meadow ${id}`, ...more })

test('a field that is new is noted once a run, however many items on however many pages have it, and breaks nothing', async () => {
  const ids = Array.from({ length: 13 }, (_, index) => 101 + index)
  const before = await crawl(ids.map((id) => job(id)))
  expect(before).toMatchObject({ status: 'complete', counts: { added: 13 } })
  expect((await world.store.warnings(before.id)).filter(({ code }) => code === 'new-field')).toEqual([])
  const more = { pay_range: { from: 40_000, contact: 'ann@fernbrook.example' }, perks: [] }
  const after = await crawl(ids.map((id) => job(id, more)))
  expect(after).toMatchObject({ status: 'complete', heldReason: null, counts: { closed: 0 } })
  expect((await world.store.warnings(after.id)).filter(({ code }) => code === 'new-field')).toEqual([
    {
      code: 'new-field',
      where: `${site.origin}/jobs?page=1#/jobs/0/pay_range`,
      message: 'the field /pay_range is new to this source and is not read; it holds {"from":40000,"contact":"…@…"}',
    },
    {
      code: 'new-field',
      where: `${site.origin}/jobs?page=1#/jobs/0/perks`,
      message: 'the field /perks is new to this source and is not read; it holds []',
    },
  ])
  const text = await summary([{ board: 'mill', run: after }], world.store)
  expect(text).toContain('mill: the field /pay_range is new to this source')
})

test('a word that is new is noted with the field that holds it, and the posting is read', async () => {
  const modes = ['remote', 'orbital', 'submarine', ...Array.from({ length: 9 }, () => 'onsite')]
  const run = await crawl(modes.map((mode, index) => job(index + 1, { mode })))
  expect(run).toMatchObject({ status: 'complete', counts: { added: 12, rejected: 0 } })
  expect((await world.store.warnings(run.id)).filter(({ code }) => code.startsWith('new-'))).toEqual([
    {
      code: 'new-value',
      where: `${site.origin}/jobs?page=1#/jobs/1/mode`,
      message: 'the field /mode holds a word that is new to this source: "orbital"',
    },
  ])
})

test('what is renamed is noted as new in the very run that is held for having lost it', async () => {
  const postings = Array.from({ length: 12 }, (_, index) => posting(index + 1))
  site.greenhouse('fernbrook', postings)
  const board = world.board('greenhouse', { board: 'fernbrook', api: site.origin })
  await world.crawl(board)
  const before = await snapshot(world.store)
  site.greenhouse(
    'fernbrook',
    postings.map(({ content, ...rest }) => ({ ...rest, body: content })),
  )
  world.clock.advance(DAY)
  const [run] = await world.crawl(board)
  expect(run).toMatchObject({ heldReason: 'lost-field', heldDetail: '12 of 12 postings state no description now' })
  expect((await world.store.warnings(run?.id ?? 0)).map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(/^new-field the field \/body is new to this source/),
  ])
  expect(await snapshot(world.store)).toEqual(before)
})

test('an element of a feed that is new, and a word of one, are noted as those of JSON are', async () => {
  const feed = (more: (id: number) => string): string => {
    const items = [1, 2, 3].map(
      (id) =>
        `<item><title>Miller ${id}</title><link>${site.origin}/jobs/${id}-miller</link><guid>g${id}</guid>${more(id)}</item>`,
    )
    return `<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Mill</title>${items.join('')}</channel></rss>`
  }
  const known =
    '<remoteStatus>fully</remoteStatus><tt:locations><tt:location><tt:city>Graz</tt:city></tt:location></tt:locations>'
  const board = world.board('teamtailor', { host: 'mill.teamtailor.com', api: site.origin })
  const noted = async (body: string): Promise<string[]> => {
    site.pages.set('/jobs.rss', { type: 'application/rss+xml', body })
    world.clock.advance(DAY)
    const [run] = await world.crawl(board)
    expect(run).toMatchObject({ counts: { seen: 3, rejected: 0, closed: 0 } })
    return (await world.store.warnings(run?.id ?? 0)).map(({ code, where, message }) => `${code} ${where} ${message}`)
  }
  expect(await noted(feed(() => known))).toEqual([])
  const changed = feed((id) =>
    id === 1
      ? known
      : `<remoteStatus>lunar</remoteStatus><tt:salary><tt:min>${id}000</tt:min></tt:salary><tt:locations><tt:location><tt:planet>b</tt:planet></tt:location></tt:locations>`,
  )
  const list = `${site.origin}/jobs.rss?per_page=100#item/1`
  expect(await noted(changed)).toEqual([
    `new-value ${list}/remoteStatus the field /remoteStatus holds a word that is new to this source: "lunar"`,
    `new-field ${list}/tt:salary the field /salary is new to this source and is not read; it holds "2000"`,
    `new-field ${list}/tt:locations/tt:location/tt:planet the field /locations/location/planet is new to this source and is not read; it holds "b"`,
  ])
})

test('a selector that finds nothing on any posting of a list is noted, once a run', async () => {
  const row = (id: number, more: string): string =>
    `<li class="job"><a href="/jobs/${id}"><h2>Miller ${id}</h2></a>${more}</li>`
  const page = (more: (id: number) => string, ids = [1, 2, 3]): void =>
    void site.pages.set('/jobs', {
      type: 'text/html',
      body: `<!doctype html><html><body><ul>${ids.map((id) => row(id, more(id))).join('')}</ul></body></html>`,
    })
  const board = world.board('html', {
    site: 'mill',
    start: `${site.origin}/jobs`,
    item: 'li.job',
    fields: { title: 'h2', url: 'a', locations: '.place | .town', salaries: '' },
  })
  const noted = async (): Promise<string[]> => {
    world.clock.advance(DAY)
    const [run] = await world.crawl(board)
    expect(run).toMatchObject({ status: 'complete', counts: { rejected: 0 } })
    return (await world.store.warnings(run?.id ?? 0)).map(({ code, message }) => `${code} ${message}`)
  }
  // One that has it is enough.
  page((id) => (id === 2 ? '<b class="town">Graz</b>' : ''))
  expect(await noted()).toEqual([])
  page(() => '<b class="city">Graz</b>')
  expect(await noted()).toEqual([
    'empty-field no posting of the list has anything where the field locations is read: .place | .town',
  ])
  page(() => '', [1])
  expect(await noted()).toEqual([])
})
