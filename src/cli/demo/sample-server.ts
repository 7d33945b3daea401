import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sampleBoards, type SampleDocument } from './sample-boards.ts'

/** The sample boards, listening. */
export interface SampleServer {
  readonly boards: readonly { readonly use: string; readonly board: Record<string, string | string[]> }[]
  /** One origin a board, to be listed under `allowPrivate`. */
  readonly origins: readonly string[]
  close(): Promise<void>
}

/** Serves each sample board on a loopback port of its own, with validators (RFC 9110 §8.8) and robots.txt as the board has it. */
export async function serveSamples(): Promise<SampleServer> {
  const servers: Server[] = []
  const origins: string[] = []
  const boards = []
  for (const board of sampleBoards()) {
    let documents: ReadonlyMap<string, SampleDocument> = new Map()
    const server = createServer((request, response) => answer(documents, request, response))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', resolve)
    })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    documents = board.documents(origin)
    servers.push(server)
    origins.push(origin)
    boards.push({ use: board.use, board: board.parameters(origin) })
  }
  return {
    boards,
    origins,
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections()
          return new Promise<void>((resolve) => server.close(() => resolve()))
        }),
      )
    },
  }
}

function answer(
  documents: ReadonlyMap<string, SampleDocument>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const found = documents.get(decoded(new URL(request.url ?? '/', 'http://loopback').pathname))
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  const etag = `"${createHash('sha256').update(found.body).digest('base64url')}"`
  response.setHeader('etag', etag)
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  response.writeHead(200, { 'content-type': found.type, 'content-length': found.body.length })
  response.end(request.method === 'HEAD' ? undefined : found.body)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
