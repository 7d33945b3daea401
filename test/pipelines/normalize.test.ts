import { describe, expect, test } from 'vitest'
import { normalize } from '../../pipelines/normalize.ts'
import { loadTables } from '../../pipelines/tables.ts'
import { JobwireError } from '../../src/errors.ts'
import { Listing } from '../../src/model/listing.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Hints } from '../../src/model/source.ts'

const tables = loadTables()
const least: RawListing = { source: 'board', sourceJobId: '7', pageUrl: 'https://board.example/jobs', title: 'Baker' }

function read(more: Partial<RawListing> = {}, hints?: Hints): Listing {
  return Listing.parse(normalize({ ...least, ...more }, { hints, tables }))
}

function code(raw: RawListing): string | undefined {
  try {
    normalize(raw, { hints: undefined, tables })
    return undefined
  } catch (error) {
    return error instanceof JobwireError ? error.code : 'other'
  }
}

test('a posting that states nothing but a title has nothing invented', () => {
  const listing = read()
  expect(listing).toMatchObject({
    key: 'board:7',
    board: null,
    url: 'https://board.example/jobs',
    applyUrl: null,
    requisitionId: null,
    firstSeen: null,
    title: 'Baker',
    titleRaw: 'Baker',
    company: { name: null, nameRaw: null, url: null },
    description: { html: '', text: '' },
    language: null,
    workplace: 'unknown',
    remoteScope: { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null },
    locations: [],
    salaries: [],
    employmentTypes: [],
    seniority: 'unknown',
    experienceYears: null,
    visaSponsorship: 'unknown',
    skills: [],
    benefits: [],
    tags: [],
    department: null,
    datePosted: null,
    dateModified: null,
    validThrough: null,
    warnings: [],
  })
  expect(Object.keys(listing.evidence)).toEqual(['url', 'title'])
})

test('absent words stay absent in every field', () => {
  const listing = read({
    company: 'None',
    salaries: ['$Competitive', '$0/yr - $0/yr', 'USD $1~$1', 'null'],
    locations: ['None', ''],
    employmentTypes: ['null'],
    seniority: 'Not specified',
    department: 'N/A',
    requisitionId: 'null',
    language: '',
    datePosted: 'None',
    workplace: 'null',
  })
  expect(listing).toMatchObject({
    salaries: [],
    locations: [],
    employmentTypes: [],
    seniority: 'unknown',
    department: null,
    requisitionId: null,
    language: null,
    datePosted: null,
    workplace: 'unknown',
    warnings: [],
  })
  expect(listing.company.name).toBeNull()
})

describe('refusals', () => {
  test.each<[string, Partial<RawListing>]>([
    ['missing-title', { title: ' ' }],
    ['missing-title', { title: 'null' }],
    ['missing-id', { sourceJobId: ' ' }],
    ['missing-url', { pageUrl: 'not an address' }],
    ['too-large', { descriptionText: 'x'.repeat(9_000_000) }],
  ])('%s', (expected, more) => {
    expect(code({ ...least, ...more })).toBe(expected)
  })
})

test('a very long description is cut with a warning', () => {
  const listing = read({ descriptionText: 'word '.repeat(600_000) })
  expect(listing.warnings.map((warning) => warning.code)).toEqual(['description-cut'])
  expect(listing.description.text.length).toBeLessThanOrEqual(2_500_000)
})

test('addresses are made absolute and otherwise kept', () => {
  expect(read({ url: '/jobs/7', applyUrl: 'https://x.example/a?b=1#c' })).toMatchObject({
    url: 'https://board.example/jobs/7',
    applyUrl: 'https://x.example/a?b=1#c',
  })
  expect(read({ applyUrl: '/apply' })).toMatchObject({ url: 'https://board.example/apply' })
})

test('dates keep their precision; an unreadable one is a warning', () => {
  const listing = read({ datePosted: '2025-01', dateModified: 'Fri, 31 Jan 2025 10:20:30 +0100', validThrough: 'soon' })
  expect(listing).toMatchObject({ datePosted: '2025-01', dateModified: '2025-01-31T09:20:30Z', validThrough: null })
  expect(listing.warnings).toHaveLength(1)
})

test('structured values beat the text and cite their path', () => {
  const listing = read({
    workplace: 'Hybrid',
    employmentTypes: ['Part-time'],
    salaries: [{ min: 50000, max: 60000, currency: 'EUR', interval: 'year' }],
    descriptionText: 'This is a fully remote, full-time role. Salary: $90,000 - $95,000.',
  })
  expect(listing).toMatchObject({ workplace: 'hybrid', employmentTypes: ['part_time'] })
  expect(listing.salaries).toHaveLength(1)
  expect(listing.evidence['salaries.0']?.[0]).toMatchObject({ from: 'field', path: '/salaries/0', start: null })
  expect(listing.evidence.workplace?.[0]?.path).toBe('/workplace')
})

describe('hints', () => {
  test('a leaked constant is no value', () => {
    const hints: Hints = { unreliable: ['salaries'], leaked: [{ field: 'salaries', value: '$11,000/yr - $12,000/yr' }] }
    expect(read({ salaries: ['$11,000/yr - $12,000/yr'] }, hints).salaries).toEqual([])
    expect(read({ salaries: ['$81,000/yr - $92,000/yr'] }, hints).salaries).toHaveLength(1)
  })

  test('a leaked constant is no value in any field, and the places of the others stay', () => {
    const hints: Hints = {
      leaked: [
        { field: 'company', value: 'name' },
        { field: 'locations', value: 'Lima, Peru' },
        { field: 'datePosted', value: '1970-01-01' },
      ],
    }
    const listing = read(
      { company: 'name', locations: ['Lima, Peru', 'Oslo, Norway'], datePosted: '1970-01-01' },
      hints,
    )
    expect(listing).toMatchObject({ company: { name: null, nameRaw: null }, datePosted: null, warnings: [] })
    expect(listing.locations).toMatchObject([{ city: 'Oslo' }])
    expect(listing.evidence['locations.0']).toMatchObject([{ path: '/locations/1' }])
  })

  test('an unreliable field counts where the text says nothing, with low confidence', () => {
    const hints: Hints = { unreliable: ['employmentTypes', 'seniority', 'workplace', 'locations', 'department'] }
    const fields = {
      employmentTypes: ['Full-time'],
      seniority: 'Senior',
      workplace: 'onsite',
      locations: ['Lima, Peru'],
      department: 'Ovens',
    }
    const alone = read(fields, hints)
    expect(alone).toMatchObject({
      employmentTypes: ['full_time'],
      seniority: 'senior',
      workplace: 'onsite',
      locations: [{ city: 'Lima' }],
      department: 'Ovens',
    })
    for (const found of ['employmentTypes', 'seniority', 'workplace', 'locations.0', 'department'])
      expect(alone.evidence[found]?.[0]?.confidence, found).toBe('low')
    const text =
      'Location: Oslo, Norway\nDepartment: Bread\nThis is a part-time role. This is a hybrid role. We look for a junior-level engineer.'
    expect(read({ ...fields, descriptionText: text }, hints)).toMatchObject({
      employmentTypes: ['part_time'],
      seniority: 'junior',
      workplace: 'hybrid',
      locations: [{ city: 'Oslo' }],
      department: 'Bread',
    })
  })

  test('remoteOnly is the last resort', () => {
    const last = read({}, { remoteOnly: true })
    expect(last.workplace).toBe('remote')
    expect(last.evidence['workplace']).toMatchObject([{ from: 'field', path: '/source', quote: last.source }])
    expect(read({ descriptionText: 'This is a hybrid role.' }, { remoteOnly: true }).workplace).toBe('hybrid')
  })

  test('dateOrder decides slashes', () => {
    expect(read({ datePosted: '03/02/2025' }, { dateOrder: 'dmy' }).datePosted).toBe('2025-02-03')
    expect(read({ datePosted: '03/02/2025' }).datePosted).toBeNull()
  })

  test('companyIsBoard: the field names no employer', () => {
    expect(read({ company: 'Jobboard Ltd' }, { companyIsBoard: true }).company).toEqual({
      name: null,
      nameRaw: 'Jobboard Ltd',
      url: null,
    })
  })
})

test('mojibake is mended everywhere, titleRaw stays as printed', () => {
  const listing = read({ title: 'BÃ¤cker', company: 'SÃ¸ren Ovens', descriptionHtml: '<p>SÃ¸ren bakes.</p>' })
  expect(listing).toMatchObject({
    title: 'Bäcker',
    titleRaw: 'BÃ¤cker',
    company: { name: 'Søren Ovens' },
    description: { text: 'Søren bakes.' },
  })
})

test('the content hash says change of what the posting says, and of nothing else', () => {
  const a = read({ descriptionText: 'We bake.' })
  expect(
    read({ descriptionText: 'We bake.', fetchedAt: '2025-01-01T00:00:00Z', pageUrl: least.pageUrl }).contentHash,
  ).toBe(a.contentHash)
  expect(read({ descriptionText: 'We bake bread.' }).contentHash).not.toBe(a.contentHash)
})

test('firstSeen is an instant in UTC', () => {
  expect(read({ fetchedAt: '2026-11-01T02:00:00+02:00' }).firstSeen).toBe('2026-11-01T00:00:00.000Z')
  expect(read({ fetchedAt: '2026-11-01T02:00:00Z' }).firstSeen).toBe('2026-11-01T02:00:00Z')
})

test('a country in the title is kept as a place, and abbreviations are no countries', () => {
  expect(read({ title: 'Engineer (Germany)' })).toMatchObject({ title: 'Engineer', locations: [{ country: 'DE' }] })
  expect(read({ title: 'Engineer (Germany)', workplace: 'remote' })).toMatchObject({
    locations: [],
    remoteScope: { countries: ['DE'] },
  })
  expect(read({ title: 'Security Engineer (GRC, Data Security)' })).toMatchObject({
    title: 'Security Engineer (GRC, Data Security)',
    locations: [],
  })
  expect(read({ title: 'Consultant (SAP, CHE)' }).locations).toMatchObject([{ city: null, country: 'CH' }])
})

test('pay in a field that is no range is not guessed at, and shown in a warning', () => {
  const salaries = [
    { min: 90_000, max: 60_000, currency: 'EUR' },
    '€30,000 a year',
    '£5 meal voucher daily',
    'negotiable',
  ]
  const { salaries: found, warnings } = read({ salaries })
  expect(found).toMatchObject([{ min: 30_000, currency: 'EUR' }])
  const unread = warnings.filter((warning) => warning.code === 'unread-salary').map(({ message }) => message)
  expect(unread).toContain('salaries is no range of pay: {"min":90000,"max":60000,"currency":"EUR"}')
  expect(unread.join()).not.toMatch(/30,000|negotiable/)
  expect(read({ salaries: [{ min: 90_000, max: 60_000 }] }, { unreliable: ['salaries'] }).warnings).toEqual([])
})

test('bytes that did not decode are said', () => {
  const codes = (descriptionText: string) => read({ descriptionText }).warnings.map((warning) => warning.code)
  expect(codes('Caf\uFFFD in the old town')).toEqual(['undecoded'])
  expect(codes('Café in the old town')).toEqual([])
})
