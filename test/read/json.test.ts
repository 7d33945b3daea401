import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { SourceError } from '../../src/errors.ts'
import { arrayAt, fromJson, parseJson } from '../../src/read/json.ts'
import { jsonErrorOffset } from '../../src/read/json-offset.ts'
import { isAbsent, sharedJson } from './shared.ts'

const page = (body: string): { url: string; body: string } => ({ url: 'https://api.example/jobs', body })
const extract = fromJson({
  items: (root) => arrayAt(root, '/data/jobs'),
  item: z.object({ id: z.int(), title: z.string(), listed: z.boolean().default(true) }),
  total: (root) => z.object({ data: z.object({ total: z.int() }) }).safeParse(root).data?.data.total,
  skip: (item) => !item.listed,
  map: (item) => ({ sourceJobId: String(item.id), title: item.title }),
})
const CASES = 'cases/json_cases.json'

describe('postings of a JSON document', () => {
  test('a bad item costs itself, an unlisted one is counted, the rest come out with their places', () => {
    const jobs = [
      { id: 7, title: 'Baker' },
      { id: 'x', title: 'Cook' },
      { id: 8, title: 'Pool', listed: false },
      { id: 9, title: 'Miller' },
    ]
    const found = extract(page(JSON.stringify({ data: { jobs, total: 4 } })), {})
    expect(found.items).toEqual([
      { sourceJobId: '7', title: 'Baker' },
      { sourceJobId: '9', title: 'Miller' },
    ])
    expect(found.places).toEqual(['/data/jobs/0', '/data/jobs/3'])
    expect(found.rejects).toMatchObject([{ code: 'invalid-listing', at: '/data/jobs/1' }])
    expect(found).toMatchObject({ total: 4, skipped: 1 })
  })

  test('a BOM is no fault, an empty list is an empty board', () => {
    expect(extract(page('\uFEFF{"data":{"jobs":[]}}'), {})).toEqual({
      items: [],
      places: [],
      rejects: [],
      total: undefined,
      skipped: 0,
    })
  })

  test.each([
    ['an empty body', ' \n', 'empty-body', /empty/],
    ['HTML', '<!doctype html><p>Moved', 'wrong-shape', /markup, not JSON/],
    ['another document', '{"error":"Job not found"}', 'wrong-shape', /no list of postings.*Job not found/],
    ['a cut document', '{"data":{"jobs":[{"id":1,"ti', 'wrong-shape', /ends early, at character 28 of 28/],
    ['a fault within', '{"data":{"jobs":[1,,2]}}', 'wrong-shape', /not JSON at character 19 of 24/],
  ])('%s is a named error', (_, body, code, message) => {
    const act = (): unknown => extract(page(body), {})
    expect(act).toThrow(SourceError)
    expect(act).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) as string }))
  })

  test.skipIf(isAbsent(CASES))('recorded bodies: accepted or refused as RFC 8259 says, never a crash', () => {
    const { cases } = sharedJson(CASES) as { cases: { id: string; expected: string; body_base64: string | null }[] }
    const bodies = cases.filter((given): given is typeof given & { body_base64: string } => given.body_base64 !== null)
    const wrong: string[] = []
    for (const { id, body_base64: base64 } of bodies) {
      const body = new TextDecoder().decode(Buffer.from(base64, 'base64'))
      let accepted = true
      try {
        parseJson(page(body))
      } catch (error) {
        if (!(error instanceof SourceError)) wrong.push(`${id}: ${String(error)}`)
        accepted = false
        const offset = jsonErrorOffset(body)
        if (offset < 0 || offset > body.length) wrong.push(`${id}: offset ${offset}`)
      }
      if (id.startsWith('y_') && !accepted) wrong.push(`${id} is refused`)
      // Decoding replaces bytes that are no UTF-8, so what is refused for those alone may be read.
      if (id.startsWith('n_') && accepted && !body.includes('\uFFFD')) wrong.push(`${id} is accepted`)
    }
    expect(bodies.length).toBeGreaterThan(300)
    expect(wrong).toEqual([])
  })

  test('the offset of a fault behind a string of 10 MB', () => {
    const long = `["${'a'.repeat(10_000_000)}" x]`
    expect(jsonErrorOffset(long)).toBe(10_000_004)
  })
})

test('integers beyond 2^53 keep their digits, and text that looks like one stays text', () => {
  const body =
    '{"a":12345678901234567890,"b":12345678901234567891,"c":9007199254740991,"d":"1234567890123456789 \\" 1","e":1.2345678901234567e3,"f":0.10516097463611937}'
  expect(parseJson({ url: 'https://a.example/', body })).toEqual({
    a: '12345678901234567890',
    b: '12345678901234567891',
    c: 9_007_199_254_740_991,
    d: '1234567890123456789 " 1',
    e: 1234.5678901234567,
    f: 0.10516097463611937,
  })
})
