import { expect, test } from 'vitest'
import { facts, headline, placeText, salaryText, workplaceText } from '../../src/feed/facts.ts'
import type { Salary } from '../../src/model/listing.ts'
import { sampleJob } from '../support/sample-jobs.ts'

const salary: Salary = { min: null, max: null, currency: null, interval: null, kind: 'unknown', raw: '' }

test.each<[Partial<Salary>, string]>([
  [{ min: 80000, max: 100000, currency: 'EUR', interval: 'year' }, '80,000–100,000 EUR a year'],
  [{ min: 16.5, max: 16.5, currency: 'EUR', interval: 'hour' }, '16.50 EUR an hour'],
  [{ min: 40, currency: 'USD', interval: 'hour', kind: 'base' }, 'from 40 USD an hour'],
  [{ max: 5000, interval: 'month' }, 'up to 5,000 a month'],
  [{ min: 70000, max: 95000, currency: 'USD', interval: 'year', kind: 'ote' }, '70,000–95,000 USD a year (OTE)'],
  [{ raw: '  Competitive,\n plus tips ' }, 'Competitive, plus tips'],
])('the salary %o reads %j', (given, text) => {
  expect(salaryText({ ...salary, ...given })).toBe(text)
})

test('a place is what is known of it, else what was printed', () => {
  expect(placeText({ city: 'Luxembourg', region: 'Luxembourg', country: 'LU', raw: 'x' })).toBe('Luxembourg')
  expect(placeText({ city: 'Lyon', region: null, country: 'FR', raw: 'x' })).toBe('Lyon, France')
  expect(placeText({ city: null, region: null, country: null, raw: 'by the sea' })).toBe('by the sea')
})

test('remote work says from where, the unknown says nothing', () => {
  const scope = { countries: [], regions: [], excludedCountries: [], timezones: null }
  const remote = (type: 'worldwide' | 'countries' | 'regions' | 'unknown', given = {}) =>
    workplaceText({ workplace: 'remote', remoteScope: { type, ...scope, ...given } })
  expect(remote('worldwide', { excludedCountries: ['US'] })).toBe('Remote, worldwide, not United States')
  expect(remote('countries', { countries: ['DE', 'AT'] })).toBe('Remote in Germany, Austria')
  expect(remote('regions', { regions: ['EU'], countries: ['CH'] })).toBe('Remote in EU, Switzerland')
  expect(remote('unknown')).toBe('Remote')
  expect(workplaceText(sampleJob('a:1'))).toBeNull()
})

test('facts leave out what is not known', () => {
  expect(facts(sampleJob('a:1'))).toEqual([{ label: 'Company', value: 'Crumb & Sons' }])
  expect(headline(sampleJob('a:1'))).toBe('Crumb & Sons')
})
