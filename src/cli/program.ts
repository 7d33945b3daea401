import { Command } from 'commander'
import { example } from './example.ts'
import { register as registerCrawl } from './crawl.ts'
import { register as registerDedup } from './dedup.ts'
import { register as registerDemo } from './demo.ts'
import { register as registerExplain } from './explain.ts'
import { register as registerHealth } from './health.ts'
import { register as registerInit } from './init.ts'
import { register as registerPipe } from './pipe.ts'
import { register as registerReprocess } from './reprocess.ts'
import { register as registerRuns } from './runs.ts'
import { register as registerSearch } from './search.ts'
import { register as registerServe } from './serve.ts'
import { register as registerShow } from './show.ts'
import { register as registerSources } from './sources.ts'
import { register as registerStart } from './start.ts'
import { packageVersion } from './version.ts'

const registrations = [
  registerDemo,
  registerInit,
  registerCrawl,
  registerReprocess,
  registerStart,
  registerServe,
  registerSources,
  registerRuns,
  registerHealth,
  registerSearch,
  registerShow,
  registerExplain,
  registerDedup,
  registerPipe,
]

/** The whole command line; what a command needs is loaded when it runs, so that help is quick. */
export function createProgram(): Command {
  const program = new Command('jobwire')
    .description('Crawls job boards, makes one opening one job, serves feeds.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help of a command')
    .showHelpAfterError('Run it with --help to see an example.')
    .exitOverride()
    .addHelpText('after', example('jobwire demo'))
  for (const register of registrations) register(program)
  return program
}
