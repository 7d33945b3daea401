import { afterEach, beforeEach, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { decide } from '../../pipelines/dedup/decide.ts'
import { planJobs } from '../../pipelines/dedup/plan-jobs.ts'
import { isOutdated, outdated, rematch } from '../../pipelines/dedup/rematch.ts'
import { removeBoard } from '../../pipelines/runs/remove-board.ts'
import type { BoardConfig } from '../../pipelines/board.ts'
import { modelVersion } from '../../src/match/settings.ts'
import { silent } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { prose } from '../match/ads.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

const titles = ['Keeper of the Orchard', 'Miller', 'Beekeeper', 'Cooper']

let site: SmallBoard
let world: World
let fernbrook: BoardConfig
let millrace: BoardConfig
beforeEach(async () => {
  site = await new SmallBoard().open()
  world = new World([site.origin], '2026-01-06T08:00:00.000Z')
  fernbrook = publish('fernbrook')
  millrace = publish('millrace')
  await world.crawl(fernbrook, millrace)
})
afterEach(async () => {
  await world.close()
  await site.close()
})

/** Four roles, each advertised twice with one text. */
function publish(board: string): BoardConfig {
  const jobs = [...titles, ...titles].map((title, at) => ({
    ...posting(at + 1),
    title,
    content: `<p>${prose(at % titles.length)}</p>`,
  }))
  site.greenhouse(board, jobs)
  return world.board('greenhouse', { board, api: site.origin })
}

const now = (): string => new Date(world.clock.now()).toISOString()
const key = (board: string, id: number): string => `greenhouse:${board}/${id}`
const all = (): Promise<string[]> => world.store.listingKeys({ after: null, limit: 100 })
const partition = async (): Promise<readonly string[]> => (await snapshot(world.store)).partition

/** Leaves the database as another version would have: its comparisons found nothing alike. */
async function matchedByAnother(): Promise<void> {
  const { store } = world
  const lease = await store.lease(now())
  const keys = await all()
  await store.putFingerprints((await store.fingerprints(keys)).map((one) => ({ ...one, blocks: [] })))
  const at = now()
  const { jobs, events } = await planJobs({ store, writes: [], closes: [], reopens: [], again: keys, at, sources })
  await store.commitJobs({ ...jobs, events, at })
  await store.setMatching({ model: 'another', upgrade: null })
  await lease.release()
}

/** Everything that follows from comparing. */
async function matched(store: Store): Promise<unknown> {
  const keys = await all()
  return { memberships: await store.memberships(keys), pairs: await store.pairs(keys) }
}

test('all listings are matched anew, also those of a board that is not asked, and decisions hold', async () => {
  const expected = await matched(world.store)
  expect((await partition()).length).toBe(4)
  await matchedByAnother()
  expect((await partition()).length).toBe(16)
  expect(await isOutdated(world.store)).toBe(true)
  world.clock.advance(DAY)
  await world.crawl(millrace)
  expect(await matched(world.store)).toEqual(expected)
  expect(await world.store.matching()).toEqual({ model: modelVersion, upgrade: null })
  const { changedAt } = await world.store.revision()
  world.clock.advance(DAY)
  await world.crawl(millrace)
  expect(await matched(world.store)).toEqual(expected)
  expect((await world.store.revision()).changedAt).toEqual(changedAt)
})

test('a pin and a split survive it', async () => {
  const { store } = world
  const say = (op: 'pin' | 'split', a: string, b: string) => decide({ op, a, b }, { store, sources, at: now() })
  await say('split', key('fernbrook', 1), key('fernbrook', 5))
  await say('pin', key('fernbrook', 2), key('millrace', 3))
  const expected = await matched(store)
  await matchedByAnother()
  expect(await matched(store)).not.toEqual(expected)
  world.clock.advance(DAY)
  await world.crawl(fernbrook)
  expect(await matched(store)).toEqual(expected)
})

test('a kill between two batches costs one batch', async () => {
  const expected = await matched(world.store)
  await matchedByAnother()
  const at = now()
  for (let kills = 0; ; kills += 1) {
    const lease = await world.store.lease(at)
    let left = kills === 0 ? 1 : 3
    const dying = new Proxy(world.store, {
      get(store, name: keyof Store) {
        if (name === 'setMatching' && (left -= 1) < 0) throw new Error('killed')
        return Reflect.get(store, name) as unknown
      },
    })
    const work = rematch({ store: dying, sources, log: silent, at, batch: 3 })
    const ended = await work.then(
      () => true,
      () => false,
    )
    await lease.release()
    if (ended) break
    expect(kills).toBeLessThan(10)
  }
  expect(await world.store.matching()).toEqual({ model: modelVersion, upgrade: null })
  expect(await matched(world.store)).toEqual(expected)
})

test('an upgrade that another version began is begun anew', async () => {
  const expected = await matched(world.store)
  await matchedByAnother()
  const lease = await world.store.lease(now())
  const after = (await all()).at(-1) ?? null
  await world.store.setMatching({ model: 'another', upgrade: { to: 'a third', stage: 'pairs', after } })
  await rematch({ store: world.store, sources, log: silent, at: now() })
  await lease.release()
  expect(await matched(world.store)).toEqual(expected)
})

test('until then nothing is compared: a decision and a removal wait for the next crawl', async () => {
  const [a, b] = [key('fernbrook', 1), key('fernbrook', 2)]
  await matchedByAnother()
  const before = await partition()
  const said = await decide({ op: 'pin', a, b }, { store: world.store, sources, at: now() })
  expect(said).toMatchObject({ events: null, moved: [], holder: outdated })
  const [board] = await world.store.boards()
  if (!board) throw new Error('no board')
  const removed = await removeBoard(board, true, { store: world.store, sources, at: now() })
  expect(removed).toMatchObject({ closed: 0, holder: outdated })
  expect(await partition()).toEqual(before)
  world.clock.advance(DAY)
  await world.crawl(millrace)
  const [one, two] = await world.store.memberships([a, b])
  expect(one?.job).toBe(two?.job)
})

test('a new database has nothing to match anew', async () => {
  const fresh = new World([site.origin], '2026-01-06T08:00:00.000Z')
  expect(await fresh.store.matching()).toEqual({ model: null, upgrade: null })
  expect(await isOutdated(fresh.store)).toBe(false)
  await fresh.crawl(fresh.board('greenhouse', { board: 'fernbrook', api: site.origin }))
  expect(await fresh.store.matching()).toEqual({ model: modelVersion, upgrade: null })
  await fresh.close()
})
