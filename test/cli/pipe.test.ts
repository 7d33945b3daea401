import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sampleBoards } from '../../src/cli/demo/sample-boards.ts'
import { bin, jobwire, ndjson, projectFolder } from '../support/cli.ts'

interface Line {
  line: number
  code: string
  message: string
  hint: string
}
const markdown = (title: string): string =>
  `# [${title}](https://apply.example/x)  \n### Fernbrook  \n#### \`🌎 Remote\`  \n\nYou keep the meadow.\n`
const page = (slug: string, body: string, base = 'https://any.example/some/ref'): string =>
  JSON.stringify({ url: `${base}/jobs/Others/2026-01/${slug}/README.md`, body })

/** Every page of a sample board as a line of `pipe extract`. */
function samplePages(use: string): string {
  const origin = 'https://sample.example'
  const board = sampleBoards().find((one) => one.use === use)
  const wanted = /\/README\.md$|\/jobs$|\.rss$|^\/jobs\//
  return [...(board?.documents(origin) ?? [])]
    .filter(([path]) => wanted.test(path) && !/\/HEAD\/README\.md$/.test(path))
    .map(([path, { body, type }]) =>
      JSON.stringify({ url: origin + path, bodyBase64: Buffer.from(body).toString('base64'), contentType: type }),
    )
    .join('\n')
}

describe('pipe extract', () => {
  test('lines keep their order, a bad one costs itself and is named', async () => {
    const input = [
      page('one', markdown('One')),
      '{not json',
      '',
      page('two', 'no heading'),
      page('three', markdown('Three')),
    ]
    const { code, stdout, stderr } = await jobwire(['pipe', 'extract', '--source', 'remotewlb'], {
      input: input.join('\n'),
    })
    expect(ndjson(stdout).map(({ sourceJobId }) => sourceJobId)).toEqual(['one', 'three'])
    expect(ndjson<Line>(stderr).map(({ line, code: found }) => [line, found])).toEqual([
      [2, 'bad-input'],
      [4, 'missing-title'],
    ])
    expect(ndjson<Line>(stderr).every(({ message, hint }) => message !== '' && hint !== '')).toBe(true)
    expect(code).toBe(1)
  })

  test('pageUrl is the url of the input, absent fields stay absent', async () => {
    const { code, stdout, stderr } = await jobwire(['pipe', 'extract', '--source', 'remotewlb'], {
      input: page('one', markdown('One')),
    })
    expect([code, stderr]).toEqual([0, ''])
    const [listing] = ndjson(stdout)
    expect(listing?.pageUrl).toBe('https://any.example/some/ref/jobs/Others/2026-01/one/README.md')
    expect(Object.keys(listing ?? {})).not.toContain('salaries')
    expect(Object.keys(listing ?? {})).not.toContain('fetchedAt')
  })

  test('U+2028 within a string ends no line, CRLF does, a byte order mark is passed over', async () => {
    const input = `\uFEFF${page('one', markdown('One').replace('meadow', 'mea\u2028dow'))}\r\n${page('two', markdown('Two'))}\r\n`
    const { code, stdout } = await jobwire(['pipe', 'extract', '--source', 'remotewlb'], { input })
    expect([code, ndjson(stdout).length]).toEqual([0, 2])
  })

  test('bodyBase64 is decoded by the charset of contentType, body is text already', async () => {
    const body = Buffer.from(markdown('Gärtner'), 'latin1').toString('base64')
    const latin = {
      url: 'https://x.example/jobs/Others/2026-01/a/README.md',
      bodyBase64: body,
      contentType: 'text/plain; charset=iso-8859-1',
    }
    const { stdout } = await jobwire(['pipe', 'extract', '--source', 'remotewlb'], {
      input: `${JSON.stringify(latin)}\n${page('b', markdown('Gärtner'))}`,
    })
    expect(ndjson(stdout).map(({ title }) => title)).toEqual(['Gärtner', 'Gärtner'])
  })

  test('board parameters are given as name=value and checked', async () => {
    const args = ['pipe', 'extract', '--source', 'greenhouse', '--board']
    const input = samplePages('greenhouse')
    const good = await jobwire([...args, 'board=quillmark'], { input })
    expect(ndjson(good.stdout).map(({ board }) => board)).toEqual(Array(22).fill('quillmark'))
    const bad = await jobwire([...args, 'bord=quillmark'], { input })
    expect([bad.code, bad.stdout]).toEqual([2, ''])
    expect(bad.stderr).toContain('did you mean `board`?')
  })

  test('an unknown source is wrong usage and offers the nearest', async () => {
    const { code, stderr } = await jobwire(['pipe', 'extract', '--source', 'grenhouse'])
    expect(code).toBe(2)
    expect(stderr).toContain('did you mean greenhouse?')
  })
})

describe('the stages one after another over the sample boards', () => {
  test('90 pages and items become 88 listings, then jobs, then documents', async () => {
    let raw = ''
    for (const [use, board] of [
      ['remotewlb', []],
      ['greenhouse', ['--board', 'board=quillmark']],
      ['weworkremotely', []],
      ['jobposting', ['--board', 'site=fjordlist', 'start=https://sample.example/sitemap.xml']],
    ] as const) {
      const { code, stdout, stderr } = await jobwire(['pipe', 'extract', '--source', use, ...board], {
        input: samplePages(use),
      })
      expect([use, code, stderr]).toEqual([use, 0, ''])
      raw += stdout
    }
    expect(ndjson(raw)).toHaveLength(90)
    const normalized = await jobwire(['pipe', 'normalize'], { input: raw })
    expect([normalized.code, normalized.stderr]).toEqual([0, ''])
    const keys = ndjson(normalized.stdout).map(({ key }) => key)
    expect(keys).toHaveLength(90)
    expect(new Set(keys).size).toBe(88)

    const input = normalized.stdout
    const lines = ndjson<{ key: string; job: string; confidence: number; reason: string }>(
      (await jobwire(['pipe', 'dedup'], { input })).stdout,
    )
    expect(lines.map(({ key }) => key)).toEqual(keys)
    expect(lines.every(({ confidence, reason }) => confidence >= 0 && confidence <= 1 && reason !== '')).toBe(true)
    const jobs = (await jobwire(['pipe', 'dedup', '--jobs'], { input })).stdout
    const count = ndjson(jobs).length
    expect(count).toBe(new Set(lines.map(({ job }) => job)).size)
    expect(count).toBeGreaterThanOrEqual(64)
    expect(count).toBeLessThan(88)
    const pairs = ndjson((await jobwire(['pipe', 'dedup', '--pairs'], { input })).stdout)
    expect(Object.keys(pairs[0] ?? {}).sort()).toEqual(['a', 'b', 'decision', 'evidence', 'score'])

    const rss = await jobwire(['pipe', 'publish', '--format', 'rss'], { input: jobs })
    expect(rss.stdout.match(/<item>/g)).toHaveLength(count)
    const json = await jobwire(['pipe', 'publish', '--format', 'json', '--title', 'Meadow'], { input: jobs })
    expect(JSON.parse(json.stdout)).toMatchObject({ title: 'Meadow', items: { length: count } })
  }, 120_000)
})

describe('pipe dedup --decisions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-pipe-'))
  const decided = async (text: string): Promise<{ code: number | null; jobs: number; stderr: string }> => {
    const raw = await jobwire(['pipe', 'extract', '--source', 'remotewlb'], {
      input: `${page('a', markdown('Gardener'))}\n${page('b', markdown('Bookkeeper'))}`,
    })
    const { stdout: input } = await jobwire(['pipe', 'normalize'], { input: raw.stdout })
    const file = join(folder, 'decisions.ndjson')
    writeFileSync(file, text)
    const { code, stdout, stderr } = await jobwire(['pipe', 'dedup', '--decisions', file], { input })
    return { code, stderr, jobs: new Set(ndjson(stdout).map(({ job }) => job)).size }
  }

  test('a pin joins, a later split parts, a line that is none is wrong usage', async () => {
    const pin = '{"op":"pin","a":"remotewlb:a","b":"remotewlb:b"}\n'
    expect((await decided('')).jobs).toBe(2)
    expect((await decided(pin)).jobs).toBe(1)
    expect((await decided(pin + pin.replace('pin', 'split'))).jobs).toBe(2)
    const bad = await decided(`${pin}{"op":"glue"}\n`)
    expect(bad.code).toBe(2)
    expect(bad.stderr).toContain('line 2')
    const strange = await decided(`${pin}\n${pin.replace('remotewlb:b', 'remotewlb:c')}`)
    expect([strange.code, strange.jobs]).toEqual([0, 1])
    expect(ndjson(strange.stderr)).toMatchObject([{ line: 3, code: 'not-found' }])
    expect(strange.stderr).toContain('no listing of this set is remotewlb:c')
    rmSync(folder, { recursive: true })
  }, 120_000)
})

test('a line that fits no schema is named by field', async () => {
  const { code, stderr } = await jobwire(['pipe', 'normalize'], {
    input: '{"source":"x","sourceJobId":"1","pageUrl":3}\n[]\n',
  })
  expect(code).toBe(1)
  const [first, second] = ndjson<Line>(stderr)
  expect(first).toMatchObject({ line: 1, code: 'bad-input' })
  expect(first?.message).toContain('pageUrl')
  expect(second).toMatchObject({ line: 2, code: 'bad-input' })
})

test('a format that there is not offers the nearest', async () => {
  const { code, stderr } = await jobwire(['pipe', 'publish', '--format', 'rs'])
  expect([code, stderr.includes('did you mean rss?')]).toEqual([2, true])
})

test('a reader that has seen enough is no failure', async () => {
  const many = `${page('one', markdown('One'))}\n`.repeat(20_000)
  const child = spawn(process.execPath, [bin, 'pipe', 'extract', '--source', 'remotewlb'], { cwd: projectFolder })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(many)
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, stderr]).toEqual([0, ''])
})

test('the filters read no configuration', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-pipe-'))
  writeFileSync(join(folder, 'jobwire.yaml'), 'not: [valid')
  const { code } = await jobwire(['pipe', 'normalize'], { cwd: folder, input: '' })
  expect(code).toBe(0)
  expect(readFileSync(join(folder, 'jobwire.yaml'), 'utf8')).toBe('not: [valid')
  rmSync(folder, { recursive: true })
})
