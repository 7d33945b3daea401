import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { renderSourcesIndex, sourceIds } from '../../../crawlers/render-index.ts'
import { packageRoot } from '../../store/sqlite/package-root.ts'

/** Writes every generated file; with `--check` compares them instead and fails with the names of the stale. */
const root = packageRoot()
const check = process.argv.includes('--check')
const stale: string[] = []
const index = 'crawlers/index.ts'

// First, and before anything imports it: it may name a file that was deleted.
settle(index, renderSourcesIndex(sourceIds(readdirSync(join(root, 'crawlers')))))
if (!check || stale.length === 0) {
  const { generated } = await import('./documents.ts')
  const files = generated()
  for (const [path, text] of files) if (path !== index) settle(path, text)
  for (const name of readdirSync(join(root, 'docs', 'sources'))) {
    const path = `docs/sources/${name}`
    if (files.has(path)) continue
    stale.push(path)
    if (!check) rmSync(join(root, path))
  }
}
if (!check) process.stdout.write(`${stale.length} files written\n`)
else if (stale.length > 0) {
  process.stderr.write(`stale, run \`npm run gen\`:\n${stale.map((path) => `  ${path}\n`).join('')}`)
  process.exitCode = 1
}

function settle(path: string, text: string): void {
  const file = join(root, path)
  if (read(file) === text) return
  stale.push(path)
  if (check) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
