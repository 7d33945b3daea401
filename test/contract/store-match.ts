import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { jobId } from '../../src/model/job-id.ts'
import { Job } from '../../src/model/job.ts'
import type { Pair } from '../../src/model/match.ts'
import { everything } from '../../src/model/query.ts'
import type { Board, JobsChange, Store } from '../../src/ports/store.ts'
import { arrival, commit, hour, sampleBoard, sampleJob, sampleListing, sampleWrite } from './store-samples.ts'
import type { OpenStore } from './store.ts'

const jobs = (given: Partial<JobsChange>): { jobs: JobsChange } => ({
  jobs: { upserts: [], removed: [], pairs: [], pairsOf: [], ...given },
})

/** Fingerprints, pairs, memberships, and jobs with their ids for ever (promise 3). */
export function storeMatchContract(make: () => OpenStore): void {
  let open: OpenStore
  let store: Store
  let board: Board
  beforeEach(async () => {
    open = make()
    store = open()
    board = await sampleBoard(store, 'loom')
  })
  afterEach(() => open.dispose())

  describe('fingerprints', () => {
    it('stand in their blocks and are replaced when given anew', async () => {
      await commit(store, board, 1, arrival(['loom:1', 'loom:2']))
      expect(await store.blockMembers(['title:Weaver', 'nothing'])).toEqual(
        new Map([['title:Weaver', ['loom:1', 'loom:2']]]),
      )
      expect(await store.fingerprints(['loom:1'])).toEqual([
        { key: 'loom:1', blocks: ['title:Weaver', 'key:loom:1'], features: '{"n":1}' },
      ])
      const listing = sampleListing('loom:1', { title: 'Dyer' })
      const fingerprint = { key: 'loom:1', blocks: ['title:Dyer'], features: '{"n":2}' }
      await commit(store, board, 2, { listings: [sampleWrite(listing, { change: 'changed', fingerprint })] })
      expect(await store.blockMembers(['title:Weaver', 'title:Dyer'])).toEqual(
        new Map([
          ['title:Weaver', ['loom:2']],
          ['title:Dyer', ['loom:1']],
        ]),
      )
      // No new fingerprint: the old one stands.
      await commit(store, board, 3, { listings: [sampleWrite(listing, { change: 'refreshed', fingerprint: null })] })
      expect(await store.fingerprints(['loom:1', 'loom:none'])).toEqual([fingerprint])
    })
  })

  describe('what listings are matched by', () => {
    it('is unknown in a new database and kept as it was said', async () => {
      expect(await store.matching()).toEqual({ model: null, upgrade: null })
      const begun = { model: 'one', upgrade: { to: 'two', stage: 'pairs', after: 'loom:1' } } as const
      const lease = await store.lease(hour(1))
      await store.setMatching(begun)
      expect(await store.matching()).toEqual(begun)
      expect(await open().matching()).toEqual(begun)
      await store.setMatching({ model: 'two', upgrade: null })
      expect(await store.matching()).toEqual({ model: 'two', upgrade: null })
      await lease.release()
    })

    it('is replaced by fingerprints of stored listings alone', async () => {
      await commit(store, board, 1, arrival(['loom:1', 'loom:2', 'loom:3']))
      const lease = await store.lease(hour(2))
      const fingerprint = { key: 'loom:2', blocks: ['title:Dyer'], features: '{"n":2}' }
      await store.putFingerprints([fingerprint])
      expect(await store.fingerprints(['loom:2'])).toEqual([fingerprint])
      expect(await store.blockMembers(['title:Weaver', 'title:Dyer'])).toEqual(
        new Map([
          ['title:Weaver', ['loom:1', 'loom:3']],
          ['title:Dyer', ['loom:2']],
        ]),
      )
      await expect(store.putFingerprints([{ ...fingerprint, key: 'loom:none' }])).rejects.toThrow('loom:none')
      await lease.release()
    })

    it('is said of listings that are taken by key, some at a time', async () => {
      await commit(store, board, 1, arrival(['loom:3', 'loom:1', 'loom:2']))
      expect(await store.listingKeys({ after: null, limit: 2 })).toEqual(['loom:1', 'loom:2'])
      expect(await store.listingKeys({ after: 'loom:2', limit: 2 })).toEqual(['loom:3'])
      expect(await store.listingKeys({ after: 'loom:3', limit: 2 })).toEqual([])
    })
  })

  describe('pairs', () => {
    const pair = (a: string, b: string): Pair => ({ a, b, score: 9.25, decision: 'same', evidence: ['same text'] })

    it('are those that name a listing, each once, and are replaced for the listings that changed', async () => {
      const [x, y, z] = ['loom:x', 'loom:y', 'loom:z']
      await commit(store, board, 1, {
        ...arrival([x, y, z]),
        ...jobs({ pairs: [pair(x, y), pair(y, z)], pairsOf: [x, y, z] }),
      })
      expect(await store.pairs([x, y])).toEqual([pair(x, y), pair(y, z)])
      expect(await store.pairs([z])).toEqual([pair(y, z)])
      await commit(store, board, 2, jobs({ pairs: [{ ...pair(x, z), decision: 'variant' }], pairsOf: [x] }))
      expect(await store.pairs([x])).toEqual([{ ...pair(x, z), decision: 'variant' }])
      expect(await store.pairs([y])).toEqual([pair(y, z)])
    })
  })

  describe('jobs', () => {
    const [a, b] = ['loom:a', 'loom:b']

    it('come back as the schema has them, in the order asked', async () => {
      await commit(store, board, 1, arrival([a, b]))
      const found = await store.jobs([jobId(b), jobId('loom:none'), jobId(a)])
      expect(found).toEqual([sampleJob(b, { lastSeen: hour(1) }).job, sampleJob(a, { lastSeen: hour(1) }).job])
      expect(Job.parse(found[0])).toEqual(found[0])
      expect(Object.keys(found[0] ?? {})).toEqual(Object.keys(Job.shape))
    })

    it('redirect when they merge and are restored when they split', async () => {
      await commit(store, board, 1, arrival([a, b]))
      const merged = sampleJob(a, {}, [b])
      await commit(store, board, 2, jobs({ upserts: [merged], removed: [jobId(b)] }))
      expect(await store.job(jobId(b))).toEqual({ found: 'redirect', to: jobId(a) })
      expect(await store.job(jobId(a))).toMatchObject({ found: 'job', job: { id: jobId(a) } })
      expect((await store.membersOf([jobId(a)])).map(({ key }) => key)).toEqual([a, b])
      expect(await store.memberships([b])).toEqual(merged.memberships.slice(1))
      expect(await store.counts()).toMatchObject({ jobs: 1 })
      expect((await store.search({ ...everything, q: 'weaver' })).total).toBe(1)
      await commit(store, board, 3, jobs({ upserts: [sampleJob(b, { publishedAt: hour(3) }), sampleJob(a)] }))
      const restored = await store.job(jobId(b))
      expect(restored).toMatchObject({ found: 'job', job: { id: jobId(b), publishedAt: hour(1) } })
      expect((await store.membersOf([jobId(a)])).map(({ key }) => key)).toEqual([a])
      expect(await store.job(jobId('loom:none'))).toEqual({ found: 'nothing' })
    })

    it('keep the first publication for ever', async () => {
      await commit(store, board, 1, arrival([a, b]))
      await commit(
        store,
        board,
        2,
        jobs({ upserts: [sampleJob(a, { publishedAt: hour(2) }, [b])], removed: [jobId(b)] }),
      )
      const published = await store.publications([jobId(a), jobId(b), jobId('loom:none')])
      expect([...published]).toEqual([
        [jobId(a), hour(1)],
        [jobId(b), hour(1)],
      ])
      expect((await store.jobs([jobId(a)]))[0]?.publishedAt).toBe(hour(1))
    })

    it('are never left without being there: a membership of a removed job fails the whole change', async () => {
      await commit(store, board, 1, arrival([a, b]))
      await expect(commit(store, board, 2, jobs({ removed: [jobId(b)] }))).rejects.toThrow()
      expect(await store.job(jobId(b))).toMatchObject({ found: 'job' })
    })

    it('were last seen when any of their listings was', async () => {
      await commit(store, board, 1, { ...arrival([a, b]), ...jobs({ upserts: [sampleJob(a, {}, [b])] }) })
      await commit(store, board, 4, { vanished: [a] })
      expect((await store.jobs([jobId(a)]))[0]?.lastSeen).toBe(hour(4))
    })
  })

  describe('kept pairs', () => {
    const [x, y, z] = ['loom:x', 'loom:y', 'loom:z']
    const of = (a: string, b: string, score: number, decision: Pair['decision']): Pair => ({
      ...{ a, b, score, decision, evidence: [] },
    })
    const all = [of(x, y, 9, 'same'), of(x, z, -1.5, 'different'), of(y, z, 0.5, 'variant')]

    it('are listed by key, or the least certain first without those that a veto decided', async () => {
      await commit(store, board, 1, { ...arrival([x, y, z]), ...jobs({ pairs: all, pairsOf: [x, y, z] }) })
      expect(await store.keptPairs({ near: false, limit: 9 })).toEqual(all)
      expect(await store.keptPairs({ near: false, limit: 1 })).toEqual(all.slice(0, 1))
      expect(await store.keptPairs({ near: true, limit: 9 })).toEqual([all[1], all[0]])
    })
  })

  describe('decisions', () => {
    const [a, b] = ['loom:a', 'loom:b']

    it('are kept in the order they were made, whoever holds the lease', async () => {
      expect(await store.decisions()).toEqual([])
      const lease = await store.lease(hour(0))
      const other = open()
      await other.decide({ op: 'pin', a, b, at: hour(1) })
      await other.decide({ op: 'undo', a, b, at: hour(2) })
      await other.decide({ op: 'split', a, b, at: hour(2) })
      expect(await store.decisions()).toEqual([
        { id: 1, op: 'pin', a, b, at: hour(1) },
        { id: 2, op: 'undo', a, b, at: hour(2) },
        { id: 3, op: 'split', a, b, at: hour(2) },
      ])
      await lease.release()
    })

    it('change jobs without a run, in one transaction, and readers see it', async () => {
      await commit(store, board, 1, arrival([a, b]))
      const before = await store.revision()
      const merged = sampleJob(a, {}, [b])
      const event = { name: 'job-merged' as const, at: hour(3), job: jobId(b), detail: { into: jobId(a) } }
      const change = { ...jobs({ upserts: [merged], removed: [jobId(b)] }).jobs, events: [event], at: hour(3) }
      await store.commitJobs(change)
      expect(await store.job(jobId(b))).toEqual({ found: 'redirect', to: jobId(a) })
      expect((await store.events({})).at(-1)).toMatchObject({ ...event, run: null })
      expect(await store.revision()).not.toEqual(before)
      expect((await store.revision()).changedAt).toBe(hour(3))
      // A membership would be left without its job: nothing is kept.
      await expect(store.commitJobs({ ...change, upserts: [], removed: [jobId(a)] })).rejects.toThrow()
      expect(await store.job(jobId(a))).toMatchObject({ found: 'job' })
    })
  })
}
