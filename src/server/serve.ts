import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { FatalError } from '../errors.ts'

/** A server that listens. `url` names the address it is bound to. */
export interface Serving {
  readonly url: string
  /** Takes no new connection, lets answers under way end for at most 5 s, then cuts them. */
  close(): Promise<void>
}

/** Milliseconds that an answer under way may still take when the server closes. */
const grace = 5_000

/** Serves an app over HTTP/1.1; port 0 takes a free one. Throws FatalError when the address cannot be had. */
export async function serve(app: Hono, { host, port }: { host: string; port: number }): Promise<Serving> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  if (!('closeIdleConnections' in server)) throw new FatalError('internal', 'the HTTP server is not HTTP/1.1')
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new FatalError('connection-failed', `cannot listen on ${host}:${port}: ${cause.message}`, {
          hint: 'Another program may hold the port: choose one with server.port in jobwire.yaml.',
          cause,
        }),
      ),
    )
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        const cut = setTimeout(() => server.closeAllConnections(), grace)
        server.close((error) => {
          clearTimeout(cut)
          if (error) reject(error)
          else resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
