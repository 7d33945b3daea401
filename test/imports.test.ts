import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pure = ['model', 'read', 'parse', 'match', 'feed']
const adapters = ['store', 'fetch', 'server', 'schedule']
/** Whom a room may import, besides itself; `errors` and `events` are for all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  read: ['model'],
  parse: ['model'],
  match: ['model'],
  feed: ['model'],
  ports: ['model'],
  ...Object.fromEntries(adapters.map((room) => [room, ['ports', 'model', 'feed', 'parse', 'match', 'read']])),
  config: ['model'],
  crawlers: ['read', 'model'],
  pipelines: ['parse', 'match', 'feed', 'ports', 'model', 'read', 'crawlers'],
  cli: [...adapters, ...pure, 'ports', 'config', 'crawlers', 'pipelines'],
}
/** Packages that any room may use: schemas, and the distance between two words. */
const everywhere = ['zod', 'fastest-levenshtein']

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'src' ? second.replace(/(-\w+)?\.ts$/, '') : top
}

const imports: Import[] = ['src', 'crawlers', 'pipelines'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = `${top}/${name}`
      const text = readFileSync(join(root, file), 'utf8')
      const found = text.matchAll(
        /^(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'|^import\s+'([^']+)'/gm,
      )
      return [...found].map(([, a, b, c]) => ({ file, room: roomOf(file), target: a ?? b ?? c ?? '' }))
    }),
)
const inside = imports
  .filter(({ target }) => target.startsWith('.'))
  .map(({ file, room, target }) => ({ file, room, to: roomOf(relative(root, join(root, dirname(file), target))) }))
const packages = imports
  .filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'))
  .map(({ file, room, target }) => ({ file, room, name: /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target }))

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(300)
  expect(new Set(imports.map(({ room }) => room))).toEqual(new Set([...Object.keys(allowed)]))
})

test('imports point one way', () => {
  const wrong = inside.filter(
    ({ room, to }) => to !== room && !['errors', 'events'].includes(to) && !allowed[room]?.includes(to),
  )
  expect(wrong).toEqual([])
})

describe('pure rooms', () => {
  const files = [...new Set(imports.filter(({ room }) => pure.includes(room)).map(({ file }) => file))]

  test('use nothing of Node but createHash', () => {
    const wrong = imports.filter(({ room, target }) => pure.includes(room) && target.startsWith('node:'))
    expect(wrong.filter(({ target }) => target !== 'node:crypto')).toEqual([])
    for (const { file } of wrong) {
      expect(readFileSync(join(root, file), 'utf8')).toMatch(/import \{ createHash \} from 'node:crypto'/)
    }
  })

  test.each(files)('%s reads no clock, randomness or environment', (file) => {
    const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(code).not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bperformance\.now\(/)
  })
})

test('a package lives in one room', () => {
  const rooms = new Map<string, Set<string>>()
  for (const { name, room } of packages) rooms.set(name, (rooms.get(name) ?? new Set()).add(room))
  const spread = [...rooms].filter(([name, set]) => set.size > 1 && !everywhere.includes(name))
  expect(spread.map(([name, set]) => `${name}: ${[...set].join(', ')}`)).toEqual([])
})
