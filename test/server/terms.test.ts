import { describe, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { buildJob, type JobMember } from '../../src/match/build-job.ts'
import { jobId } from '../../src/model/job-id.ts'
import type { Job } from '../../src/model/job.ts'
import type { Listing } from '../../src/model/listing.ts'
import { silent } from '../../src/ports/log.ts'
import { createApp } from '../../src/server/app.ts'
import { ad, city } from '../match/ads.ts'
import { FakeStore } from '../support/fake-store.ts'

const publicUrl = 'https://jobwire.example'
const member = (listing: Listing): JobMember => ({
  listing,
  status: 'open',
  closedAt: null,
  closedReason: null,
  lastSeen: '2025-03-01T00:00:00Z',
  membership: { key: listing.key, job: 'j', confidence: 1, rule: 'founder', reason: 'x', tiedTo: null, score: null },
})
/** A job with everything that partners demand, seen at one source. */
const jobOf = (source: string): { job: Job; listing: Listing } => {
  const listing = ad({
    source,
    sourceJobId: '7',
    url: `https://${source}.example/jobs/7`,
    applyUrl: 'https://elsewhere.example/apply/7',
    company: 'Fernbrook',
    datePosted: '2025-02-03',
    firstSeen: '2025-02-04T00:00:00Z',
    locations: [city('Graz', 'AT')],
  })
  const told = { ...listing, description: { html: '<p>You keep meadows.</p>', text: 'You keep meadows.' } }
  const job = buildJob({
    id: jobId(listing.key),
    members: [member(told)],
    sources,
    publishedAt: '2025-02-04T00:00:00Z',
    at: '2025-02-04T00:00:00Z',
    variantGroup: null,
    variants: [],
  })
  return { job, listing: told }
}
const served = async (job: Job): Promise<(path: string) => Promise<string>> => {
  const store = new FakeStore([job])
  const app = createApp({ store, publicUrl, regions: {}, countries: ['AT'], feeds: [], log: silent })
  return async (path) => {
    const answer = await app.request(path)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
}
/** Feeds for readers, by path; each tells the whole job. */
const feeds = ['/jobs.rss', '/jobs.atom', '/jobs.json', '/jobs.ndjson', '/jobs.csv', '/api/v1/jobs']

// Read in each source's terms by hand, so that a declaration which loses one is found.
test('what sources ask is declared', () => {
  const all = [...sources.values()]
  const those = (asks: (terms: (typeof all)[number]['terms']) => boolean): string[] =>
    all.flatMap(({ id, terms }) => (asks(terms) ? [id] : [])).sort()
  // Those that are still here: a source is deleted by deleting its file.
  const here = (...ids: string[]): string[] => ids.filter((id) => sources.has(id))
  expect(those((terms) => !terms.mayPassOn)).toEqual(here('himalayas', 'jobicy', 'remotive'))
  expect(those((terms) => terms.followLink)).toEqual(here('remoteok', 'remotewlb', 'weworkremotely'))
  expect(those((terms) => terms.applyThroughSource)).toEqual(here('jobicy', 'weworkremotely'))
  expect(those((terms) => terms.attribution !== null)).toEqual(
    here('arbeitnow', 'himalayas', 'jobicy', 'remoteok', 'remotive', 'themuse', 'weworkremotely'),
  )
})

describe.each([...sources.values()].map((source) => [source.id, source] as const))('%s', (id, { terms }) => {
  test('what may not be passed on is in no markup, sitemap or partner file, and in every feed', async () => {
    const { job } = jobOf(id)
    const get = await served(job)
    const page = await get(`/jobs/${job.id}`)
    const partners = [await get('/jobs.xml'), await get('/sitemap.xml')]
    expect(page.includes('application/ld+json')).toBe(terms.mayPassOn)
    for (const text of partners) expect(text.includes(job.id)).toBe(terms.mayPassOn)
    for (const path of feeds) expect(await get(path), path).toContain(job.id)
  })

  test('its link and the words that it asks for stand wherever the job does', async () => {
    const { job, listing } = jobOf(id)
    const get = await served(job)
    const page = await get(`/jobs/${job.id}`)
    const name = terms.attribution === null ? id : `${id} — ${terms.attribution}`
    const rel = terms.followLink ? 'noopener' : 'noopener nofollow'
    expect(page).toContain(`<a href="${listing.url}" rel="${rel}">${name}</a>`)
    for (const path of ['/jobs.rss', '/jobs.atom', '/jobs.json']) {
      const text = (await get(path)).replaceAll('&#x3C;', '<').replaceAll('&#x3E;', '>').replaceAll('\\"', '"')
      // No feed says nofollow.
      expect(text, path).toContain(`<a href="${listing.url}">${name}</a>`)
    }
    for (const path of feeds) expect(await get(path), path).toContain(listing.url)
    if (terms.attribution === null) return
    for (const path of [...feeds, '/']) expect(await get(path), path).toContain(terms.attribution)
    if (terms.mayPassOn) expect(await get('/jobs.xml')).toContain(terms.attribution)
  })

  test('one applies where it says', async () => {
    const { job, listing } = jobOf(id)
    const get = await served(job)
    const there = terms.applyThroughSource ? listing.url : listing.applyUrl
    expect(job.applyUrl).toBe(there)
    for (const path of [...feeds, '/jobs.xml', `/jobs/${job.id}`]) {
      const text = await get(path)
      if (terms.applyThroughSource) expect(text, path).not.toContain(listing.applyUrl)
    }
    expect(await get(`/jobs/${job.id}`)).toContain(`href="${there}"`)
  })
})
