import { describe, expect, test } from 'vitest'
import { jobId } from '../../src/model/job-id.ts'
import { noRecordedDays } from '../support/recorded-days.ts'
import { RecordedCrawl, type DayCrawl } from '../support/recorded-days-crawl.ts'
import { expectedDays, leftForGood } from '../support/recorded-days-expected.ts'
import { addressOf } from '../support/recorded-days-shapes.ts'

/** From this day of the records on, on the first on which three postings are seen again, the test edits those. */
const EDITED = 10

/** Crawls every recorded day, checks what holds for every board, and gives each day's crawl to `check`. */
async function follow(
  board: RecordedCrawl,
  check: (day: string, crawl: DayCrawl) => Promise<void>,
  before: (day: string) => void = () => undefined,
): Promise<void> {
  const { days, present, postings } = board.board
  const known = new Set<string>()
  let edits: readonly string[] = []
  for (const [index, day] of days.entries()) {
    const now = [...(present.get(day) ?? [])].sort()
    const again = now.filter((id) => known.has(id)).slice(0, 3)
    const edited = index >= EDITED && edits.length === 0 && again.length === 3 ? edit(board, again) : []
    if (edited.length > 0) edits = edited
    before(day)
    const crawl = await board.crawl(day)
    expect(crawl.run, day).toMatchObject({ status: 'complete', counts: { rejected: 0, seen: now.length } })
    expect(crawl.seen, day).toEqual(now)
    // An id that was added twice is not new the second time.
    expect(crawl.added, day).toEqual(now.filter((id) => !known.has(id)))
    expect(crawl.changed, day).toEqual(edited)
    for (const id of now) known.add(id)
    await check(day, crawl)
  }
  expect(edits).toHaveLength(3)
  expect(known.size).toBe(postings.size)
  expect((await board.world.store.counts()).listings).toBe(postings.size)
  const listings = await board.world.store.listings([...postings.keys()].map((id) => board.key(id)))
  const stored = [...postings.values()].map((posting) => addressOf(posting, board.site.origin))
  expect(listings.map(({ url }) => url).sort()).toEqual(stored.sort())
}

/** Edits three postings, each in another field. */
function edit({ board, site }: RecordedCrawl, ids: readonly string[]): readonly string[] {
  const [title = '', place = '', tags = ''] = ids
  site.edit(title, { title: `${board.postings.get(title)?.title ?? ''} of the night` })
  site.edit(place, { location: 'Lisbon, Portugal' })
  site.edit(tags, { tags: ['of the night'] })
  return ids
}

describe.skipIf(noRecordedDays())('a whole board as it stood on 47 days', () => {
  test.each(['remotive', 'workingnomads', 'jobicy'] as const)(
    '%s: what two crawls lack is closed, what is back keeps its id',
    { timeout: 300_000 },
    async (source) => {
      const board = await RecordedCrawl.open(source)
      const { store } = board.world
      const expected = expectedDays(board.board)
      const jobsOf = async (ids: readonly string[]): Promise<[string, string][]> =>
        (await store.memberships(ids.map((id) => board.key(id)))).map(({ key, job }) => [key, job])
      const jobs = new Map<string, string>()
      try {
        await follow(board, async (day, { run, closed, reopened }) => {
          const { held, ...ends } = expected.get(day) ?? {}
          expect({ closed, reopened }, day).toEqual(ends)
          expect(run.heldReason !== null, day).toBe(held)
          if (run.heldReason !== null) await board.world.accept(run.id)
          for (const [key, job] of await jobsOf(closed)) jobs.set(key, job)
          for (const [key, job] of await jobsOf(reopened)) {
            expect(job, key).toBe(jobs.get(key))
            const found = await store.job(jobId(key))
            expect(found.found === 'redirect' ? found.to : jobId(key), key).toBe(job)
          }
        })
        expect([...expected.values()].flatMap(({ closed }) => closed).length).toBeGreaterThan(30)
      } finally {
        await board.close()
      }
    },
  )
})

describe.skipIf(noRecordedDays())('a window as it stood on 47 days', () => {
  test.each(['remoteok', 'himalayas', 'arbeitnow'] as const)(
    '%s: nothing closes but what answers twice at its own address that it is gone',
    { timeout: 900_000 },
    async (source) => {
      const board = await RecordedCrawl.open(source)
      const { days } = board.board
      const left = leftForGood(board.board)
      const removals = new Map<string, string>()
      // Some are gone when they leave the window: each is asked in the next two crawls.
      const ends = new Map<string, string[]>()
      for (const last of [3, 12, 25, 36, 43]) {
        const id = left.get(days[last] ?? '')?.[0]
        if (id === undefined) throw new Error(`nothing left ${source} for good after ${days[last] ?? ''}`)
        removals.set(id, days[last + 1] ?? '')
        ends.set(days[last + 2] ?? '', [id])
      }
      // One answers for some days that it is open still: its turn comes again.
      const [later = ''] = left.get(days[1] ?? '') ?? []
      removals.set(later, days[5] ?? '')
      let over = ''
      try {
        await follow(
          board,
          async (day, { closed, reopened }) => {
            if (closed.includes(later)) over = day
            expect(
              closed.filter((id) => id !== later),
              day,
            ).toEqual(ends.get(day) ?? [])
            expect(reopened, day).toEqual([])
            for (const id of closed) expect(board.site.asked(id, 404), id).toBe(2)
          },
          (day) => {
            for (const [id, from] of removals) if (from === day) board.site.remove(id)
          },
        )
        expect(over).not.toBe('')
        expect(board.site.asked(later, 200)).toBeGreaterThan(0)
        expect(await board.world.store.counts()).toMatchObject({
          openListings: board.board.postings.size - removals.size,
        })
        for (const id of removals.keys()) {
          const status = await board.world.store.listingStatus([board.key(id)])
          expect(status.get(board.key(id)), id).toMatchObject({ status: 'closed', closedReason: 'gone' })
        }
      } finally {
        await board.close()
      }
    },
  )
})
