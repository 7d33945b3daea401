import { expect, test } from 'vitest'
import { normalize } from '../../pipelines/normalize.ts'
import { loadTables } from '../../pipelines/tables.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'

const tables = loadTables()
const said = (raw: Partial<RawListing>): string[] =>
  normalize(
    { source: 'x', sourceJobId: '1', pageUrl: 'https://mill.example/', title: 'Miller', ...raw },
    { hints: {}, tables },
  )
    .warnings.filter(({ code }) => code === 'contradiction')
    .map(({ message }) => message)

test('a workplace field and the text that say different things', () => {
  expect(said({ workplace: 'Hybrid', descriptionText: 'Grain. #LI-Remote' })).toEqual([
    'workplace: /workplace "Hybrid" (workplace.field) against the text "#LI-Remote" (workplace.hashtag)',
  ])
  expect(said({ workplace: 'Hybrid', descriptionText: 'Grain. #LI-Hybrid' })).toEqual([])
  expect(
    said({ locations: ['Remote,Graz, Austria'], descriptionText: 'You are 3 days a week in our office.' }),
  ).toEqual([
    'workplace: the text "3 days a week in our office" (workplace.days) against /locations/0 "Remote,Graz, Austria" (workplace.flag)',
  ])
})

test('pay of a field and pay of the text, unless it is the same told by the hour', () => {
  const salaries = [{ min: 83_200, max: 104_000, currency: 'USD', interval: 'year' }]
  expect(said({ salaries, descriptionText: 'The salary range is $150,000 - $180,000 per year.' })).toHaveLength(1)
  expect(said({ salaries, descriptionText: 'The salary range is $40 - $50 per hour.' })).toEqual([])
})

test('levels, languages and kinds of employment', () => {
  expect(said({ title: 'Junior Miller', seniority: 'Senior' })).toEqual([
    'seniority: the title "Junior" (seniority.title) against /seniority "Senior" (seniority.field)',
  ])
  expect(said({ employmentTypes: ['Full-time'], title: 'Miller (Contract)' })).toHaveLength(1)
  const german = 'Wir mahlen das Korn der Bauern aus dem Tal und suchen dafür Menschen, die gerne früh aufstehen.'
  expect(said({ language: 'en', descriptionText: german })).toEqual([
    'language: the text "de" (language.detected) against /language "en" (language.stated)',
  ])
  expect(said({ language: 'de-AT', descriptionText: german })).toEqual([])
})

test('an end before the beginning', () => {
  expect(said({ datePosted: '2026-11-20', validThrough: '2026-11-01' })).toHaveLength(1)
  expect(said({ datePosted: '2026-11-20', validThrough: '2026-12-01' })).toEqual([])
})
