import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Printed, RawSalary } from '../../src/model/raw-listing.ts'
import type { Extracted } from '../../src/model/source.ts'
import { droppedProperties } from '../../src/read/job-posting-drift.ts'
import { fromJsonLd } from '../../src/read/json-ld.ts'
import { decodeBody } from '../../src/read/text.ts'
import { isAbsent, sharedFile } from './shared.ts'

const FOLDER = 'cases/jobposting_cases'
const read = (body: string, url = 'https://mill.example/jobs/7'): Extracted => fromJsonLd()({ url, body }, {})
const script = (json: string): string => `<!doctype html><script type="application/ld+json">${json}</script>`
const posting = (fields: object): string =>
  script(JSON.stringify({ '@context': 'https://schema.org', '@type': 'JobPosting', ...fields }))

describe('one JobPosting', () => {
  test('every field that it states, nothing that it does not', () => {
    const body = posting({
      title: 'Miller &amp; baker',
      identifier: { '@type': 'PropertyValue', name: 'Mill', value: 42 },
      url: '/jobs/7?from=feed',
      description: '<p>Grain &amp; flour</p>',
      hiringOrganization: { name: 'Mill GmbH', sameAs: 'https://mill.example' },
      jobLocation: [
        { '@type': 'Place', address: { addressLocality: 'Graz', addressRegion: '', addressCountry: { name: 'AT' } } },
        { '@type': 'Place', address: 'Linz, Austria' },
      ],
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: { '@type': 'Country', name: 'Austria' },
      baseSalary: { currency: 'EUR', value: { minValue: '30,000', maxValue: 40000, unitText: 'YEAR' } },
      employmentType: ['FULL_TIME', 'PART_TIME'],
      datePosted: '2026-11-01',
      validThrough: null,
    })
    expect(read(body)).toEqual({
      items: [
        {
          sourceJobId: '42',
          url: 'https://mill.example/jobs/7?from=feed',
          title: 'Miller & baker',
          company: 'Mill GmbH',
          companyUrl: 'https://mill.example',
          descriptionHtml: '<p>Grain &amp; flour</p>',
          locations: ['Graz, AT', 'Linz, Austria', 'Austria'],
          workplace: 'TELECOMMUTE',
          salaries: [{ min: '30,000', max: '40000', currency: 'EUR', interval: 'YEAR' }],
          employmentTypes: ['FULL_TIME', 'PART_TIME'],
          datePosted: '2026-11-01',
        },
      ],
      places: ['JobPosting/0'],
      rejects: [],
    })
  })

  test('parts of the ad that the description lacks go behind it under their names', () => {
    const parts = {
      responsibilities: 'Grind the grain',
      qualifications: ['<ul><li>Three years at a mill</li></ul>', 'Likes flour & water'],
      experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 24 },
      educationRequirements: { credentialCategory: 'apprenticeship' },
      skills: [{ '@type': 'DefinedTerm', name: 'Sieving' }],
      jobBenefits: 'Bread',
      estimatedSalary: { currency: 'EUR', value: 1 },
    }
    const html = read(posting({ title: 'a', description: '<p>You grind  the <b>grain</b>.</p>', ...parts })).items[0]
    expect(html?.descriptionHtml).toBe(
      '<p>You grind  the <b>grain</b>.</p>\n' +
        '<h3>Qualifications</h3><ul><li>Three years at a mill</li></ul><p>Likes flour &amp; water</p>\n' +
        '<h3>Experience</h3><p>24 months of experience</p>\n<h3>Education</h3><p>apprenticeship</p>\n' +
        '<h3>Skills</h3><p>Sieving</p>\n<h3>Benefits</h3><p>Bread</p>',
    )
    expect(html?.salaries).toBeUndefined()
    const text = read(posting({ title: 'a', description: 'We mill.', skills: 'Sieving', jobBenefits: '<p>Bread</p>' }))
    expect(text.items[0]?.descriptionText).toBe('We mill.\n\nSkills:\nSieving\n\nBenefits:\nBread')
  })

  test('older names of benefits, hours, and whom the employer seeks and is are parts too; an occupation is a tag', () => {
    const parts = {
      benefits: 'Bread',
      jobBenefits: 'Bread',
      incentiveCompensation: 'A sack at harvest',
      workHours: 'From four in the morning',
      eligibilityToWorkRequirement: 'Papers for Austria',
      employerOverview: 'A mill since 1840',
      relevantOccupation: { '@type': 'Occupation', name: 'Milling' },
    }
    const [item] = read(posting({ title: 'a', description: '<p>Grind.</p>', ...parts })).items
    expect(item?.descriptionHtml?.match(/<h3>[^<]*/g)).toEqual([
      '<h3>Benefits',
      '<h3>Incentives',
      '<h3>Hours',
      '<h3>Eligibility to work',
      '<h3>The employer',
    ])
    expect(item?.tags).toEqual(['Milling'])
  })

  test('a property that no reader knows is news', () => {
    expect(read(posting({ title: 'a', directApply: true, millstone: { '@type': 'Stone' } })).drift).toEqual([
      { code: 'new-field', path: '/millstone', at: 'JobPosting/0', sample: '{"@type":"Stone"}' },
    ])
  })

  test('what is known and not kept is no news, and has its reason', () => {
    const names = Object.keys(droppedProperties).map((path) => path.replace(/^JobPosting\//, ''))
    expect(names).toEqual(expect.arrayContaining(['estimatedSalary', 'totalJobOpenings', 'directApply']))
    expect(read(posting({ title: 'a', ...Object.fromEntries(names.map((name) => [name, 'x'])) })).drift ?? []).toEqual(
      [],
    )
    expect(droppedProperties['JobPosting/estimatedSalary']).toContain('a guess of the site')
  })

  test('without an identifier its own address is its id, without that the page', () => {
    expect(read(posting({ title: 'a', url: 'https://mill.example/a' })).items[0]?.sourceJobId).toBe(
      'https://mill.example/a',
    )
    expect(read(posting({ title: 'a' })).items[0]?.sourceJobId).toBe('https://mill.example/jobs/7')
  })

  test('a blank amount and an employer that is not to be named are absent', () => {
    const [item] = read(
      posting({
        title: 'a',
        hiringOrganization: 'Confidential',
        baseSalary: { currency: '', value: { minValue: '' } },
      }),
    ).items
    expect(item).toEqual({ sourceJobId: 'https://mill.example/jobs/7', url: 'https://mill.example/jobs/7', title: 'a' })
  })

  test('a text without tags is plain, one that was escaped twice is HTML', () => {
    expect(read(posting({ title: 'a', description: 'Salt &amp; bread\n- daily' })).items[0]).toMatchObject({
      descriptionText: 'Salt & bread\n- daily',
    })
    expect(
      read(posting({ title: 'a', description: '&lt;p&gt;Salt &amp;amp; bread&lt;/p&gt;' })).items[0],
    ).toMatchObject({
      descriptionHtml: '<p>Salt &amp; bread</p>',
    })
  })

  test('a page without one, and one that cannot be read, are refused', () => {
    expect(read('<!doctype html><p>Jobs').rejects).toEqual([
      { code: 'wrong-shape', at: '', why: 'the page holds no JobPosting' },
    ])
    expect(read(script('{"@type":"JobPosting","title":"Mil'))).toMatchObject({
      items: [],
      rejects: [{ code: 'wrong-shape' }],
    })
  })

  test('an identifier that is the employer is none; several without one are told apart by what they say', () => {
    const job = (title: string): object => ({
      '@type': 'JobPosting',
      title,
      identifier: 'Mill',
      hiringOrganization: 'Mill',
    })
    const { items } = read(script(JSON.stringify([job('Miller'), job('Baker')])))
    expect(items.map((item) => item.sourceJobId)).toEqual([
      'https://mill.example/jobs/7#Miller',
      'https://mill.example/jobs/7#Baker',
    ])
    expect(read(script(JSON.stringify(job('Miller')))).items[0]?.sourceJobId).toBe('https://mill.example/jobs/7')
  })

  test('a script that is commented out is none', () => {
    expect(read(`<!doctype html><!-- ${posting({ title: 'old' })} --><p>JobPosting`).items).toEqual([])
  })
})

interface ExpectedJob {
  title: string
  company: string | null
  city: string | null
  country: string | null
  datePosted: string | null
  validThrough: string | null
  employmentType: string[]
  salary: { currency: string; min: number; max: number; unit: string | null } | null
  sourceId: string
  descriptionText: string
  locations?: { city: string; country: string }[]
  remoteFrom?: string[]
}

describe.skipIf(isAbsent(FOLDER))('recorded pages', () => {
  const files = isAbsentQuietly() ? [] : readdirSync(sharedFile(FOLDER)).filter((name) => name.endsWith('.html'))
  const ours = files.filter((name) => /^[gx]\d/.test(name))
  const others = files.filter((name) => name.startsWith('schemaorg'))

  test('there are as many as the index says', () => {
    expect([ours.length, others.length]).toEqual([47, 14])
  })

  test.each(ours)('%s', (name) => {
    const expected = expectedOf(name) as { jobs?: ExpectedJob[]; count?: number }
    const found = read(htmlOf(name))
    const unique = new Map(found.items.map((item) => [item.sourceJobId, item]))
    expect(unique.size).toBe(expected.count ?? expected.jobs?.length)
    const items = [...unique.values()]
    expected.jobs?.forEach((job, index) => expectJob(items[index] as Printed, job))
  })

  test.each(others)('%s gives its title and company', (name) => {
    const { extruct } = expectedOf(name) as { extruct: Record<string, unknown[]> }
    const text = JSON.stringify(extruct)
    const found = read(htmlOf(name)).items
    expect(found.length).toBeGreaterThan(0)
    for (const item of found) {
      if (item.title !== undefined) expect(text).toContain(JSON.stringify(item.title))
      if (item.company !== undefined) expect(text).toContain(item.company)
    }
  })
})

function expectJob(item: Printed, job: ExpectedJob): void {
  expect(item.title).toBe(job.title)
  expect(item.company ?? null).toBe(job.company)
  expect(item.sourceJobId).toBe(job.sourceId)
  // How a date is meant is normalization's to say; here it is only what stands there, under its exact name.
  expect((item.datePosted ?? '').slice(0, 10)).toMatch(job.datePosted ?? /^$|^\d\d\/\d\d\/\d{4}$/)
  expect((item.validThrough ?? '').slice(0, 10)).toBe(job.validThrough ?? '')
  if (
    job.employmentType.every((type) => /^[A-Z_]+$/.test(type)) &&
    item.employmentTypes?.every((type) => /^[A-Z_]+$/.test(type))
  ) {
    expect(item.employmentTypes).toEqual(job.employmentType)
  }
  const places = job.locations ?? (job.city === null ? [] : [{ city: job.city, country: job.country ?? '' }])
  for (const { city, country } of places) {
    expect(
      item.locations?.some((place) => place.startsWith(city) && place.endsWith(country)),
      `${city} ${country}`,
    ).toBe(true)
  }
  for (const from of job.remoteFrom ?? []) expect(item.locations).toContain(from)
  const salary = item.salaries?.[0] as Exclude<RawSalary, string> | undefined
  const amount = (value: unknown): number => Number(String(value).replaceAll(',', ''))
  const stated = salary && {
    currency: salary.currency,
    min: amount(salary.min),
    max: amount(salary.max),
    unit: salary.interval ?? null,
  }
  expect(stated ?? null).toEqual(job.salary)
  const described =
    item.descriptionText ?? (item.descriptionHtml ?? '').replace(/<script>.*?<\/script>/g, '').replace(/<[^>]*>/g, '')
  expect(described.replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim()).toBe(job.descriptionText)
}

function isAbsentQuietly(): boolean {
  try {
    readdirSync(sharedFile(FOLDER))
    return false
  } catch {
    return true
  }
}

function htmlOf(name: string): string {
  return decodeBody(readFileSync(sharedFile(`${FOLDER}/${name}`)), 'text/html').text
}

function expectedOf(name: string): unknown {
  return JSON.parse(readFileSync(sharedFile(`${FOLDER}/${name.replace(/html$/, 'expected.json')}`), 'utf8'))
}

test.each([
  ['comments never closed', '/*'.repeat(300_000)],
  ['escaped quotes never closed', `"${'\\"'.repeat(300_000)}`],
  ['blanks', `${' '.repeat(500_000)}x`],
])('a script of %s costs time in proportion to its length', (_, text) => {
  const before = performance.now()
  expect(read(script(`{"@type":"JobPosting", ${text}`)).items).toEqual([])
  expect(performance.now() - before).toBeLessThan(2000)
})
