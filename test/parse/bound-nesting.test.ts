import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundNesting } from '../../src/parse/text/bound-nesting.ts'
import { parseHtmlDescription } from '../../src/parse/text/text.ts'

const base = 'https://board.example/'

test('what nests like an ad stays the same string', () => {
  const ad = '<div><p>One<p>Two<ul><li>a<li>b</ul><br><img src="x">a < b</div>'
  expect(boundNesting(ad.repeat(2000))).toEqual({ html: ad.repeat(2000), cut: false })
})

test('what nests deeper loses tags and no text, and says so', () => {
  for (const depth of [20, 101, 600]) {
    const html = `<p>before</p>${'<div>'.repeat(depth)}deep words${'</div>'.repeat(depth)}<p>after</p>`
    const read = parseHtmlDescription(html, base)
    expect(read.text).toBe('before\n\ndeep words\n\nafter')
    expect(read.flattened).toBe(depth > 500)
  }
})

test('any tags come out at most 500 deep', () => {
  const tag = fc.constantFrom('<div>', '<li><p>', '<b>', '</div>', '<ul><li>', 'x', '<', '<br>')
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 30 }), (tags) => {
      const { html } = boundNesting(tags.join('').repeat(200))
      let depth = 0
      let deepest = 0
      // Only divs are followed: nothing but </div> ends one here.
      for (const [found] of html.matchAll(/<\/?div>/g)) {
        depth = Math.max(0, depth + (found === '<div>' ? 1 : -1))
        deepest = Math.max(deepest, depth)
      }
      expect(deepest).toBeLessThanOrEqual(500)
    }),
  )
})

// Without the bound the first of these takes half a minute, and four times that at twice the length.
test.each(['<div>', '<li><p>', '<ul><li>', '<table><tr><td>', '<div><span><b>', '<x-y>'])(
  'two million characters of %s are read at once',
  { timeout: 15_000 },
  (unit) => {
    const { text } = parseHtmlDescription(`${unit.repeat(Math.floor(2_000_000 / unit.length))}words`, base)
    // A list item's text begins with its bullet.
    expect(text.trim().replace(/^\* /, '')).toBe('words')
  },
)
