import { gzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Page } from '../../src/model/raw-page.ts'
import { isSitemap, readSitemap } from '../../src/read/sitemap.ts'

const page = (body: string): Page => ({ url: 'https://mill.example/sitemap.xml', body })
const urlset = (inner: string, space = 'http://www.sitemaps.org/schemas/sitemap/0.9'): string =>
  `<?xml version="1.0"?><urlset xmlns="${space}">${inner}</urlset>`
const loc = (path: string, more = ''): string => `<url><loc>https://mill.example${path}</loc>${more}</url>`
const paths = (body: string): string[] =>
  readSitemap(page(body)).entries.map((entry) => entry.url.replace('https://mill.example', ''))

describe('sitemaps', () => {
  test('addresses once each, trimmed, unescaped once, in CDATA too', () => {
    const body = urlset(
      loc('/a?x=1&amp;y=%20') +
        loc('/a?x=1&amp;y=%20') +
        '<url>\r\n\t<loc> <![CDATA[https://mill.example/b]]> </loc></url><url><loc>\n https://mill.example/c </loc><priority>7</priority></url>',
    )
    expect(paths(body)).toEqual(['/a?x=1&y=%20', '/b', '/c'])
  })

  test.each(['http://www.google.com/schemas/sitemap/0.84', 'http://www.sitemaps.org/schemas/sitemap/0.9', ''])(
    'namespace %j is read',
    (space) => {
      expect(paths(urlset(loc('/a'), space))).toEqual(['/a'])
    },
  )

  test('an extension with a loc of its own is not taken for a page', () => {
    const body = urlset(
      loc(
        '/a',
        '<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><image:loc>https://mill.example/i.png</image:loc></image:image>',
      ),
    )
    expect(paths(body)).toEqual(['/a'])
  })

  test('lastmod at each precision of a W3C date; a bad one is absent and the address stays', () => {
    const dates = [
      '2005',
      '2005-05',
      '2005-05-10',
      '2005-05-10T17:33+08:00',
      '2005-05-10T17:33:09.5Z',
      'yesterday',
      '10.05.2005',
    ]
    const body = urlset(dates.map((date, index) => loc(`/${index}`, `<lastmod>${date}</lastmod>`)).join(''))
    expect(readSitemap(page(body)).entries.map((entry) => entry.lastModified)).toEqual([
      ...dates.slice(0, 5),
      undefined,
      undefined,
    ])
  })

  test('an index names sitemaps', () => {
    const body = '<sitemapindex><sitemap><loc>https://mill.example/s1.xml</loc></sitemap></sitemapindex>'
    expect(readSitemap(page(body))).toMatchObject({ kind: 'index', entries: [{ url: 'https://mill.example/s1.xml' }] })
  })

  test('gzip by content, whatever its name', () => {
    const bytes = gzipSync(new TextEncoder().encode(urlset(loc('/a'))))
    expect(readSitemap({ ...page('\x1f\x8b…'), bytes }).entries).toEqual([{ url: 'https://mill.example/a' }])
    expect(isSitemap({ ...page('\x1f\x8b…'), bytes })).toBe(true)
  })

  test('a text of addresses, with a BOM, blank lines and others', () => {
    expect(paths('\uFEFFhttps://mill.example/a\n\nno address\r\nhttps://mill.example/b\n')).toEqual(['/a', '/b'])
  })

  test('RSS and Atom stand for their links', () => {
    expect(paths('<rss><channel><item><link>https://mill.example/a</link></item></channel></rss>')).toEqual(['/a'])
    expect(
      paths('<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://mill.example/b"/></entry></feed>'),
    ).toEqual(['/b'])
  })

  test('other hosts and endless addresses are left out with a warning', () => {
    const body = urlset(`${loc('/a')}<url><loc>http://127.0.0.1/</loc></url>${loc(`/${'x'.repeat(2100)}`)}`)
    const found = readSitemap(page(body))
    expect(found.entries).toHaveLength(1)
    expect(found.warnings).toEqual([
      '1 addresses of another host are left out',
      '1 addresses over 2048 characters are left out',
    ])
  })

  test('over 50,000 addresses: all, with a warning', () => {
    const found = readSitemap(page(urlset(Array.from({ length: 50_001 }, (_, index) => loc(`/${index}`)).join(''))))
    expect(found.entries).toHaveLength(50_001)
    expect(found.warnings).toEqual(['it holds 50001 addresses, over the 50000 of the protocol'])
  })

  test('a cut sitemap keeps what is whole and says that it is partial', () => {
    const found = readSitemap(page(urlset(loc('/a') + loc('/b')).slice(0, -30)))
    expect(found.entries).toEqual([{ url: 'https://mill.example/a' }])
    expect(found.partial).toMatch(/ends early/)
    expect(readSitemap(page(urlset(''))).partial).toBeUndefined()
  })

  test('an empty one is valid and empty', () => {
    expect(readSitemap(page(urlset('')))).toEqual({ kind: 'urls', entries: [], warnings: [] })
  })

  test.each([
    ['HTML', '<!doctype html><p>Not found'],
    ['something else', '<svg></svg>'],
    ['an endless entity', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">]><x>&a;</x>`],
  ])('%s is a named error', (_, body) => {
    expect(() => readSitemap(page(body))).toThrow(expect.objectContaining({ code: 'wrong-shape' }))
  })
})
