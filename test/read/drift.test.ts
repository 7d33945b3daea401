import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DriftFinder } from '../../src/read/drift.ts'
import { listOf, Optional } from '../../src/read/printed.ts'

const item = z.object({
  title: Optional,
  kind: Optional,
  place: z.object({ city: Optional }).nullish().catch(null),
  offices: listOf(z.object({ name: Optional })),
  tags: z.array(z.unknown()).catch([]),
  extra: z.unknown().optional(),
})

function found(value: unknown, more: object = {}): string[] {
  return new DriftFinder({ item, ...more })
    .find([{ value, at: '/jobs/0' }])
    .map(({ code, path, at, sample }) => `${code} ${path} ${at} ${sample}`)
}

describe('what a declaration does not know', () => {
  test('is a field of an item, of an object below it, of an element of a list', () => {
    const value = {
      title: 'x',
      pay: 5,
      place: { city: 'a', zip: '1' },
      offices: [{ name: 'b' }, { name: 'c', floor: 3 }],
    }
    expect(found(value)).toEqual([
      'new-field /pay /jobs/0/pay 5',
      'new-field /place/zip /jobs/0/place/zip "1"',
      'new-field /offices/*/floor /jobs/0/offices/1/floor 3',
    ])
  })
  test('is an object or a list where a text was', () => {
    expect(found({ title: { en: 'x' } })).toEqual(['new-field /title/en /jobs/0/title/en "x"'])
    expect(found({ title: ['x'] })).toEqual(['new-field /title/* /jobs/0/title/0 "x"'])
  })
  test('is nothing in a field that is taken as it comes, nor an absent field, nor an item that is none', () => {
    for (const value of [{ extra: { a: 1 }, tags: [{ b: 2 }] }, {}, null, 'x', 7]) expect(found(value)).toEqual([])
  })
  test('is nothing that is known and not used, with all below it', () => {
    const ignored = { why: ['/pay', '/offices/*/floor', '/title/*'] }
    const value = { title: ['x'], pay: { min: 1 }, offices: [{ floor: { number: 3 } }] }
    expect(found(value, { ignored })).toEqual([])
    expect(found({ ...value, payment: 1 }, { ignored })).toEqual(['new-field /payment /jobs/0/payment 1'])
  })
  test('is a word that a field of few words never held', () => {
    const words = { '/kind': ['full', 'part', '1'] }
    for (const kind of ['full', ' part ', 1, '', null, undefined]) expect(found({ kind }, { words })).toEqual([])
    expect(found({ kind: 'half' }, { words })).toEqual(['new-value /kind /jobs/0/kind "half"'])
  })
  test('is told once, of the first item that has it', () => {
    const items = [{ a: 1 }, { b: 2, a: 3 }, { a: 4 }].map((value, index) => ({ value, at: `/${index}` }))
    const drift = new DriftFinder({ item }).find(items)
    expect(drift.map(({ path, at }) => `${path} ${at}`)).toEqual(['/a /0/a', '/b /1/b'])
  })
  test('is told shortly, whatever a page holds: twenty notes, samples cut, mail addresses left out', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, index]))
    expect(found(many)).toHaveLength(20)
    expect(found({ a: 'x'.repeat(1000) })[0]?.length).toBeLessThan(130)
    expect(found({ mail: 'write to jo.doe+jobs@mill.example please' })).toEqual([
      'new-field /mail /jobs/0/mail "write to …@… please"',
    ])
    expect(found({ ['x'.repeat(5000)]: 1 })[0]?.length).toBeLessThan(500)
    expect(found(JSON.parse('{"__proto__": {"a": 1}, "a/b~c": 1}'))).toEqual([
      'new-field /__proto__ /jobs/0/__proto__ {"a":1}',
      'new-field /a~1b~0c /jobs/0/a~1b~0c 1',
    ])
  })
})
