import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sources } from '../crawlers/index.ts'
import { parseParameters } from '../pipelines/parameters.ts'
import { recordedPages } from '../pipelines/sources/recorded-pages.ts'
import type { Source } from '../src/model/source.ts'
import { sampleBoards } from '../src/cli/demo/sample-boards.ts'
import { fixturesOf } from './contract/source.ts'

/** What is deleted with a source, and what `npm run gen` writes. */
const own = (id: string): RegExp => new RegExp(`^(?:crawlers/${id}\\.ts|test/fixtures/${id}/.*)$`)
const generated = /^crawlers\/index\.ts$/

const demo = new Set(sampleBoards().map(({ use }) => use))

/** Where a source may be named beside that, and why; as few as can be. */
const ALLOWED: readonly { readonly who: (id: string) => boolean; readonly where: RegExp; readonly why: string }[] = [
  {
    who: (id) => demo.has(id),
    where: /^(?:src\/cli\/|src\/feed\/query-parameters\.ts$|data\/samples\/|bench\/|test\/)/,
    why: 'the boards of the demo: their samples, the examples of the help, tests and benchmarks of everything behind them',
  },
  {
    who: () => true,
    where: /^test\/(?:gold|acceptance)\/|^test\/support\/recorded-days/,
    why: 'recorded boards that are judged by name: labelled ads, boards rebuilt day by day',
  },
  {
    who: () => true,
    where: /^test\/fixtures\/[^/]+\/(?!detect\.json$|loopback\.ts$)/,
    why: 'recorded answers of others, which link it',
  },
  {
    who: (id) => id === 'smartrecruiters' || id === 'ashby',
    where: /^test\/cli\/sources\.test\.ts$/,
    why: 'a source that is off by default, one whose names may be in either case',
  },
  {
    who: () => true,
    where: /^test\/server\/terms\.test\.ts$/,
    why: 'what terms ask for, read by hand, in one list',
  },
  {
    who: (id) => id === 'personio' || id === 'teamtailor',
    where: /^test\/pipelines\/(?:paged|restates|drift)\.test\.ts$/,
    why: 'boards that state their list twice, a feed with elements of its own',
  },
  {
    who: () => true,
    where: /^test\/crawlers\/ends\.test\.ts$/,
    why: 'lists that state no end, source by source: each plays what its own pages would do',
  },
  { who: (id) => id === 'oracle', where: /^data\/tables\/skills\.json$/, why: 'the skill of that name' },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['src', 'pipelines', 'crawlers', 'bench', 'data', 'test'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:tsv|png|db)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
)
const texts = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
const thisFile = 'test/one-file-a-source.test.ts'

/** What configuration alone describes is no site: its names are those of formats. */
const formats = ['html', 'jobposting', 'json', 'rss', 'xml']
/** Words of the language and of formats mean a source only where one is named: `use: rss`, `crawlers/join`. */
const words = [...formats, 'join', 'lever']

function nameOf(id: string): RegExp {
  return words.includes(id)
    ? new RegExp(`\\buse: ['"]?${id}\\b|crawlers/${id}\\b|board\\('${id}'|source: '${id}'|--source ${id}\\b`)
    : new RegExp(`(?<![\\w-])${id}(?![\\w-])`, 'i')
}

/** The registrable domains that a source is asked at or lives at, those of documentation and of code hosting aside. */
function hostsOf(source: Source): string[] {
  if (formats.includes(source.id)) return []
  const recorded = recordedPages(fixturesOf(source.id))
  const asked = recorded.flatMap(({ meta }) => [
    meta.url,
    ...source.start(parseParameters(source, meta.parameters)).map(({ url }) => url),
  ])
  const domains = [source.homepage, ...asked].map((url) => new URL(url).hostname.split('.').slice(-2).join('.'))
  const general = /^(?:github\.com|githubusercontent\.com|schema\.org|.*\.example|example\.\w+|[\d.]+|localhost)$/
  return [...new Set(domains)].filter((domain) => !general.test(domain))
}

function mentions(source: Source): string[] {
  const { id } = source
  const hosts = hostsOf(source).map((host) => new RegExp(`(?<![\\w-])${host.replaceAll('.', '\\.')}\\b`, 'i'))
  const patterns = [nameOf(id), ...hosts]
  return [...texts]
    .filter(([path]) => path !== thisFile && !own(id).test(path) && !generated.test(path))
    .filter(([path]) => !ALLOWED.some(({ who, where }) => who(id) && where.test(path)))
    .flatMap(([path, text]) =>
      patterns.flatMap((pattern) => {
        const found = pattern.exec(text)
        return found ? [`${path}:${text.slice(0, found.index).split('\n').length} names ${found[0]}`] : []
      }),
    )
}

test('the sources and the files were found', () => {
  expect(sources.size).toBeGreaterThan(35)
  expect(files.length).toBeGreaterThan(500)
  for (const id of sources.keys()) expect(files.some((path) => own(id).test(path))).toBe(true)
})

test.each([...sources.values()].map((source) => [source.id, source] as const))(
  '%s is named in its own file and folder alone',
  (id, source) => {
    // Tests crawl with what configuration alone describes.
    const found = mentions(source).filter((one) => !formats.includes(id) || !one.startsWith('test/'))
    expect(found).toEqual([])
  },
)

test('nothing is allowed that is not needed', () => {
  for (const { who, where, why } of ALLOWED) {
    const used = [...sources.values()].some(
      ({ id }) => who(id) && [...texts].some(([path, text]) => where.test(path) && nameOf(id).test(text)),
    )
    expect([why, used]).toEqual([why, true])
  }
})

test('what is generated is there for each', () => {
  for (const id of sources.keys()) expect(existsSync(join(root, 'docs/sources', `${id}.md`))).toBe(true)
})
