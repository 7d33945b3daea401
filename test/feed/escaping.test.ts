import { XMLParser, XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { parseFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { publish } from '../../pipelines/publish.ts'
import { cleanText, oneLine } from '../../src/feed/clean-text.ts'
import { sampleJob } from '../support/sample-jobs.ts'

/** Any text, rich in what breaks XML and HTML. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ']]>',
        '<![CDATA[',
        '&amp;',
        '&',
        '<b>',
        '</title>',
        '\u0000',
        '\ud800',
        '\udc00',
        '\ufffe',
        '"',
        "'",
        '\r\n',
        '\u2028',
        '<!--',
        '-->',
        '<?x',
        '> <![CDATA[',
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''))

const jobs = fc
  .record({
    title: text,
    company: text,
    words: text,
    tag: text,
    place: text,
    pay: text,
    attribution: text,
    query: text,
  })
  .map(({ title, company, words, tag, place, pay, attribution, query }) =>
    sampleJob('sample:1', {
      title,
      company: { name: company, nameRaw: company, url: `https://a.example/?${query}` },
      description: { html: words, text: words },
      tags: [tag],
      locations: [{ city: null, region: null, country: null, raw: place }],
      salaries: [{ min: null, max: null, currency: null, interval: null, kind: 'unknown', raw: pay }],
      listings: sampleJob('sample:1').listings.map((listing) => ({ ...listing, attribution })),
    }),
  )

test.each(['rss', 'atom', 'xml', 'sitemap'])('whatever a job says, the %s document is well formed', (format) => {
  fc.assert(
    fc.property(jobs, (job) => {
      const xml = publish([job], format, { title: job.title })
      expect(XMLValidator.validate(xml)).toBe(true)
      expect(cleanText(xml)).toBe(xml)
    }),
    { numRuns: 150 },
  )
})

test('titles, companies and texts arrive as they were, less what XML forbids', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    processEntities: false,
  })
  fc.assert(
    fc.property(jobs, (job) => {
      const [title, company] = [oneLine(job.title), oneLine(job.company.name ?? '')]
      const rss = parser.parse(publish([job], 'rss')) as { rss: { channel: { item: Record<string, unknown> } } }
      expect(decoded(rss.rss.channel.item['title'])).toBe(title)
      expect(decoded(rss.rss.channel.item['dc:creator'])).toBe(company)
      const json = JSON.parse(publish([job], 'json')) as { items: { title: string; authors: { name: string }[] }[] }
      expect(json.items[0]).toMatchObject({ title, authors: [{ name: company }] })
      const { feed } = parseFeed(publish([job], 'json'))
      expect('items' in feed ? feed.items?.length : 0).toBe(1)
    }),
    { numRuns: 150 },
  )
})

/** Character references undone by hand: the parser's own decoding is not what is tested. */
function decoded(value: unknown): string {
  return (typeof value === 'string' ? value : '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x3E;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x26;', '&')
}
