import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCompany } from '../../src/parse/company.ts'
import { prose } from '../../src/parse/evidence.ts'

const read = (printed: string, text = 'We bake.') => parseCompany(printed, prose(text, 'description'), false)

test.each([
  ['Ovenworks Careers', 'Ovenworks'],
  ['Careers at Ovenworks', 'Ovenworks'],
  ['\u0000Ovenworks\u0007', 'Ovenworks'],
  ['\u200b 9to5 Breads', '9to5 Breads'],
  ['7', '7'],
  ['Élan', 'Élan'],
  ['面包店', '面包店'],
  ['Krümel &amp; Söhne', 'Krümel & Söhne'],
  ['!Bake', '!Bake'],
])('%j names %s', (printed, expected) => {
  expect(read(printed)).toMatchObject({ value: expected, evidence: [{ path: '/company', rule: 'company.field' }] })
})

test.each([
  ...['\u0000', '\u0000\u0000\u0000\u0000', '\u0001\u001f\u007f', '\u200b\ufeff', '\u200d', '\ud800', '\u0085\u2028'],
  ...['&nbsp;', '&amp;nbsp;', '&#0;', '\u3164', '\u2800', '\u0301', '—', '•••', '(?:', '🦊'],
  ...['\u0000None', 'N\u200b/A', 'Careers at None', 'N/A careers', '\u0000 careers at \u0000null'],
])('%j is no company', (printed) => {
  expect(read(printed)).toEqual({ value: null, evidence: [] })
})

test('where the field shows nothing the text is asked', () => {
  const text = 'About Ovenworks\n\nOvenworks is building ovens. At Ovenworks, we bake. Join Ovenworks and help us.'
  expect(read('\u0000\u0000', text)).toMatchObject({ value: 'Ovenworks', evidence: [{ rule: 'company.text' }] })
})

test('any string gives a name that shows, with its evidence, or none without', () => {
  const pieces = fc.constantFrom(
    '\u0000',
    '\u200d',
    '\u3164',
    '\ud83e',
    '&#0;',
    'careers',
    ' at ',
    'None',
    '—',
    'Oven',
    '7',
  )
  const field = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(field, field, (printed, text) => {
      const { value, evidence } = read(printed, text)
      expect(evidence.length > 0).toBe(value !== null)
      if (value !== null) expect(value.replaceAll('\u3164', '')).toMatch(/^(?=.*[\p{L}\p{N}])\P{Cc}+$/u)
    }),
  )
})
