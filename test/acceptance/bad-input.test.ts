import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Run } from '../../src/ports/store.ts'
import { World } from '../support/world.ts'

const posting = (id: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  internal_job_id: id + 1,
  title: `Meadow Keeper ${id}`,
  company_name: 'Fernbrook',
  absolute_url: `https://fernbrook.example/jobs/${id}`,
  location: { name: 'Remote' },
  content: `&lt;p&gt;You keep meadow number ${id} green, and write down what grows there.&lt;/p&gt;`,
  first_published: '2026-01-05T09:00:00-05:00',
  updated_at: '2026-01-05T09:00:00-05:00',
  ...more,
})
const board = (...jobs: unknown[]): string => JSON.stringify({ jobs, meta: { total: jobs.length } })
const item = (slug: string, title: string): string =>
  `<item><title>${title}</title><link>https://weworkremotely.com/remote-jobs/${slug}</link>` +
  `<guid>https://weworkremotely.com/remote-jobs/${slug}</guid><pubDate>Mon, 05 Jan 2026 10:00:00 +0000</pubDate>` +
  `<region>Anywhere in the World</region><description>&lt;p&gt;Words about ${slug}.&lt;/p&gt;</description></item>`
const feed = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title><link>https://weworkremotely.com</link>${items.join('')}</channel></rss>`

const json = 'application/json; charset=utf-8'
const html =
  '<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>We are down for a moment</h1></body></html>'
const answers: Record<string, { type: string; body: string }> = {
  '/v1/boards/good/jobs': { type: json, body: board(posting(1), posting(2)) },
  '/v1/boards/empty-body/jobs': { type: json, body: '' },
  '/v1/boards/truncated/jobs': { type: json, body: board(posting(3), posting(4)).slice(0, -120) },
  '/v1/boards/wrong-type/jobs': { type: 'text/html', body: board(posting(5), posting(6)) },
  '/v1/boards/untitled/jobs': { type: json, body: board(posting(7), posting(8, { title: '' }), posting(9)) },
  '/v1/boards/huge/jobs': {
    type: json,
    body: board(posting(10), posting(11, { content: `&lt;p&gt;${'long words here '.repeat(650_000)}&lt;/p&gt;` })),
  },
  '/remote-jobs.rss': {
    type: 'application/rss+xml',
    body: feed(item('one', 'Fernbrook: Gardener'), item('two', 'Fernbrook: Scribe')),
  },
  '/categories/down.rss': { type: 'text/html', body: html },
}

describe('bad input costs itself and nothing else', () => {
  let server: Server
  let origin: string
  let world: World
  const runs = new Map<string, Run>()

  beforeAll(async () => {
    server = createServer((request, response) => {
      const answer = answers[new URL(request.url ?? '/', 'http://x').pathname]
      response.writeHead(answer ? 200 : 404, answer ? { 'content-type': answer.type } : {})
      response.end(answer?.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    world = new World([origin], '2026-01-06T08:00:00.000Z')
    const names = ['good', 'empty-body', 'truncated', 'wrong-type', 'untitled', 'huge']
    const boards = [
      ...names.map((name) => world.board('greenhouse', { board: name, api: origin })),
      world.board('weworkremotely', { base: origin }),
      world.board('weworkremotely', { base: origin, category: 'down' }),
    ]
    const found = await world.crawl(...boards)
    found.forEach((run, index) => runs.set(names[index] ?? (index === names.length ? 'feed' : 'down'), run))
  })
  afterAll(async () => {
    await world.close()
    await new Promise((resolve) => server.close(resolve))
  })

  const rejectsOf = async (name: string): Promise<{ code: string; where: string }[]> =>
    (await world.store.rejects(runs.get(name)?.id ?? 0)).map(({ code, where }) => ({ code, where }))
  const pageOf = (name: string): string => `${origin}/v1/boards/${name}/jobs?content=true&pay_transparency=true`

  test.each([
    ['empty-body', 'empty-body'],
    ['truncated', 'wrong-shape'],
  ])('%s: the run failed, one reject with the page’s URL', async (name, code) => {
    expect(runs.get(name)).toMatchObject({ status: 'failed', error: { code }, counts: { added: 0, closed: 0 } })
    expect(await rejectsOf(name)).toEqual([{ code, where: pageOf(name) }])
  })

  test('an HTML page in place of a feed', async () => {
    expect(runs.get('down')).toMatchObject({ status: 'failed', error: { code: 'wrong-shape' } })
    expect(await rejectsOf('down')).toEqual([{ code: 'wrong-shape', where: `${origin}/categories/down.rss` }])
  })

  test('a wrong content type is warned of and read', async () => {
    expect(runs.get('wrong-type')).toMatchObject({ status: 'complete', counts: { added: 2, rejected: 0, warnings: 1 } })
    expect(await world.store.warnings(runs.get('wrong-type')?.id ?? 0)).toEqual([
      {
        code: 'wrong-content-type',
        where: pageOf('wrong-type'),
        message: expect.stringContaining('text/html') as string,
      },
    ])
  })

  test('a posting with no title is refused, its neighbours land', async () => {
    expect(runs.get('untitled')).toMatchObject({ status: 'complete', counts: { added: 2, rejected: 1 } })
    const [reject, ...others] = await rejectsOf('untitled')
    expect(others).toEqual([])
    expect(reject).toMatchObject({
      code: 'missing-title',
      where: expect.stringContaining(pageOf('untitled')) as string,
    })
  })

  test('a 10 MB ad is refused, its neighbour lands', async () => {
    expect(runs.get('huge')).toMatchObject({ status: 'complete', counts: { added: 1, rejected: 1 } })
    expect(await rejectsOf('huge')).toMatchObject([
      { code: 'too-large', where: expect.stringContaining(pageOf('huge')) as string },
    ])
  })

  test('everything else landed', async () => {
    expect(runs.get('good')).toMatchObject({ status: 'complete', counts: { added: 2, rejected: 0, warnings: 0 } })
    expect(runs.get('feed')).toMatchObject({ status: 'complete', counts: { added: 2, rejected: 0 } })
    expect((await world.store.counts()).openListings).toBe(2 + 2 + 2 + 1 + 2)
  })
})
