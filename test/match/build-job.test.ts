import { describe, expect, test } from 'vitest'
import { buildJob, type BuildJobInput, type JobMember } from '../../src/match/build-job.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import { Job } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import { ad, city, prose } from './ads.ts'

const terms = { attribution: null, followLink: false, mayPassOn: true, applyThroughSource: false }
const sources = new Map<string, SourceFacts>([
  ['system', { kind: 'ats', terms }],
  ['board', { kind: 'board', terms: { ...terms, attribution: 'Board Ltd', followLink: true } }],
  ['jealous', { kind: 'board', terms: { ...terms, applyThroughSource: true } }],
  ['private', { kind: 'board', terms: { ...terms, mayPassOn: false } }],
])

const member = (listing: Listing, state: Partial<JobMember> = {}): JobMember => ({
  listing,
  status: 'open',
  closedAt: null,
  closedReason: null,
  lastSeen: '2025-03-01T00:00:00Z',
  membership: {
    key: listing.key,
    job: 'j',
    confidence: 1,
    rule: 'match',
    reason: 'the same text',
    tiedTo: null,
    score: null,
  },
  ...state,
})

const id = '9b2f6c1e-58a0-5d2b-8f5e-0c9a7d1b2e3f'
const build = (members: readonly JobMember[], more: Partial<BuildJobInput> = {}) =>
  buildJob({
    id,
    members,
    sources,
    publishedAt: null,
    at: '2025-04-01T00:00:00Z',
    variantGroup: null,
    variants: [],
    ...more,
  })

const own = ad({
  source: 'system',
  sourceJobId: '1',
  text: prose(1, 10),
  datePosted: '2025-02-03',
  applyUrl: 'https://own.example/1/apply',
  firstSeen: '2025-02-04T00:00:00Z',
})
const posted = ad({
  source: 'board',
  sourceJobId: '2',
  text: prose(1, 30),
  datePosted: '2025-02-01',
  locations: [city('Berlin', 'DE')],
  applyUrl: 'https://board.example/2',
  firstSeen: '2025-02-02T00:00:00Z',
})

describe('the canonical record', () => {
  test('it fits the schema and says of each field where it comes from', () => {
    const job = build([member(own), member(posted)])
    expect(Job.parse(job)).toEqual(job)
    expect(job.fieldSources).toMatchObject({
      title: own.key,
      locations: posted.key,
      datePosted: posted.key,
      description: own.key,
    })
    expect(job).toMatchObject({
      datePosted: '2025-02-01',
      applyUrl: own.applyUrl,
      url: own.url,
      firstSeen: posted.firstSeen,
    })
    expect(job.locations).toEqual([city('Berlin', 'DE')])
    expect(build([member(posted), member(own)])).toEqual(job)
  })

  test('the posting’s page at the employer’s own system is where to apply where it names no other', () => {
    const plain = { ...own, applyUrl: null }
    const job = build([member(plain), member(posted)])
    expect([job.applyUrl, job.fieldSources.applyUrl]).toEqual([own.url, own.key])
    expect(build([member({ ...posted, applyUrl: null })]).applyUrl).toBeNull()
  })

  test('a page at the employer’s own address is the employer’s word, whatever source read it', () => {
    const site = ad({
      source: 'board',
      sourceJobId: '9',
      url: 'https://careers.lantern-works.example/9',
      company: 'Lantern Works GmbH',
      text: prose(1, 10),
      datePosted: '2025-01-01',
    })
    const copied = { ...posted, company: { name: 'Lantern Works', nameRaw: 'Lantern Works', url: null } }
    const job = build([member(copied), member(site)])
    expect(job).toMatchObject({ url: site.url, applyUrl: site.url, description: site.description })
    // Another company's name in the address makes nobody's word the employer's.
    const elsewhere = { ...site, url: 'https://careers.rowanfield.example/9' }
    expect(build([member(copied), member(elsewhere)])).toMatchObject({ url: copied.url, applyUrl: copied.applyUrl })
  })

  test('a whole text beats a cut one, even of the own system', () => {
    const cut = { ...own, description: { html: '', text: 'We are looking for …' } }
    expect(build([member(cut), member(posted)]).description.text).toBe(posted.description.text)
  })

  test('what a source states as a field beats what was read out of a text', () => {
    const evidence = (from: 'field' | 'description'): Listing['evidence'] => ({
      workplace: [{ quote: 'x', from, path: null, start: null, end: null, rule: 'r', confidence: 'high' }],
    })
    const read = ad({
      source: 'board',
      sourceJobId: '3',
      datePosted: '2025-05',
      workplace: 'remote',
      evidence: evidence('description'),
    })
    const stated = ad({
      source: 'board',
      sourceJobId: '4',
      datePosted: '2025-01',
      workplace: 'hybrid',
      evidence: evidence('field'),
    })
    expect(build([member(read), member(stated)]).workplace).toBe('hybrid')
  })

  test('listings that may not be passed on give no value where another may', () => {
    const secret = ad({
      source: 'private',
      sourceJobId: '5',
      company: 'Secret Ltd',
      text: prose(1, 60),
      firstSeen: '2025-01-01T00:00:00Z',
    })
    const job = build([member(secret), member(posted)])
    expect(job.company.name).toBeNull()
    expect(Object.values(job.fieldSources)).not.toContain(secret.key)
    expect(job.listings.map(({ mayPassOn }) => mayPassOn)).toEqual([false, true])
    expect(build([member(secret)]).company.name).toBe('Secret Ltd')
  })

  test('a board that wants applications through its page gives its page', () => {
    const jealous = ad({ source: 'jealous', sourceJobId: '6', applyUrl: 'https://own.example/6' })
    expect(build([member(jealous)]).applyUrl).toBe(jealous.url)
    expect(build([member(jealous), member(own)]).applyUrl).toBe(own.applyUrl)
  })

  test('terms travel with each listing', () => {
    expect(build([member(posted)]).listings).toEqual([
      {
        key: posted.key,
        source: 'board',
        url: posted.url,
        reason: 'the same text',
        attribution: 'Board Ltd',
        followLink: true,
        mayPassOn: true,
      },
    ])
  })

  test('open while any listing is; closed as the last one was', () => {
    const closed = (listing: Listing, at: string, reason: string) =>
      member(listing, { status: 'closed', closedAt: at, closedReason: reason })
    const half = build([closed(own, '2025-03-02T00:00:00Z', 'gone'), member(posted)])
    expect(half).toMatchObject({ status: 'open', closedAt: null, closedReason: null })
    // A closed listing gives no value that an open one has.
    expect(half.fieldSources.description).toBe(posted.key)
    expect(
      build([closed(own, '2025-03-02T00:00:00Z', 'gone'), closed(posted, '2025-03-01T00:00:00Z', 'absent')]),
    ).toMatchObject({
      status: 'closed',
      closedAt: '2025-03-02T00:00:00Z',
      closedReason: 'gone',
    })
  })

  test('reposts are further listings of one board, mirrors elsewhere are none', () => {
    const again = ad({ source: 'board', sourceJobId: '7' })
    expect(build([member(own), member(posted)]).repostCount).toBe(0)
    expect(build([member(own), member(posted), member(again)]).repostCount).toBe(1)
    const [here, there] = ['north', 'south'].map((board) => ad({ source: 'system', board, sourceJobId: '7' }))
    if (here && there) expect(build([member(here), member(there)]).repostCount).toBe(0)
  })

  test('updatedAt moves when a published value does, not with lastSeen', () => {
    const first = build([member(own)], { at: '2025-03-01T00:00:00Z' })
    expect(first.updatedAt).toBe('2025-03-01T00:00:00Z')
    const later = build([member(own, { lastSeen: '2025-04-01T00:00:00Z' })], { previous: first })
    expect(later).toMatchObject({ updatedAt: '2025-03-01T00:00:00Z', lastSeen: '2025-04-01T00:00:00Z' })
    const bumped = build([member({ ...own, datePosted: '2025-04-01' })], { previous: first })
    expect(bumped).toMatchObject({ updatedAt: '2025-03-01T00:00:00Z', datePosted: '2025-04-01' })
    expect(build([member({ ...own, title: 'Gardener' })], { previous: first }).updatedAt).toBe('2025-04-01T00:00:00Z')
  })

  test('updatedAt stays where dates alone are renewed, or why a listing belongs is said in other words', () => {
    const first = build([member(own), member(posted)], { at: '2025-03-01T00:00:00Z' })
    const renewed = { ...own, dateModified: '2025-04-01', validThrough: '2025-06-01', datePosted: '2025-01-02' }
    const later = build([member(renewed), member(posted)], { previous: first })
    expect(later).toMatchObject({ datePosted: '2025-01-02', dateModified: '2025-04-01', validThrough: '2025-06-01' })
    expect(later.updatedAt).toBe('2025-03-01T00:00:00Z')
    const reworded = member(posted)
    const { membership } = reworded
    const said = build([member(own), { ...reworded, membership: { ...membership, reason: 'one address' } }], {
      previous: first,
    })
    expect(said.listings.map(({ reason }) => reason)).toContain('one address')
    expect(said.updatedAt).toBe('2025-03-01T00:00:00Z')
    const closed = { status: 'closed', closedAt: '2025-03-02T00:00:00Z', closedReason: 'gone' } as const
    expect(build([member(own, closed), member(posted, closed)], { previous: first }).updatedAt).toBe(
      '2025-04-01T00:00:00Z',
    )
  })

  test('an absent value stays absent', () => {
    const job = build([member(ad({ sourceJobId: '8' }))])
    expect(job).toMatchObject({
      applyUrl: null,
      language: null,
      workplace: 'unknown',
      salaries: [],
      datePosted: null,
      publishedAt: null,
    })
    expect(() => build([])).toThrow(RangeError)
  })
})
