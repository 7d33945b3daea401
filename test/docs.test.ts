import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createProgram } from '../src/cli/program.ts'
import { generated } from '../src/cli/generate/documents.ts'
import { noReason } from '../src/cli/generate/source-page.ts'
import { publishFormats } from '../pipelines/publish.ts'
import { jobwire, projectFolder } from './support/cli.ts'

const files = generated()
const read = (path: string): string => readFileSync(join(projectFolder, path), 'utf8')

describe('generated files are current (npm run gen)', () => {
  test.each([...files])('%s', (path, text) => {
    expect(read(path)).toBe(text)
  })
})

test('every command of the program is in docs/cli.md, every format in the help of publish', () => {
  const text = read('docs/cli.md')
  for (const command of createProgram().commands) expect(text).toContain(`## jobwire ${command.name()}\n`)
  const help = /## jobwire pipe publish\n[\s\S]*?```\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
  for (const format of publishFormats) expect(help).toContain(format)
})

test('every field that a source publishes is kept, or dropped for a reason', () => {
  for (const [path, text] of files) {
    if (!path.startsWith('docs/sources/')) continue
    const line = text.split('\n').find((one) => one.includes(noReason))
    expect([path, line]).toEqual([path, undefined])
  }
})

test('links between the documents lead somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...readdirSync(join(projectFolder, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
    ...readdirSync(join(projectFolder, 'docs', 'sources')).map((name) => `docs/sources/${name}`),
  ]
  for (const page of pages) {
    for (const [, target = ''] of read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)) {
      expect([page, target, existsSync(join(projectFolder, dirname(page), target))]).toEqual([page, target, true])
    }
  }
})

describe('the commands of the README', () => {
  const readme = read('README.md')
  const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .replace(/\|\n\s*/g, '| ')
      .split('\n')
      .filter(Boolean),
  )
  const bin = 'node dist/src/cli/main.js '
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  test('the two lines of the opening are there to the letter, and name scripts that exist', () => {
    expect(readme).toContain(
      '    npm ci && npm run demo      # crawls the sample boards that ship with it, serves feeds and pages on localhost\n',
    )
    expect(readme).toContain('    npm ci && npm test          # the whole test suite\n')
    // They are run on a clean clone by CI; `demo` itself by test/cli/commands.test.ts.
    expect(scripts.demo).toBe('node dist/src/cli/main.js demo')
    expect(scripts.test).toBe('vitest run')
  })

  test('the file that they run is the bin', () => {
    expect((JSON.parse(read('package.json')) as { bin: { jobwire: string } }).bin.jobwire).toBe('dist/src/cli/main.js')
    expect(commands).toHaveLength(6)
  })

  // `crawl` and `start` would ask live sites and are run against the sample boards in test/cli/commands.test.ts; here the words are checked.
  test.each(commands.flatMap((line) => line.split('| ')).filter((part) => part.includes(bin)))('%s', async (part) => {
    const words = part.trim().slice(bin.length).replace(/ \|$/, '').split(' ')
    const options = words.filter((word) => word.startsWith('--'))
    const path = words.slice(0, words[0] === 'pipe' ? 2 : 1)
    const { code, stdout } = await jobwire([...path, '--help'])
    expect(code).toBe(0)
    for (const option of options) expect(stdout).toContain(`${option} `)
  })
})
