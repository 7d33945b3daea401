import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Run } from '../../src/ports/store.ts'
import { SmallBoard, type Answer } from '../support/small-board.ts'
import { DAY, snapshot, World } from '../support/world.ts'

let site: SmallBoard
let world: World
/** The postings of the board now, and how it misbehaves. */
let ids: number[]
let ignoresOffset: boolean
beforeEach(async () => {
  site = await new SmallBoard().open()
  world = new World([site.origin], '2026-11-20T08:00:00.000Z')
  ignoresOffset = false
  site.answer = ({ url }) =>
    url.pathname === '/jobs.rss' ? rss(url) : url.pathname === '/jobs.json' ? json(url) : undefined
})
afterEach(async () => {
  await world.close()
  await site.close()
})

const crawl = async (): Promise<Run> => {
  world.clock.advance(DAY)
  site.requests.length = 0
  const [run] = await world.crawl(world.board('teamtailor', { host: 'kornblume.teamtailor.com', api: site.origin }))
  if (!run) throw new Error('no run')
  return run
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => 9_000_001 + index)
const address = (id: number): string => `https://kornblume.teamtailor.com/jobs/${id}-miller`

/** A hundred a page, as its help centre says. */
function rss(url: URL): Answer {
  const from = ignoresOffset ? 0 : Number(url.searchParams.get('offset') ?? 0)
  const items = ids
    .slice(from, from + 100)
    .map(
      (id) =>
        `<item><title>Miller ${id}</title><link>${address(id)}</link><guid>guid-${id}</guid><remoteStatus>fully</remoteStatus>` +
        '<pubDate>Mon, 05 Oct 2026 08:58:57 +0200</pubDate></item>',
    )
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Kornblume</title>${items.join('')}</channel></rss>`
  return { type: 'application/rss+xml', body }
}

/** The same postings as a JSON Feed of pages of its own size. */
function json(url: URL): Answer {
  const from = Number(url.searchParams.get('after') ?? 0)
  const next = from + 60
  const items = ids.slice(from, next).map((id) => ({
    id: `uuid-${id}`,
    title: `Miller ${id}`,
    url: address(id),
    content_html: `<p>You grind ${id}.</p>`,
    date_published: '2026-10-05T08:58:57+02:00',
  }))
  const more = next < ids.length ? { next_url: `${site.origin}/jobs.json?after=${next}` } : {}
  return { body: JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Kornblume', items, ...more }) }
}

describe('a board that tells its postings once more in another format', () => {
  test.each([[1], [60], [99], [100], [103], [230]])(
    'is complete with %i postings, and what it lacks twice closes',
    async (count) => {
      ids = upTo(count)
      expect(await crawl()).toMatchObject({
        status: 'complete',
        completeness: 'natural end',
        heldReason: null,
        counts: { added: count, seen: count, rejected: 0 },
      })
      const { open } = await snapshot(world.store)
      // Each format gives what only it has.
      const listing = open.get(`teamtailor:kornblume.teamtailor.com/${ids[0]}`)
      expect(listing).toMatchObject({ workplace: 'remote', description: { text: `You grind ${ids[0]}.` } })
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { changed: 0, closed: 0 } })
      if (count === 1) return
      ids.pop()
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 0 } })
      expect(await crawl()).toMatchObject({ status: 'complete', counts: { closed: 1 } })
    },
  )

  test.each([[1], [3], [100], [230]])(
    'is found out with %i postings where it ignores the page that is asked',
    async (count) => {
      ids = upTo(count)
      ignoresOffset = true
      for (let day = 0; day < 2; day++) {
        const run = await crawl()
        expect(run).toMatchObject({ status: 'partial', counts: { closed: 0 } })
        expect(run.completeness).toContain('gives the same postings as')
        expect(site.requests.filter(({ path }) => path === '/jobs.rss')).toHaveLength(2)
      }
    },
  )
})
