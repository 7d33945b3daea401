import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gitTree, tarball } from '../../src/cli/demo/sample-repository.ts'
import { serveSamples, type SampleServer } from '../../src/cli/demo/sample-server.ts'

let samples: SampleServer
beforeAll(async () => {
  samples = await serveSamples()
})
afterAll(() => samples.close())

const files = new Map([
  ['jobs/C#/2026-01/a/README.md', Buffer.from('one\n')],
  ['jobs/Zürich/b.md', Buffer.from('zwei\n')],
  ['jobs.md', Buffer.from('three\n')],
  ['jobs0/d', Buffer.from('')],
  [`deep/${'long-name-'.repeat(9)}/${'x'.repeat(60)}/README.md`, Buffer.from('five\n')],
])

test('trees are hashed as git hashes them, the tarball unpacks to the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-samples-'))
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'core.quotepath=false', ...args], { encoding: 'utf8' }).trim()
  git('init', '--quiet')
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  git('add', '--all')
  const { sha, entries } = gitTree(files)
  expect(sha).toBe(git('write-tree'))
  const listed = git('ls-tree', '-r', '-t', '-z', '--format=%(objectmode) %(objecttype) %(objectname) %(path)', sha)
  expect(entries.map(({ mode, type, sha: id, path }) => `${mode} ${type} ${id} ${path}`).sort()).toEqual(
    listed.split('\0').filter(Boolean).sort(),
  )
  const unpacked = mkdtempSync(join(tmpdir(), 'jobwire-samples-'))
  execFileSync('tar', ['xzf', '-', '-C', unpacked, '--strip-components=1'], { input: tarball('top', files) })
  expect(execFileSync('diff', ['-r', '--exclude=.git', folder, unpacked], { encoding: 'utf8' })).toBe('')
  for (const each of [folder, unpacked]) rmSync(each, { recursive: true })
})

test('four boards on four origins; a second poll with the ETag is a 304', async () => {
  expect(samples.boards.map(({ use }) => use)).toEqual(['remotewlb', 'greenhouse', 'weworkremotely', 'jobposting'])
  expect(new Set(samples.origins).size).toBe(4)
  const url = `${samples.origins[2] ?? ''}/categories/remote-programming-jobs.rss`
  const first = await fetch(url)
  expect(first.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  expect((await first.text()).match(/<item>/g)).toHaveLength(12)
  expect((await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })).status).toBe(304)
  expect((await fetch(`${samples.origins[0] ?? ''}/robots.txt`)).status).toBe(404)
  expect(await (await fetch(`${samples.origins[3] ?? ''}/robots.txt`)).text()).toContain('Disallow: /admin/')
})

test('the sitemap names its own host, and every page of it is there', async () => {
  const origin = samples.origins[3] ?? ''
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const urls = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) => url)
  expect(urls).toHaveLength(16)
  for (const url of urls) {
    expect(url.startsWith(`${origin}/jobs/`)).toBe(true)
    expect(await (await fetch(url)).text()).toContain('"JobPosting"')
  }
})

test('the repository lists 34 pages of 32 slugs', async () => {
  const answer = await fetch(`${samples.origins[0] ?? ''}/repos/RemoteWLB/remote-jobs/git/trees/HEAD?recursive=1`)
  const { tree } = (await answer.json()) as { tree: { path: string }[] }
  const slugs = tree.flatMap(({ path }) => /^jobs\/[^/]+\/[^/]+\/([^/]+)\/README\.md$/.exec(path)?.[1] ?? [])
  expect([slugs.length, new Set(slugs).size]).toEqual([34, 32])
})
