import { expect, test } from 'vitest'
import { absolute, linksOf, unescapeHtml, parseHtml } from '../../src/read/html.ts'
import { codeSpans, headingOf } from '../../src/read/markdown.ts'
import { printed, printedList } from '../../src/read/printed.ts'

test.each([
  ['&lt;p&gt;Salt &amp;amp; bread&lt;/p&gt;', '<p>Salt &amp; bread</p>'],
  ['caf&eacute; &#8364; &#x20AC; &#150;', 'café € € –'],
  ['R&D, &unknown; and &amp', 'R&D, &unknown; and &amp'],
])('one level of references is undone: %j', (text, expected) => {
  expect(unescapeHtml(text)).toBe(expected)
})

test('links are absolute, http(s), once each and without fragments', () => {
  const body = `<base href="/jobs/"><a href="a">A</a><a href="a#apply">A</a><a href="//other.example/b">B</a>
    <a href="javascript:alert(1)">C</a><a href="mailto:x@mill.example">D</a><ul class="list"><li><a href="/c">C</a></li></ul>`
  const page = { url: 'https://mill.example/x', body }
  expect(linksOf(page)).toEqual(['https://mill.example/jobs/a', 'https://other.example/b', 'https://mill.example/c'])
  expect(linksOf(page, '.list li')).toEqual(['https://mill.example/c'])
})

test('an address is made absolute and otherwise kept as printed', () => {
  expect(absolute('HTTPS://Mill.example/A b', 'https://x.example')).toBe('HTTPS://Mill.example/A b')
  expect(absolute('../b?c#d', 'https://x.example/a/')).toBe('https://x.example/b?c#d')
  expect(absolute(' ', 'https://x.example')).toBeUndefined()
})

test.each([
  [
    '# [[GS] Miller (m/f)](https://mill.example/1)  ',
    { level: 1, text: '[GS] Miller (m/f)', link: 'https://mill.example/1' },
  ],
  ['          # [Miller](https://mill.example/1)', { level: 1, text: 'Miller', link: 'https://mill.example/1' }],
  ['### Mill & Co', { level: 3, text: 'Mill & Co' }],
  ['####  ', { level: 4, text: '' }],
  ['#Miller', undefined],
  ['Miller', undefined],
])('heading %j', (line, expected) => {
  expect(headingOf(line)).toEqual(expected)
})

test('code spans', () => {
  expect(codeSpans('#### `💰 40k` ``🌎 a`b`` text `x')).toEqual(['💰 40k', '🌎 a`b'])
})

test('what holds nothing is absent', () => {
  expect([printed(' \n'), printed(null), printed(undefined), printed({}), printed(Number.NaN)]).toEqual(
    Array(5).fill(undefined),
  )
  expect(printedList(['', ' a ', 'a', null])).toEqual(['a'])
  expect(printedList([])).toBeUndefined()
  expect(printed('Soft\ud800ware')).toBe('Soft\uFFFDware')
})

test('a page that nests without end is refused in time; what only looks like tags is none', () => {
  const before = performance.now()
  expect(() => parseHtml('<ul>'.repeat(200_000))).toThrow(expect.objectContaining({ code: 'wrong-shape' }))
  for (const text of [
    `<script>${'<b'.repeat(5000)}</script>`,
    `<!--${'<b>'.repeat(5000)}-->`,
    '<div><b></div>'.repeat(5000),
  ])
    expect(parseHtml(`${text}<h1>Miller</h1>`)('h1').text()).toBe('Miller')
  expect(performance.now() - before).toBeLessThan(5000)
})
