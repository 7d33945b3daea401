import type { Command } from 'commander'
import { example } from './example.ts'

export function register(program: Command): void {
  program
    .command('init')
    .description('Write a jobwire.yaml here, with a source for each address that is pasted.')
    .argument('[url...]', 'addresses of boards or postings')
    .option('--contact <address>', 'a page or mail address about your crawler')
    .option('--force', 'write over the file that is there')
    .addHelpText('after', example('jobwire init https://boards.greenhouse.io/honeycomb https://weworkremotely.com'))
    .action(async (urls: string[], options: { contact?: string; force?: boolean }) => {
      const { writeConfig } = await import('./init-file.ts')
      writeConfig(urls, options)
    })
}
