import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { silent } from '../../src/ports/log.ts'
import { createApp } from '../../src/server/app.ts'
import type { Serving } from '../../src/server/serve.ts'
import { serve } from '../../src/server/serve.ts'
import { FakeStore } from '../support/fake-store.ts'
import { sampleJob } from '../support/sample-jobs.ts'

const app = createApp({
  store: new FakeStore([sampleJob('a:1')]),
  publicUrl: 'http://jobs.example',
  regions: {},
  countries: ['DE'],
  feeds: [],
  log: silent,
})
const serving: Serving[] = []
const start = async (port = 0) => {
  const server = await serve(app, { host: '127.0.0.1', port })
  serving.push(server)
  return server
}
afterEach(async () => {
  await Promise.all(serving.splice(0).map((server) => server.close()))
})

test('answers over a socket: GET, HEAD, 304, coded', async () => {
  const { url } = await start()
  const get = await fetch(`${url}/jobs.atom`, { headers: { 'accept-encoding': 'gzip' } })
  expect(get.headers.get('content-encoding')).toBe('gzip')
  expect(await get.text()).toContain('<title>jobwire</title>')
  const etag = get.headers.get('etag') ?? ''
  const again = await fetch(`${url}/jobs.atom`, { headers: { 'accept-encoding': 'gzip', 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const head = await fetch(`${url}/jobs.atom`, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
  expect(head.headers.get('etag')).toBe(etag)
})

test('a taken port is a FatalError that names it', async () => {
  const { url } = await start()
  const port = Number(new URL(url).port)
  await expect(start(port)).rejects.toThrow(`cannot listen on 127.0.0.1:${port}`)
})

test.each([
  'GET /%zz HTTP/1.1',
  'GET /jobs/%E0%A4%A HTTP/1.1',
  'GET //evil.example/ HTTP/1.1',
  'GET /jobs.rss?q=%FF HTTP/1.1',
  'OPTIONS * HTTP/1.1',
])('a crooked request line (%s) is answered and harms nobody', async (line) => {
  const { url } = await start()
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 (200|204|400|404) /)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('close ends though a connection is kept alive', async () => {
  const server = await serve(app, { host: '127.0.0.1', port: 0 })
  await (await fetch(`${server.url}/`)).text()
  const began = performance.now()
  await server.close()
  expect(performance.now() - began).toBeLessThan(4_000)
  await expect(fetch(server.url)).rejects.toThrow()
})
