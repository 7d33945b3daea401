import { describe, expect, test } from 'vitest'
import { SourceError } from '../../src/errors.ts'
import { fromRss, readFeed } from '../../src/read/rss.ts'
import { isAbsent, sharedJson } from './shared.ts'

const page = (body: string): { url: string; body: string } => ({ url: 'https://feed.example/jobs.rss', body })
const titles = (body: string): (string | undefined)[] => readFeed(page(body)).items.map((item) => item.title)
const rss = (inner: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title>${inner}</channel></rss>`
const CASES = 'cases/xml_cases.json'

describe('feeds', () => {
  test('RSS 2.0 with an own vocabulary, CDATA and escaped HTML', () => {
    const body = rss(`<item><title>Mill &amp; Co: Miller</title><link>/jobs/1</link><guid isPermaLink="false">a1</guid>
      <description>&lt;p&gt;Grain &amp;amp; flour&lt;/p&gt;</description><category>Food</category><category>Craft</category>
      <pubDate>Fri, 10 Jul 2026 22:45:30 +0000</pubDate><region>Europe</region><state></state></item>`)
    const [item] = readFeed(page(body)).items
    expect(item).toMatchObject({
      id: 'a1',
      title: 'Mill & Co: Miller',
      link: 'https://feed.example/jobs/1',
      html: '<p>Grain &amp; flour</p>',
      categories: ['Food', 'Craft'],
      published: 'Fri, 10 Jul 2026 22:45:30 +0000',
    })
    expect(item?.field('region')).toBe('Europe')
    expect(item?.field('state')).toBeUndefined()
    expect(item?.field('salary')).toBeUndefined()
  })

  test('Atom 1.0 with inline XHTML', () => {
    const body = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:x:1</id><title>Miller</title>
      <link rel="self" href="/self"/><link href="https://mill.example/1"/><updated>2026-01-02T03:04:05Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Flour<br/>&amp; <b>bread</b></div></content></entry></feed>`
    expect(readFeed(page(body)).items[0]).toMatchObject({
      id: 'urn:x:1',
      title: 'Miller',
      link: 'https://mill.example/1',
      updated: '2026-01-02T03:04:05Z',
      html: '<div xmlns="http://www.w3.org/1999/xhtml">Flour<br>&amp; <b>bread</b></div>',
    })
  })

  test('RSS 1.0 keeps its items beside the channel', () => {
    const body = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>x</title></channel>
      <item rdf:about="https://mill.example/2"><title>Baker</title><dc:date>2026-01-02</dc:date></item></rdf:RDF>`
    expect(readFeed(page(body)).items[0]).toMatchObject({
      id: 'https://mill.example/2',
      title: 'Baker',
      published: '2026-01-02',
    })
  })

  test('relative addresses are of the site, not of the host of the feed', () => {
    const of = (body: string): (string | undefined)[] => readFeed(page(body)).items.map((item) => item.link)
    expect(of(rss('<link>https://mill.example/en/</link><item><link>jobs/1</link></item>'))).toEqual([
      'https://mill.example/en/jobs/1',
    ])
    expect(
      of(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://mill.example/"><entry xml:base="de/"><link href="1"/></entry></feed>',
      ),
    ).toEqual(['https://mill.example/de/1'])
  })

  test('items without a channel, and elements of Atom in RSS', () => {
    const body =
      '<rss><item><title>Miller</title><id>urn:x:1</id><link href="/1"/><updated>2026-01-02</updated></item></rss>'
    expect(readFeed(page(body)).items[0]).toMatchObject({
      id: 'urn:x:1',
      link: 'https://feed.example/1',
      updated: '2026-01-02',
    })
    expect(() => readFeed(page('<rss version="2.0"></rss>'))).toThrow(expect.objectContaining({ code: 'wrong-shape' }))
  })

  test('an address as the id of an Atom entry without a link is its link', () => {
    const body = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://mill.example/1</id></entry></feed>'
    expect(readFeed(page(body)).items[0]?.link).toBe('https://mill.example/1')
  })

  test('a feed that is not well formed is read, with a warning', () => {
    const body = rss('<item><title>R&D engineer</title></item><item><title>caf&eacute; &mdash; cook</title></item>')
    const found = fromRss({ map: (item) => ({ sourceJobId: '1', ...(item.title ? { title: item.title } : {}) }) })(
      page(body),
      {},
    )
    expect(found.items.map((item) => item.title)).toEqual(['R&D engineer', 'café — cook'])
    expect(found.warnings).toMatchObject([{ code: 'not-well-formed' }])
    const undeclared = readFeed(page(rss('<item><title>caf&eacute;</title></item>')))
    expect([undeclared.items[0]?.title, undeclared.fault]).toEqual(['café', 'the entity eacute is not declared'])
    expect(readFeed(page(rss('<item><title><![CDATA[&eacute;]]> &amp; &#233;</title></item>'))).fault).toBeUndefined()
  })

  test('an element named for the prototype pollutes nothing', () => {
    expect(titles(rss('<item><title>a<__proto__>polluted</__proto__></title></item>'))).toEqual(['apolluted'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each([
    ['HTML', '<!doctype html><title>Moved</title>', 'wrong-shape'],
    ['JSON', '{"jobs":[]}', 'wrong-shape'],
    ['another vocabulary', '<urlset></urlset>', 'wrong-shape'],
    ['a cut document of another vocabulary', '<urlset><url>', 'wrong-shape'],
    ['nothing', '', 'empty-body'],
    ['a cut feed', rss('<item><title>Miller</title></item><item><title>Ba').slice(0, -30), 'body-cut'],
    ['endless nesting', `<rss><channel>${'<a>'.repeat(100_000)}`, 'body-cut'],
  ])('%s in place of a feed is a named error', (_, body, code) => {
    expect(() => readFeed(page(body))).toThrow(expect.objectContaining({ code }))
  })

  test('an empty channel is an empty feed', () => {
    expect(titles(rss(''))).toEqual([])
  })

  test('entities that the document declares stay unexpanded and cost nothing', () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
    const body = `<!DOCTYPE rss [<!ENTITY e0 "lol">${entities}]>${rss('<item><title>&e9;</title></item>').replace(/^<\?xml[^>]*>/, '')}`
    const before = performance.now()
    expect(titles(body)).toEqual(['&e9;'])
    expect(performance.now() - before).toBeLessThan(1000)
  })

  test.skipIf(isAbsent(CASES))(
    'recorded hostile bodies give a feed or a named error, and no file of this machine',
    () => {
      const { cases } = sharedJson(CASES) as { cases: { id: string; body: string | null }[] }
      const outcome = new Map<string, string>()
      for (const { id, body } of cases) {
        if (body === null) continue
        // The channel's title becomes an item's, which is what readers of jobs read.
        const asItem = body
          .replace('<channel><title>', '<channel><item><title>')
          .replace('</title></channel>', '</title></item></channel>')
        try {
          outcome.set(id, titles(asItem).join('|'))
        } catch (error) {
          expect(error, id).toBeInstanceOf(SourceError)
          outcome.set(id, 'refused')
        }
      }
      expect([...outcome.values()].filter((text) => /root:|\/bin\//.test(text))).toEqual([])
      expect(Object.fromEntries(outcome)).toMatchObject({
        k01: '&j;',
        k06: 'x',
        k09: 'x',
        k12: 'café \u00A0 —',
        k13: 'R&D engineer',
        k14: 'ab',
        k16: 'x',
        k17: 'x',
        k18: 'x',
        k19: 'refused',
        k20: 'é',
        k21: 'a]]>b',
      })
    },
  )
})
