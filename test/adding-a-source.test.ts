import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noReason } from '../src/cli/generate/source-page.ts'
import { ProjectCopy } from './support/project-copy.ts'
import type { Ended } from './support/cli.ts'

let copy: ProjectCopy
beforeAll(() => {
  copy = new ProjectCopy(['rss'])
})
afterAll(() => copy.remove())
const read = (path: string): string => readFileSync(join(copy.folder, path), 'utf8')
const typecheck = async (...ids: string[]): Promise<Ended> => {
  const include = ids.map((id) => `crawlers/${id}.ts`)
  writeFileSync(join(copy.folder, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include }))
  return copy.run('npx tsc -p tsconfig.new.json')
}

describe('npm run new-source', () => {
  test('what it writes passes the contract suite, the type check, lint and format', async () => {
    // All other sources are gone: `gen`, which this runs, takes them out of the index and the documents.
    const made = [
      await copy.run('npm run new-source -- hill-board --name "Hill Board" --homepage https://www.hillboard.example'),
      await copy.run(
        'npm run new-source -- 7hills --name "Hill’s \'n\' Co" --homepage https://7hills.example --kind ats',
      ),
    ]
    expect(made.map(({ code }) => code)).toEqual([0, 0])
    expect(made[0]?.stdout).toContain('crawlers/hill-board.ts\ntest/fixtures/hill-board/board.json\n')
    expect(made[0]?.stderr).toMatch(/^Next[\s\S]*sources record hill-board --force[\s\S]*npm run gen/m)
    expect(made[1]?.stderr).toContain('sources record 7hills --board company=')
    for (const id of ['hill-board', '7hills']) {
      const { code, stdout } = await copy.run(`npx tsx src/cli/main.ts sources test ${id}`)
      expect([code, stdout]).toEqual([0, expect.stringMatching(/: (\d+) of \1 checks hold/)])
      expect(stdout).toContain('test/fixtures/')
      expect(read('crawlers/index.ts')).toContain(`'./${id}.ts'`)
      expect(read(`docs/sources/${id}.md`)).toContain('**Experimental**')
      expect(read(`docs/sources/${id}.md`)).not.toContain(noReason)
    }
    expect(readdirSync(join(copy.folder, 'docs/sources')).sort()).toEqual(['7hills.md', 'hill-board.md', 'rss.md'])
    expect(await typecheck('hill-board', '7hills')).toMatchObject({ code: 0, stdout: '' })
    const files = 'crawlers/hill-board.ts crawlers/7hills.ts'
    expect(
      await copy.run(`npx eslint ${files} && npx prettier --no-semi --single-quote --print-width 120 --check ${files}`),
    ).toMatchObject({
      code: 0,
    })
  }, 240_000)

  test.each([
    ['Hill_Board --name x --homepage https://x.example', 'Hill_Board is no id', 'Such as hill-board.'],
    ['a-source- --name x --homepage https://x.example', 'a-source- is no id', 'Such as a-source.'],
    ['index --name x --homepage https://x.example', 'there is a source index already: crawlers/index.ts', 'another id'],
    ['rss --name x --homepage https://x.example', 'there is a source rss already: crawlers/rss.ts', 'another id'],
    ['hill-two --homepage https://x.example', '--name is needed', 'npm run new-source -- <id>'],
    ['hill-two --name x --homepage http://x.example', 'is no https address', 'https://'],
    ['hill-two --name x --homepage https://x.example --kind feed', 'neither ats nor board', 'npm run new-source'],
    ['', 'one id is needed', 'npm run new-source'],
    ['hill-two --nmae x', "Unknown option '--nmae'", 'npm run new-source'],
  ])('%s is refused, and nothing is written', async (words, why, hint) => {
    const { code, stdout, stderr } = await copy.run(`npx tsx src/cli/scaffold/new-source.ts ${words}`)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(why)
    expect(stderr).toContain(hint)
    expect(existsSync(join(copy.folder, 'crawlers/hill-two.ts'))).toBe(false)
  })
})

describe('docs/adding-a-source.md', () => {
  let server: ChildProcess | undefined
  afterAll(() => server?.kill())

  test('walks from nothing to listings as it stands', async () => {
    const port = await freePort()
    const page = read('docs/adding-a-source.md').replaceAll('8090', String(port))
    const ended: [string, Ended][] = []
    for (const [, about = '', block = ''] of page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
      const [kind, path] = about.split(' ')
      if (path !== undefined) {
        mkdirSync(dirname(join(copy.folder, path)), { recursive: true })
        writeFileSync(join(copy.folder, path), block)
      } else {
        expect(kind).toBe('sh')
        for (const line of block.trim().split('\n')) {
          if (line.endsWith(' &')) server = await started(line.slice(0, -2), port)
          else ended.push([line, await copy.run(line)])
        }
      }
    }
    for (const [line, { code, stdout, stderr }] of ended)
      expect([line, code, code === 0 ? '' : stdout + stderr]).toEqual([line, 0, ''])
    const of = (words: string): Ended | undefined => ended.find(([line]) => line.includes(words))?.[1]
    expect(ended).toHaveLength(10)
    expect(of('record tallyboard')?.stderr).toContain('taken out: 1 × e-mail, 1 × name')
    expect(read('test/fixtures/tallyboard/board.json')).toContain(
      '"recruiter":{"name":"A Person","email":"someone@example.org"}',
    )
    expect(JSON.parse(read('test/fixtures/tallyboard/empty.meta.json'))).toMatchObject({
      holds: 'no-postings',
      total: 0,
    })
    expect(JSON.parse(read('test/fixtures/tallyboard/dead.meta.json'))).toMatchObject({ holds: 'nothing', status: 404 })
    expect(of('sources test')?.stdout).toMatch(/: (\d+) of \1 checks hold/)
    expect(read('docs/sources/tallyboard.md')).not.toContain(noReason)
    expect(of('crawl --config walk')?.stdout).toMatch(/tallyboard:kornblume .* complete/)
    expect(of('show ')?.stdout).toContain('Miller')
    expect(of('crawl --config mine')?.stdout).toMatch(/my-mill .* complete/)
    expect(existsSync(join(copy.folder, 'fixtures/my-mill/board.json'))).toBe(true)
    expect(await typecheck('tallyboard')).toMatchObject({ code: 0, stdout: '' })
    expect(await copy.run('npx eslint crawlers/tallyboard.ts')).toMatchObject({ code: 0 })
  }, 300_000)

  /** Starts what the page starts, and waits until it says that it listens. */
  async function started(line: string, port: number): Promise<ChildProcess> {
    const [, ...words] = line.split(' ')
    const child = spawn(process.execPath, words, { cwd: copy.folder, stdio: 'ignore' })
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${line} ended with ${child.exitCode}`)
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
      if (answer) return child
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
