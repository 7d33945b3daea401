import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalize } from '../../pipelines/normalize.ts'
import { loadTables } from '../../pipelines/tables.ts'
import { Listing } from '../../src/model/listing.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'

const tables = loadTables()
const words = fc.constantFrom(
  'remote',
  'US',
  'Berlin',
  '$100,000',
  '-',
  '120k',
  'years',
  '5+',
  'senior',
  'visa',
  'sponsor',
  'GMT',
  '+3',
  'a',
  '\n',
  '* ',
  'Salary:',
  'é',
  '👩‍💻',
  '&amp;',
  '(',
  ')',
  'hybrid',
  'Location:',
  'SÃ¸',
  '\u0000',
  '\ud800',
  '3 days per week in the office',
  'between',
  'and',
  'EUR',
  'Go',
  'R',
  ',',
)
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
)
const raw: fc.Arbitrary<RawListing> = fc
  .record({
    title: text,
    company: text,
    description: text,
    locations: fc.array(text, { maxLength: 2 }),
    salaries: fc.array(text, { maxLength: 2 }),
    date: text,
    form: fc.constantFrom('descriptionHtml', 'descriptionMarkdown', 'descriptionText'),
  })
  .map(({ title, company, description, locations, salaries, date, form }) => ({
    source: 'x',
    sourceJobId: '1',
    pageUrl: 'https://board.example/1',
    title: `Baker ${title}`,
    company,
    locations,
    salaries,
    datePosted: date,
    employmentTypes: [title],
    seniority: company,
    workplace: title,
    [form]: description,
  }))

const context = { hints: undefined, tables }

test('any posting gives a valid listing whose evidence quotes what it points at', () => {
  fc.assert(
    fc.property(raw, (posting) => {
      const listing = normalize(posting, context)
      Listing.parse(listing)
      for (const found of Object.values(listing.evidence).flat()) {
        if (found.start === null || found.end === null) continue
        const source = found.from === 'description' ? listing.description.text : listing.titleRaw
        expect([...source].slice(found.start, found.end).join('')).toBe(found.quote)
      }
    }),
    { numRuns: 300 },
  )
})

test('the same posting gives the same listing, whatever was read between', () => {
  fc.assert(
    fc.property(raw, raw, (a, b) => {
      const first = normalize(a, context)
      normalize(b, context)
      expect(normalize(a, context)).toEqual(first)
    }),
    { numRuns: 60 },
  )
})

test('the order of the fields changes nothing', () => {
  fc.assert(
    fc.property(raw, fc.integer(), (posting, seed) => {
      const entries = Object.entries(posting)
      const shuffled = entries.map((entry, i) => ({ entry, at: Math.imul(seed ^ i, 0x9e3779b1) >>> 0 }))
      shuffled.sort((a, b) => a.at - b.at)
      const other = Object.fromEntries(shuffled.map(({ entry }) => entry)) as unknown as RawListing
      expect(JSON.stringify(normalize(other, context))).toBe(JSON.stringify(normalize(posting, context)))
    }),
    { numRuns: 60 },
  )
})

test('a cleaned title, company or description means the same when read again', () => {
  fc.assert(
    fc.property(raw, (posting) => {
      const once = normalize(posting, context)
      const again = normalize({ ...posting, title: once.title }, context)
      expect(again.title).toBe(once.title)
    }),
    { numRuns: 200 },
  )
})

test('white space around a field changes nothing', () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 25 }), (parts) => {
      const description = parts.join(' ').trim()
      const posting = (pad: string): RawListing => ({
        source: 'x',
        sourceJobId: '1',
        pageUrl: 'https://board.example/1',
        title: `${pad}Baker${pad}`,
        company: `${pad}Ovenworks${pad}`,
        locations: [`${pad}Remote - US${pad}`],
        salaries: [`${pad}$100,000 - $120,000${pad}`],
        descriptionHtml: `${pad}<p>${description}</p>${pad}`,
      })
      const bare = normalize(posting(''), context)
      const padded = normalize(posting('  \n '), context)
      const said = ({ title, company, description: d, salaries, remoteScope, skills, workplace }: Listing) => ({
        title,
        name: company.name,
        text: d.text,
        salaries,
        remoteScope,
        skills,
        workplace,
      })
      expect(said(padded)).toEqual(said(bare))
    }),
    { numRuns: 100 },
  )
})

const units = [
  '$1,000 - ',
  'remote ',
  '5 years ',
  '(',
  ' - ',
  'a@',
  '1 000 ',
  'must be located in ',
  'A.B ',
  '****',
  '&amp;',
  'Ã©',
  'not ',
  'full-time ',
  '1.1.',
  '1k-',
  ' ',
]

// What is not linear hangs here; `npm run bench:parsers` measures how time grows.
test.each(units)(
  'an ad of nothing but %j ends',
  (unit) => {
    const descriptionText = unit.repeat(Math.floor(300_000 / unit.length))
    const posting = {
      source: 'x',
      sourceJobId: '1',
      pageUrl: 'https://board.example/1',
      title: 'Baker',
      company: 'None',
    }
    expect(normalize({ ...posting, descriptionText }, context).title).toBe('Baker')
  },
  60_000,
)

test.each(['_*', '_a*b', '[', '- ', '> ', '`a'])(
  'Markdown of nothing but %j ends',
  (unit) => {
    const descriptionMarkdown = unit.repeat(Math.floor(500_000 / unit.length))
    const posting = { source: 'x', sourceJobId: '1', pageUrl: 'https://board.example/1', title: 'Baker' }
    expect(normalize({ ...posting, descriptionMarkdown }, context).title).toBe('Baker')
  },
  60_000,
)

test.each(units)(
  'short fields of nothing but %j are read up to their bound',
  (unit) => {
    const long = unit.repeat(Math.floor(700_000 / unit.length))
    const many = Array.from({ length: 5_000 }, () => `Pisa ${unit}`)
    const listing = normalize(
      {
        source: 'x',
        sourceJobId: '1',
        pageUrl: 'https://board.example/1',
        url: `https://board.example/${long}`,
        requisitionId: long,
        title: `Baker ${long}x`,
        company: `Ovenworks ${long}x`,
        locations: [long, ...many],
        workplace: long,
        salaries: [long, ...many, { min: long, max: long, currency: long, interval: long }],
        employmentTypes: [long, ...many],
        seniority: long,
        department: long,
        tags: [long, ...many],
        language: long,
        datePosted: long,
      },
      context,
    )
    expect(listing.titleRaw.length).toBeLessThanOrEqual(500)
    expect(listing.url).toBe('https://board.example/1')
    expect(JSON.stringify(listing).length).toBeLessThan(400_000)
    const cut = listing.warnings.filter(({ code }) => code === 'field-cut').map(({ message }) => message.split(' ')[0])
    expect(cut).toEqual(expect.arrayContaining(['title', 'company', 'locations', 'salaries', 'tags', 'url']))
  },
  60_000,
)
