import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { environmentName, loadConfig, nearest, scalarKeys, type ConfigInput, type LoadedConfig } from '../src/config.ts'
import { UsageError } from '../src/errors.ts'
import type { Source } from '../src/model/source.ts'

const source = (id: string, board?: z.ZodObject, locator?: z.ZodObject): Source => ({
  id,
  name: id,
  homepage: 'https://example.org',
  reference: 'https://example.org',
  kind: 'board',
  terms: {
    attribution: null,
    followLink: false,
    mayPassOn: true,
    applyThroughSource: false,
    robots: { verdict: 'allowed', readOn: '2026-01-01' },
    url: null,
  },
  ...(board ? { board } : {}),
  ...(locator ? { locator } : {}),
  detect: () => null,
  enumerates: 'all',
  every: '6h',
  pace: { delayMs: 0, concurrency: 1 },
  hints: {},
  start: () => [],
  extract: () => ({ items: [], rejects: [] }),
})

const sources = new Map(
  [
    source('alpha'),
    source('platform', z.object({ site: z.string() }), z.object({ base: z.string().default('https://example.org') })),
  ].map((one) => [one.id, one]),
)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-config-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function load(text: string | null, more: Partial<ConfigInput> = {}): LoadedConfig {
  if (text !== null) writeFileSync(join(folder, 'jobwire.yaml'), text)
  return loadConfig({ folder, env: {}, sources, ...more })
}

function complaint(text: string | null, more: Partial<ConfigInput> = {}): string {
  try {
    load(text, more)
  } catch (error) {
    if (error instanceof UsageError && error.code === 'bad-config') return error.message.replaceAll(`${folder}/`, '')
    throw error
  }
  return 'accepted'
}

describe('what holds', () => {
  test('without a file every key has its default', () => {
    const { config, file, data } = load(null)
    expect(file).toBeNull()
    expect(data).toBe(join(folder, 'data'))
    expect(config.server).toEqual({ host: '127.0.0.1', port: 8080 })
    expect(config.closeAfter).toBe('24h')
    expect(config.contact).toBeUndefined()
  })

  test('flag over environment over file over default', () => {
    const text = 'contact: from-file\nserver: { host: 0.0.0.0, port: 1 }\n'
    const env = { JOBWIRE_SERVER_PORT: '2', JOBWIRE_CONTACT: 'from-environment' }
    expect(load(text).config.server.port).toBe(1)
    expect(load(text, { env }).config.server).toEqual({ host: '0.0.0.0', port: 2 })
    const { config } = load(text, { env, flags: { 'server.port': '3' } })
    expect(config).toMatchObject({ contact: 'from-environment', server: { host: '0.0.0.0', port: 3 } })
  })

  test('data is read from the folder of the file, or of the command when a flag says it', () => {
    const other = mkdtempSync(join(tmpdir(), 'jobwire-config-'))
    load('data: store\n')
    const file = join(folder, 'jobwire.yaml')
    expect(loadConfig({ folder: other, file, env: {}, sources }).data).toBe(join(folder, 'store'))
    expect(loadConfig({ folder: other, file, env: {}, sources, flags: { data: 'x' } }).data).toBe(join(other, 'x'))
    rmSync(other, { recursive: true })
  })

  test('an empty file and one of comments are the defaults', () => {
    expect(load('').config.sources).toEqual([])
    expect(load('# nothing yet\n').config.sources).toEqual([])
  })

  test('a board is an entry of a source with its parameters', () => {
    const text =
      'sources:\n  - use: alpha\n  - use: platform\n    board: { site: acme, base: "http://127.0.0.1:1" }\n    every: 30m\n'
    expect(load(text).config.sources).toEqual([
      { use: 'alpha', board: {}, ignoreRobots: false, turnOn: false, paused: false },
      {
        use: 'platform',
        board: { site: 'acme', base: 'http://127.0.0.1:1' },
        every: '30m',
        ignoreRobots: false,
        turnOn: false,
        paused: false,
      },
    ])
  })
})

describe('what is refused, with line, column and the nearest name', () => {
  test.each([
    ['conatct: x\n', 'jobwire.yaml:1:1 conatct: unknown key; did you mean contact?'],
    ['contact: x\nserver:\n  prot: 80\n', 'jobwire.yaml:3:3 server.prot: unknown key; did you mean port?'],
    ['server: { port: eighty }\n', 'jobwire.yaml:1:17 server.port: expected number, received string'],
    ['server: { port: 70000 }\n', 'jobwire.yaml:1:17 server.port: Too big: expected number to be <=65535'],
    ['sources:\n  - use: alfa\n', 'jobwire.yaml:2:10 sources[0].use: unknown source alfa; did you mean alpha?'],
    [
      'sources:\n  - use: platform\n    board:\n      sit: acme\n      site: acme\n',
      'jobwire.yaml:4:7 sources[0].board.sit: unknown parameter; did you mean site?',
    ],
    [
      'sources:\n  - use: platform\n    board: {}\n',
      'jobwire.yaml:3:12 sources[0].board.site: expected string, received undefined',
    ],
    [
      'sources:\n  - { use: alpha, every: often }\n',
      'jobwire.yaml:2:26 sources[0].every: is a whole number and s, m, h or d',
    ],
    ['publicUrl: ftp://example.org\n', 'jobwire.yaml:1:12 publicUrl: is no http or https address'],
    ['contact: a\ncontact: b\n', 'jobwire.yaml:2:1 Map keys must be unique'],
    ['contact: [\n', 'jobwire.yaml:'],
    ['- a\n', 'jobwire.yaml:1:1 the file holds no mapping of keys'],
  ])('%j', (text, expected) => {
    expect(complaint(text)).toContain(expected)
  })

  test('every issue at once', () => {
    expect(complaint('conatct: x\nserver: { prot: 1 }\n').split('\n')).toHaveLength(2)
  })

  test('a value of the environment is named by its variable', () => {
    expect(complaint(null, { env: { JOBWIRE_SERVER_PORT: 'http' } })).toBe(
      'JOBWIRE_SERVER_PORT: expected number, received string',
    )
  })

  test('a named file that is missing', () => {
    expect(complaint(null, { file: 'other.yaml' })).toContain('other.yaml cannot be read')
  })

  test('a saved query that does not read, a slug used twice', () => {
    const feed = (slug: string): string => `  - { slug: ${slug}, title: T, query: 'skil=rust' }\n`
    const checkQuery = (query: string): string | null => (query.startsWith('skil=') ? 'unknown parameter skil' : null)
    expect(complaint(`feeds:\n${feed('one')}`, { checkQuery })).toBe(
      'jobwire.yaml:2:35 feeds[0].query: unknown parameter skil',
    )
    expect(complaint(`feeds:\n${feed('one')}${feed('one')}`)).toBe('jobwire.yaml:3:13 feeds[1].slug: one is used twice')
  })

  test('an alias bomb', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`)
    expect(complaint(`a0: &a0 [x]\n${levels.join('\n')}\n`)).toMatch(/alias/i)
  })
})

test('every scalar key has an environment variable', () => {
  expect(scalarKeys().map(environmentName)).toEqual([
    'JOBWIRE_CONTACT',
    'JOBWIRE_DATA',
    'JOBWIRE_PUBLIC_URL',
    'JOBWIRE_SERVER_HOST',
    'JOBWIRE_SERVER_PORT',
    'JOBWIRE_SERVER_TOKEN',
    'JOBWIRE_CLOSE_AFTER',
    'JOBWIRE_LIMITS_MAX_BYTES',
    'JOBWIRE_LIMITS_MAX_SECONDS',
    'JOBWIRE_LIMITS_MAX_WAIT_SECONDS',
  ])
})

test('the nearest name is near', () => {
  expect(nearest('grenhouse', ['greenhouse', 'rss'])).toBe('greenhouse')
  expect(nearest('zzzz', ['greenhouse', 'rss'])).toBeNull()
})

test('the same board twice is refused where the second stands, also when only a default tells them apart', () => {
  const entry = (more: string): string => `  - use: platform\n    board: { site: a${more} }\n`
  const text = `sources:\n${entry('')}${entry(', base: "https://example.org"')}${entry(', base: "https://b.example"')}`
  expect(complaint(text)).toMatch(/^jobwire\.yaml:4:\d+ sources\[1\]: the same board as sources\[0\]$/)
})
