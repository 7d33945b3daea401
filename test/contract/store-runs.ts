import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Listing } from '../../src/model/listing.ts'
import type { Board, Store } from '../../src/ports/store.ts'
import {
  arrival,
  commit,
  hour,
  sampleBoard,
  sampleChange,
  sampleJob,
  sampleListing,
  sampleWrite,
} from './store-samples.ts'
import type { OpenStore } from './store.ts'

/** Runs, listings and what a board's last runs left. */
export function storeRunsContract(make: () => OpenStore): void {
  let open: OpenStore
  let store: Store
  let board: Board
  beforeEach(async () => {
    open = make()
    store = open()
    board = await sampleBoard(store, 'loom')
  })
  afterEach(() => open.dispose())

  describe('runs', () => {
    it('gives a board its id once and follows its parameters', async () => {
      const again = await store.putBoard({ key: 'loom', source: 'loom', parameters: { a: 1 }, enumerates: 'window' })
      expect(again).toEqual({ id: board.id, key: 'loom', source: 'loom', parameters: { a: 1 }, enumerates: 'window' })
      expect(await store.boards()).toEqual([again])
    })

    it('resumes the unfinished run, also from another opening of the database', async () => {
      const first = await store.openRun(board, hour(0), 'v1')
      expect(first).toMatchObject({ resumed: false, run: { status: 'running', startedAt: hour(0), finishedAt: null } })
      expect(await open().openRun(board, hour(5), 'v2')).toEqual({ run: first.run, resumed: true })
      await store.commitRun(sampleChange(first.run, hour(1)))
      const second = await store.openRun(board, hour(6), 'v1')
      expect(second.resumed).toBe(false)
      expect(second.run.crawl).not.toBe(first.run.crawl)
    })

    it('tells runs that asked from those that read the archive once more; a crawl that goes on with one asks', async () => {
      await commit(store, board, 1)
      const again = await store.openRun(board, hour(2), 'v1', 'reprocess')
      expect(again.run.kind).toBe('reprocess')
      await store.commitRun(sampleChange(again.run, hour(3)))
      const kinds = async (kind?: 'crawl' | 'reprocess') =>
        (await store.runs({ board: 'loom', ...(kind && { kind }) })).map(({ id }) => id)
      expect([await kinds(), await kinds('crawl'), await kinds('reprocess')]).toEqual([[2, 1], [1], [2]])
      await store.openRun(board, hour(4), 'v1', 'reprocess')
      expect((await store.openRun(board, hour(5), 'v1')).run).toMatchObject({ id: 3, kind: 'crawl' })
      expect(await kinds('crawl')).toEqual([3, 1])
    })

    it('refuses to commit a run twice and then changes nothing', async () => {
      const run = await commit(store, board, 1)
      await expect(store.commitRun(sampleChange(run, hour(2), arrival(['loom:1'])))).rejects.toThrow('ended already')
      expect(await store.counts()).toMatchObject({ listings: 0, jobs: 0 })
      expect((await store.run(run.id))?.finishedAt).toBe(hour(1))
    })

    it('keeps nothing of a change that cannot be applied whole', async () => {
      const { run } = await store.openRun(board, hour(0), 'v1')
      const broken = { ...arrival(['loom:1']), closes: [{ key: 'loom:none', reason: 'gone', at: hour(1) }] }
      await expect(store.commitRun(sampleChange(run, hour(1), broken))).rejects.toThrow('loom:none')
      expect(await store.counts()).toMatchObject({ listings: 0, jobs: 0 })
      expect((await store.run(run.id))?.status).toBe('running')
      await store.commitRun(sampleChange(run, hour(1), arrival(['loom:1'])))
      expect(await store.counts()).toMatchObject({ listings: 1, openListings: 1, jobs: 1, openJobs: 1, boards: 1 })
    })

    it('keeps how a run ended, its rejects, warnings and events', async () => {
      const reject = { stage: 'extract' as const, code: 'missing-title', where: 'https://loom.example/9', why: 'none' }
      const warning = { code: 'odd', where: 'https://loom.example/1', message: 'An odd thing.' }
      const error = { code: 'wrong-shape' as const, message: 'no list', hint: 'look' }
      const event = { name: 'run-held' as const, at: hour(1), listing: 'loom:1', detail: { reason: 'grown' } }
      const run = await commit(
        store,
        board,
        1,
        { rejects: [reject], warnings: [warning], events: [event] },
        { status: 'partial', completeness: 'one page failed', error },
      )
      expect(run).toMatchObject({ status: 'partial', completeness: 'one page failed', error, finishedAt: hour(1) })
      expect(await store.rejects(run.id)).toEqual([reject])
      expect(await store.warnings(run.id)).toEqual([warning])
      expect(await store.events({})).toEqual([{ ...event, id: expect.any(Number) as number, run: run.id }])
      const [{ id } = { id: 0 }] = await store.events({})
      expect(await store.events({ after: id })).toEqual([])
    })

    it('lists runs newest first, by board, by being held and by counting', async () => {
      const other = await sampleBoard(store, 'mill')
      const first = await commit(store, board, 1)
      const held = await commit(store, board, 2, {}, { heldReason: 'shrunk', heldDetail: 'lacks 12 of 40' })
      const third = await commit(store, other, 3)
      const ids = async (asked: Parameters<Store['runs']>[0]) => (await store.runs(asked)).map(({ id }) => id)
      expect(await ids({})).toEqual([third.id, held.id, first.id])
      expect(await ids({ board: 'loom' })).toEqual([held.id, first.id])
      expect(await ids({ limit: 1 })).toEqual([third.id])
      expect(await ids({ held: true })).toEqual([held.id])
      const partial = await commit(store, board, 4, {}, { status: 'partial', completeness: 'one page failed' })
      expect(await ids({ counting: true })).toEqual([third.id, first.id])
      expect(await ids({ counting: true, board: 'loom', limit: 1 })).toEqual([first.id])
      await store.acceptRun(held.id, hour(5), { appeared: [], vanished: [] })
      expect(await ids({ counting: true, board: 'loom' })).toEqual([held.id, first.id])
      expect(await ids({ board: 'loom', limit: 1 })).toEqual([partial.id])
    })
  })

  describe('listings', () => {
    it('gives back what was written, and the printed form less its description', async () => {
      const listing = sampleListing('loom:a%2Fb', {
        board: 'x',
        locations: [{ city: 'Ulm', region: null, country: 'DE', raw: 'Ulm' }],
      })
      const write = sampleWrite(listing)
      await commit(store, board, 1, { ...arrival([]), listings: [write] })
      const { descriptionText: _text, ...raw } = write.raw
      expect(await store.listing(listing.key)).toEqual({
        listing,
        raw,
        status: 'open',
        job: null,
        unwatchedSince: null,
      })
      expect(Object.keys((await store.listings([listing.key, 'loom:none']))[0] ?? {})).toEqual(
        Object.keys(Listing.shape),
      )
      expect(await store.listing('loom:none')).toBeUndefined()
    })

    it('tells the next run what the last ones left', async () => {
      await commit(store, board, 1, {
        ...arrival(['loom:1', 'loom:1#2']),
        pages: [{ url: 'https://loom.example/list', pageId: 7, keys: ['loom:1'], present: true }],
      })
      const state = await store.boardState(board)
      const one = sampleListing('loom:1#2')
      expect(state.listings.get('loom:1#2')).toEqual({
        key: 'loom:1#2',
        baseKey: 'loom:1',
        status: 'open',
        closedReason: null,
        contentHash: one.contentHash,
        rawHash: `raw of ${one.contentHash}`,
        pipelineVersion: 'v1',
        firstSeen: hour(0),
        datePosted: one.datePosted,
        dateModified: one.dateModified,
        validThrough: null,
        url: one.url,
        titleRaw: 'Weaver (m/w/d)',
        company: 'Loomworks',
        described: true,
        present: true,
        lastSeenRun: state.runs[0]?.id,
        goneCount: 0,
        probedAt: null,
      })
      expect([...state.pages.values()]).toEqual([
        { url: 'https://loom.example/list', pageId: 7, keys: ['loom:1'], present: true },
      ])
      await commit(store, board, 2, {
        pages: [{ url: 'https://loom.example/list', pageId: 8, keys: [], present: false }],
        probes: [{ key: 'loom:1', goneCount: 1, at: hour(2) }],
      })
      const later = await store.boardState(board)
      expect(later.pages.get('https://loom.example/list')).toMatchObject({ pageId: 8, keys: [], present: false })
      expect(later.listings.get('loom:1')).toMatchObject({ goneCount: 1, probedAt: hour(2) })
      expect(later.runs.map(({ id }) => id)).toEqual([...later.runs.map(({ id }) => id)].sort((a, b) => a - b))
    })

    it('closes and reopens', async () => {
      await commit(store, board, 1, arrival(['loom:1']))
      await commit(store, board, 2, { closes: [{ key: 'loom:1', reason: 'gone', at: hour(2) }] })
      expect((await store.listingStatus(['loom:1'])).get('loom:1')).toMatchObject({
        status: 'closed',
        closedAt: hour(2),
        closedReason: 'gone',
      })
      expect((await store.boardState(board)).listings.get('loom:1')).toMatchObject({
        status: 'closed',
        closedReason: 'gone',
      })
      // A changed text alone reopens nothing.
      const changed = sampleWrite(sampleListing('loom:1', { title: 'Dyer' }), { change: 'changed' })
      await commit(store, board, 3, { listings: [changed] })
      expect((await store.listing('loom:1'))?.status).toBe('closed')
      await commit(store, board, 4, { reopens: [{ key: 'loom:1', at: hour(4) }] })
      expect((await store.listingStatus(['loom:1'])).get('loom:1')).toMatchObject({
        status: 'open',
        closedAt: null,
        closedReason: null,
      })
    })

    it('keeps the earliest first sight', async () => {
      await commit(store, board, 1, arrival(['loom:1']))
      const later = sampleWrite(sampleListing('loom:1', { firstSeen: hour(9) }), { change: 'refreshed' })
      await commit(store, board, 2, { listings: [later] })
      expect((await store.listing('loom:1'))?.listing.firstSeen).toBe(hour(0))
    })
  })

  it('finds boards that hold most of the same postings', async () => {
    const mill = await sampleBoard(store, 'mill')
    const keys = ['loom:1', 'loom:2', 'loom:3']
    await commit(store, board, 1, arrival(keys))
    const urls = keys.map((key) => sampleListing(key).url)
    expect(await store.boardsSharing(mill, urls)).toEqual([{ board, shared: 3, size: 3 }])
    expect(await store.boardsSharing(board, urls)).toEqual([])
    expect(await store.boardsSharing(mill, [...urls.slice(0, 1), 'https://mill.example/x'])).toEqual([])
    // What has vanished is no longer shared.
    await commit(store, board, 2, { vanished: ['loom:1', 'loom:2', 'loom:3'] })
    expect(await store.boardsSharing(mill, urls)).toEqual([])
  })

  it('moves its revision with content and with sight, and the instant of change with content alone', async () => {
    const empty = await store.revision()
    expect(empty.changedAt).toBeNull()
    await commit(store, board, 1, arrival(['loom:1']))
    const first = await store.revision()
    expect(first.revision).not.toBe(empty.revision)
    expect(first.changedAt).toBe(hour(1))
    expect(await store.revision()).toEqual(first)
    await commit(store, board, 2)
    const seen = await store.revision()
    expect(seen.revision).not.toBe(first.revision)
    expect(seen.changedAt).toBe(hour(1))
    await commit(store, board, 3, {
      jobs: { upserts: [sampleJob('loom:1', { title: 'Dyer' })], removed: [], pairs: [], pairsOf: [] },
    })
    expect((await store.revision()).changedAt).toBe(hour(3))
  })
}
