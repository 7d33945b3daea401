import { afterEach, beforeEach, expect, it } from 'vitest'
import { jobId } from '../../src/model/job-id.ts'
import { Job } from '../../src/model/job.ts'
import type { RemoteScope } from '../../src/model/listing.ts'
import { everything, type Query } from '../../src/model/query.ts'
import type { Board, Store } from '../../src/ports/store.ts'
import { commit, hour, sampleBoard, sampleJob, sampleListing, sampleWrite } from './store-samples.ts'
import type { OpenStore } from './store.ts'

const scope = (given: Partial<RemoteScope>): Partial<Job> => ({
  workplace: 'remote',
  remoteScope: { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null, ...given },
})
const zones = (minOffset: number | null, maxOffset: number | null): Partial<Job> =>
  scope({ type: 'timezones', timezones: { minOffset, maxOffset, raw: 'as printed' } })
const place = (country: string | null): Job['locations'][number] => ({ city: null, region: null, country, raw: 'here' })
const pay = (
  min: number | null,
  max: number | null,
  currency: string | null,
  interval: Job['salaries'][number]['interval'],
) => ({
  salaries: [{ min, max, currency, interval, kind: 'base' as const, raw: 'as printed' }],
})

/** The query language (DESIGN.md, Queries). The names of the jobs found stand in each table; they were derived by hand from the page. */
export function storeSearchContract(make: () => OpenStore): void {
  let open: OpenStore
  let store: Store
  let board: Board
  let at = 0
  beforeEach(async () => {
    open = make()
    store = open()
    board = await sampleBoard(store, 'loom')
    at = 0
  })
  afterEach(() => open.dispose())

  /** Each named job, published an hour after the one before. */
  const hold = async (jobs: Record<string, Partial<Job>>): Promise<void> => {
    const names = Object.keys(jobs)
    at += 1
    await commit(store, board, 1000 + at, {
      listings: names.map((name) => sampleWrite(sampleListing(`loom:${name}`))),
      appeared: names.map((name) => `loom:${name}`),
      jobs: {
        upserts: names.map((name, index) =>
          sampleJob(`loom:${name}`, { publishedAt: hour(at * 100 + index), ...jobs[name] }),
        ),
        removed: [],
        pairs: [],
        pairsOf: [],
      },
    })
  }
  const find = async (query: Partial<Query>): Promise<string[]> => {
    const { jobs, total } = await store.search({ ...everything, ...query })
    expect(total).toBe(jobs.length)
    return jobs.map((job) => Job.parse(job).listings[0]?.key.slice('loom:'.length) ?? '').sort()
  }

  it('country: the remote scope if remote, else the places; unknown does not match', async () => {
    await hold({
      anywhere: scope({ type: 'worldwide' }),
      notGermany: scope({ type: 'worldwide', excludedCountries: ['DE'] }),
      germany: scope({ type: 'countries', countries: ['DE', 'FR'] }),
      eu: scope({ type: 'regions', regions: ['EU'] }),
      emeaLessGermany: scope({ type: 'regions', regions: ['EMEA'], excludedCountries: ['DE'] }),
      amer: scope({ type: 'regions', regions: ['AMER'] }),
      remoteUnknown: { ...scope({}), locations: [place('DE')] },
      remoteFranceOfficeGermany: { ...scope({ type: 'countries', countries: ['FR'] }), locations: [place('DE')] },
      officeGermany: { workplace: 'onsite', locations: [place('FR'), place('DE')] },
      hybridSwiss: { workplace: 'hybrid', locations: [place('CH')] },
      unknownWithPlace: { workplace: 'unknown', locations: [place('DE')] },
      unknownWithout: { workplace: 'unknown', locations: [place(null)] },
    })
    expect(await find({ country: ['DE'] })).toEqual(['anywhere', 'eu', 'germany', 'officeGermany', 'unknownWithPlace'])
    expect(await find({ country: ['CH'] })).toEqual(['anywhere', 'emeaLessGermany', 'hybridSwiss', 'notGermany'])
    expect(await find({ country: ['US'] })).toEqual(['amer', 'anywhere', 'notGermany'])
    expect(await find({ country: ['JP'] })).toEqual(['anywhere', 'notGermany'])
    expect(await find({ country: ['CH', 'US'] })).toEqual([
      'amer',
      'anywhere',
      'emeaLessGermany',
      'hybridSwiss',
      'notGermany',
    ])
  })

  it('region: someone in at least one of its countries', async () => {
    await hold({
      anywhere: scope({ type: 'worldwide' }),
      notDach: scope({ type: 'worldwide', excludedCountries: ['AT', 'CH', 'DE'] }),
      france: scope({ type: 'countries', countries: ['FR'] }),
      swiss: scope({ type: 'countries', countries: ['CH'] }),
      eu: scope({ type: 'regions', regions: ['EU'] }),
      emea: scope({ type: 'regions', regions: ['EMEA'] }),
      euOutsideDach: scope({ type: 'regions', regions: ['EU'], excludedCountries: ['AT', 'DE'] }),
      amer: scope({ type: 'regions', regions: ['AMER'] }),
      unknown: scope({}),
      officePoland: { workplace: 'onsite', locations: [place('PL')] },
    })
    // DACH overlaps EU in AT and DE, and lies within EMEA.
    expect(await find({ region: ['DACH'] })).toEqual(['anywhere', 'emea', 'eu', 'swiss'])
    expect(await find({ region: ['EU'] })).toEqual([
      'anywhere',
      'emea',
      'eu',
      'euOutsideDach',
      'france',
      'notDach',
      'officePoland',
    ])
    expect(await find({ region: ['AMER'] })).toEqual(['amer', 'anywhere', 'notDach'])
    expect(await find({ region: ['Nowhere'] })).toEqual([])
    expect(await find({ region: ['EU'], country: ['CH'] })).toEqual(['anywhere', 'emea'])
  })

  it('timezone: an offset within the stated bounds', async () => {
    await hold({
      europe: zones(-1, 3),
      fromEast: zones(5.5, null),
      toWest: zones(null, -5),
      stated: zones(null, null),
      anywhere: scope({ type: 'worldwide' }),
    })
    expect(await find({ timezone: [3] })).toEqual(['europe'])
    expect(await find({ timezone: [3.5] })).toEqual([])
    expect(await find({ timezone: [5.5] })).toEqual(['fromEast'])
    expect(await find({ timezone: [-5, 0] })).toEqual(['europe', 'toWest'])
  })

  it('salary_min: the top a year in the same currency', async () => {
    await hold({
      year: pay(50_000, 60_000, 'EUR', 'year'),
      minOnly: pay(60_000, null, 'EUR', 'year'),
      hour: pay(20, 30, 'EUR', 'hour'), // 62,400
      day: pay(null, 230, 'EUR', 'day'), // 59,800
      week: pay(1_000, 1_200, 'EUR', 'week'), // 62,400
      month: pay(4_000, 5_000, 'EUR', 'month'), // 60,000
      dollars: pay(90_000, 99_000, 'USD', 'year'),
      noInterval: pay(60_000, 70_000, 'EUR', null),
      noCurrency: pay(60_000, 70_000, null, 'year'),
      none: {},
    })
    const asked = { currency: 'EUR', salaryMin: 60_000 }
    expect(await find(asked)).toEqual(['hour', 'minOnly', 'month', 'week', 'year'])
    expect(await find({ ...asked, salaryMin: 60_001 })).toEqual(['hour', 'week'])
    expect(await find({ currency: 'USD' })).toEqual(['dollars'])
    await expect(store.search({ ...everything, salaryMin: 1 })).rejects.toMatchObject({ code: 'bad-query' })
    const sorted = await store.search({ ...everything, currency: 'EUR', sort: 'salary', limit: 3 })
    expect(sorted.jobs.map((job) => job.salaries[0]?.interval)).toEqual(['week', 'hour', 'month'])
  })

  it('q: every word, the last as a beginning, and nothing in it is syntax', async () => {
    const about = (title: string, text: string): Partial<Job> => ({ title, description: { html: '', text } })
    await hold({
      rust: about('Rust Engineer', 'Build engines in Rust and C++.'),
      sharp: about('C# Developer', 'Café software, PHP+MySQL.'),
      quote: about('Say "hello" AND wave', 'NEAR the (door) OR not'),
    })
    expect(await find({ q: 'rust' })).toEqual(['rust'])
    expect(await find({ q: 'RUST eng' })).toEqual(['rust'])
    expect(await find({ q: 'eng rust' })).toEqual([])
    expect(await find({ q: 'c++' })).toEqual(['rust'])
    expect(await find({ q: 'C#' })).toEqual(['sharp'])
    expect(await find({ q: 'mysql cafe' })).toEqual(['sharp'])
    expect(await find({ q: 'loomworks rust' })).toEqual(['rust'])
    expect(await find({ q: 'rust sharp' })).toEqual([])
    for (const q of ['"hello', 'hello" AND', 'NEAR(', 'title:wave OR', '(door', 'AND', '-door', 'door*', '^say', '"']) {
      await expect(store.search({ ...everything, q })).resolves.toBeDefined()
    }
    expect(await find({ q: 'hello" AND wave' })).toEqual(['quote'])
    expect(await find({ q: '***' })).toEqual([])
    expect(await find({ q: '  ' })).toEqual(['quote', 'rust', 'sharp'])
  })

  it('relevance: words in the title come before words elsewhere', async () => {
    await hold({
      text: {
        title: 'Baker',
        company: { name: 'Crumb', nameRaw: null, url: null },
        description: { html: '', text: 'Some rust.' },
      },
      company: { title: 'Smith', company: { name: 'Rust & Sons', nameRaw: null, url: null } },
      title: { title: 'Rust Remover' },
      later: { title: 'Baker', description: { html: '', text: 'No rust.' } },
    })
    const { jobs } = await store.search({ ...everything, q: 'rust', sort: 'relevance' })
    expect(jobs.map((job) => job.listings[0]?.key)).toEqual(['loom:title', 'loom:company', 'loom:later', 'loom:text'])
  })

  it('the plain filters: OR within one, AND between two; unknown does not match', async () => {
    await hold({
      one: { skills: ['Rust', 'C++'], seniority: 'senior', language: 'en', employmentTypes: ['full_time'] },
      two: {
        skills: ['C'],
        seniority: 'junior',
        language: 'de',
        employmentTypes: ['contract', 'part_time'],
        workplace: 'onsite',
      },
      three: {
        skills: [],
        seniority: 'unknown',
        language: null,
        employmentTypes: [],
        company: { name: null, nameRaw: null, url: null },
      },
      shut: { status: 'closed', closedAt: hour(5), closedReason: 'gone', publishedAt: null },
    })
    expect(await find({ skill: ['rust'] })).toEqual(['one'])
    expect(await find({ skill: ['c'] })).toEqual(['two'])
    expect(await find({ skill: ['rust', 'C'] })).toEqual(['one', 'two'])
    expect(await find({ skill: ['rust', 'C'], seniority: ['junior'] })).toEqual(['two'])
    expect(await find({ language: ['de', 'en'] })).toEqual(['one', 'two'])
    expect(await find({ employment: ['part_time'] })).toEqual(['two'])
    expect(await find({ workplace: ['onsite'] })).toEqual(['two'])
    expect(await find({ company: ['LOOMWORKS'] })).toEqual(['one', 'two'])
    expect(await find({ source: ['loom'] })).toEqual(['one', 'three', 'two'])
    expect(await find({ source: ['mill'] })).toEqual([])
    expect(await find({ status: ['closed'] })).toEqual(['shut'])
    expect(await find({ status: [] })).toEqual(['one', 'shut', 'three', 'two'])
    expect(await find({ since: hour(101), status: [] })).toEqual(['three', 'two'])
  })

  it('pages through all, losing and repeating nothing when jobs arrive meanwhile', async () => {
    // Half of them share an instant, so the id decides.
    const batch = (prefix: string, size: number) =>
      Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `${prefix}${index}`,
          index % 2 === 0 ? { publishedAt: hour(7) } : {},
        ]),
      )
    for (const sort of ['newest', 'oldest', 'salary', 'relevance'] as const) {
      await hold(batch(`${sort}-a`, 23))
      const before = new Set((await store.search({ ...everything, limit: 1000 })).jobs.map(({ id }) => id))
      const walked: string[] = []
      let cursor: string | null = null
      let turn = 0
      do {
        const page = await store.search({ ...everything, q: 'weaver', sort, limit: 5, cursor })
        walked.push(...page.jobs.map(({ id }) => id))
        cursor = page.next
        if ((turn += 1) === 2) await hold({ [`${sort}-late`]: {} })
      } while (cursor !== null)
      expect(new Set(walked).size).toBe(walked.length)
      expect([...before].filter((id) => !walked.includes(id))).toEqual([])
    }
  })

  it('sorts by publication', async () => {
    await hold({ first: {}, second: {}, third: {} })
    const ids = ['first', 'second', 'third'].map((name) => jobId(`loom:${name}`))
    const order = async (sort: Query['sort']) => (await store.search({ ...everything, sort })).jobs.map(({ id }) => id)
    expect(await order('oldest')).toEqual(ids)
    expect(await order('newest')).toEqual([...ids].reverse())
  })

  it('refuses a cursor that it did not give', async () => {
    await hold({ one: {}, two: {} })
    const { next } = await store.search({ ...everything, limit: 1 })
    expect(next).toMatch(/^[\w-]+$/)
    for (const cursor of ['', 'x', Buffer.from('[1]').toString('base64url')]) {
      await expect(store.search({ ...everything, cursor })).rejects.toMatchObject({ code: 'bad-query' })
    }
    await expect(store.search({ ...everything, sort: 'oldest', cursor: next })).rejects.toMatchObject({
      code: 'bad-query',
    })
  })

  it('variants=collapse: one item a group, under the id of the group', async () => {
    const group = jobId('loom:ulm')
    await hold({
      ulm: { variantGroup: group },
      bonn: { variantGroup: group, skills: ['Dyeing'] },
      alone: {},
    })
    const all = await store.search({ ...everything, variants: 'collapse' })
    expect(all.total).toBe(2)
    expect(all.jobs.map(({ id, listings }) => [id, listings[0]?.key])).toEqual([
      [jobId('loom:alone'), 'loom:alone'],
      [group, 'loom:ulm'],
    ])
    // What matches stands for its group.
    const dyers = await store.search({ ...everything, variants: 'collapse', skill: ['dyeing'] })
    expect(dyers.jobs.map(({ id, listings }) => [id, listings[0]?.key])).toEqual([[group, 'loom:bonn']])
    expect((await store.search(everything)).total).toBe(3)
  })
}
