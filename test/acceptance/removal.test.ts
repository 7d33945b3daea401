import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { githubHost, type GithubHost } from '../support/github-host.ts'
import { noRealBoard } from '../support/skip.ts'
import { DAY, realBoard, snapshot, World } from '../support/world.ts'

/** The commit of 2024-06-11 that removes 11,638 of 12,370 pages and adds three. */
const removal = 'ea1e1ff7'

describe.skipIf(noRealBoard())('the board before and after its great removal', () => {
  let host: GithubHost
  let world: World
  beforeAll(async () => {
    host = await githubHost({ commit: `${removal}^` })
    world = new World([host.api, host.raw, host.archive], '2024-06-11T10:00:00.000Z')
  })
  afterAll(async () => {
    await world.close()
    await host.close()
  })

  test(
    'it is held, closes nothing and adds three; accepted and confirmed a day later it closes exactly the removed',
    { timeout: 600_000 },
    async () => {
      const board = realBoard(world, host)
      const [first] = await world.crawl(board)
      expect(first).toMatchObject({ status: 'complete', heldReason: null, counts: { pages: 12_370, rejected: 0 } })
      const before = await snapshot(world.store)

      await host.checkout(removal)
      world.clock.advance(DAY)
      const [second] = await world.crawl(board)
      expect(second).toMatchObject({ status: 'complete', heldReason: 'shrunk', acceptedAt: null })
      expect(second?.counts).toMatchObject({ added: 3, closed: 0 })
      const during = await snapshot(world.store)
      expect(during.closed).toEqual([])
      expect(during.open.size).toBe(before.open.size + 3)

      // Without a word from the operator the next run changes nothing.
      world.clock.advance(DAY)
      const [unaccepted] = await world.crawl(board)
      expect(unaccepted).toMatchObject({ heldReason: 'shrunk', counts: { closed: 0 } })

      await world.accept(unaccepted?.id ?? 0)
      expect((await snapshot(world.store)).closed).toEqual([])
      world.clock.advance(DAY - 60_000)
      const [early] = await world.crawl(board)
      expect(early).toMatchObject({ status: 'complete', heldReason: null, counts: { closed: 0 } })
      world.clock.advance(DAY)
      const [last] = await world.crawl(board)
      expect(last).toMatchObject({ status: 'complete', heldReason: null })

      const slugs = async (commit: string): Promise<Set<string>> => {
        const names = await host.repository.git('ls-tree', '-r', '--name-only', '-z', commit, '--', 'jobs')
        return new Set(names.split('\0').flatMap((path) => path.split('/')[3] ?? []))
      }
      const [was, is] = [await slugs(`${removal}^`), await slugs(removal)]
      const removed = [...was].filter((slug) => !is.has(slug))
      expect(removed).toHaveLength(11_600)
      const after = await snapshot(world.store)
      expect(last?.counts.closed).toBe(after.closed.length)
      expect(new Set(after.closed.map((key) => key.replace(/#\d+$/, '')))).toEqual(
        new Set(removed.map((slug) => `remotewlb:${encodeURIComponent(slug)}`)),
      )
      expect(new Set([...after.open.keys()].map((key) => key.replace(/#\d+$/, '')))).toEqual(
        new Set([...is].map((slug) => `remotewlb:${encodeURIComponent(slug)}`)),
      )
    },
  )
})
