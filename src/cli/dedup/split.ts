import type { Command } from 'commander'
import { say, withListings } from './deciding.ts'
import { example } from '../example.ts'
import { withConfig, type ConfigOptions } from '../settings.ts'

export function register(dedup: Command): void {
  const command = dedup
    .command('split')
    .description('Say that two listings are two openings, however alike; kept for ever.')
    .addHelpText('after', example('jobwire dedup split greenhouse:honeycomb/5378630008 weworkremotely:honeycomb-sre'))
  withConfig(withListings(command)).action((a: string, b: string, options: ConfigOptions) =>
    say('split', [a, b], options),
  )
}
