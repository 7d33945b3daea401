import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardConfig } from '../../pipelines/board.ts'
import type { Run } from '../../src/ports/store.ts'
import { githubHost, type GithubHost } from '../support/github-host.ts'
import { realBoard, World } from '../support/world.ts'

const samples = fileURLToPath(new URL('../../data/samples/markdown-repository/', import.meta.url))
let folder: string
let host: GithubHost
let world: World

/** The sample board as a git repository, and the paths of its pages. */
function repository(): string {
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@board.example', '-c', 'init.defaultBranch=main']
    execFileSync('git', [...identity, '-C', folder, ...args], { stdio: 'ignore' })
  }
  cpSync(samples, folder, { recursive: true })
  git('init')
  git('add', '--all')
  git('commit', '-m', 'board')
  return join(folder, '.git')
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jobwire-repository-'))
  host = await githubHost({ folder: repository() })
  world = new World([host.api, host.raw, host.archive], '2026-11-20T08:00:00.000Z')
})
afterEach(async () => {
  await world.close()
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The board with the tarball worth asking above five new files. */
function bulky(): BoardConfig {
  const board = realBoard(world, host)
  const { follow } = board.source
  const source = {
    ...board.source,
    follow: ((page, parameters) => {
      const next = follow?.(page, parameters) ?? { requests: [] }
      return next.bulk ? { ...next, bulk: { ...next.bulk, above: 5 } } : next
    }) satisfies BoardConfig['source']['follow'],
  }
  return { ...board, source }
}
const asked = (name: 'raw' | 'archive'): string[] =>
  host.requests.filter((one) => one.host === name && one.url !== '/robots.txt').map((one) => one.url)
const crawl = async (board: BoardConfig): Promise<Run | undefined> => (await world.crawl(board))[0]

describe('a repository of Markdown pages', () => {
  test('with few new files is read file by file', async () => {
    expect(await crawl(realBoard(world, host))).toMatchObject({
      status: 'complete',
      counts: { pages: 34, added: 32, rejected: 0 },
    })
    expect(asked('raw')).toHaveLength(34)
    expect(asked('archive')).toEqual([])
  })

  test('with many is read from the tarball; members that are not what the tree lists are fetched alone', async () => {
    const tree = await host.repository.tree(host.head, true)
    const wrong = tree.filter((entry) => entry.path.endsWith('README.md') && entry.path.startsWith('jobs/')).slice(3, 5)
    host.settings.corrupt = wrong.map((entry) => entry.path)
    expect(await crawl(bulky())).toMatchObject({ status: 'complete', counts: { pages: 34, added: 32, rejected: 0 } })
    expect(asked('archive')).toHaveLength(1)
    const raw = asked('raw').map((url) => url.split('/').slice(4).map(decodeURIComponent).join('/'))
    expect(raw.sort()).toEqual(wrong.map((entry) => entry.path).sort())
  })

  test('falls back to single files where robots.txt refuses the tarball, and keeps the verdict', async () => {
    host.settings.robots = { archive: 'User-agent: *\nDisallow: /\n' }
    expect(await crawl(bulky())).toMatchObject({ status: 'complete', counts: { pages: 34, added: 32 } })
    expect(asked('archive')).toEqual([])
    expect(asked('raw')).toHaveLength(34)
    const verdicts = await world.archive.verdicts('remotewlb')
    expect(verdicts.filter((one) => !one.allowed).map((one) => new URL(one.url).pathname)).toEqual([
      '/RemoteWLB/remote-jobs/tar.gz/HEAD',
    ])
  })

  test('falls back to single files where the tarball cannot be had', async () => {
    host.settings.tarballStatus = 404
    expect(await crawl(bulky())).toMatchObject({ status: 'complete', counts: { pages: 34, added: 32 } })
    expect(asked('raw')).toHaveLength(34)
  })

  test('is walked by subtrees where the tree comes cut', async () => {
    host.settings.truncated = true
    expect(await crawl(realBoard(world, host))).toMatchObject({ status: 'complete', counts: { pages: 34, added: 32 } })
  })

  test('is partial while a file cannot be had, and whole when it can', async () => {
    const tree = await host.repository.tree(host.head, true)
    const missing = tree.find((entry) => entry.path.startsWith('jobs/') && entry.path.endsWith('README.md'))
    const path = missing?.path.split('/').map(encodeURIComponent).join('/') ?? ''
    host.settings.fault = (_host, url) => (url.endsWith(path) ? 404 : undefined)
    const first = await crawl(realBoard(world, host))
    expect(first).toMatchObject({ status: 'partial', counts: { pages: 33 } })
    expect(first?.completeness).toContain(path)
    host.settings.fault = undefined
    host.requests.length = 0
    world.clock.advance(3_600_000)
    expect(await crawl(realBoard(world, host))).toMatchObject({ status: 'complete', counts: { pages: 34 } })
    expect(asked('raw').map((url) => url.endsWith(path))).toEqual([true])
  })

  test('fails as a whole where the tree cannot be had', async () => {
    host.settings.fault = (name) => (name === 'api' ? 404 : undefined)
    expect(await crawl(realBoard(world, host))).toMatchObject({ status: 'failed', error: { code: 'http-status' } })
  })
})
