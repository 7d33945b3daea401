import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sources } from '../../crawlers/index.ts'
import { serveSamples, type SampleServer } from '../../src/cli/demo/sample-server.ts'
import { bin, jobwire, projectFolder } from '../support/cli.ts'

describe('over two sample boards', () => {
  let samples: SampleServer
  let folder: string
  const run = (...args: string[]): ReturnType<typeof jobwire> => jobwire(args, { cwd: folder })

  beforeAll(async () => {
    samples = await serveSamples()
    folder = mkdtempSync(join(tmpdir(), 'jobwire-cli-'))
    const boards = samples.boards.filter(({ use }) => use === 'greenhouse' || use === 'weworkremotely')
    writeFileSync(
      join(folder, 'jobwire.yaml'),
      JSON.stringify({
        contact: 'https://example.org/crawler',
        sources: boards,
        allowPrivate: samples.origins,
        feeds: [{ slug: 'rust', title: 'Rust', query: 'skill=rust' }],
        server: { port: 0 },
      }),
    )
    const first = await run('crawl')
    expect([first.code, first.stderr.includes('error')]).toEqual([0, false])
  }, 120_000)
  afterAll(async () => {
    await samples.close()
    rmSync(folder, { recursive: true })
  })

  test('the second crawl finds everything unchanged', async () => {
    const { code, stdout } = await run('crawl', '--json')
    expect(code).toBe(0)
    const runs = JSON.parse(stdout) as { source: string; counts: Record<string, number> }[]
    expect(runs.map(({ source, counts }) => [source, counts.added, counts.changed, counts.closed])).toEqual([
      ['greenhouse', 0, 0, 0],
      ['weworkremotely', 0, 0, 0],
    ])
  })

  test('reprocess reads the archive; health and the schedule still go by the crawl', async () => {
    const { code, stdout } = await run('reprocess')
    expect([code, /greenhouse:quillmark +│ 1 +│ 0 /.test(stdout)]).toEqual([0, true])
    const one = await run('reprocess', 'weworkremotely', '--json')
    expect(JSON.parse(one.stdout)).toMatchObject([{ kind: 'reprocess', counts: { requests: 0, changed: 0 } }])
    const nowhere = await run('reprocess', '--data', join(folder, 'nowhere'))
    expect([nowhere.code, nowhere.stderr.includes('jobwire crawl')]).toEqual([1, true])
    expect((await run('health')).code).toBe(0)
  })

  test('health says how each board stands', async () => {
    const { code, stdout } = await run('health')
    expect([code, stdout.match(/ ok /g)?.length]).toEqual([0, 2])
    const [line = ''] = /.*greenhouse:quillmark.*/.exec(stdout) ?? []
    expect(line).toMatch(/\d+, \d{4}-\d\d-\d\dT\d\d:\d\dZ .* \d+, \d+ min ago/)
  })

  test('one board by name; a wrong name offers the nearest', async () => {
    const { stdout } = await run('crawl', 'greenhouse', '--json')
    expect(JSON.parse(stdout)).toHaveLength(1)
    const bad = await run('crawl', 'grenhouse')
    expect([bad.code, bad.stderr.includes('did you mean greenhouse?')]).toEqual([2, true])
  })

  test('search takes words, name=value and flags, and refuses what is unknown', async () => {
    const found = async (...args: string[]): Promise<{ total: number; jobs: { id: string; title: string }[] }> =>
      JSON.parse((await run('search', '--json', ...args)).stdout) as never
    const all = await found()
    expect(all.total).toBeGreaterThan(30)
    expect((await found('cryptography')).jobs.map(({ title }) => title)).toEqual([
      expect.stringContaining('Principal Security Engineer'),
    ])
    expect((await found('source=weworkremotely')).total).toBe(18)
    expect((await found('--source', 'weworkremotely', '--limit', '2')).jobs).toHaveLength(2)
    const bad = await run('search', 'skil=rust')
    expect([bad.code, bad.stderr.includes('did you mean "skill"')]).toEqual([2, true])
    const table = await run('search', 'cryptography')
    expect(table.stdout).toContain('Quillmark')
    expect(table.stdout).not.toContain('\u001b[')
  })

  test('show and explain a job of two boards, and a listing', async () => {
    const { stdout } = await run('search', '--json', 'cryptography')
    const [job] = (JSON.parse(stdout) as { jobs: { id: string; listings: { key: string }[] }[] }).jobs
    const keys = job?.listings.map(({ key }) => key) ?? []
    expect(keys.map((key) => key.split(':')[0]).sort()).toEqual(['greenhouse', 'weworkremotely'])
    const shown = await run('show', job?.id ?? '')
    expect(shown.stdout).toContain('Listings:')
    expect(shown.stdout).toMatch(/greenhouse:\S+ {2}\((posted \d{4}-\d{2}-\d{2}\S*, )?first seen \d{4}-/)
    const listing = JSON.parse((await run('show', keys[0] ?? '', '--json')).stdout) as { job: string }
    expect(listing.job).toBe(job?.id)
    const explained = await run('explain', job?.id ?? '')
    for (const key of keys) expect(explained.stdout).toContain(key)
    expect(explained.stdout).toMatch(/seniority: principal\n {4}“Principal/)
    // The ad itself, its quotes marked where they stand; what it does not say.
    expect(explained.stdout).toMatch(/^unknown: .*visaSponsorship/m)
    expect(explained.stdout).toMatch(/\n {4}\[1\] “([^”\n]+)” [^]*\[1: \1\]/)
    expect((await run('explain', job?.id ?? '', '--no-text')).stdout).not.toContain('[1: ')
    const one = JSON.parse((await run('explain', keys[1] ?? '', '--json')).stdout) as { membership: { job: string } }
    expect(one.membership.job).toBe(job?.id)
    const none = await run('show', 'greenhouse:nobody/1')
    expect([none.code, none.stderr.includes('[not-found]')]).toEqual([1, true])
  })

  test('dedup explains a pair, splits it at once, says so wherever it is shown, and takes it back', async () => {
    const { stdout } = await run('search', '--json', 'cryptography')
    const [job] = (JSON.parse(stdout) as { jobs: { id: string; listings: { key: string }[] }[] }).jobs
    const [a = '', b = ''] = job?.listings.map(({ key }) => key) ?? []
    const waterfall = await run('dedup', 'explain', b, a)
    expect(waterfall.stdout).toMatch(/before anything is compared\n.*title {7}the same title/)
    expect(waterfall.stdout).toContain('in all: same')
    expect(waterfall.stdout).toContain('one job holds both')

    const split = await run('dedup', 'split', a, b)
    expect([split.code, split.stdout.includes(`is split from ${job?.id}`)]).toEqual([0, true])
    expect((await run('dedup', 'explain', a, b)).stdout).toMatch(/split by an operator at .*\nno job holds both/)
    expect((await run('explain', a)).stdout).toContain(`split from ${b} by an operator at`)
    expect((await run('show', job?.id ?? '')).stdout).toContain(`kept apart from ${b} by an operator`)
    const decisions = JSON.parse((await run('dedup', 'decisions', '--json')).stdout) as { op: string }[]
    expect(decisions.map(({ op }) => op)).toEqual(['split'])
    expect((await run('crawl')).code).toBe(0)
    expect((await run('search', '--json', 'cryptography')).stdout.match(/"repostCount"/g)).toHaveLength(2)

    const undone = await run('dedup', 'undo')
    expect(undone.stdout).toContain('redirects to it')
    expect(undone.stdout).toContain(`both belong to job ${job?.id}`)
    // The job's id stands for the listing that founds it.
    const pinned = await run('dedup', 'pin', job?.id ?? '', b)
    expect([pinned.code, pinned.stdout.includes(`both belong to job ${job?.id}`)]).toEqual([0, true])
    expect((await run('explain', b)).stdout).toContain('pinned by an operator (pin, confidence 1')
    expect((await run('dedup', 'undo', b, a)).code).toBe(0)
    const nothing = await run('dedup', 'undo')
    expect([nothing.code, nothing.stderr.includes('no decision to take back')]).toEqual([1, true])
    const none = await run('dedup', 'split', a, 'greenhouse:nobody/1')
    expect([none.code, none.stderr.includes('there is no listing greenhouse:nobody/1')]).toEqual([1, true])
  }, 60_000)

  test('dedup pairs lists what was compared; near, the least certain first', async () => {
    const pairs = async (...args: string[]) =>
      JSON.parse((await run('dedup', 'pairs', '--json', ...args)).stdout) as { score: number; decision: string }[]
    const all = await pairs('--limit', '999')
    expect(all.length).toBeGreaterThan(3)
    const near = await pairs('--near', '--limit', '999')
    const expected = all.filter(({ decision }) => decision !== 'variant').map(({ score }) => Math.abs(score))
    expect(near.map(({ score }) => Math.abs(score))).toEqual(expected.sort((x, y) => x - y))
    expect((await run('dedup', 'pairs', '--near', '--limit', '1')).stdout).toMatch(
      /^[+−][\d.]+ bits {2}\w+, in (one job|two jobs)\n/,
    )
  })

  test('runs and sources say what happened', async () => {
    const runs = JSON.parse((await run('runs', '--json', '--limit', '2')).stdout) as { id: number; status: string }[]
    expect(runs.map(({ status }) => status)).toEqual(['complete', 'complete'])
    const refused = await run('runs', 'accept', String(runs[0]?.id))
    expect([refused.code, refused.stderr.includes('is not held')]).toEqual([2, true])
    const listed = JSON.parse((await run('sources', '--json')).stdout) as {
      id: string
      boards: unknown[]
      robots: { allowed: boolean }[]
    }[]
    expect(listed.map(({ id }) => id)).toEqual([...sources.keys()])
    const greenhouse = listed.find(({ id }) => id === 'greenhouse')
    expect(greenhouse?.boards).toHaveLength(1)
    expect(greenhouse?.robots.every(({ allowed }) => allowed)).toBe(true)
    expect((await run('sources')).stdout).toContain('weworkremotely')
  })

  test('start serves, keeps others from crawling, and stops on SIGTERM within ten seconds', async () => {
    const child = spawn(process.execPath, [bin, 'start'], { cwd: folder })
    let log = ''
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()))
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      child.once('exit', () => reject(new Error(log)))
    })
    expect(await (await fetch(`${url}jobs.rss`)).text()).toContain('<item>')
    expect((await fetch(`${url}feeds/rust.atom`)).status).toBe(200)
    const other = await run('crawl')
    expect([other.code, other.stderr.includes('[lease-held]')]).toEqual([3, true])
    expect((await run('search')).code).toBe(0)
    const asked = performance.now()
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.once('exit', resolve))
    expect([code, performance.now() - asked < 10_000]).toEqual([0, true])
    expect((await run('crawl')).code).toBe(0)
  }, 60_000)
})

describe('demo', () => {
  const left = (): string[] => readdirSync(join(projectFolder, '.tmp')).filter((name) => name.startsWith('demo-'))

  test('--once crawls four boards, prints the summary and feed paths, leaves nothing', async () => {
    const { code, stdout, stderr } = await jobwire(['demo', '--once'])
    expect([code, stderr.includes('error')]).toEqual([0, false])
    for (const source of ['remotewlb', 'greenhouse', 'weworkremotely', 'jobposting']) expect(stdout).toContain(source)
    const [, listings, boards, jobs] = /(\d+) listings from (\d+) sources are (\d+) open jobs/.exec(stdout) ?? []
    expect([listings, boards]).toEqual(['88', '4'])
    expect(Number(jobs)).toBeLessThan(88)
    expect(stdout).toContain('/jobs.rss /jobs.atom /jobs.json')
    expect(existsSync(join(projectFolder, 'data', 'jobwire.db'))).toBe(false)
  }, 60_000)

  test('serves until it is stopped', async () => {
    const before = left()
    const child = spawn(process.execPath, [bin, 'demo', '--port', '0'])
    let out = ''
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        const [, found] = /^ {2}(http:\S+)\/jobs\.rss$/m.exec(out) ?? []
        if (found) resolve(found)
      })
      child.once('exit', () => reject(new Error(out)))
    })
    expect(await (await fetch(`${url}/jobs.json`)).json()).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
    })
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
    expect(left().filter((name) => !before.includes(name))).toEqual([])
  }, 60_000)

  test('a port that is taken is said at once', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const { code, stderr } = await jobwire(['demo', '--port', String(port)])
    server.close()
    expect([code, stderr.includes(`port ${port} is taken`)]).toEqual([2, true])
  })
})

describe('init', () => {
  test('writes a configuration that holds, for addresses that are pasted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobwire-init-'))
    const args = [
      'init',
      'https://boards.greenhouse.io/Acme',
      'https://weworkremotely.com',
      '--contact',
      'me@example.org',
    ]
    const made = await jobwire(args, { cwd: folder })
    expect(made.code).toBe(0)
    expect(readFileSync(join(folder, 'jobwire.yaml'), 'utf8')).toContain('board: { board: "acme" }')
    const listed = await jobwire(['sources', '--json'], { cwd: folder })
    const boards = (JSON.parse(listed.stdout) as { boards: { key: string }[] }[]).flatMap((one) => one.boards)
    expect(boards.map(({ key }) => key)).toEqual(['greenhouse:acme', 'weworkremotely'])
    expect((await jobwire(args, { cwd: folder })).code).toBe(2)
    const unknown = await jobwire(['init', '--force', 'https://nobody.example/jobs'], { cwd: folder })
    expect([unknown.code, unknown.stderr.includes('[unknown-source]')]).toEqual([2, true])
    rmSync(folder, { recursive: true })
  })
})

describe('wrong usage is exit code 2 with the nearest valid name', () => {
  test.each([
    [['serach'], 'Did you mean search?'],
    [['crawl', '--jsn'], 'Did you mean --json?'],
    [['runs', '--limit', 'many'], 'it is no whole number above 0'],
    [['pipe', 'extract'], '--source'],
    [['crawl', '--config', 'none.yaml'], 'none.yaml cannot be read'],
  ])('%j', async (args, expected) => {
    const { code, stdout, stderr } = await jobwire(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(expected)
  })

  test('no database is a failure that says what to do', async () => {
    const { code, stderr } = await jobwire(['search', '--data', join(tmpdir(), 'jobwire-none')])
    expect([code, stderr.includes('jobwire crawl')]).toEqual([1, true])
  })

  test('a configuration error names its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jobwire-cli-'))
    writeFileSync(join(folder, 'jobwire.yaml'), 'contact: x\nsorces: []\n')
    const { code, stderr } = await jobwire(['crawl'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('jobwire.yaml:2:1 sorces: unknown key; did you mean sources?')
    rmSync(folder, { recursive: true })
  })
})

test('every command has help with an example', async () => {
  const { createProgram } = await import('../../src/cli/program.ts')
  const names = createProgram().commands.flatMap((command) => [
    [command.name()],
    ...command.commands.map((inner) => [command.name(), inner.name()]),
  ])
  expect(names.length).toBeGreaterThan(14)
  for (const name of names) {
    const { code, stdout } = await jobwire([...name, '--help'])
    expect([name, code, /Examples?:\n {2}\$ jobwire /.test(stdout)]).toEqual([name, 0, true])
  }
}, 60_000)
