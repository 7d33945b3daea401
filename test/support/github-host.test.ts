import { existsSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { boardBundle } from './git-repository.ts'
import { githubHost, type GithubHost } from './github-host.ts'

const present = existsSync(boardBundle)
if (!present) console.log('github-host: skipped, there is no ../shared/boards/remotewlb.bundle')

interface Tree {
  sha: string
  truncated: boolean
  tree: { path: string; type: string; sha: string; size?: number }[]
}

describe.skipIf(!present)('the board as GitHub would serve it', () => {
  let host: GithubHost
  const tree = (path = 'HEAD?recursive=1', headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${host.api}/repos/RemoteWLB/remote-jobs/git/trees/${path}`, { headers })

  beforeAll(async () => {
    host = await githubHost()
  })
  afterAll(() => host.close())

  test('the tree lists 5,605 pages, and its ETag gives a 304', async () => {
    const first = await tree()
    const { tree: entries, truncated } = (await first.json()) as Tree
    expect(truncated).toBe(false)
    expect(entries.filter(({ path }) => /^jobs\/[^/]+\/[^/]+\/[^/]+\/README\.md$/.test(path))).toHaveLength(5605)
    const again = await tree('HEAD?recursive=1', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test('raw files have the blob sha of the tree, many at once, and a missing one is a 404', async () => {
    const { tree: entries } = (await (await tree()).json()) as Tree
    const some = entries.filter(({ type }) => type === 'blob').filter((_, index) => index % 97 === 0)
    expect(some.length).toBeGreaterThan(50)
    await Promise.all(
      some.map(async ({ path, sha }) => {
        const at = path.split('/').map(encodeURIComponent).join('/')
        const bytes = new Uint8Array(await (await fetch(`${host.raw}/RemoteWLB/remote-jobs/HEAD/${at}`)).arrayBuffer())
        expect(createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')).toBe(sha)
      }),
    )
    expect((await fetch(`${host.raw}/RemoteWLB/remote-jobs/HEAD/jobs/none.md`)).status).toBe(404)
  })

  test('the tarball holds the page, unless it is corrupted', async () => {
    const page = 'jobs/Others/2025-01/systems-software-engineer-postgres/README.md'
    const get = async (): Promise<Buffer> =>
      gunzipSync(Buffer.from(await (await fetch(`${host.archive}/RemoteWLB/remote-jobs/tar.gz/HEAD`)).arrayBuffer()))
    const whole = await get()
    // A name over 100 bytes stands in two fields of its tar header.
    expect(whole.includes(`remote-jobs-${host.head}/jobs`)).toBe(true)
    expect(whole.includes('/systems-software-engineer-postgres')).toBe(true)
    expect(whole.length).toBeGreaterThan(30_000_000)
    host.settings.corrupt = [page]
    const broken = await get()
    host.settings.corrupt = []
    expect(whole.reduce((sum, byte, index) => sum + (byte === broken[index] ? 0 : 1), 0)).toBe(1)
  })

  test('another commit, a truncated tree with whole subtrees, robots.txt, a fault', async () => {
    const newest = host.head
    await host.checkout('main~374')
    const first = (await (await tree()).json()) as Tree
    await host.checkout(newest)
    host.settings.truncated = true
    const cut = (await (await tree()).json()) as Tree
    expect(cut.truncated).toBe(true)
    const jobs = cut.tree.find(({ path }) => path === 'jobs')
    const below = (await (await tree(`${jobs?.sha ?? ''}?recursive=1`)).json()) as Tree
    expect(below.truncated).toBe(false)
    expect(below.tree.filter(({ path }) => path.endsWith('/README.md'))).toHaveLength(5605)
    expect(first.sha).not.toBe(cut.sha)
    host.settings.truncated = false

    expect((await fetch(`${host.raw}/robots.txt`)).status).toBe(404)
    host.settings.robots = { archive: 'User-agent: *\nDisallow: /' }
    expect(await (await fetch(`${host.archive}/robots.txt`)).text()).toContain('Disallow: /')
    expect((await fetch(`${host.raw}/robots.txt`)).status).toBe(404)
    host.settings.fault = (at) => (at === 'api' ? 503 : undefined)
    expect((await tree()).status).toBe(503)
    host.settings.fault = undefined
    expect(host.requests.at(-1)).toMatchObject({ host: 'api', method: 'GET', status: 503 })
  })
})
