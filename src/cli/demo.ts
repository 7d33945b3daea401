import { InvalidArgumentError, type Command } from 'commander'
import { example } from './example.ts'

export function register(program: Command): void {
  program
    .command('demo')
    .description('Crawl the sample boards that ship with jobwire and serve what was found, on this machine only.')
    .option('--once', 'crawl, print the summary and end')
    .option('--port <port>', 'serve here (default: 8080, or the next free one)', port)
    .addHelpText('after', example('jobwire demo', 'jobwire demo --once'))
    .action(async (options: { once?: boolean; port?: number }) => {
      const { demo } = await import('./demo/run.ts')
      await demo(options)
    })
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new InvalidArgumentError('it is no port from 0 to 65535.')
  return Number(text)
}
