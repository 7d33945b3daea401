import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Run } from '../../src/ports/store.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

const HOUR = 3_600_000
let busy: SmallBoard
let other: SmallBoard
let world: World
beforeEach(async () => {
  busy = await new SmallBoard().open()
  other = await new SmallBoard().open()
  world = new World([busy.origin, other.origin], '2026-11-20T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await busy.close()
  await other.close()
})

/** Both boards, the busy one first. */
const crawl = async (): Promise<[Run, Run]> => {
  busy.requests.length = 0
  const boards = [busy, other].map(({ origin }, index) =>
    world.board('greenhouse', { board: index === 0 ? 'fernbrook' : 'ashdown', api: origin }),
  )
  const [first, second] = await world.crawl(...boards)
  if (!first || !second) throw new Error('no run')
  return [first, second]
}
const openKeys = async (): Promise<string[]> => [...(await snapshot(world.store)).open.keys()].sort()

test('a host that asks to be left alone for 23 hours costs its own board a run, and no retry', async () => {
  const mine = [1, 2, 3].map((id) => posting(id))
  const theirs = [11, 12, 13].map((id) => posting(id, { title: `Digger of pond ${id}` }))
  busy.greenhouse('fernbrook', mine)
  other.greenhouse('ashdown', theirs)
  expect((await crawl()).map((run) => run.status)).toEqual(['complete', 'complete'])
  const keys = [11, 12, 13].map((id) => `greenhouse:ashdown/${id}`)
  keys.push(...[1, 2, 3].map((id) => `greenhouse:fernbrook/${id}`))
  expect(await openKeys()).toEqual(keys)

  world.clock.advance(DAY)
  busy.answer = () => ({ status: 429, body: 'slow down', headers: { 'retry-after': String(23 * 3600) } })
  other.greenhouse('ashdown', [...theirs, posting(14, { title: 'Digger of pond 14' })])
  const before = world.clock.now()
  const [refused, fine] = await crawl()
  expect(refused).toMatchObject({ status: 'failed', error: { code: 'throttled' }, counts: { closed: 0, seen: 0 } })
  expect(refused.error?.message).toContain('429')
  expect(refused.error?.hint).toMatch(/left alone until then/)
  expect(fine).toMatchObject({ status: 'complete', counts: { added: 1 } })
  // Asked once: nothing was tried again, and nobody waited.
  expect(busy.requests).toHaveLength(1)
  expect(world.fetcher.counts(refused.crawl).retries).toBe(0)
  expect(world.clock.now() - before).toBeLessThan(HOUR)

  // The host would answer now; nobody knows, for it is not asked, neither by this process nor by the next.
  busy.answer = undefined
  busy.greenhouse('fernbrook', mine.slice(1))
  for (const hours of [1, 10, 11]) {
    world.clock.advance(hours * HOUR)
    await world.restart()
    const [waits, goesOn] = await crawl()
    expect(waits).toMatchObject({ status: 'failed', error: { code: 'throttled' }, counts: { closed: 0, requests: 0 } })
    expect(goesOn.status).toBe('complete')
    expect(busy.requests).toEqual([])
  }
  expect(await openKeys()).toEqual([...keys, 'greenhouse:ashdown/14'].sort())

  // 23 hours are over: it is asked again, and only now does what it lacks begin to count.
  world.clock.advance(2 * HOUR)
  expect((await crawl())[0]).toMatchObject({ status: 'complete', counts: { seen: 2, closed: 0 } })
  expect(busy.requests).toHaveLength(1)
  world.clock.advance(DAY)
  expect((await crawl())[0]).toMatchObject({ status: 'complete', counts: { closed: 1 } })
  expect((await snapshot(world.store)).closed).toEqual(['greenhouse:fernbrook/1'])
})

test('a wait that is asked for in the middle of a list makes the run partial, and closes nothing', async () => {
  const page = (ids: number[], next: number | null): string =>
    JSON.stringify({
      items: ids.map((id) => ({ id, title: `Miller ${id}`, url: `https://mill.example/${id}` })),
      ...(next === null ? {} : { next: `/jobs/${next}` }),
    })
  busy.pages.set('/jobs', { body: page([1, 2], 2) })
  busy.pages.set('/jobs/2', { body: page([3, 4], null) })
  const board = world.board('json', { site: 'mill', start: `${busy.origin}/jobs`, paging: 'next=/next' })
  const once = async (): Promise<Run | undefined> => {
    world.clock.advance(DAY)
    return (await world.crawl(board))[0]
  }
  expect(await once()).toMatchObject({ status: 'complete', counts: { added: 4 } })
  busy.pages.set('/jobs', { body: page([2], 2) })
  busy.pages.set('/jobs/2', { status: 429, headers: { 'retry-after': String(23 * 3600) } })
  for (let day = 0; day < 3; day++) {
    expect(await once()).toMatchObject({
      status: 'partial',
      error: { code: 'throttled' },
      counts: { seen: 1, closed: 0 },
    })
  }
  expect((await snapshot(world.store)).open.size).toBe(4)
})
