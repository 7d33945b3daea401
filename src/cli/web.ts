import { createServer, type AddressInfo } from 'node:net'
import { UsageError } from '../errors.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Serving } from '../server/serve.ts'
import type { Settings } from './settings.ts'

/** Serves feeds, API and pages of a store as configured. Throws UsageError where the port is taken. */
export async function serveSite(
  settings: Settings,
  store: Store,
  log: Log,
  about: { title?: string } = {},
): Promise<Serving> {
  const [{ createApp }, { serve }] = await Promise.all([import('../server/app.ts'), import('../server/serve.ts')])
  const { server, publicUrl, feeds } = settings.config
  const port = await bindable(server.host, server.port)
  if (port === null) {
    throw new UsageError('bad-usage', `port ${server.port} of ${server.host} is taken`, {
      hint: `Stop what listens there, or choose another: --port ${server.port + 1}, or 0 for a free one.`,
    })
  }
  const address = server.host.includes(':') ? `[${server.host}]` : server.host
  const app = createApp({
    store,
    publicUrl: publicUrl ?? `http://${address}:${port}`,
    regions: settings.tables.regions,
    countries: settings.queryContext.countries,
    feeds,
    log,
    ...about,
  })
  return serve(app, { host: server.host, port })
}

/** The port itself where it can be listened on (a free one for 0), else null. Throws what else is wrong with the address. */
export async function bindable(host: string, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(new UsageError('bad-usage', `cannot listen on ${host}:${port}: ${error.message}`))
    })
    probe.listen(port, host, () => {
      const bound = (probe.address() as AddressInfo).port
      probe.close(() => resolve(bound))
    })
  })
}

/** The addresses to show once a site is served. */
export function feedPaths(settings: Settings): string[] {
  return [
    '/',
    '/jobs.rss',
    '/jobs.atom',
    '/jobs.json',
    '/api/v1/jobs',
    ...settings.config.feeds.map(({ slug }) => `/feeds/${slug}.rss`),
  ]
}
