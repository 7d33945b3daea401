import { describe, expect, test } from 'vitest'
import { dedup } from '../../pipelines/dedup.ts'
import { jobId } from '../../src/model/job-id.ts'
import { Job } from '../../src/model/job.ts'
import { ad, city, prose } from '../match/ads.ts'

const regions = {}
const role = {
  company: 'Lantern Works',
  title: 'Backend Engineer',
  text: prose(1, 40),
  locations: [city('Berlin', 'DE')],
}
const first = ad({ ...role, sourceJobId: 'first', firstSeen: '2025-01-02T00:00:00Z' })
const mirror = ad({ ...role, sourceJobId: 'mirror', source: 'other', firstSeen: null })
const krakow = ad({ ...role, sourceJobId: 'krakow', locations: [city('Kraków', 'PL')] })
const designer = ad({ sourceJobId: 'designer', company: 'Harbour Ltd', title: 'Designer', text: prose(7, 40) })

describe('pipe dedup', () => {
  test('one line for every line given, in order, equal keys as one listing', () => {
    const { lines } = dedup([mirror, designer, first, mirror], { regions })
    expect(lines.map(({ key, job }) => [key, job])).toEqual([
      [mirror.key, jobId(first.key)],
      [designer.key, jobId(designer.key)],
      [first.key, jobId(first.key)],
      [mirror.key, jobId(first.key)],
    ])
    expect(lines[1]).toMatchObject({ confidence: 1, reason: 'the listing that was seen first' })
    expect(lines[0]?.confidence).toBeGreaterThan(0.9)
    expect(lines[0]?.confidence).toBeLessThanOrEqual(1)
  })

  test('equal keys fold: the newest fetch of a URL says what the listing is', () => {
    const older = { ...designer, firstSeen: '2024-01-01T00:00:00Z', title: 'Old title' }
    const newer = { ...designer, firstSeen: '2024-02-01T00:00:00Z' }
    const { jobs } = dedup([newer, older], { regions })
    expect(jobs).toHaveLength(1)
    expect(jobs[0]).toMatchObject({ title: 'Designer', firstSeen: '2024-01-01T00:00:00Z' })
  })

  test('every compared pair comes with its decision and evidence', () => {
    const { pairs } = dedup([first, krakow, mirror, designer], { regions })
    expect(pairs.map(({ a, b, decision }) => [a, b, decision])).toEqual([
      ['example:first', 'example:krakow', 'variant'],
      ['example:first', 'other:mirror', 'same'],
      ['example:krakow', 'other:mirror', 'variant'],
    ])
    for (const pair of pairs) expect(pair.evidence.length).toBeGreaterThan(0)
  })

  test('jobs fit the schema, name their variants and invent no time', () => {
    const { jobs } = dedup([first, krakow, mirror], { regions })
    for (const job of jobs) expect(Job.parse(job)).toEqual(job)
    const berlin = jobs.find(({ id }) => id === jobId(first.key))
    expect(berlin).toMatchObject({ status: 'open', publishedAt: null, updatedAt: null, variantGroup: jobId(first.key) })
    expect(berlin?.variants).toEqual([{ id: jobId(krakow.key), title: 'Backend Engineer', locations: ['Kraków, PL'] }])
    expect(berlin?.listings.map(({ key }) => key)).toEqual([first.key, mirror.key])
  })

  test('decisions are applied, and nothing gives nothing', () => {
    const apart = dedup([first, mirror], { regions, decisions: [{ op: 'split', a: first.key, b: mirror.key }] })
    expect(apart.jobs).toHaveLength(2)
    const pinned = dedup([first, designer], { regions, decisions: [{ op: 'pin', a: first.key, b: designer.key }] })
    expect(pinned.lines[1]).toMatchObject({ job: jobId(first.key), reason: 'pinned by an operator', confidence: 1 })
    expect(dedup([], { regions })).toEqual({ lines: [], pairs: [], jobs: [] })
  })
})
