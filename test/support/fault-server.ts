import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

type Reply = (request: IncomingMessage, response: ServerResponse, hit: number) => void

export interface FaultServer {
  /** `http://127.0.0.1:port`. */
  readonly origin: string
  readonly port: number
  /** What was asked, in order, with its headers. */
  readonly requests: { url: string; at: number; headers: IncomingMessage['headers'] }[]
  /** How often a path was asked. */
  hits(path: string): number
  /** Sets or replaces what a path answers; `hit` counts from 1. */
  on(path: string, reply: Reply): void
  /** Connections accepted so far. */
  connections(): number
  close(): Promise<void>
}

/** A text that compresses well and is long enough to be cut. */
export const plainText = Array.from({ length: 2000 }, (_, line) => `line ${line} of a page`).join('\n')
const packed = gzipSync(plainText)

/** A loopback server with the faults of a crawler's life (transport and HTTP meaning) under one path each; unknown paths answer 404. */
export async function startFaultServer(options: { keepAliveTimeout?: number } = {}): Promise<FaultServer> {
  const replies = new Map<string, Reply>(Object.entries(faults))
  const hits = new Map<string, number>()
  const requests: FaultServer['requests'] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '/'
    const path = url.split('?')[0]!
    requests.push({ url, at: Date.now(), headers: request.headers })
    const hit = (hits.get(path) ?? 0) + 1
    hits.set(path, hit)
    const reply = replies.get(path) ?? replies.get(`/${path.split('/')[1]}/`)
    if (reply) reply(request, response, hit)
    else response.writeHead(404).end('no such page')
  })
  if (options.keepAliveTimeout !== undefined) server.keepAliveTimeout = options.keepAliveTimeout
  server.on('connection', (socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    requests,
    hits: (path) => hits.get(path) ?? 0,
    on: (path, reply) => void replies.set(path, reply),
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Writes until the other side hangs up. */
function pour(response: ServerResponse, chunk: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

/** Sends gzip of `total` zero bytes, one member a mebibyte (RFC 1952 §2.2 lets members follow each other). */
function bomb(response: ServerResponse, total: number): void {
  const member = gzipSync(Buffer.alloc(1024 * 1024))
  response.writeHead(200, { 'content-encoding': 'gzip' })
  for (let sent = 0; sent < total; sent += 1024 * 1024) response.write(member)
  response.end()
}

const coded =
  (encoding: string, body: Buffer): Reply =>
  (_, response) =>
    response.writeHead(200, { 'content-encoding': encoding, 'content-length': body.length }).end(body)

const waiting =
  (status: number, retryAfter: string, date?: string): Reply =>
  (_, response) => {
    if (date !== undefined) response.sendDate = false
    response.writeHead(status, { 'retry-after': retryAfter, ...(date === undefined ? {} : { date }) }).end('wait')
  }

const faults: Record<string, Reply> = {
  '/ok': (_, response) => response.end(plainText),
  '/pages/': (request, response) => response.end(`page ${request.url}`),
  '/reset': (_, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('half', () => response.socket?.resetAndDestroy())
  },
  '/short': (_, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('short', () => response.socket?.end())
  },
  '/chunkcut': (_, response) => {
    response.write('a chunk', () => response.socket?.end())
  },
  '/drip': (_, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 20)
    response.on('close', () => clearInterval(timer))
  },
  '/hang': () => undefined,
  '/headerhang': (_, response) => {
    response.socket?.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => response.socket?.write('x-more: 1\r\n'), 20)
    response.socket?.on('close', () => clearInterval(timer))
  },
  '/bomb': (_, response) => bomb(response, 512 * 1024 * 1024),
  '/brbomb': coded('br', brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))),
  '/gzip': coded('gzip', packed),
  '/twice': coded('gzip, gzip', gzipSync(packed)),
  '/br': coded('br', brotliCompressSync(plainText)),
  '/brcut': coded('br', brotliCompressSync(plainText).subarray(0, -20)),
  '/deflate': coded('deflate', deflateSync(plainText)),
  '/deflateraw': coded('deflate', deflateRawSync(plainText)),
  '/gzcut': coded('gzip', packed.subarray(0, packed.length - 20)),
  '/gztail': coded('gzip', Buffer.concat([packed, Buffer.from('\0\0garbage')])),
  '/gzlie': coded('gzip', Buffer.from(plainText)),
  '/zstd': coded('zstd', Buffer.from('not asked for')),
  '/endless': (_, response) => pour(response, Buffer.alloc(64 * 1024, 'x')),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop2' }).end(),
  '/loop2': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/loopq': (_, response, hit) => response.writeHead(302, { location: `/loopq?n=${hit}` }).end(),
  '/moved': (_, response) => response.writeHead(301, { location: '/ok' }).end('moved'),
  '/toscheme': (_, response) => response.writeHead(302, { location: 'file:///etc/hostname' }).end(),
  '/toprivate': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/bighdr': (_, response) => response.writeHead(200, { 'x-big': 'b'.repeat(40_000) }).end('ok'),
  '/429s': waiting(429, '120'),
  '/429d': waiting(429, 'Wed, 21 Oct 2026 07:28:30 GMT', 'Wed, 21 Oct 2026 07:28:00 GMT'),
  '/429past': waiting(429, 'Wed, 21 Oct 2015 07:28:00 GMT'),
  '/429bad': waiting(429, 'soon'),
  '/429decade': waiting(429, '315360000'),
  '/503s': waiting(503, '120'),
  '/503': (_, response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>'),
  '/304always': (_, response) => response.writeHead(304).end(),
  '/etaglie': (request, response, hit) => {
    if (request.headers['if-none-match'] === '"same"') response.writeHead(304).end()
    else response.writeHead(200, { etag: '"same"' }).end(`body ${hit}`)
  },
  '/etag': (request, response) => {
    const etag = `"${createHash('sha1').update(plainText).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { etag }).end(plainText)
  },
  '/410': (_, response) => response.writeHead(410).end('gone'),
}
