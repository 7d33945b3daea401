import { describe, expect, test } from 'vitest'
import { urlKey } from '../../src/match/url-key.ts'

describe('the canonical form of an address', () => {
  test.each([
    ['https://www.lantern.example/jobs/4815/apply?utm_source=x&gclid=y', 'lantern.example/jobs/4815'],
    ['http://lantern.example/jobs/4815/', 'lantern.example/jobs/4815'],
    ['https://lantern.example/jobs/4815?ref=newsletter&source=board', 'lantern.example/jobs/4815'],
    ['https://lantern.example/jobs/4815#apply', 'lantern.example/jobs/4815'],
    ['https://lantern.example/position?ref=R-1001', 'lantern.example/position?ref=R-1001'],
    ['https://lantern.example/position?lang=en&ref=4815', 'lantern.example/position?lang=en&ref=4815'],
    ['https://lantern.example/careers#/job/4815/apply', 'lantern.example/careers#/job/4815'],
    ['https://lantern.example/careers#!/job?id=4815', 'lantern.example/careers#/job?id=4815'],
    ['https://lantern.example/careers', null],
    ['https://lantern.example/careers#/', null],
    ['mailto:jobs@lantern.example', null],
  ])('%s', (url, key) => {
    expect(urlKey(url)).toBe(key)
  })
})
