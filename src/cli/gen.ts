import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageRoot } from '../store/sqlite/package-root.ts'
import { generated } from './generated.ts'

/** Writes every generated file; with `--check` compares them instead and fails with the names of the stale. */
const root = packageRoot()
const check = process.argv.includes('--check')
const stale: string[] = []
for (const [path, text] of generated()) {
  const file = join(root, path)
  if (read(file) === text) continue
  stale.push(path)
  if (check) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (!check) process.stdout.write(`${stale.length} files written\n`)
else if (stale.length > 0) {
  process.stderr.write(`stale, run \`npm run gen\`:\n${stale.map((path) => `  ${path}\n`).join('')}`)
  process.exitCode = 1
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
