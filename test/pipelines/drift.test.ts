import { afterEach, beforeEach, expect, test } from 'vitest'
import { summary } from '../../src/cli/summary.ts'
import type { Run } from '../../src/ports/store.ts'
import { pagedShapes } from '../support/json-shapes.ts'
import type { BoardModel } from '../support/shape.ts'
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

test('a field that is new is noted once a run, however many items on however many pages have it, and breaks nothing', async () => {
  const eightfold = pagedShapes.find((shape) => shape.source === 'eightfold')
  if (!eightfold) throw new Error('no shape')
  const board: BoardModel = { ids: Array.from({ length: 13 }, (_, index) => 101 + index) }
  site.answer = (asked) => eightfold.answer(asked, board, site.origin)
  const config = world.board('eightfold', eightfold.parameters(site.origin))
  const crawl = async (): Promise<Run> => {
    world.clock.advance(DAY)
    const [run] = await world.crawl(config)
    if (!run) throw new Error('no run')
    return run
  }
  const before = await crawl()
  expect(before).toMatchObject({ status: 'complete', counts: { added: 13, warnings: 0 } })
  board.more = { pay_range: { from: 40_000, contact: 'ann@fernbrook.example' }, perks: [] }
  const after = await crawl()
  expect(after).toMatchObject({ status: 'complete', heldReason: null, counts: { closed: 0, warnings: 2 } })
  const list = `${site.origin}/api/apply/v2/jobs?domain=fernbrook.example&start=0&num=10`
  expect(await world.store.warnings(after.id)).toEqual([
    {
      code: 'new-field',
      where: `${list}#/positions/0/pay_range`,
      message: 'the field /pay_range is new to this source and is not read; it holds {"from":40000,"contact":"…@…"}',
    },
    {
      code: 'new-field',
      where: `${list}#/positions/0/perks`,
      message: 'the field /perks is new to this source and is not read; it holds []',
    },
  ])
  const text = await summary([{ board: 'eightfold:fernbrook', run: after }], world.store)
  expect(text).toContain('eightfold:fernbrook: the field /pay_range is new to this source')
})

test('a word that is new is noted with the field that holds it, and the posting is read', async () => {
  const job = (id: number, workplaceType: string): object => ({
    id: `l-${id}`,
    text: `Keeper of meadow ${id}`,
    workplaceType,
    hostedUrl: `https://jobs.lever.co/fernbrook/l-${id}`,
  })
  const body = JSON.stringify([job(1, 'remote'), job(2, 'orbital'), job(3, 'submarine')])
  site.pages.set('/v0/postings/fernbrook', { body })
  const [run] = await world.crawl(world.board('lever', { site: 'fernbrook', api: site.origin }))
  expect(run).toMatchObject({ status: 'complete', counts: { added: 3, rejected: 0 } })
  const warnings = (await world.store.warnings(run?.id ?? 0)).filter(({ code }) => code.startsWith('new-'))
  expect(warnings).toEqual([
    {
      code: 'new-value',
      where: `${site.origin}/v0/postings/fernbrook?mode=json#/1/workplaceType`,
      message: 'the field /workplaceType holds a word that is new to this source: "orbital"',
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
