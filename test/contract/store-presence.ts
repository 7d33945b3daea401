import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobId } from '../../src/model/job-id.ts'
import type { Board, Store } from '../../src/ports/store.ts'
import { arrival, commit, hour, sampleBoard, sampleListing, sampleWrite } from './store-samples.ts'
import type { OpenStore } from './store.ts'

/** When a listing was last seen, and which runs count (promises 2 and 7). */
export function storePresenceContract(make: () => OpenStore): void {
  let open: OpenStore
  let store: Store
  let board: Board
  beforeEach(async () => {
    open = make()
    store = open()
    board = await sampleBoard(store, 'loom')
  })
  afterEach(() => open.dispose())

  const seen = async (key: string) => (await store.listingStatus([key])).get(key)?.lastSeen
  const state = async (key: string) => (await store.boardState(board)).listings.get(key)

  describe('presence', () => {
    it('derives last seen from the newest run that counts, touching no listing', async () => {
      await commit(store, board, 1, arrival(['loom:1']))
      expect(await seen('loom:1')).toBe(hour(1))
      const second = await commit(store, board, 5)
      expect(await seen('loom:1')).toBe(hour(5))
      expect(await state('loom:1')).toMatchObject({ present: true, lastSeenRun: second.id })
      expect((await store.jobs([jobId('loom:1')]))[0]?.lastSeen).toBe(hour(5))
    })

    it('is not moved by a failed, partial or aborted run that sighted nothing', async () => {
      const first = await commit(store, board, 1, arrival(['loom:1']))
      for (const [index, status] of (['failed', 'partial', 'aborted'] as const).entries()) {
        await commit(store, board, 5 + index, {}, { status })
      }
      expect(await seen('loom:1')).toBe(hour(1))
      expect(await state('loom:1')).toMatchObject({ present: true, lastSeenRun: first.id })
    })

    it('is raised by what a partial run sighted', async () => {
      await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      const partial = await commit(store, board, 5, { sighted: ['loom:1'] }, { status: 'partial' })
      expect(await seen('loom:1')).toBe(hour(5))
      expect(await seen('loom:2')).toBe(hour(1))
      expect(await state('loom:1')).toMatchObject({ present: true, lastSeenRun: partial.id })
      expect(await store.sightings(partial.id)).toEqual(['loom:1'])
    })

    it('ends with the newest earlier run that counted, and begins again', async () => {
      await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      const second = await commit(store, board, 2)
      await commit(store, board, 3, {}, { status: 'failed' })
      const fourth = await commit(store, board, 4, { vanished: ['loom:1'] })
      expect(await seen('loom:1')).toBe(hour(2))
      expect(await state('loom:1')).toMatchObject({ present: false, lastSeenRun: second.id })
      expect(await seen('loom:2')).toBe(hour(4))
      const sixth = await commit(store, board, 6, { appeared: ['loom:1'] })
      expect(await seen('loom:1')).toBe(hour(6))
      expect(await state('loom:1')).toMatchObject({ present: true, lastSeenRun: sixth.id })
      expect(await store.sightings(second.id)).toEqual(['loom:1', 'loom:2'])
      expect(await store.sightings(fourth.id)).toEqual(['loom:2'])
      expect(await store.sightings(sixth.id)).toEqual(['loom:1', 'loom:2'])
    })

    it('lets only a run that counts move it', async () => {
      const { appeared, ...rest } = arrival(['loom:1'])
      await expect(
        commit(store, board, 1, { ...rest, appeared: appeared ?? [] }, { status: 'partial' }),
      ).rejects.toThrow('does not count')
    })

    it('gives every run since an open listing was last seen', async () => {
      await commit(store, board, 1, arrival(['loom:1']))
      const runs: number[] = []
      for (let at = 2; at < 40; at += 1) runs.push((await commit(store, board, at, { vanished: ['loom:1'] })).id)
      const given = (await store.boardState(board)).runs.map(({ id }) => id)
      for (const id of runs) expect(given).toContain(id)
      await commit(store, board, 41, { closes: [{ key: 'loom:1', reason: 'absent', at: hour(41) }] })
      expect((await store.boardState(board)).runs.length).toBeLessThan(runs.length)
    })
  })

  describe('a held run', () => {
    const held = { heldReason: 'shrunk', heldDetail: 'lacks 1 of 2' } as const

    it('sights what it held and counts for nothing', async () => {
      const first = await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      const run = await commit(store, board, 5, { sighted: ['loom:1'] }, held)
      expect(run).toMatchObject({ ...held, acceptedAt: null })
      expect(await state('loom:2')).toMatchObject({ present: true, lastSeenRun: first.id })
      expect(await seen('loom:1')).toBe(hour(5))
      expect(await seen('loom:2')).toBe(hour(1))
      expect(await store.sightings(run.id)).toEqual(['loom:1'])
    })

    it('counts once accepted, and says so in an event', async () => {
      const first = await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      const fresh = sampleWrite(sampleListing('loom:3'))
      const run = await commit(store, board, 5, { listings: [fresh], sighted: ['loom:1', 'loom:3'] }, held)
      await store.acceptRun(run.id, hour(8), { appeared: ['loom:3'], vanished: ['loom:2'] })
      expect(await store.run(run.id)).toMatchObject({ acceptedAt: hour(8), heldReason: 'shrunk' })
      expect(await state('loom:2')).toMatchObject({ present: false, lastSeenRun: first.id })
      expect(await state('loom:3')).toMatchObject({ present: true, lastSeenRun: run.id })
      const events = await store.events({})
      expect(events.at(-1)).toMatchObject({ name: 'run-accepted', at: hour(8), run: run.id })
      expect(await store.runs({ held: true })).toEqual([])
      await expect(store.acceptRun(run.id, hour(9), { appeared: [], vanished: [] })).rejects.toMatchObject({
        code: 'bad-usage',
      })
      expect(await store.events({})).toHaveLength(events.length)
    })

    it('changes no presence when a later run counts already', async () => {
      await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      const run = await commit(store, board, 5, { sighted: ['loom:1'] }, held)
      const later = await commit(store, board, 6)
      await store.acceptRun(run.id, hour(8), { appeared: [], vanished: ['loom:2'] })
      expect(await state('loom:2')).toMatchObject({ present: true, lastSeenRun: later.id })
    })

    it('is refused acceptance when it is not held or not there', async () => {
      const run = await commit(store, board, 1)
      const nothing = { appeared: [], vanished: [] }
      await expect(store.acceptRun(run.id, hour(2), nothing)).rejects.toMatchObject({ code: 'bad-usage' })
      await expect(store.acceptRun(99, hour(2), nothing)).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  it('leaves a listing that two boards hold to the one that still does', async () => {
    const other = await sampleBoard(store, 'loom?category=b')
    await commit(store, board, 1, arrival(['loom:1']))
    await commit(store, other, 2, {
      listings: [sampleWrite(sampleListing('loom:1', { firstSeen: hour(2) }))],
      appeared: ['loom:1'],
    })
    expect(await store.counts()).toMatchObject({ listings: 1 })
    await commit(store, board, 3, { vanished: ['loom:1'] })
    expect((await store.boardState(board)).listings.has('loom:1')).toBe(false)
    expect((await store.boardState(other)).listings.get('loom:1')).toMatchObject({ present: true, firstSeen: hour(0) })
    await commit(store, other, 4, { vanished: ['loom:1'] })
    expect(await state('loom:1')).toMatchObject({ present: false })
  })
}
