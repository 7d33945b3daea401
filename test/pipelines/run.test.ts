import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { everything } from '../../src/model/query.ts'
import type { Run } from '../../src/ports/store.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

let site: SmallBoard
let world: World
beforeEach(async () => {
  site = await new SmallBoard().open()
  world = new World([site.origin], '2026-01-06T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await site.close()
})

const crawl = async (): Promise<Run | undefined> =>
  (await world.crawl(world.board('greenhouse', { board: 'fernbrook', api: site.origin })))[0]
const crawlFeed = async (): Promise<Run | undefined> =>
  (await world.crawl(world.board('weworkremotely', { base: site.origin })))[0]
const postings = (from: number, to: number): Record<string, unknown>[] =>
  Array.from({ length: to - from + 1 }, (_, index) => posting(from + index))

describe('a whole board', () => {
  test('a posting that two runs a day apart lack is closed, and opens again when it is back', async () => {
    site.greenhouse('fernbrook', postings(1, 3))
    expect(await crawl()).toMatchObject({
      status: 'complete',
      completeness: 'declared total 3 met',
      counts: { added: 3 },
    })
    site.greenhouse('fernbrook', postings(1, 2))
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 0, seen: 2 } })
    world.clock.advance(DAY)
    // Nothing changed since: the 304 repeats the enumeration that lacks it.
    expect(await crawl()).toMatchObject({ status: 'complete', completeness: '304 of run 2', counts: { closed: 1 } })
    expect((await snapshot(world.store)).closed).toEqual(['greenhouse:fernbrook/3'])
    site.greenhouse('fernbrook', postings(1, 3))
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ counts: { reopened: 1, added: 0 } })
    expect((await snapshot(world.store)).closed).toEqual([])
    const events = (await world.store.events({})).map((event) => event.name)
    expect(events.filter((name) => name === 'job-published')).toHaveLength(3)
    expect(events).toEqual(expect.arrayContaining(['listing-closed', 'job-closed', 'listing-reopened', 'job-reopened']))
  })

  test('fewer postings than declared, and a failing board, close nothing', async () => {
    site.greenhouse('fernbrook', postings(1, 3))
    await crawl()
    site.greenhouse('fernbrook', postings(1, 2), 3)
    for (let day = 0; day < 3; day++) {
      world.clock.advance(DAY)
      expect(await crawl()).toMatchObject({
        status: 'partial',
        completeness: 'declared total 3, got 2',
        counts: { closed: 0 },
      })
    }
    site.pages.delete('/v1/boards/fernbrook/jobs')
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ status: 'failed', error: { code: 'http-status' }, counts: { closed: 0 } })
    expect((await snapshot(world.store)).open.size).toBe(3)
  })

  test('a board that loses its descriptions is held and its listings keep theirs', async () => {
    site.greenhouse('fernbrook', postings(1, 12))
    await crawl()
    const before = await snapshot(world.store)
    site.greenhouse(
      'fernbrook',
      postings(1, 12).map((job) => ({ ...job, content: '' })),
    )
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ status: 'complete', heldReason: 'lost-field', counts: { changed: 0 } })
    expect(await snapshot(world.store)).toEqual(before)
  })

  test('a board that answers with another board’s postings is held and adds nothing', async () => {
    site.greenhouse('fernbrook', postings(1, 12))
    site.greenhouse('ashdown', postings(1, 12))
    await crawl()
    const [twin] = await world.crawl(world.board('greenhouse', { board: 'ashdown', api: site.origin }))
    expect(twin).toMatchObject({ status: 'complete', heldReason: 'another-board', counts: { added: 0 } })
    expect((await world.store.counts()).listings).toBe(12)
  })

  test('a listing is over when its validThrough has passed, and the same date does not open it again', async () => {
    site.greenhouse('fernbrook', [posting(1, { application_deadline: '2026-01-07T00:00:00Z' }), posting(2)])
    expect(await crawl()).toMatchObject({ counts: { added: 2, closed: 0 } })
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ counts: { closed: 1 } })
    site.greenhouse('fernbrook', [
      posting(1, { application_deadline: '2026-01-07T00:00:00Z', title: 'Keeper' }),
      posting(2),
    ])
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ counts: { changed: 1, reopened: 0 } })
    site.greenhouse('fernbrook', [posting(1, { application_deadline: '2026-03-01T00:00:00Z' }), posting(2)])
    expect(await crawl()).toMatchObject({ counts: { changed: 1, reopened: 1 } })
  })

  test('another version of the pipeline reads the archive again before it asks with validators', async () => {
    world.pipelineVersion = 'one'
    site.greenhouse('fernbrook', postings(1, 3))
    await crawl()
    const before = await snapshot(world.store)
    const events = (await world.store.events({})).length
    world.pipelineVersion = 'two'
    world.clock.advance(DAY)
    site.requests.length = 0
    expect(await crawl()).toMatchObject({ status: 'complete', pipelineVersion: 'two', counts: { changed: 0 } })
    expect(site.requests).toEqual([{ path: '/v1/boards/fernbrook/jobs', conditional: true, status: 304 }])
    expect(await snapshot(world.store)).toEqual(before)
    expect(await world.store.events({})).toHaveLength(events)
    const runs = await world.store.runs({})
    expect(runs.map((run) => run.status)).toEqual(['complete', 'partial', 'complete'])
    expect(runs[1]).toMatchObject({ kind: 'reprocess', completeness: 'processed again from the archive' })
  })

  test('reprocessing reads the archive, asks nobody, closes nothing and changes nothing that the same words mean', async () => {
    site.greenhouse('fernbrook', postings(1, 3))
    const fernbrook = world.board('greenhouse', { board: 'fernbrook', api: site.origin })
    const never = world.board('greenhouse', { board: 'elderbank', api: site.origin })
    expect(await world.reprocess(fernbrook)).toEqual([])
    await crawl()
    const before = await snapshot(world.store)
    const events = (await world.store.events({})).length
    site.greenhouse('fernbrook', [])
    site.requests.length = 0
    for (const version of ['two', 'two']) {
      world.pipelineVersion = version
      world.clock.advance(3 * DAY)
      const [run, ...more] = await world.reprocess(fernbrook, never)
      expect(more).toEqual([])
      const counts = { changed: 0, unchanged: 3, added: 0, closed: 0 }
      expect(run).toMatchObject({ kind: 'reprocess', status: 'partial', pipelineVersion: 'two', counts })
    }
    expect(site.requests).toEqual([])
    expect(await snapshot(world.store)).toEqual(before)
    expect(await world.store.events({})).toHaveLength(events)
    expect((await world.store.runs({ kind: 'crawl' })).map(({ id }) => id)).toEqual([1])
  })
})

test('a board that renews its dates from day to day revises nothing; what it says besides is a revision', async () => {
  const dated = (month: number, more = {}) => {
    const at = `2026-0${month}-05T09:00:00-05:00`
    return posting(1, { first_published: at, updated_at: at, ...more })
  }
  site.greenhouse('fernbrook', [dated(1)])
  await crawl()
  const job = async () => (await world.store.search(everything)).jobs[0]
  const first = await job()
  site.greenhouse('fernbrook', [dated(2)])
  world.clock.advance(DAY)
  const events = (await world.store.events({})).length
  expect(await crawl()).toMatchObject({ counts: { added: 0, changed: 0, unchanged: 1 } })
  expect(await world.store.events({})).toHaveLength(events)
  const found = await world.store.listing('greenhouse:fernbrook/1')
  expect(found?.listing).toMatchObject({ datePosted: '2026-02-05T14:00:00Z' })
  expect(await job()).toMatchObject({ datePosted: '2026-02-05T14:00:00Z', updatedAt: first?.updatedAt })
  site.greenhouse('fernbrook', [dated(3, { title: 'Keeper of another meadow' })])
  world.clock.advance(DAY)
  expect(await crawl()).toMatchObject({ counts: { changed: 1 } })
})

describe('a window', () => {
  test('what left it is asked at its own address; two answers that it is gone close it', async () => {
    site.feed(['oak', 'elm', 'ash'])
    expect(await crawlFeed()).toMatchObject({ status: 'complete', counts: { added: 3 } })
    site.feed(['ash'])
    site.pages.set('/remote-jobs/elm', { type: 'text/html', body: '<h1>Keeper of elm</h1>' })
    site.pages.set('/remote-jobs/oak', { status: 301, location: '/' })
    site.pages.set('/', { type: 'text/html', body: '<h1>All jobs</h1>' })
    world.clock.advance(DAY)
    expect(await crawlFeed()).toMatchObject({ status: 'complete', counts: { closed: 0 } })
    world.clock.advance(DAY)
    expect(await crawlFeed()).toMatchObject({ counts: { closed: 1 } })
    expect((await snapshot(world.store)).closed).toEqual(['weworkremotely:oak'])
    const asked = site.requests.filter(({ path }) => path.startsWith('/remote-jobs/')).map(({ path }) => path)
    expect(asked.sort()).toEqual(['/remote-jobs/elm', '/remote-jobs/elm', '/remote-jobs/oak', '/remote-jobs/oak'])
    // An answer that is no answer says nothing.
    site.pages.set('/remote-jobs/elm', { status: 403 })
    for (let day = 0; day < 3; day++) {
      world.clock.advance(DAY)
      expect(await crawlFeed()).toMatchObject({ counts: { closed: 0 } })
    }
  })

  test('addresses that give no answer are not asked again at once, and take nobody’s turn', async () => {
    const silent = Array.from({ length: 55 }, (_, index) => `a${String(index).padStart(2, '0')}`)
    site.feed([...silent, 'gone', 'stays'])
    await crawlFeed()
    for (const slug of silent) site.pages.set(`/remote-jobs/${slug}`, { status: 403 })
    site.pages.set('/remote-jobs/gone', { type: 'text/html', body: '<h1>Keeper of what will be gone</h1>' })
    site.feed(['stays'])
    const asked = (): string[] =>
      site.requests.splice(0).flatMap(({ path }) => /^\/remote-jobs\/(.+)/.exec(path)?.[1] ?? [])
    world.clock.advance(3_600_000)
    asked()
    await crawlFeed()
    // Whatever was in the window until now is asked.
    expect(asked()).toHaveLength(56)
    site.pages.delete('/remote-jobs/gone')
    world.clock.advance(DAY)
    await crawlFeed()
    const first = asked()
    expect(first).toHaveLength(50)
    world.clock.advance(3_600_000)
    await crawlFeed()
    // The six that had no turn, among them the one that is gone; none of the fifty within the day.
    expect(asked().sort()).toEqual([...silent.filter((slug) => !first.includes(slug)), 'gone'].sort())
    for (let day = 0; day < 2; day++) {
      world.clock.advance(DAY + 3_600_000)
      await crawlFeed()
      world.clock.advance(3_600_000)
      await crawlFeed()
    }
    expect((await snapshot(world.store)).closed).toEqual(['weworkremotely:gone'])
  })
})

test('a board that is given twice is crawled once', async () => {
  site.greenhouse('fernbrook', postings(1, 3))
  const one = world.board('greenhouse', { board: 'fernbrook', api: site.origin })
  const two = world.board('greenhouse', { board: 'Fernbrook', api: `${site.origin}/` })
  const runs = await world.crawl(one, two)
  expect(runs.map((run) => run.status)).toEqual(['complete'])
  expect(site.requests).toHaveLength(1)
})

test('a run that failed held nothing', async () => {
  site.greenhouse('fernbrook', postings(1, 3))
  await crawl()
  for (const body of ['', '<html></html>', '{"jobs":[']) {
    site.pages.set('/v1/boards/fernbrook/jobs', { body })
    world.clock.advance(DAY)
    expect(await crawl()).toMatchObject({ status: 'failed', counts: { seen: 0, unchanged: 0, closed: 0 } })
  }
})
