import { expect, test } from 'vitest'
import { prose } from '../../src/parse/evidence.ts'
import { key } from '../../src/parse/text/line-index.ts'

const text = prose(
  'Remote work, non-remote too\nTélétravail : 3j\nlive here\nliving there\nR$ 1.200 at 10am\n¿Remoto?',
  'description',
)
const lines = (words: string): string[] => text.lines(key(words)).map((line) => line.text)

test('a key finds the lines that hold a word beginning with one of its words, in order', () => {
  expect(lines('remot')).toEqual(['Remote work, non-remote too', '¿Remoto?'])
  expect(lines('remoto télétr')).toEqual(['Télétravail : 3j', '¿Remoto?'])
  expect(lines('mote')).toEqual([])
})

test('a full stop asks for the whole word, a nought for any number', () => {
  expect(lines('live.')).toEqual(['live here'])
  expect(lines('liv')).toEqual(['live here', 'living there'])
  expect(lines('0')).toEqual(['Télétravail : 3j', 'R$ 1.200 at 10am'])
  expect(lines('am.')).toEqual(['R$ 1.200 at 10am'])
})

test('a letter whose capital is two letters takes none of another (`ß`, `S`)', () => {
  const german = prose('Große Straße\nShift in EST', 'description')
  const found = (words: string): string[] => german.lines(key(words)).map((line) => line.text)
  expect(found('straße')).toEqual(['Große Straße'])
  expect(found('est.')).toEqual(['Shift in EST'])
  expect(found('shift')).toEqual(['Shift in EST'])
})

test('of several groups a line must hold a word of each', () => {
  const both = (...groups: string[]): string[] => text.lines(key(...groups)).map((line) => line.text)
  expect(both('remot', 'too work')).toEqual(['Remote work, non-remote too'])
  expect(both('live. living', 'there')).toEqual(['living there'])
  expect(both('remot', 'there')).toEqual([])
})

test('a part of a very long line is a line', () => {
  const long = prose(`${'word '.repeat(1000)}remote${' word'.repeat(1000)}`, 'description')
  const found = long.lines(key('remote'))
  expect(found.length).toBeGreaterThan(0)
  for (const line of found) expect(long.text.slice(line.start, line.start + line.text.length)).toBe(line.text)
})

test('each line says where it starts', () => {
  for (const line of text.lines(key('live. remoto')))
    expect(text.text.slice(line.start)).toMatch(/^(live here|¿Remoto)/)
})

test('the parts of a very long line cut no word and end with the line', () => {
  const long = prose(`${'livestock '.repeat(900)}end`, 'description')
  expect(long.lines(key('live. stock'))).toEqual([])
  expect(long.lines(key('livestock')).every((line) => /^livestock.*(livestock|end)$/.test(line.text))).toBe(true)
  expect(long.lines(key('end.'))).toHaveLength(1)
  expect(prose('x'.repeat(9000), 'description').lines(key('x')).at(-1)?.text.endsWith('x')).toBe(true)
})
