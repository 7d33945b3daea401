import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import remotewlb from '../../crawlers/remotewlb.ts'
import { extractPage, pageFromInput, parseParameters } from '../../pipelines/extract.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Follow, SourceRequest } from '../../src/model/source.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

const parameters = parseParameters(remotewlb, {
  api: 'https://api.example',
  raw: 'https://raw.example',
  archive: 'https://tar.example',
})
const TREES = 'https://api.example/repos/RemoteWLB/remote-jobs/git/trees/'
const blob = (path: string): object => ({ path, type: 'blob', sha: `sha-of-${path}` })
const folder = (path: string, sha: string): object => ({ path, type: 'tree', sha })

function follow(url: string, tree: object[], truncated = false): Follow {
  return remotewlb.follow?.({ url, body: JSON.stringify({ tree, truncated }) }, parameters) ?? { requests: [] }
}

describe('the tree', () => {
  test('leads to each posting under its own version, and to the tarball where they are many', () => {
    const found = follow(`${TREES}HEAD?recursive=1`, [
      blob('README.md'),
      blob('jobs/C#/2024-05/größe 7/README.md'),
      blob('jobs/C#/2024-05/x/logo.png'),
    ])
    expect(found).toEqual({
      requests: [
        {
          url: 'https://raw.example/RemoteWLB/remote-jobs/HEAD/jobs/C%23/2024-05/gr%C3%B6%C3%9Fe%207/README.md',
          kind: 'detail',
          version: 'sha-of-jobs/C#/2024-05/größe 7/README.md',
          digest: 'git-blob',
        },
      ],
      bulk: {
        above: 500,
        request: {
          url: 'https://tar.example/RemoteWLB/remote-jobs/tar.gz/HEAD',
          kind: 'archive',
          maxBytes: 314_572_800,
        },
      },
    })
  })

  test('a truncated one is walked level by level until every posting is found', () => {
    const answers: Record<string, [object[], boolean]> = {
      'HEAD?recursive=1': [[folder('jobs', 'j1'), blob('jobs/Go/2024-01/a/README.md')], true],
      j1: [[folder('C#', 'c1'), folder('Go', 'g1'), blob('README.md')], false],
      'c1?recursive=1': [[folder('2024-02', 'c2'), blob('2024-02/b/README.md')], false],
      'g1?recursive=1': [[blob('2024-01/a/README.md')], true],
      g1: [[folder('2024-01', 'g2'), folder('2024-03', 'g3')], false],
      'g2?recursive=1': [[blob('a/README.md')], false],
      'g3?recursive=1': [[blob('c/README.md')], false],
    }
    const waiting: SourceRequest[] = [...remotewlb.start(parameters)]
    const details: string[] = []
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      const answer = answers[request.url.slice(TREES.length).replace(/#.*/, '')]
      expect(answer, request.url).toBeDefined()
      const found = follow(request.url, ...(answer ?? [[], false]))
      expect(found.incomplete).toBeUndefined()
      for (const next of found.requests) {
        if (next.kind === 'detail') details.push(next.url.replace(/.*\/HEAD\//, ''))
        else waiting.push(next)
      }
    }
    expect(details.sort()).toEqual([
      'jobs/C%23/2024-02/b/README.md',
      'jobs/Go/2024-01/a/README.md',
      'jobs/Go/2024-03/c/README.md',
    ])
  })

  test('one level that is itself truncated makes the run incomplete', () => {
    const found = follow(`${TREES}j1#jobs%2F`, [folder('Go', 'g1')], true)
    expect(found.incomplete).toMatch(/names only some of its entries/)
    expect(found.requests.map((request) => request.url)).toEqual([`${TREES}g1?recursive=1#jobs%2FGo%2F`])
  })

  test('an answer that is no tree is a named error', () => {
    const act = (): unknown =>
      remotewlb.follow?.({ url: `${TREES}HEAD?recursive=1`, body: '{"message":"Not Found"}' }, parameters)
    expect(act).toThrow(expect.objectContaining({ code: 'wrong-shape' }))
  })
})

test.each([
  'https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/jobs/C%23/2024-05/miller/README.md',
  'https://github.com/RemoteWLB/remote-jobs/blob/3f2a9c/jobs/C%23/2024-05/miller/README.md?plain=1#L3',
  'http://127.0.0.1:9000/jobs/C#/2024-05/miller/README.md',
  'file:///srv/jobs/mirror/jobs/C%23/2024-05/miller/README.md',
])('the path is taken from any base and ref: %s', (url) => {
  const [listing] = extractPage(remotewlb, parameters, { url, body: '# [Miller](https://x.example/1)\n' }).listings
  expect(listing).toMatchObject({ sourceJobId: 'miller', datePosted: '2024-05', tags: ['C#'], pageUrl: url })
})

const BOARD = 'boards/remotewlb.bundle'
describe.skipIf(isAbsent(BOARD))('the real board at its newest commit', () => {
  let clone = ''
  let listings: RawListing[] = []
  let tarball: Uint8Array = new Uint8Array()
  let rejects = 0

  beforeAll(async () => {
    clone = mkdtempSync(join(tmpdir(), 'jobwire-board-'))
    execFileSync('git', ['clone', '-q', '--bare', sharedFile(BOARD), clone])
    tarball = spawnSync('git', ['archive', '--format=tar.gz', '--prefix=remote-jobs-1/', 'HEAD'], {
      cwd: clone,
      maxBuffer: 1e9,
    }).stdout
    const found: RawListing[] = []
    for await (const member of remotewlb.unpack?.(tarball, parameters) ?? []) {
      const bodyBase64 = Buffer.from(member.bytes).toString('base64')
      const page = extractPage(
        remotewlb,
        parameters,
        pageFromInput({ url: member.url, bodyBase64, contentType: 'text/plain; charset=utf-8' }),
      )
      rejects += page.rejects.length
      found.push(...page.listings)
    }
    listings = found
  }, 120_000)
  afterAll(() => rmSync(clone, { recursive: true, force: true }))

  test('5,605 pages are 5,539 postings and none is refused', () => {
    expect(rejects).toBe(0)
    expect(listings.length).toBe(5605)
    expect(new Set(listings.map((listing) => listing.sourceJobId)).size).toBe(5539)
  })

  test('the tarball unpacks to the addresses that the tree leads to', () => {
    const paths = execFileSync('git', ['-c', 'core.quotepath=off', 'ls-tree', '-r', '--name-only', 'HEAD'], {
      cwd: clone,
      maxBuffer: 1e8,
    })
    const tree = String(paths).trim().split('\n').map(blob)
    const asked = follow(`${TREES}HEAD?recursive=1`, tree).requests.map((request) => request.url)
    expect(listings.map((listing) => listing.pageUrl).sort()).toEqual(asked.sort())
  })

  test('every page states its title and address and keeps its closing line out of the body', () => {
    expect(
      listings.filter((listing) => !/^https:\/\/www\.remotewlb\.com\/apply\//.test(listing.applyUrl ?? '')),
    ).toEqual([])
    expect(
      listings.filter((listing) => /CLICK TO \[APPLY\]/.test(listing.descriptionMarkdown ?? 'CLICK TO [APPLY]')),
    ).toEqual([])
    expect(
      listings.filter((listing) => /\]\(|^\[.*[^\]]$/.test(listing.title ?? '](')).map((listing) => listing.title),
    ).toEqual(
      listings.map((listing) => listing.title).filter((title) => title?.startsWith('[') && !title.endsWith(']')),
    )
  })

  test('the model listing', () => {
    const model = listings.find((listing) => listing.sourceJobId === 'systems-software-engineer-postgres')
    expect(model).toMatchObject({
      title: 'Systems Software Engineer (Postgres)',
      company: 'Neon Inc.',
      tags: ['Others'],
      datePosted: '2025-01',
      applyUrl: 'https://www.remotewlb.com/apply/systems-software-engineer-postgres',
    })
    expect(model).not.toHaveProperty('salaries')
  })

  test('half a tarball is an error and not half a board', async () => {
    const read = async (): Promise<void> => {
      for await (const _ of remotewlb.unpack?.(tarball.subarray(0, tarball.length / 2), parameters) ?? []);
    }
    await expect(read()).rejects.toMatchObject({ code: 'body-cut' })
  })
})
