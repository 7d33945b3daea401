import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join, relative } from 'node:path'

/** What decides the value of a listing: change any byte of these and pages are processed again from the archive. */
const deciding = [
  'crawlers',
  'src/model',
  'src/read',
  'src/parse',
  'src/match',
  'pipelines/extract',
  'pipelines/pages/page',
  'pipelines/pages/fold-pages',
  'pipelines/normalize',
]

let known: string | undefined

/** The version of everything between an archived page and a listing: a hash of that code and of its tables, so it cannot be forgotten. */
export function pipelineVersion(): string {
  if (known !== undefined) return known
  const code = fileURLToPath(new URL('..', import.meta.url))
  const tables = join(packageRoot(code), 'data', 'tables')
  const hash = createHash('sha256')
  for (const root of [...deciding.map((path) => join(code, path)), tables]) {
    for (const file of files(root))
      hash.update(relative(code, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  known = hash.digest('hex').slice(0, 12)
  return known
}

function packageRoot(code: string): string {
  return /[\\/]dist[\\/]?$/.test(code) ? join(code, '..') : code
}

function files(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory()) {
    return readdirSync(path)
      .sort()
      .flatMap((name) => files(join(path, name)))
  }
  const found = stat ? [path] : [`${path}.ts`, `${path}.js`].filter((name) => statSync(name, { throwIfNoEntry: false }))
  return found.filter((name) => /\.(ts|js|json|tsv|csv)$/.test(name) && !/\.d\.ts$/.test(name))
}
