import { expect, test } from 'vitest'
import { ownUrl } from '../../src/parse/own-url.ts'

const raw = { source: 'loom', sourceJobId: '1', pageUrl: 'https://loom.example/jobs/' }

test('a posting stands at its own address, else where one applies, else on the page that lists it', () => {
  expect(ownUrl({ ...raw, url: '7', applyUrl: 'https://apply.example/7' })).toBe('https://loom.example/jobs/7')
  expect(ownUrl({ ...raw, applyUrl: 'https://apply.example/7' })).toBe('https://apply.example/7')
  expect(ownUrl({ ...raw, url: 'javascript:apply()' })).toBe('https://loom.example/jobs/')
  expect(ownUrl({ ...raw, pageUrl: 'data:text/plain,' })).toBeNull()
})
