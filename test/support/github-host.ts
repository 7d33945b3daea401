import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { bareClone, GitRepository } from './git-repository.ts'
import { corruptTarball } from './corrupt-tarball.ts'

type HostName = 'api' | 'raw' | 'archive'

interface RecordedRequest {
  readonly host: HostName
  readonly method: string
  readonly url: string
  status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** What may be set while the host runs. */
export interface GithubSettings {
  /** The recursive tree of the root says `truncated: true` and lacks its second half; subtrees are whole. */
  truncated: boolean
  /** The text of robots.txt, for all hosts or one by one; absent: 404. */
  robots: string | Partial<Record<HostName, string>> | undefined
  /** Answers the tarball with this status instead. */
  tarballStatus: number | undefined
  /** Members of the tarball (paths within the repository) whose first byte is wrong. */
  corrupt: readonly string[]
  /** A status to answer instead, by host and URL. */
  fault: ((host: HostName, url: string) => number | undefined) | undefined
}

export interface GithubHost {
  /** Base URLs without a slash at the end: the locator parameters of the source. */
  readonly api: string
  readonly raw: string
  readonly archive: string
  readonly requests: RecordedRequest[]
  readonly settings: GithubSettings
  readonly repository: GitRepository
  /** The commit that HEAD is. */
  readonly head: string
  /** Makes another commit HEAD. */
  checkout(revision: string): Promise<string>
  close(): Promise<void>
}

/** Serves a bare git repository as GitHub's API, raw and archive hosts do, on three loopback ports (or one). */
export async function githubHost(
  options: Partial<GithubSettings> & {
    folder?: string
    owner?: string
    name?: string
    commit?: string
    ports?: 'one' | 'three'
  } = {},
): Promise<GithubHost> {
  const { folder = bareClone(), owner = 'RemoteWLB', name = 'remote-jobs', commit = 'HEAD', ports = 'three' } = options
  const settings: GithubSettings = {
    truncated: options.truncated ?? false,
    robots: options.robots,
    tarballStatus: options.tarballStatus,
    corrupt: options.corrupt ?? [],
    fault: options.fault,
  }
  const repository = new GitRepository(folder)
  const requests: RecordedRequest[] = []
  let head = await repository.resolve(`${commit}^{commit}`)
  const listings = new Map<string, { etag: string; json: Buffer; gzip: Buffer }>()
  const base = { api: '', raw: '', archive: '' }

  const answerTree = async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const ref = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
    const recursive = url.searchParams.has('recursive')
    let sha: string
    try {
      sha = await repository.resolve(`${ref === 'HEAD' ? head : ref}^{tree}`)
    } catch {
      return sendJson(response, 404, { message: 'Not Found' })
    }
    const cut = settings.truncated && recursive && sha === (await repository.resolve(`${head}^{tree}`))
    const key = `${sha} ${String(recursive)} ${String(cut)}`
    let known = listings.get(key)
    if (!known) {
      const at = `${base.api}/repos/${owner}/${name}/git`
      const entries = await repository.tree(sha, recursive)
      const tree = (cut ? entries.slice(0, Math.ceil(entries.length / 2)) : entries).map((entry) => ({
        path: entry.path,
        mode: entry.mode,
        type: entry.type,
        sha: entry.sha,
        ...(entry.size === null ? {} : { size: entry.size }),
        url: `${at}/${entry.type}s/${entry.sha}`,
      }))
      const json = Buffer.from(JSON.stringify({ sha, url: `${at}/trees/${sha}`, tree, truncated: cut }))
      known = {
        etag: `W/"${createHash('sha256').update(json).digest('hex')}"`,
        json,
        gzip: gzipSync(json, { level: 1 }),
      }
      listings.set(key, known)
    }
    response.setHeader('etag', known.etag)
    response.setHeader('cache-control', 'public, max-age=60, s-maxage=60')
    response.setHeader('vary', 'Accept, Accept-Encoding')
    if (request.headers['if-none-match'] === known.etag) return send(response, 304)
    response.setHeader('content-type', 'application/json; charset=utf-8')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return send(response, 200, known.json)
    response.setHeader('content-encoding', 'gzip')
    send(response, 200, known.gzip)
  }

  const answerRaw = async (url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [ref = '', ...rest] = url.pathname.slice(`/${owner}/${name}/`.length).split('/')
    const path = rest.map(decodeURIComponent).join('/')
    const sha = await blobs(decodeURIComponent(ref)).then((all) => all.get(path))
    const bytes = sha === undefined ? undefined : await repository.blob(sha)
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    if (bytes === undefined) return send(response, 404, Buffer.from('404: Not Found'))
    const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`
    response.setHeader('etag', etag)
    response.setHeader('cache-control', 'max-age=300')
    if (request.headers['if-none-match'] === etag) return send(response, 304)
    send(response, 200, bytes)
  }

  const pathsOf = new Map<string, Map<string, string>>()
  const blobs = async (ref: string): Promise<ReadonlyMap<string, string>> => {
    const commitSha = ref === 'HEAD' || ref === 'main' ? head : ref
    const known = pathsOf.get(commitSha)
    if (known) return known
    const entries = await repository.tree(commitSha, true).catch(() => [])
    const paths = new Map(entries.filter((entry) => entry.type === 'blob').map((entry) => [entry.path, entry.sha]))
    pathsOf.set(commitSha, paths)
    return paths
  }

  const answerTarball = async (response: ServerResponse): Promise<void> => {
    if (settings.tarballStatus !== undefined) return send(response, settings.tarballStatus)
    const file = await repository.tarball(head, `${name}-`)
    const bytes = await readFile(file)
    response.setHeader('content-type', 'application/x-gzip')
    response.setHeader('content-disposition', `attachment; filename=${name}-${head}.tar.gz`)
    response.setHeader('etag', `W/"${createHash('sha256').update(bytes).digest('hex')}"`)
    send(response, 200, settings.corrupt.length > 0 ? corruptTarball(bytes, settings.corrupt) : bytes)
  }

  const answer = async (host: HostName | 'all', request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://loopback')
    const { pathname } = url
    const isTree = new RegExp(`^/repos/${owner}/${name}/git/trees/[^/]+$`).test(pathname)
    const isTarball = new RegExp(`^/${owner}/${name}/(legacy\\.)?tar\\.gz/`).test(pathname)
    const at = host !== 'all' ? host : pathname.startsWith('/repos/') ? 'api' : isTarball ? 'archive' : 'raw'
    const record: RecordedRequest = {
      host: at,
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      status: 0,
      headers: request.headers,
    }
    requests.push(record)
    response.on('close', () => (record.status = response.statusCode))
    const fault = settings.fault?.(at, record.url)
    if (fault !== undefined) return send(response, fault)
    if (pathname === '/robots.txt') {
      const text = typeof settings.robots === 'string' ? settings.robots : settings.robots?.[at]
      response.setHeader('content-type', 'text/plain')
      return text === undefined ? send(response, 404) : send(response, 200, Buffer.from(text))
    }
    if (at === 'api' && isTree) return answerTree(url, request, response)
    if (at === 'raw' && pathname.startsWith(`/${owner}/${name}/`)) return answerRaw(url, request, response)
    if (at === 'archive' && isTarball) return answerTarball(response)
    sendJson(response, 404, { message: 'Not Found' })
  }

  const servers: Server[] = []
  const listen = async (host: HostName | 'all'): Promise<string> => {
    const server = createServer((request, response) => {
      answer(host, request, response).catch((error: unknown) => {
        response.statusCode = 500
        response.end(String(error))
      })
    })
    servers.push(server)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  if (ports === 'one') base.api = base.raw = base.archive = await listen('all')
  else for (const host of ['api', 'raw', 'archive'] as const) base[host] = await listen(host)

  return {
    ...base,
    requests,
    settings,
    repository,
    get head() {
      return head
    },
    async checkout(revision) {
      head = await repository.resolve(`${revision}^{commit}`)
      return head
    },
    async close() {
      repository.close()
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise<void>((resolve) => server.close(() => resolve()))
        }),
      )
    },
  }
}

function send(response: ServerResponse, status: number, body?: Buffer): void {
  response.statusCode = status
  if (body) response.setHeader('content-length', body.length)
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  send(response, status, Buffer.from(JSON.stringify(value)))
}
