import { describe, expect, test } from 'vitest'
import { compare, findings } from '../../src/match/compare.ts'
import { featuresOf } from '../../src/match/features.ts'
import { fingerprint } from '../../src/match/fingerprint.ts'
import { ad, city, prose } from './ads.ts'

type Change = Partial<Parameters<typeof ad>[0]>
const base = {
  sourceJobId: 'a',
  company: 'Lantern Works',
  title: 'Backend Engineer',
  locations: [city('Berlin', 'DE')],
  text: prose(1, 40),
}

const inField = (value: Change): Change => ({
  ...value,
  evidence: Object.fromEntries(
    Object.keys(value).map((name) => [
      name,
      [
        {
          ...{ quote: 'as stated', from: 'field' as const, path: `/${name}`, start: null, end: null },
          ...{ rule: `${name}.field`, confidence: 'high' as const },
        },
      ],
    ]),
  ),
})
const both = (a: Change, b: Change) =>
  [fingerprint(ad({ ...base, ...a })), fingerprint(ad({ ...base, sourceJobId: 'b', ...b }))] as const
const found = (about: string, a: Change, b: Change) => {
  const [left, right] = both(a, b)
  return findings(featuresOf(left), featuresOf(right)).find((finding) => finding.about === about && finding.bits !== 0)
}

describe('what both state of the terms', () => {
  test.each<[string, string, Change, Change]>([
    [
      'part time against full time of two sources',
      'hours',
      { employmentTypes: ['part_time'] },
      { employmentTypes: ['full_time'], source: 'other' },
    ],
    ['at home against on site', 'workplace', { workplace: 'remote' }, { workplace: 'onsite' }],
    [
      'another department of one source',
      'department',
      inField({ department: 'Sales' }),
      inField({ department: 'Customer Care' }),
    ],
    [
      'other levels in fields of two sources',
      'level',
      inField({ seniority: 'senior' }),
      { ...inField({ seniority: 'junior' }), source: 'other' },
    ],
  ])('counts against: %s', (_, about, a, b) => {
    const finding = found(about, a, b)
    expect(finding?.bits).toBeLessThan(0)
    expect(finding?.veto).toBeUndefined()
  })

  test.each<[string, string, Change, Change]>([
    [
      'hours of both kinds',
      'hours',
      { employmentTypes: ['part_time', 'full_time'] },
      { employmentTypes: ['full_time'] },
    ],
    ['hours on one side', 'hours', {}, { employmentTypes: ['part_time'] }],
    ['a workplace on one side', 'workplace', {}, { workplace: 'onsite' }],
    [
      'a department within another',
      'department',
      inField({ department: 'Engineering' }),
      inField({ department: 'Software Engineering' }),
    ],
    [
      'departments of two sources',
      'department',
      inField({ department: 'Sales' }),
      { ...inField({ department: 'Growth' }), source: 'other' },
    ],
    ['a department that words name', 'department', { department: 'Sales' }, { department: 'Growth' }],
    ['levels that words name', 'level', { seniority: 'senior' }, { seniority: 'junior' }],
    ['one level', 'level', inField({ seniority: 'senior' }), inField({ seniority: 'senior' })],
  ])('says nothing: %s', (_, about, a, b) => {
    expect(found(about, a, b)).toBeUndefined()
  })

  test('other levels in fields of one source are a veto: variants', () => {
    const [a, b] = both(inField({ seniority: 'senior' }), inField({ seniority: 'junior' }))
    expect(compare(a, b).decision).toBe('variant')
  })

  test('the titles decide where they state a level', () => {
    const title = 'Senior Backend Engineer'
    const [a, b] = both({ ...inField({ seniority: 'senior' }), title }, { ...inField({ seniority: 'lead' }), title })
    expect(compare(a, b).decision).toBe('same')
  })

  test('a near copy is one opening though its source calls the work hybrid', () => {
    const [a, b] = both({ workplace: 'remote' }, { workplace: 'hybrid', source: 'other' })
    expect(compare(a, b).decision).toBe('same')
  })
})
