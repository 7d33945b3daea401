import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contradictions } from '../../bench/dedup-contradictions.ts'
import type { Listing } from '../../src/model/listing.ts'
import { githubHost, type GithubHost } from '../support/github-host.ts'
import { noRealBoard } from '../support/skip.ts'
import { realBoard, snapshot, World } from '../support/world.ts'

const isSenior = ({ titleRaw }: Listing): boolean => /\bsenior\b/i.test(titleRaw)
const isIntern = ({ titleRaw }: Listing): boolean => /\bintern\b/i.test(titleRaw)
const cold = '2025-10-06T08:00:00.000Z'

describe.skipIf(noRealBoard())('the real board at its newest commit', () => {
  let host: GithubHost
  let world: World
  beforeAll(async () => {
    host = await githubHost()
    world = new World([host.api, host.raw, host.archive], cold)
  })
  afterAll(async () => {
    await world.close()
    await host.close()
  })

  test(
    'a cold crawl archives 5,605 pages that become 5,539 listings, zero rejected',
    { timeout: 300_000 },
    async () => {
      const [run] = await world.crawl(realBoard(world, host))
      expect(run).toMatchObject({ status: 'complete', heldReason: null, error: null })
      expect(run?.counts).toMatchObject({ pages: 5605, added: 5539, rejected: 0, closed: 0 })
      const { listings, openListings, jobs } = await world.store.counts()
      expect({ listings, openListings }).toEqual({ listings: 5539, openListings: 5539 })
      // The census of the board's pages expects 4,580 to 5,124 openings.
      expect(jobs).toBeGreaterThanOrEqual(4580)
      expect(jobs).toBeLessThanOrEqual(5124)
      const tarballs = host.requests.filter((request) => request.host === 'archive' && request.url !== '/robots.txt')
      expect(tarballs).toHaveLength(1)
      expect(host.requests.filter((request) => request.host === 'raw')).toHaveLength(0)
    },
  )

  test(
    'a second crawl makes one request besides robots.txt, gets 304 and adds only its run',
    { timeout: 120_000 },
    async () => {
      const before = await snapshot(world.store)
      const { changedAt } = await world.store.revision()
      const events = await world.store.events({ limit: 100_000 })
      host.requests.length = 0
      world.clock.advance(3_600_000)
      const [run] = await world.crawl(realBoard(world, host))
      const requests = host.requests.filter((request) => request.url !== '/robots.txt')
      expect(requests.map(({ host, status }) => ({ host, status }))).toEqual([{ host: 'api', status: 304 }])
      expect(run).toMatchObject({ status: 'complete', completeness: '304 of run 1', repeats: 1 })
      expect(run?.counts).toMatchObject({ added: 0, changed: 0, closed: 0, rejected: 0 })
      expect(await snapshot(world.store)).toEqual(before)
      expect(await world.store.events({ limit: 100_000 })).toHaveLength(events.length)
      expect((await world.store.revision()).changedAt).toBe(changedAt)
      const seen = await world.store.listingStatus(['remotewlb:systems-software-engineer-postgres'])
      expect(seen.get('remotewlb:systems-software-engineer-postgres')?.lastSeen).toBe(run?.startedAt)
    },
  )

  test(
    'no two listings of a job state places of which neither holds the other, two levels or two requisitions',
    { timeout: 120_000 },
    async () => {
      const { partition } = await snapshot(world.store)
      const jobs = partition.map((keys) => keys.split(' '))
      const byKey = new Map((await world.store.listings(jobs.flat())).map((listing) => [listing.key, listing]))
      const members = jobs.map((keys) => keys.flatMap((key) => byKey.get(key) ?? []))
      expect(members.flat()).toHaveLength(5539)
      expect(contradictions(members)).toEqual([])
      // What finds none there finds them where there are some.
      const [seniors, [intern]] = [members.flat().filter(isSenior), members.flat().filter(isIntern)]
      const [here, there] = seniors.filter(({ locations }) => locations.some(({ city }) => city !== null))
      if (!intern || !here) throw new Error('no seniors or interns')
      expect(contradictions([[here, intern]]).map(({ about }) => about)).toContain('level')
      const elsewhere = (there ?? here).locations.map((place) => ({ ...place, city: 'Nowhereville' }))
      expect(contradictions([[here, { ...here, locations: elsewhere }]]).map(({ about }) => about)).toEqual(['place'])
    },
  )

  test('the model listing is read as a person reads it', async () => {
    const found = await world.store.listing('remotewlb:systems-software-engineer-postgres')
    const listing = found?.listing
    expect(listing).toMatchObject({
      title: 'Systems Software Engineer (Postgres)',
      company: { name: 'Neon Inc.' },
      seniority: 'senior',
      experienceYears: { min: 4, max: null },
      workplace: 'remote',
      remoteScope: { type: 'unknown', countries: [], regions: [] },
      salaries: [],
      employmentTypes: [],
      applyUrl: 'https://www.remotewlb.com/apply/systems-software-engineer-postgres',
      datePosted: '2025-01',
    })
    expect(listing?.skills).toEqual(expect.arrayContaining(['PostgreSQL', 'Rust']))
    const text = [...(listing?.description.text ?? '')]
    for (const field of ['title', 'company', 'seniority', 'experienceYears', 'workplace', 'applyUrl', 'skills']) {
      const cited = Object.entries(listing?.evidence ?? {}).filter(
        ([name]) => name === field || name.startsWith(`${field}.`),
      )
      expect(cited, field).not.toHaveLength(0)
      for (const evidence of cited.flatMap(([, list]) => list)) {
        if (evidence.from !== 'description') continue
        expect(text.slice(evidence.start ?? 0, evidence.end ?? 0).join('')).toBe(evidence.quote)
      }
    }
    expect(listing?.evidence['experienceYears']?.[0]?.quote).toContain('4 years')
    expect(listing?.evidence['workplace']?.[0]?.quote).toMatch(/100% remote/i)
  })
})

describe.skipIf(noRealBoard())('the real board from 2024-10-28 to 2024-11-07', () => {
  let host: GithubHost
  let followed: World
  let fresh: World
  beforeAll(async () => {
    host = await githubHost()
    const origins = [host.api, host.raw, host.archive]
    followed = new World(origins, '2024-10-28T12:00:00.000Z')
    fresh = new World(origins, '2024-11-08T12:00:00.000Z')
  })
  afterAll(async () => {
    await followed.close()
    await fresh.close()
    await host.close()
  })

  test(
    'each crawl fetches only what its commit added, and the end equals one cold crawl',
    { timeout: 600_000 },
    async () => {
      const log = await host.repository.git(
        'log',
        '--reverse',
        '--format=%H %cI',
        '--since=2024-10-20T00:00:00Z',
        '--until=2024-11-09T00:00:00Z',
      )
      const commits = log
        .trim()
        .split('\n')
        .map((line) => line.split(' '))
        .filter(([, at]) => at !== undefined && at.slice(0, 10) >= '2024-10-28' && at.slice(0, 10) <= '2024-11-07')
        .map(([sha = '']) => sha)
      // The first of them is the board as of 2024-10-28.
      expect(commits.length).toBeGreaterThan(8)
      let before = ''
      for (const commit of commits) {
        await host.checkout(commit)
        host.requests.length = 0
        followed.clock.advance(20 * 3_600_000)
        const [run] = await followed.crawl(realBoard(followed, host))
        expect(run, commit).toMatchObject({ status: 'complete', heldReason: null })
        expect(run?.counts.rejected).toBe(0)
        if (before) {
          const diff = await host.repository.git(
            'diff',
            '--no-renames',
            '--diff-filter=AM',
            '--name-only',
            '-z',
            before,
            commit,
            '--',
            'jobs',
          )
          const added = diff.split('\0').filter(Boolean).sort()
          const fetched = host.requests
            .filter((request) => request.host === 'raw' && request.url !== '/robots.txt')
            .map((request) => request.url.split('/').slice(4).map(decodeURIComponent).join('/'))
            .sort()
          expect(fetched).toEqual(added)
          expect(host.requests.filter((request) => request.host === 'archive')).toHaveLength(0)
        }
        before = commit
      }
      const [run] = await fresh.crawl(realBoard(fresh, host))
      expect(run?.status).toBe('complete')
      const [step, whole] = [await snapshot(followed.store), await snapshot(fresh.store)]
      expect([...step.open.keys()]).toEqual([...whole.open.keys()])
      expect(step.open).toEqual(whole.open)
      expect(step.partition).toEqual(whole.partition)
    },
  )
})
