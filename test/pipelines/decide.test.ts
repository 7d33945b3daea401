import { afterEach, beforeEach, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { applyDecisions, decide, newestDecision } from '../../pipelines/dedup/decide.ts'
import { jobId } from '../../src/model/job-id.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { prose } from '../match/ads.ts'
import { posting, SmallBoard } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

const first = 'greenhouse:fernbrook/1'
const again = 'greenhouse:fernbrook/2'
const other = 'greenhouse:fernbrook/3'

let site: SmallBoard
let world: World
beforeEach(async () => {
  site = await new SmallBoard().open()
  world = new World([site.origin], '2026-01-06T08:00:00.000Z')
  publish([0, 0, 7])
  await crawl()
})
afterEach(async () => {
  await world.close()
  await site.close()
})

/** One title and office; which text each posting has. So equal texts are one opening. */
function publish(texts: readonly number[]): void {
  const jobs = texts.map((text, at) => ({
    ...posting(at + 1),
    title: 'Keeper of the Orchard',
    content: `<p>${prose(text)}</p>`,
  }))
  site.greenhouse('fernbrook', jobs)
}

async function crawl(): Promise<void> {
  await world.crawl(world.board('greenhouse', { board: 'fernbrook', api: site.origin }))
}

const now = (): string => new Date(world.clock.now()).toISOString()
const say = (op: 'pin' | 'split' | 'undo', a: string, b: string) => {
  world.clock.advance(1000)
  return decide({ op, a, b }, { store: world.store, sources, at: now() })
}
const partition = async (): Promise<readonly string[]> => (await snapshot(world.store)).partition

const asMatched = [`${first} ${again}`, other]
const asSplit = [first, again, other]

test('a split takes effect at once, is told as an event and on the job, and an undo restores it', async () => {
  expect(await partition()).toEqual(asMatched)
  const { events } = await say('split', again, first)
  expect(events?.map(({ name, job }) => [name, job])).toContainEqual(['job-split', jobId(again)])
  expect(await partition()).toEqual(asSplit)
  const found = await world.store.job(jobId(again))
  expect(found).toMatchObject({
    found: 'job',
    job: {
      listings: [{ key: again, reason: `the listing that was seen first; kept apart from ${first} by an operator` }],
    },
  })
  expect((await world.store.events({})).at(-1)).toMatchObject({ at: now(), run: null })

  const last = await newestDecision(world.store, null)
  expect(last).toMatchObject({ op: 'split', a: first, b: again })
  await say('undo', last.a, last.b)
  expect(await partition()).toEqual(asMatched)
  expect(await world.store.job(jobId(again))).toEqual({ found: 'redirect', to: jobId(first) })
  await expect(newestDecision(world.store, null)).rejects.toMatchObject({ code: 'not-found' })
  expect((await world.store.decisions()).map(({ op }) => op)).toEqual(['split', 'undo'])
})

test('a pin joins what no text would, and says so', async () => {
  const { events } = await say('pin', first, other)
  expect(events?.map(({ name }) => name)).toContain('job-merged')
  expect(await partition()).toEqual([`${first} ${again} ${other}`])
  const [membership] = await world.store.memberships([other])
  expect(membership).toMatchObject({ rule: 'pin', reason: 'pinned by an operator', confidence: 1, tiedTo: first })
})

test('what a pin takes out of a job is told', async () => {
  const jobs = [0, 0, 0].map((text, at) => ({
    ...posting(at + 1),
    title: at === 2 ? 'Senior Keeper of the Orchard' : 'Keeper of the Orchard',
    content: `<p>${prose(text)}</p>`,
  }))
  site.greenhouse('fernbrook', jobs)
  world.clock.advance(DAY)
  await crawl()
  expect(await partition()).toEqual(asMatched)
  const { moved } = await say('pin', first, other)
  expect(await partition()).toEqual([`${first} ${other}`, again])
  expect(moved.map(({ key, job }) => [key, job])).toEqual([[again, jobId(again)]])
  expect(moved[0]?.reason).toContain(`an operator pinned ${first} to ${other}`)
})

test('what a pin leaves alone in its job is told too', async () => {
  const jobs = [0, 0, 0].map((text, at) => ({
    ...posting(at + 1),
    title: at === 2 ? 'Senior Keeper of the Orchard' : 'Keeper of the Orchard',
    content: `<p>${prose(text)}</p>`,
  }))
  site.greenhouse('fernbrook', jobs)
  world.clock.advance(DAY)
  await crawl()
  const { moved } = await say('pin', again, other)
  expect(await partition()).toEqual([first, `${again} ${other}`])
  expect(moved.map(({ key, job }) => [key, job])).toEqual([[first, jobId(first)]])
  expect(moved[0]?.reason).toContain(`an operator pinned ${again} to ${other}`)
})

test('split and pin survive a crawl over changed texts, an upgrade and another opening of the file', async () => {
  await say('split', first, again)
  await say('pin', first, other)
  const decided = [`${first} ${other}`, again]
  expect(await partition()).toEqual(decided)
  world.clock.advance(DAY)
  await crawl()
  expect(await partition()).toEqual(decided)
  // Now all three say the same.
  publish([3, 3, 3])
  world.clock.advance(DAY)
  await crawl()
  expect(await partition()).toEqual(decided)
  world.pipelineVersion = 'another'
  world.clock.advance(DAY)
  await crawl()
  expect(await partition()).toEqual(decided)
  const later = openStore({ path: `${world.folder}/jobwire.db`, regions: world.tables.regions })
  expect((await later.decisions()).map(({ op, a, b }) => [op, a, b])).toEqual([
    ['split', first, again],
    ['pin', first, other],
  ])
  await later.close()
})

test('a word said while another process crawls is kept, and obeyed by that process', async () => {
  const lease = await world.store.lease(now())
  const outside = openStore({ path: `${world.folder}/jobwire.db`, regions: world.tables.regions })
  const said = await decide({ op: 'split', a: first, b: again }, { store: outside, sources, at: now() })
  await outside.close()
  expect(said.events).toBeNull()
  expect(said.holder).toContain(String(process.pid))
  expect(await partition()).toEqual(asMatched)
  const events = await applyDecisions({ store: world.store, sources, at: now() })
  expect(events.map(({ name }) => name)).toContain('job-split')
  expect(await partition()).toEqual(asSplit)
  const before = await world.store.revision()
  expect(await applyDecisions({ store: world.store, sources, at: now() })).toEqual([])
  expect(await world.store.revision()).toEqual(before)
  await lease.release()
})

test('an undo that nobody applied is obeyed by the next crawl', async () => {
  await say('split', first, again)
  await world.store.decide({ op: 'undo', a: first, b: again, at: now() })
  publish([0, 0, 8])
  world.clock.advance(DAY)
  await crawl()
  expect(await partition()).toEqual(asMatched)
})

test('two listings are needed, and both must be there', async () => {
  await expect(say('pin', first, first)).rejects.toMatchObject({ code: 'bad-usage' })
  await expect(say('pin', first, 'greenhouse:fernbrook/9')).rejects.toMatchObject({ code: 'not-found' })
  expect(await world.store.decisions()).toEqual([])
})
