import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FatalError, SourceError } from '../../src/errors.ts'
import { isPublicAddress } from '../../src/fetch/address.ts'
import { Guard } from '../../src/fetch/guard.ts'

const table = new URL('../../../shared/cases/ssrf_cases.json', import.meta.url)
const absent = !existsSync(table)
if (absent) console.log('skipped: shared/cases/ssrf_cases.json is not beside the project')

const guard = new Guard({ allowPrivate: ['http://127.0.0.1:9000'], contact: 'https://crawler.example' })

function verdict(url: string, which = guard): string {
  try {
    return which.check(url).href
  } catch (error) {
    if (error instanceof SourceError || error instanceof FatalError) return error.code
    throw error
  }
}

describe('the guard', () => {
  test.skipIf(absent)('agrees with every case of the public suites', () => {
    const { cases } = JSON.parse(readFileSync(table, 'utf8')) as {
      cases: { id: string; input: string; expected: string }[]
    }
    expect(cases.length).toBeGreaterThan(200)
    const wrong = cases.filter(({ input, expected }) => {
      const blocked = ['private-address', 'bad-redirect'].includes(verdict(input))
      return blocked !== (expected === 'block')
    })
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  test('a listed origin may be private, another port of it may not', () => {
    expect(verdict('http://127.0.0.1:9000/jobs#top')).toBe('http://127.0.0.1:9000/jobs')
    expect(verdict('http://127.0.0.1:9001/jobs')).toBe('private-address')
    expect(verdict('https://127.0.0.1:9000/jobs')).toBe('private-address')
    expect(verdict('http://[::ffff:7f00:1]:9000/')).toBe('private-address')
  })

  test('a live site needs a contact, a listed origin does not', () => {
    const nameless = new Guard({ allowPrivate: ['http://127.0.0.1:9000'], contact: null })
    expect(verdict('https://jobs.example.org/', nameless)).toBe('missing-contact')
    expect(verdict('http://127.0.0.1:9000/', nameless)).toBe('http://127.0.0.1:9000/')
  })

  test('other schemes and no addresses at all are refused', () => {
    expect(verdict('ftp://jobs.example.org/')).toBe('bad-redirect')
    expect(verdict('jobs')).toBe('bad-redirect')
  })
})

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['64:ff9b::a00:1', false],
  ['64:ff9b::808:808', true],
  ['fe80::1%eth0', false],
  ['no address', false],
])('isPublicAddress(%j) is %j', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})
