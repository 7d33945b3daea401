import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { createFetcher, type FetcherOptions } from '../../src/fetch/create-fetcher.ts'
import { silent } from '../../src/ports/log.ts'
import { Rig } from './rig.ts'

let rig: Rig
afterEach(() => rig.close())

/** A rig whose names all lead to loopback. */
async function named(allowPrivate: (port: number) => string[], more: Partial<FetcherOptions> = {}): Promise<void> {
  rig = await Rig.start()
  await rig.fetcher.close()
  rig.fetcher = createFetcher({
    archive: rig.archive,
    clock: rig.clock,
    log: silent,
    contact: 'https://crawler.example',
    version: '1',
    allowPrivate: allowPrivate(rig.server.port),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    limits: { retries: 0 },
    ...more,
  })
}
const at = (host: string, path = '/ok') => rig.fetcher.fetch(rig.request(`http://${host}${path}`))

describe('names and addresses', () => {
  test('a public name that resolves to a private address is not connected to', async () => {
    await named(() => [])
    await expect(at('jobs.example.com')).rejects.toMatchObject({ name: 'SourceError', code: 'private-address' })
    expect(rig.server.connections()).toBe(0)
  })

  test('nor one that resolves to a public and a private address', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    await named(() => [], { resolve })
    await expect(at('jobs.example.com')).rejects.toMatchObject({ code: 'private-address' })
  })

  test('a listed name may be private; the address is resolved once a connection', async () => {
    const names: string[] = []
    await named((port) => [`http://board.test:${port}`], {
      resolve: async (name) => {
        names.push(name)
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    expect((await at(`board.test:${rig.server.port}`)).page.status).toBe(200)
    expect(names).toEqual(['board.test'])
  })

  test('a redirect to a name that is private is refused, though the first is listed', async () => {
    await named((port) => [`http://board.test:${port}`])
    rig.server.on('/out', (_, response) => response.writeHead(302, { location: 'http://inside.example.com/' }).end())
    await expect(at(`board.test:${rig.server.port}`, '/out')).rejects.toMatchObject({ code: 'private-address' })
  })

  test('a name without an address is unreachable', async () => {
    const resolve = async (): Promise<never> => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })
    }
    await named(() => [], { resolve })
    await expect(at('gone.example.com')).rejects.toMatchObject({ code: 'robots-unreachable' })
  })

  test('a live site needs a contact', async () => {
    await named(() => [], { contact: null })
    await expect(at('jobs.example.com')).rejects.toMatchObject({ name: 'FatalError', code: 'missing-contact' })
  })

  test('listing a public site as private is no way round the contact', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }]
    await named(() => ['http://jobs.example.com'], { contact: null, resolve })
    await expect(at('jobs.example.com')).rejects.toMatchObject({ name: 'FatalError', code: 'missing-contact' })
  })
})

test('a process that fetched ends by itself, writes nothing outside its archive and leaves Ctrl+C alone', async () => {
  rig = await Rig.start()
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-cwd-'))
  const loader = fileURLToPath(import.meta.resolve('tsx'))
  const script = fileURLToPath(new URL('./one-page.ts', import.meta.url))
  const archive = join(rig.folder, 'own.db')
  const child = await new Promise((resolve) => {
    const one = spawn(process.execPath, ['--import', loader, script, rig.server.origin, archive], { cwd: folder })
    let out = ''
    one.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    one.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()))
    one.on('exit', (status) => resolve({ status, out }))
  })
  expect(child).toEqual({ status: 0, out: "fetched, Crawlee's listeners for Ctrl+C: 0\n" })
  expect(readdirSync(folder)).toEqual([])
  expect(existsSync(archive)).toBe(true)
  rmSync(folder, { recursive: true })
})
