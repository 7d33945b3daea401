import type { Command } from 'commander'
import { undo } from './deciding.ts'
import { example } from '../example.ts'
import { withConfig, type ConfigOptions } from '../settings.ts'

export function register(dedup: Command): void {
  const command = dedup
    .command('undo')
    .description('Take back the newest decision that stands, or the newest on two listings.')
    .argument('[a]', 'the key of a listing, or the id of a job for the listing that founds it')
    .argument('[b]', 'the other one')
    .addHelpText(
      'after',
      example('jobwire dedup undo', 'jobwire dedup undo greenhouse:honeycomb/5378630008 weworkremotely:honeycomb-sre'),
    )
  withConfig(command).action((a: string | undefined, b: string | undefined, options: ConfigOptions) =>
    undo(a, b, options),
  )
}
