import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { addressesIn, recordedPages } from '../../pipelines/sources/recorded-pages.ts'
import { standingOf } from '../../pipelines/standing.ts'
import type { BoardConfig } from '../../pipelines/board.ts'
import type { Run } from '../../src/ports/store.ts'
import { packageRoot } from '../../src/store/sqlite/package-root.ts'
import { fixturesOf } from '../contract/source.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

let site: SmallBoard
let world: World
beforeEach(async () => {
  site = await new SmallBoard().open()
  site.greenhouse('fernbrook', [posting(1), posting(2)])
  world = new World([site.origin], '2026-11-20T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await site.close()
})

async function crawl(board: BoardConfig): Promise<Run> {
  world.clock.advance(DAY)
  site.requests.length = 0
  const [run] = await world.crawl(board)
  if (!run) throw new Error('no run')
  return run
}
const warned = async ({ id }: Run): Promise<string[]> => (await world.store.warnings(id)).map(({ code }) => code)
const greenhouse = (): BoardConfig => world.board('greenhouse', { board: 'fernbrook', api: site.origin })
/** The same board of a source that declares more. */
const declaring = (more: Partial<BoardConfig['source']>, how: Partial<BoardConfig> = {}): BoardConfig => {
  const board = greenhouse()
  return { ...board, turnOn: false, ...how, source: { ...board.source, ...more } }
}

test('a board of a source that is off is not asked unless its entry says so, and nothing of it closes', async () => {
  const offByDefault = 'its robots.txt refuses'
  expect(await crawl(declaring({ offByDefault }, { turnOn: true }))).toMatchObject({
    status: 'complete',
    counts: { added: 2, warnings: 1 },
  })
  site.greenhouse('fernbrook', [])
  for (let day = 0; day < 3; day++) {
    const run = await crawl(declaring({ offByDefault }))
    expect(run).toMatchObject({ status: 'failed', counts: { requests: 0, closed: 0 }, error: { code: 'source-off' } })
    expect(run.error?.message).toContain(offByDefault)
    expect(run.error?.hint).toContain('turn-on')
    expect(site.requests).toEqual([])
  }
  expect((await snapshot(world.store)).open.size).toBe(2)
  // Turned on it is crawled again, and each such run says by whose word.
  const again = await crawl(declaring({ offByDefault }, { turnOn: true }))
  expect(again).toMatchObject({ status: 'complete', counts: { closed: 0 } })
  const [warning] = await world.store.warnings(again.id)
  expect(warning).toMatchObject({ code: 'source-turned-on' })
  expect(warning?.message).toContain(offByDefault)
  expect(await crawl(declaring({ offByDefault }, { turnOn: true }))).toMatchObject({ counts: { closed: 2 } })
})

test('a window that is off asks no posting at its own address either', async () => {
  const board = world.board('weworkremotely', { base: site.origin })
  site.feed(['larch', 'alder'])
  await crawl(board)
  const off = { ...board, turnOn: false, source: { ...board.source, offByDefault: 'its terms refuse' } }
  expect(await crawl(off)).toMatchObject({ status: 'failed', counts: { requests: 0, closed: 0 } })
  expect(site.requests).toEqual([])
})

test.each(
  [...sources.values()].filter((source) => source.offByDefault !== undefined).map((source) => [source.id, source]),
)('%s is off: an entry written by hand makes no request', async (id, source) => {
  const [recorded] = recordedPages(join(packageRoot(), 'test', 'fixtures', id))
  const run = await crawl({ ...world.board(id, recorded?.meta.parameters ?? {}), turnOn: false })
  expect(run).toMatchObject({ status: 'failed', counts: { requests: 0 }, error: { code: 'source-off' } })
  expect(run.error?.message).toContain(source.offByDefault)
})

test('a source that ends warns of it from 60 days before and is not asked from that day on', async () => {
  const ends = { on: '2027-02-10', what: 'the door is shut', remedy: 'Knock elsewhere.' }
  const board = declaring({ ends })
  const at = async (instant: string): Promise<Run> => {
    world.clock.set(new Date(Date.parse(instant) - DAY).toISOString())
    return crawl(board)
  }
  expect(await warned(await at('2026-12-11T23:59:59.000Z'))).toEqual([])
  const soon = await at('2026-12-12T00:00:00.000Z')
  const [warning] = await world.store.warnings(soon.id)
  expect(warning).toMatchObject({ code: 'source-ends', message: expect.stringContaining('2027-02-10') as string })
  expect(warning?.message).toContain('Knock elsewhere.')
  site.greenhouse('fernbrook', [])
  const last = await at('2027-02-09T23:59:59.000Z')
  expect(last).toMatchObject({ status: 'complete' })
  expect(await warned(last)).toEqual(['source-ends'])
  for (const day of ['2027-02-10T00:00:00.000Z', '2027-02-12T00:00:00.000Z']) {
    expect(await at(day)).toMatchObject({
      status: 'failed',
      counts: { requests: 0, closed: 0 },
      error: { code: 'source-ended', hint: 'Knock elsewhere.' },
    })
    expect(site.requests).toEqual([])
  }
  expect((await snapshot(world.store)).open.size).toBe(2)
})

test('every source that ends is asked up to the day that its documents name', () => {
  for (const { id, ends } of sources.values()) {
    if (ends === undefined) continue
    const [parameters] = Object.values(addressesIn(fixturesOf(id)).boards)
    const board = world.board(id, parameters ?? {})
    const day = Date.parse(`${ends.on}T00:00:00Z`)
    expect(standingOf(board, day - 1000).refusal).toBeNull()
    expect(standingOf(board, day).refusal).toMatchObject({ code: 'source-ended' })
  }
})

test('robots.txt is overridden by the word of one entry alone, and each run says so', async () => {
  site.pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /v1/\n' })
  site.greenhouse('ashdown', [posting(7)])
  const other = world.board('greenhouse', { board: 'ashdown', api: site.origin })
  const [overridden, obeyed] = await world.crawl({ ...greenhouse(), ignoreRobots: true }, other)
  if (!overridden || !obeyed) throw new Error('no run')
  expect(overridden).toMatchObject({ status: 'complete', counts: { added: 2 } })
  expect(await warned(overridden)).toEqual(['robots-ignored'])
  expect(obeyed).toMatchObject({ status: 'failed', error: { code: 'robots-refused' } })
  expect(site.requests.map(({ path }) => path)).toEqual(['/v1/boards/fernbrook/jobs'])
  expect(await warned(await crawl({ ...greenhouse(), ignoreRobots: true }))).toEqual(['robots-ignored'])
  expect(await crawl(greenhouse())).toMatchObject({ status: 'failed', error: { code: 'robots-refused' } })
})
