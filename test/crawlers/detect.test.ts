import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { addressesIn } from '../../pipelines/sources/recorded-pages.ts'
import { fixturesOf } from '../contract/source.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

const detected = (url: string): string[] =>
  [...sources.values()].flatMap((source) => {
    const found = source.detect(new URL(url))
    return found
      ? [[source.id, ...Object.entries(found).map(([name, value]) => `${name}=${String(value)}`)].join(' ')]
      : []
  })

/** Addresses of every source's `detect.json`, no two sources may take one. */
const stated = [...sources.keys()].map((id) => ({ id, ...addressesIn(fixturesOf(id)) }))
const boards = stated.flatMap(({ id, boards }) => Object.entries(boards).map(([url, given]) => ({ id, url, given })))

describe('addresses that people paste', () => {
  test.each(boards)('$url', ({ id, url, given }) => {
    expect(detected(url)).toEqual([[id, ...Object.entries(given).map(([name, value]) => `${name}=${value}`)].join(' ')])
  })

  test.each(stated.flatMap(({ strangers }) => strangers))('%s is no board', (url) => {
    expect(detected(url)).toEqual([])
  })
})

const CASES = 'cases/detect_urls.tsv'
test.skipIf(isAbsent(CASES))('every recorded address gives its source and parameters, or none', () => {
  const rows = readFileSync(sharedFile(CASES), 'utf8').trim().split('\n').slice(1)
  const wrong: string[] = []
  for (const row of rows) {
    const [url = '', source = '', parameters = ''] = row.split('\t')
    if (!URL.canParse(url)) continue
    const expected = sources.has(source) ? [`${source} ${parameters}`.trim()] : []
    const found = detected(url)
    if (found.join() !== expected.join())
      wrong.push(`${url}: ${found.join() || 'none'}, not ${expected.join() || 'none'}`)
  }
  expect(rows.length).toBe(81)
  expect(wrong).toEqual([])
})

test.each(boards)('what only holds, or looks like, $url is no one’s', ({ url }) => {
  const { hostname: host, pathname, search } = new URL(url)
  const path = pathname + search
  const strangers = [
    ...[`${host}.evil.example`, `${host}x`, `${host.replaceAll('.', '-')}.example`, host.replace(/\.\w+$/, '.zip')].map(
      (other) => `https://${other}${path}`,
    ),
    `https://${host.replace(/\w+$/, (end) => `x${end}`)}${path}`,
    ...[`${host}${path}`, `?u=${encodeURIComponent(url)}`, `#${url}`].map((tail) => `https://evil.example/${tail}`),
    ...[`https://${host}@evil.example${path}`, `https://user:${host}@evil.example${path}`],
    ...['ftp', 'ws', 'file'].map((scheme) => `${scheme}://${host}${path}`),
    `javascript:${url}`,
  ]
  for (const stranger of strangers)
    expect([stranger, URL.canParse(stranger) && detected(stranger)]).toEqual([stranger, []])
  // The same place in other words is the same board.
  const same = [
    `http://${host}${path}`,
    `https://${host.toUpperCase()}${path}`,
    `https://${host}:443${path}`,
    `${url}#x`,
    `${url}${search ? '&' : '?'}utm_source=x`,
  ]
  for (const other of same) expect([other, detected(other)]).toEqual([other, detected(url)])
})
