import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import Parser from 'rss-parser'
import { serveSamples, type SampleServer } from '../../src/cli/demo/sample-server.ts'
import { everything } from '../../src/model/query.ts'
import { silent } from '../../src/ports/log.ts'
import { createApp } from '../../src/server/app.ts'
import { serve, type Serving } from '../../src/server/serve.ts'
import { World } from '../support/world.ts'

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0
if (!hasXmllint) console.log('skipped: xmllint (Debian libxml2-utils) is not on this machine')

interface JsonFeed {
  items: { id: string; title: string; url: string }[]
  next_url?: string
}

describe('the three feeds of the sample boards', () => {
  let samples: SampleServer
  let world: World
  let serving: Serving
  let open: string[]

  beforeAll(async () => {
    samples = await serveSamples()
    world = new World(samples.origins, '2026-11-20T08:00:00.000Z')
    const runs = await world.crawl(...samples.boards.map(({ use, board }) => world.board(use, board)))
    expect(runs.map((run) => run.status)).toEqual(['complete', 'complete', 'complete', 'complete'])
    const jobs = []
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page = await world.store.search({ ...everything, limit: 200, cursor })
      jobs.push(...page.jobs)
      cursor = page.next
    }
    open = jobs.map((job) => `urn:uuid:${job.id}`).sort()
    const app = createApp({
      store: world.store,
      publicUrl: 'http://jobs.example',
      regions: world.tables.regions,
      countries: Object.keys(world.tables.countries),
      feeds: [],
      log: silent,
    })
    serving = await serve(app, { host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => {
    await serving.close()
    await world.close()
    await samples.close()
  })

  /** Follows a feed to its end; `next` gives the address in a document, absolute under the public URL. */
  const follow = async (path: string, next: (body: string) => string | undefined): Promise<string[]> => {
    const bodies: string[] = []
    const visited = new Set<string>()
    for (let at: string | undefined = path; at !== undefined;) {
      expect(visited.has(at), `${at} comes twice`).toBe(false)
      visited.add(at)
      const answer = await fetch(new URL(at, serving.url))
      expect(answer.status).toBe(200)
      const body = await answer.text()
      bodies.push(body)
      at = next(body)?.replaceAll('&amp;', '&').replace('http://jobs.example', '')
    }
    return bodies
  }
  const nextLink = (body: string): string | undefined =>
    /<(?:atom:)?link(?=[^>]*rel="next")[^>]*href="([^"]+)"/.exec(body)?.[1]

  test.each(['rss', 'atom'])('%s holds every open job once', async (format) => {
    const bodies = await follow(`/jobs.${format}?limit=20`, nextLink)
    expect(bodies.length).toBe(Math.ceil(open.length / 20))
    const parser = new Parser<object, { guid?: string; id?: string; link?: string }>()
    const ids = []
    for (const body of bodies) {
      if (hasXmllint) {
        const check = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: body })
        expect(check.stderr.toString()).toBe('')
        expect(check.status).toBe(0)
      }
      for (const item of (await parser.parseString(body)).items) ids.push(item.guid ?? item.id)
    }
    expect(ids.sort()).toEqual(open)
  })

  test('json holds every open job once', async () => {
    const bodies = await follow('/jobs.json?limit=20', (body) => (JSON.parse(body) as JsonFeed).next_url)
    const ids = bodies.flatMap((body) => (JSON.parse(body) as JsonFeed).items.map((item) => item.id))
    expect(ids.sort()).toEqual(open)
  })

  test.each(['rss', 'atom', 'json'])('a second poll of %s with the ETag is a 304', async (format) => {
    const url = new URL(`/jobs.${format}`, serving.url)
    const first = await fetch(url)
    const etag = first.headers.get('etag')
    expect(etag).toMatch(/^(W\/)?".+"$/)
    await first.arrayBuffer()
    const second = await fetch(url, { headers: { 'if-none-match': etag ?? '' } })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
    expect(second.headers.get('etag')).toBe(etag)
    const since = await fetch(url, { headers: { 'if-modified-since': first.headers.get('last-modified') ?? '' } })
    expect(since.status).toBe(304)
  })
})
