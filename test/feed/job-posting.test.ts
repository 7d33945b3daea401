import { describe, expect, test } from 'vitest'
import { toJobPosting } from '../../src/feed/job-posting.ts'
import { passOn } from '../../src/feed/pass-on.ts'
import { toSitemap } from '../../src/feed/sitemap.ts'
import type { Job } from '../../src/model/job.ts'
import { sampleJob } from '../support/sample-jobs.ts'

const whole: Partial<Job> = {
  datePosted: '2025-01-09',
  validThrough: '2025-03-01T00:00:00Z',
  locations: [{ city: 'Lyon', region: null, country: 'FR', raw: 'Lyon, France' }],
  salaries: [{ min: 14, max: null, currency: 'EUR', interval: 'hour', kind: 'base', raw: 'dès 14 €/h' }],
  employmentTypes: ['part_time', 'contract', 'freelance'],
  experienceYears: { min: 1.5, max: null },
}
const url = 'https://jobs.example'

describe('JobPosting', () => {
  test('says what the job states, in the words of schema.org', () => {
    const job = sampleJob('a:1', whole)
    expect(toJobPosting(job, url)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Baker',
      description: '<p>We bake bread.</p>',
      url: `https://jobs.example/jobs/${job.id}`,
      identifier: { '@type': 'PropertyValue', name: 'Crumb & Sons', value: `urn:uuid:${job.id}` },
      datePosted: '2025-01-09',
      validThrough: '2025-03-01T00:00:00Z',
      hiringOrganization: { '@type': 'Organization', name: 'Crumb & Sons' },
      jobLocation: [
        { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Lyon', addressCountry: 'FR' } },
      ],
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: 'EUR',
        value: { '@type': 'QuantitativeValue', minValue: 14, unitText: 'HOUR' },
      },
      employmentType: ['PART_TIME', 'CONTRACTOR'],
      experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 18 },
      inLanguage: 'en',
      directApply: false,
    })
  })

  test('remote work says where one may live', () => {
    const remoteScope = {
      type: 'countries' as const,
      countries: ['DE'],
      regions: [],
      excludedCountries: [],
      timezones: null,
    }
    const posting = toJobPosting(sampleJob('a:1', { ...whole, locations: [], workplace: 'remote', remoteScope }), url)
    expect(posting).toMatchObject({
      jobLocationType: 'TELECOMMUTE',
      applicantLocationRequirements: [{ '@type': 'Country', name: 'Germany' }],
    })
    expect(posting).not.toHaveProperty('jobLocation')
  })

  test.each<[string, Partial<Job>]>([
    ['a closed job', { status: 'closed' }],
    ['no employer', { company: { name: null, nameRaw: null, url: null } }],
    ['no text', { description: { html: '', text: '' } }],
    ['no date', { datePosted: null }],
    ['only a month', { datePosted: '2025-01' }],
    ['no place', { locations: [] }],
  ])('is not written for %s', (_, given) => {
    expect(toJobPosting(sampleJob('a:1', { ...whole, ...given }), url)).toBeNull()
  })

  test.each([{ currency: null }, { interval: null }, { kind: 'ote' as const }, { min: null }])(
    'a salary of which %o is not known as base pay is left out',
    (given) => {
      const salaries = whole.salaries?.map((salary) => ({ ...salary, ...given })) ?? []
      expect(toJobPosting(sampleJob('a:1', { ...whole, salaries }), url)).not.toHaveProperty('baseSalary')
    },
  )
})

describe('passing on', () => {
  const mine = sampleJob('mine:1').listings
  const theirs = sampleJob('theirs:1').listings.map((listing) => ({ ...listing, mayPassOn: false }))
  const fields = {
    title: 'mine:1',
    company: 'mine:1',
    description: 'mine:1',
    url: 'mine:1',
    salaries: 'theirs:1',
    skills: 'mine:1',
  }
  const both = sampleJob('mine:1', {
    ...whole,
    skills: ['Bread'],
    listings: [...mine, ...theirs],
    fieldSources: fields,
  })

  test('only the values of listings that may be passed on are', () => {
    expect(passOn(both)).toEqual({
      ...both,
      listings: mine,
      salaries: [],
      locations: [],
      employmentTypes: [],
      experienceYears: null,
      datePosted: null,
      validThrough: null,
      language: null,
      fieldSources: { title: 'mine:1', company: 'mine:1', description: 'mine:1', url: 'mine:1', skills: 'mine:1' },
    })
    expect(JSON.stringify(passOn(both))).not.toContain('theirs')
  })

  test('a job whose text may not be passed on is not passed on at all', () => {
    const text = { ...both, fieldSources: { ...fields, description: 'theirs:1' } }
    expect(passOn(text)).toBeNull()
    expect(passOn({ ...both, listings: theirs })).toBeNull()
    expect(toSitemap([text, both], url).match(/<loc>/g)).toHaveLength(1)
  })

  test('nothing is held back where every listing may be', () => {
    const job = sampleJob('mine:1', whole)
    expect(passOn(job)).toBe(job)
  })
})
