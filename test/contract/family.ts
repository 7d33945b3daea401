import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Run } from '../../src/ports/store.ts'
import { html, redirect, type BoardModel, type Shape } from '../support/shape.ts'
import { isPaged, isWindow, statesTotal } from '../support/shapes.ts'
import { SmallBoard, type Answer } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

const HOUR = DAY / 24
let site: SmallBoard
let world: World
beforeEach(async () => {
  site = await new SmallBoard().open()
  site.pages.set('/elsewhere', { type: 'text/html', body: '<!doctype html><html><body>For people</body></html>' })
  world = new World([site.origin], '2026-11-20T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await site.close()
})

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => 101 + index)

/** A board of one shape, crawled once a day. */
function crawler(
  shape: Shape,
  board: BoardModel,
): { crawl: (after?: number) => Promise<Run>; instead: (answer?: Answer) => void } {
  const config = world.board(shape.source, shape.parameters(site.origin))
  let whole: Answer | undefined
  site.answer = (asked) =>
    asked.url.pathname === '/elsewhere' ? undefined : (whole ?? shape.answer(asked, board, site.origin))
  return {
    crawl: async (after = DAY) => {
      world.clock.advance(after)
      site.requests.length = 0
      const [run] = await world.crawl(config)
      if (!run) throw new Error('no run')
      return run
    },
    instead: (answer) => (whole = answer),
  }
}
const keysOf = (shape: Shape, of: readonly number[]): string[] => of.map((id) => shape.key(id, site.origin)).sort()
const open = async (): Promise<string[]> => [...(await snapshot(world.store)).open.keys()].sort()
const closed = async (): Promise<readonly string[]> => (await snapshot(world.store)).closed
const listsAsked = (shape: Shape): number => site.requests.filter(({ path }) => shape.lists(path)).length
/** Dead boards of every family answer so, whatever else a source's own do. */
const dead = (shape: Shape): NonNullable<Shape['dead']> => ({
  '404': () => html('Not found', 404),
  '200 with text': () => ({ type: 'text/plain', body: 'Not Found' }),
  'a redirect to a page for people': redirect,
  ...shape.dead,
})
const named = (shapes: readonly Shape[]): [string, Shape][] =>
  shapes.map((shape) => [shape.name ?? shape.source, shape])
/** Whole crawls of each shape by the real pipeline and fetcher: what the runs report, what closes and what does not. */
export function testFamilies(shapes: readonly Shape[]): void {
  describe.each(named(shapes))('%s', (_, shape) => {
    const proof = (count: number): string => shape.proof.replace('%', String(count))

    test('is read to its end, and what two whole runs lack closes', async () => {
      const count = shape.page === undefined ? 12 : 2 * shape.page + 3
      const board: BoardModel = { ids: ids(count) }
      const { crawl } = crawler(shape, board)
      expect(await crawl()).toMatchObject({
        status: 'complete',
        completeness: proof(count),
        heldReason: null,
        counts: { added: count, seen: count, rejected: 0, closed: 0 },
      })
      expect(await open()).toEqual(keysOf(shape, board.ids))
      if (shape.page !== undefined) expect(listsAsked(shape)).toBeGreaterThanOrEqual(3)
      // One page past the end at most.
      expect(listsAsked(shape)).toBeLessThanOrEqual(shape.page === undefined ? 1 : 4)
      // What left a window says so itself: its own address is 404.
      const last = board.ids.splice(-1)
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 0 } })
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 1 } })
      expect(await closed()).toEqual(keysOf(shape, last))
    })

    if (isWindow(shape)) {
      test('what a window no longer shows is open as long as its own page is', async () => {
        const board: BoardModel = { ids: ids(6) }
        const { crawl } = crawler(shape, board)
        await crawl()
        const shown = site.answer
        site.answer = (asked) => {
          if (!shape.lists(asked.url.pathname)) return shown?.(asked)
          return shape.answer(asked, { ids: board.ids.slice(2) }, site.origin)
        }
        for (let day = 0; day < 2; day++)
          expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 0 } })
        expect(await open()).toHaveLength(6)
      })
    }

    test('one broken item costs itself alone, and is not taken for gone', async () => {
      const board: BoardModel = { ids: ids(12), broken: [104] }
      const { crawl } = crawler(shape, board)
      const first = await crawl()
      expect(first).toMatchObject({ status: 'complete', counts: { added: 11 } })
      expect(first.counts.rejected).toBeGreaterThanOrEqual(1)
      const rest = board.ids.filter((id) => id !== 104)
      expect(await open()).toEqual(keysOf(shape, rest))
      board.broken = []
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { added: 1, rejected: 0 } })
      board.broken = [104]
      for (let day = 0; day < 2; day++) expect(await crawl()).toMatchObject({ counts: { closed: 0 } })
      expect(await open()).toHaveLength(12)
    })

    test('a title that most items no longer state quarantines the run', async () => {
      const board: BoardModel = { ids: ids(12) }
      const { crawl } = crawler(shape, board)
      await crawl()
      const before = await snapshot(world.store)
      board.renamed = { [shape.title]: 'headline' }
      for (let day = 0; day < 2; day++) {
        expect(await crawl()).toMatchObject({
          status: 'complete',
          heldReason: 'lost-field',
          counts: { added: 0, changed: 0, closed: 0 },
        })
      }
      expect(await snapshot(world.store)).toEqual(before)
      board.renamed = {}
      expect(await crawl()).toMatchObject({ status: 'complete', heldReason: null, counts: { closed: 0, added: 0 } })
    })

    if (shape.id !== undefined) {
      test('an id that most items no longer state quarantines the run', async () => {
        const board: BoardModel = { ids: ids(12) }
        const { crawl } = crawler(shape, board)
        await crawl()
        board.renamed = { [shape.id ?? '']: 'number' }
        for (let day = 0; day < 2; day++) {
          expect(await crawl()).toMatchObject({ heldReason: 'lost-field', counts: { added: 0, closed: 0 } })
        }
        expect(await open()).toHaveLength(12)
      })
    }

    test.each(Object.entries(dead(shape)))(
      'a dead board that answers %s is an error and closes nothing',
      async (_, answer) => {
        const board: BoardModel = { ids: ids(12) }
        const { crawl, instead } = crawler(shape, board)
        await crawl()
        instead(answer(site.origin))
        for (let day = 0; day < 2; day++) {
          const run = await crawl()
          expect(['failed', 'partial']).toContain(run.status)
          expect(run.error?.hint).toMatch(/\w{3}/)
          expect(run.error?.message).toContain(site.origin)
          expect(run.counts).toMatchObject({ closed: 0, added: 0 })
        }
        expect(await open()).toHaveLength(12)
        instead()
        expect(await crawl()).toMatchObject({ status: 'complete', counts: { added: 0, reopened: 0, closed: 0 } })
      },
    )

    test('told to wait 23 hours it is asked once, waits, and closes nothing', async () => {
      const board: BoardModel = { ids: ids(12) }
      const { crawl, instead } = crawler(shape, board)
      await crawl()
      board.ids.splice(-1)
      instead({ status: 429, type: 'text/plain', body: 'slow down', headers: { 'retry-after': String(23 * 3600) } })
      const refused = await crawl()
      expect(refused).toMatchObject({ status: 'failed', error: { code: 'throttled' }, counts: { closed: 0, seen: 0 } })
      expect(refused.error?.message).toContain('429')
      expect(site.requests).toHaveLength(1)
      expect(world.fetcher.counts(refused.crawl).retries).toBe(0)
      // It would answer again; until then nobody asks.
      instead()
      expect(await crawl(22 * HOUR)).toMatchObject({ error: { code: 'throttled' }, counts: { requests: 0, closed: 0 } })
      expect(site.requests).toEqual([])
      expect(await open()).toHaveLength(12)
      // What it lacks then is lacked for the first time.
      expect(await crawl(2 * HOUR)).toMatchObject({ status: 'complete', counts: { closed: 0 } })
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 1 } })
    })

    if (!shape.emptyIsDead) {
      test('an empty board is no dead one', async () => {
        const board: BoardModel = { ids: [] }
        const { crawl } = crawler(shape, board)
        expect(await crawl()).toMatchObject({
          status: 'complete',
          completeness: proof(0),
          error: null,
          counts: { seen: 0 },
        })
        board.ids = ids(4)
        expect(await crawl()).toMatchObject({ status: 'complete', counts: { added: 4 } })
        // A few postings that all end are an empty board; a board of many that is empty all at once waits for a word.
        board.ids = []
        expect(await crawl()).toMatchObject({ status: 'complete', heldReason: null, counts: { closed: 0 } })
        expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 4 } })
      })
    }

    if (!isWindow(shape) && !shape.emptyIsDead) {
      test('a board of many that is empty all at once is held', async () => {
        const board: BoardModel = { ids: ids(12) }
        const { crawl } = crawler(shape, board)
        await crawl()
        board.ids = []
        for (let day = 0; day < 2; day++) {
          expect(await crawl()).toMatchObject({ status: 'complete', heldReason: 'shrunk', counts: { closed: 0 } })
        }
        expect(await open()).toHaveLength(12)
      })
    }
  })

  describe.each(named(shapes.filter(isPaged)))('%s, page by page', (_, shape) => {
    const size = shape.page ?? 0

    test('a page parameter that is ignored is found out by the second page', async () => {
      const count = 10 * size
      const board: BoardModel = { ids: ids(3) }
      const { crawl } = crawler(shape, board)
      await crawl()
      board.ids = ids(count)
      board.stuck = true
      for (let day = 0; day < 2; day++) {
        const run = await crawl()
        expect(run).toMatchObject({ status: 'partial', counts: { closed: 0 } })
        expect(run.completeness).toMatch(/gives the same postings as/)
        expect(listsAsked(shape)).toBe(2)
      }
      expect(await closed()).toEqual([])
    })
  })

  describe.each(named(shapes.filter(statesTotal)))('%s, by its total', (_, shape) => {
    const size = shape.page ?? 12

    test('a cap below the declared total is found out', async () => {
      const board: BoardModel = { ids: ids(2 * size + 2) }
      const { crawl } = crawler(shape, board)
      await crawl()
      board.cap = size + 1
      for (let day = 0; day < 2; day++) {
        expect(await crawl()).toMatchObject({
          status: 'partial',
          completeness: `declared total ${2 * size + 2}, got ${size + 1}`,
          counts: { closed: 0 },
        })
      }
      expect(await open()).toHaveLength(2 * size + 2)
    })

    test.each([
      ['more', 5],
      ['fewer', -2],
    ])('a total of %s than there are is found out', async (_, off) => {
      const board: BoardModel = { ids: ids(size + 4) }
      const { crawl } = crawler(shape, board)
      await crawl()
      board.total = size + 4 + off
      for (let day = 0; day < 2; day++) {
        expect(await crawl()).toMatchObject({
          status: 'partial',
          completeness: `declared total ${board.total}, got ${size + 4}`,
          counts: { closed: 0 },
        })
      }
      expect(await open()).toHaveLength(size + 4)
    })
  })
}
