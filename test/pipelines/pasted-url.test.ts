import { expect, test } from 'vitest'
import { pastedUrl } from '../../pipelines/sources/detect.ts'
import { UsageError } from '../../src/errors.ts'

test.each([
  ['https://jobs.example/mill', 'https://jobs.example/mill'],
  ['  <https://jobs.example/mill> ', 'https://jobs.example/mill'],
  ['jobs.example/mill?x=1', 'https://jobs.example/mill?x=1'],
  ['<jobs.example>', 'https://jobs.example/'],
  ['http://localhost:8080/jobs', 'http://localhost:8080/jobs'],
])('%s is understood', (text, url) => {
  expect(pastedUrl(text).href).toBe(url)
})

test.each([
  'javascript:alert(1)',
  'ftp://jobs.example/mill',
  'mill',
  '',
  'mailto:us@jobs.example',
  'jobs.example/%E0%A4%A',
])('%s is no address', (text) => {
  expect(() => pastedUrl(text)).toThrow(UsageError)
})
