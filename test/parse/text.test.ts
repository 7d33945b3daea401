import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText } from '../../src/parse/text/clean.ts'
import {
  absoluteUrl,
  parseHtmlDescription,
  parseMarkdownDescription,
  parseTextDescription,
  sanitize,
} from '../../src/parse/text/text.ts'

const base = 'https://board.example/jobs/7'

describe('HTML descriptions', () => {
  test('keep paragraphs and bullets as text', () => {
    const { text } = parseHtmlDescription(
      '<h2>Role</h2><p>We build <b>boats</b>.</p><ul><li>Sail</li><li>Row</li></ul><p>End</p>',
      base,
    )
    expect(text).toBe('Role\n\nWe build boats.\n\n* Sail\n* Row\n\nEnd')
  })

  test('drop scripts, handlers, styles, pictures and odd addresses', () => {
    const { html } = parseHtmlDescription(
      '<p onclick="x()" style="a">Hi<script>alert(1)</script><img src=x onerror=y><a href="javascript:alert(1)">a</a><a href="//evil.example/x">b</a><a href="data:text/html,x">c</a></p>',
      base,
    )
    expect(html).not.toMatch(/script|onclick|onerror|style|img|javascript|data:/)
    expect(html).toContain('href="https://evil.example/x"')
  })

  test('make addresses absolute against the page', () => {
    const { html } = parseHtmlDescription(
      '<a href="/apply?id=1&amp;b=2">Apply</a> <a href="mailto:hr@x.example">mail</a>',
      base,
    )
    expect(html).toBe(
      '<a href="https://board.example/apply?id=1&amp;b=2">Apply</a> <a href="mailto:hr@x.example">mail</a>',
    )
  })

  test('twice-escaped HTML is decoded once more, text about tags is not', () => {
    expect(parseHtmlDescription('&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;', base).text).toBe('Fish & chips')
    expect(parseHtmlDescription('<p>Write &lt;p&gt; tags</p>', base).text).toBe('Write <p> tags')
  })

  test('survive deep nesting and unclosed tags', () => {
    expect(parseHtmlDescription('<div>'.repeat(5000) + 'deep', base).text).toBe('deep')
    expect(parseHtmlDescription('<p>a<p>b', base).text).toBe('a\n\nb')
  })

  test('two megabytes are read', () => {
    const { text } = parseHtmlDescription('<p>word word</p>'.repeat(130_000), base)
    expect(text.length).toBeGreaterThan(1_000_000)
  })
})

describe('Markdown descriptions', () => {
  test('render without raw HTML or pictures', () => {
    const { html, text } = parseMarkdownDescription(
      '## Role\n\n  * **Sail** and _row_\n\n  * [Apply](/a) <b>x</b> ![p](https://x.example/p.png)\n',
      base,
    )
    expect(html).toContain('<strong>Sail</strong>')
    expect(html).toContain('href="https://board.example/a"')
    expect(html).not.toMatch(/<b>|<img/)
    expect(text).toContain('Role\n\n* Sail and row\n* Apply <b>x</b>')
  })

  test('empty emphasis inside a line is dropped', () => {
    expect(parseMarkdownDescription('from US$ **** 85,000', base).text).toBe('from US$ 85,000')
  })

  test('javascript links stay text', () => {
    expect(parseMarkdownDescription('[x](javascript:alert(1)) [y](data:text/html,1)', base).html).not.toMatch(/href/)
  })

  test('what is rendered is what the sanitizer would let through', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '# ',
            '* ',
            '1. ',
            '[a](http://x.example)',
            '[b](javascript:1)',
            '<i>',
            '`c`',
            '| a | b |\n|--|--|\n',
            '\n\n',
            '> ',
            '![p](q)',
            '***',
            'text ',
            '~~s~~',
            '```js\nx\n```\n',
            '&amp;',
            '<script>',
          ),
        ),
        (parts) => {
          const { html } = parseMarkdownDescription(parts.join(''), base)
          const tags = (text: string) => text.match(/<\/?[a-z0-9]+/g) ?? []
          expect(tags(sanitize(html, base))).toEqual(tags(html))
        },
      ),
      { numRuns: 200 },
    )
  })
})

test('plain text is escaped and keeps its lines', () => {
  expect(parseTextDescription('a < b\nc\n\nd')).toEqual({
    html: '<p>a &lt; b<br />c</p>\n<p>d</p>',
    text: 'a < b\nc\n\nd',
    cut: false,
    flattened: false,
  })
})

describe('cleaning', () => {
  test('controls, lone surrogates, zero-width marks and odd spaces go', () => {
    expect(cleanText('a\u0000b\u200bc\ufeffd\ud800e\u00a0f\r\ng')).toBe('abcde f\ng')
    expect(cleanText('👩\u200d💻')).toBe('👩\u200d💻')
  })

  test('a line has its entities decoded, also twice', () => {
    expect(cleanLine('  R&amp;amp;D \n Engineer &#39;x&#39; ')).toBe("R&D Engineer 'x'")
    expect(cleanLine('C++ <Backend> Engineer')).toBe('C++ <Backend> Engineer')
  })

  test('any string is cleaned, once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const once = cleanLine(`x${text}`)
        expect(once).toBe(once.trim())
        expect(encodeURIComponent(once)).toBeTruthy()
      }),
    )
  })
})

test('addresses', () => {
  expect(absoluteUrl(' https://x.example/a?b=1#c ', base)).toBe('https://x.example/a?b=1#c')
  expect(absoluteUrl('/a', base)).toBe('https://board.example/a')
  expect(absoluteUrl('javascript:alert(1)', base)).toBeNull()
  expect(absoluteUrl('', base)).toBeNull()
  expect(absoluteUrl('http://', base)).toBeNull()
})
