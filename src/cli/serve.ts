import type { Command } from 'commander'
import { example } from './example.ts'
import { loadSettings, withConfig, type ConfigOptions } from './settings.ts'

export interface ServerOptions extends ConfigOptions {
  readonly host?: string
  readonly port?: string
}

/** Adds the options that say where a server listens. */
export function withServer(command: Command): Command {
  return command
    .option('--host <address>', 'listen here instead of server.host')
    .option('--port <port>', 'listen here instead of server.port; 0 takes a free one')
}

export function register(program: Command): void {
  const command = program
    .command('serve')
    .description('Serve feeds, API and pages of the database, without crawling.')
    .addHelpText('after', example('jobwire serve --port 8080'))
  withConfig(withServer(command)).action(serve)
}

async function serve(options: ServerOptions): Promise<void> {
  const [{ createLog }, { openExistingStore }, { serveSite }, { untilStopped }] = await Promise.all([
    import('./log.ts'),
    import('./data.ts'),
    import('./web.ts'),
    import('./until-stopped.ts'),
  ])
  const settings = await loadSettings(options, { 'server.host': options.host, 'server.port': options.port })
  const log = createLog(options.log ?? 'plain')
  const store = await openExistingStore(settings)
  try {
    const serving = await serveSite(settings, store, log)
    const stopped = untilStopped()
    process.stdout.write(`${serving.url}/\n`)
    log.info(`stops: ${await stopped}`)
    await serving.close()
  } finally {
    await store.close()
  }
}
