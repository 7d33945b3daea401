import { describe, expect, test } from 'vitest'
import { contradictions } from '../../bench/dedup-contradictions.ts'
import { ad, city } from '../match/ads.ts'

const one = ad({ sourceJobId: '1', title: 'Engineer' })
const about = (...changes: readonly [Parameters<typeof ad>[0], Parameters<typeof ad>[0]]) =>
  contradictions([changes.map((change) => ad(change))]).map((found) => found.about)

describe('contradictions within a job', () => {
  test.each([
    ['two cities', { locations: [city('Lyon', 'FR')] }, { locations: [city('Nantes', 'FR')] }, ['place']],
    ['two requisitions', { requisitionId: 'R-100' }, { requisitionId: 'R-101' }, ['requisition']],
    ['two titles with a requisition', { titleRaw: 'Cook (ref 310)' }, { titleRaw: 'Cook (ref 311)' }, ['requisition']],
    ['two levels', { titleRaw: 'Sr. Cook' }, { titleRaw: 'Junior Cook' }, ['level']],
    ['manager and director', { titleRaw: 'Manager, Kitchens' }, { titleRaw: 'Director, Kitchens' }, ['level']],
    ['one requisition in two spellings', { requisitionId: 'R-100' }, { requisitionId: 'Req 100' }, []],
    ['a field and a title that number apart', { requisitionId: 'R-100' }, { titleRaw: 'Cook (ref 311)' }, []],
    ['a level on one side', { titleRaw: 'Senior Cook' }, { titleRaw: 'Cook' }, []],
    [
      'a city and its country',
      { locations: [city('Lyon', 'FR')] },
      { locations: [{ ...city('', 'FR'), city: null }] },
      [],
    ],
  ])('%s', (_name, a, b, expected) => {
    expect(about({ sourceJobId: '1', title: 'Cook', ...a }, { sourceJobId: '2', title: 'Cook', ...b })).toEqual(
      expected,
    )
  })

  test('a listing alone contradicts nothing', () => {
    expect(contradictions([[one]])).toEqual([])
  })
})
