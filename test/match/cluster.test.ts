import { describe, expect, test } from 'vitest'
import { cluster, type Clustered } from '../../src/match/cluster.ts'
import { compareAll } from '../../src/match/blocking.ts'
import { fingerprint } from '../../src/match/fingerprint.ts'
import { variantGroups } from '../../src/match/variant-groups.ts'
import { jobId } from '../../src/model/job-id.ts'
import type { Decision, Pair } from '../../src/model/match.ts'
import type { Listing } from '../../src/model/listing.ts'
import { ad, city, prose } from './ads.ts'

function clustered(listings: readonly Listing[], decisions: readonly Decision[] = []) {
  const members: Clustered[] = listings.map((listing) => ({
    fingerprint: fingerprint(listing),
    firstSeen: listing.firstSeen,
  }))
  const prints = members.map((member) => member.fingerprint)
  const pairs = compareAll(prints).filter(({ decision }) => decision !== 'different')
  return { pairs, memberships: cluster({ listings: members, pairs, decisions }) }
}

const role = { company: 'Lantern Works', title: 'Backend Engineer', text: prose(1, 40), datePosted: '2025-01' }
const at = (day: number) => `2025-01-0${day}T00:00:00Z`
const umbrella = ad({ ...role, sourceJobId: 'umbrella', firstSeen: at(1) })
const berlin = ad({ ...role, sourceJobId: 'berlin', locations: [city('Berlin', 'DE')], firstSeen: at(2) })
const krakow = ad({ ...role, sourceJobId: 'krakow', locations: [city('Kraków', 'PL')], firstSeen: at(3) })
const again = ad({ ...role, sourceJobId: 'again', locations: [city('Berlin', 'DE')], firstSeen: null })

const jobsOf = (memberships: ReturnType<typeof cluster>) =>
  Object.fromEntries(memberships.map(({ key, job }) => [key.slice(8), job]))

describe('clustering', () => {
  test('an umbrella above two cities joins one of them, never both', () => {
    const { memberships } = clustered([krakow, umbrella, berlin])
    const jobs = jobsOf(memberships)
    // Both pairs weigh the same, so the tie goes to the smaller key.
    expect(jobs.berlin).toBe(jobId('example:umbrella'))
    expect(jobs.umbrella).toBe(jobId('example:umbrella'))
    expect(jobs.krakow).toBe(jobId('example:krakow'))
  })

  test('ten thousand copies of one ad are one job, and one that is split from them stays out', () => {
    const print = fingerprint(ad({ ...role, sourceJobId: 'copy-0' }))
    const members = Array.from({ length: 10_000 }, (_, i): Clustered => ({
      fingerprint: { ...print, key: `example:copy-${i}` },
      firstSeen: null,
    }))
    const pairs = members.slice(1).map(({ fingerprint: { key } }): Pair => {
      return { a: print.key, b: key, score: 9, decision: 'same', evidence: [] }
    })
    expect(new Set(cluster({ listings: members, pairs, decisions: [] }).map(({ job }) => job)).size).toBe(1)
    const decisions: Decision[] = [{ op: 'split', a: 'example:copy-0', b: 'example:copy-7' }]
    const jobs = jobsOf(cluster({ listings: members, pairs, decisions }))
    expect(new Set(Object.values(jobs)).size).toBe(2)
    expect(jobs['copy-7']).not.toBe(jobs['copy-0'])
  })

  test('a piece that stands in the texts of two openings joins one of them, and neither to the other', () => {
    const intro = prose(1, 12)
    const whole = (sourceJobId: string, seed: number) =>
      ad({ ...role, sourceJobId, text: `${intro}\n\n${prose(seed, 40)}`, firstSeen: at(1) })
    const [one, two] = [whole('one', 5), whole('two', 9)]
    const piece = ad({ ...role, sourceJobId: 'piece', text: intro, firstSeen: at(2) })
    const second = ad({ ...role, sourceJobId: 'second', text: intro, firstSeen: at(3) })
    for (const listings of [
      [one, two, piece, second],
      [second, piece, two, one],
    ]) {
      const { pairs, memberships } = clustered(listings)
      const same = pairs.filter(({ decision }) => decision === 'same').map(({ a, b }) => `${a.slice(8)} ${b.slice(8)}`)
      expect(same).toEqual(expect.arrayContaining(['one piece', 'piece two']))
      expect(same).not.toContain('one two')
      const jobs = jobsOf(memberships)
      expect(jobs.one).not.toBe(jobs.two)
      expect([jobs.one, jobs.two]).toContain(jobs.piece)
      expect(jobs.second).toBe(jobs.piece)
    }
    // An operator's word outweighs it.
    const pinned = clustered([one, two, piece], [{ op: 'pin', a: one.key, b: two.key }])
    expect(new Set(Object.values(jobsOf(pinned.memberships))).size).toBe(1)
  })

  test('the founder is the listing seen first; an unknown time comes last', () => {
    const { memberships } = clustered([again, berlin])
    expect(jobsOf(memberships)).toEqual({ again: jobId('example:berlin'), berlin: jobId('example:berlin') })
    const founder = memberships.find(({ key }) => key === 'example:berlin')
    expect(founder).toMatchObject({ confidence: 1, rule: 'founder', tiedTo: null, score: null })
    const member = memberships.find(({ key }) => key === 'example:again')
    expect(member).toMatchObject({ rule: 'match', tiedTo: 'example:berlin' })
    expect(member?.confidence).toBeGreaterThan(0.9)
    expect(member?.reason).toContain('100 % of the text in common')
  })

  test('among unknown times the smaller key founds', () => {
    const { memberships } = clustered([{ ...berlin, firstSeen: null }, again])
    expect(new Set(memberships.map(({ job }) => job))).toEqual(new Set([jobId('example:again')]))
  })

  test('a pin joins what a veto keeps apart, a split parts what the text joins', () => {
    expect(jobsOf(clustered([berlin, krakow], [{ op: 'pin', a: krakow.key, b: berlin.key }]).memberships).krakow).toBe(
      jobId('example:berlin'),
    )
    expect(jobsOf(clustered([berlin, again], [{ op: 'split', a: again.key, b: berlin.key }]).memberships).again).toBe(
      jobId('example:again'),
    )
  })

  test('of two decisions the later wins, also through a third listing', () => {
    const pin = (a: Listing, b: Listing): Decision => ({ op: 'pin', a: a.key, b: b.key })
    const split = (a: Listing, b: Listing): Decision => ({ op: 'split', a: a.key, b: b.key })
    const third = ad({
      ...role,
      company: 'Elsewhere',
      title: 'Gardener',
      text: prose(9, 40),
      sourceJobId: 'third',
      firstSeen: at(9),
    })
    const through = [pin(berlin, third), pin(third, krakow)]
    const apart = jobsOf(clustered([berlin, krakow, third], [...through, split(berlin, krakow)]).memberships)
    expect(apart.berlin).not.toBe(apart.krakow)
    expect(apart.third).toBe(apart.krakow)
    const joined = jobsOf(clustered([berlin, krakow, third], [split(berlin, krakow), ...through]).memberships)
    expect(new Set(Object.values(joined)).size).toBe(1)
  })

  test('a word that later ones outdo says so to both', () => {
    const pin = (a: Listing, b: Listing): Decision => ({ op: 'pin', a: a.key, b: b.key })
    const split = (a: Listing, b: Listing): Decision => ({ op: 'split', a: a.key, b: b.key })
    const third = ad({ ...role, sourceJobId: 'third', locations: [city('Lyon', 'FR')], firstSeen: at(4) })
    const reasons = (decisions: readonly Decision[]) =>
      Object.fromEntries(
        clustered([berlin, krakow, third], decisions).memberships.map(({ key, reason }) => [key.slice(8), reason]),
      )
    const outdone = reasons([pin(berlin, third), pin(third, krakow), split(berlin, krakow)])
    expect(outdone.berlin).toContain('pinned to example:third by an operator, which is not in force')
    expect(outdone.third).toContain('example:berlin and example:krakow are kept apart by a later word')
    const united = reasons([split(berlin, krakow), pin(berlin, third), pin(third, krakow)])
    expect(united.berlin).toContain('split from example:krakow by an operator, which is not in force')
  })

  test('a pin that takes a listing out of its job says so', () => {
    const { memberships } = clustered([berlin, again, krakow], [{ op: 'pin', a: berlin.key, b: krakow.key }])
    expect(jobsOf(memberships)).toEqual({
      berlin: jobId('example:berlin'),
      krakow: jobId('example:berlin'),
      again: jobId('example:again'),
    })
    const reason = memberships.find(({ key }) => key === again.key)?.reason
    expect(reason).toContain('not with example:berlin, which it matches')
    expect(reason).toContain('an operator pinned example:berlin to example:krakow')
  })

  test('a decision on a listing that is not there does nothing', () => {
    expect(clustered([berlin], [{ op: 'pin', a: 'gone:1', b: berlin.key }]).memberships).toHaveLength(1)
  })

  test('jobs that differ in place or level alone form one group, named after the first', () => {
    const senior = ad({
      ...role,
      title: 'Senior Backend Engineer',
      sourceJobId: 'senior',
      locations: [city('Berlin', 'DE')],
      firstSeen: at(4),
    })
    const designer = ad({ ...role, title: 'Designer', text: prose(5, 40), sourceJobId: 'designer', firstSeen: at(5) })
    const listings = [berlin, krakow, senior, designer]
    const { memberships, pairs } = clustered(listings)
    const groups = variantGroups(
      memberships,
      pairs,
      (key) => listings.find((listing) => listing.key === key)?.firstSeen ?? null,
    )
    const id = jobId('example:berlin')
    expect(groups.get(id)).toEqual({ id, jobs: [id, jobId('example:krakow'), jobId('example:senior')] })
    expect(groups.get(jobId('example:senior'))?.id).toBe(id)
    expect(groups.has(jobId('example:designer'))).toBe(false)
  })
})
