import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsv } from '../../src/feed/csv.ts'
import { cleanText } from '../../src/feed/clean-text.ts'
import { sampleJob } from '../support/sample-jobs.ts'

/** RFC 4180, read back by its grammar. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]]
  let rest = csv
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
    if (match === null) throw new Error(`not CSV: ${JSON.stringify(rest.slice(0, 40))}`)
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    rest = rest.slice(match[0].length)
    if (match[3] === '\r\n') rows.push([])
  }
  rows.pop()
  return rows
}

const titleOf = (title: string) => {
  const [names = [], values = []] = read(toCsv([sampleJob('a:1', { title })]))
  expect(values).toHaveLength(names.length)
  return values[names.indexOf('title')]
}

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['a, "b"\nc', 'a, "b"\nc'],
  [' blank ', ' blank '],
])('the title %j is the cell %j', (title, cell) => {
  expect(titleOf(title)).toBe(cell)
})

test('any title comes back, with an apostrophe only before a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const clean = cleanText(title)
      expect(titleOf(title)?.replace(/^'(?=[=+\-@\t\r])/, '')).toBe(clean.replace(/^'(?=[=+\-@\t\r])/, ''))
    }),
  )
})

test('unknown values are empty cells', () => {
  const [names = [], values = []] = read(toCsv([sampleJob('a:1')]))
  for (const name of [
    'salary_min',
    'salary_currency',
    'seniority',
    'workplace',
    'date_posted',
    'closed_at',
    'skills',
  ]) {
    expect(values[names.indexOf(name)]).toBe('')
  }
})
