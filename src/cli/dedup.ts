import type { Command } from 'commander'
import { register as registerDecisions } from './dedup/decisions.ts'
import { register as registerExplain } from './dedup/explain.ts'
import { register as registerPairs } from './dedup/pairs.ts'
import { register as registerPin } from './dedup/pin.ts'
import { register as registerSplit } from './dedup/split.ts'
import { register as registerUndo } from './dedup/undo.ts'
import { example } from './example.ts'

export function register(program: Command): void {
  const dedup = program
    .command('dedup')
    .description('See why listings are, or are not, one job, and decide it yourself.')
    .addHelpText(
      'after',
      example('jobwire dedup pairs --near', 'jobwire dedup split greenhouse:honeycomb/12 weworkremotely:honeycomb-sre'),
    )
  registerExplain(dedup)
  registerPairs(dedup)
  registerPin(dedup)
  registerSplit(dedup)
  registerUndo(dedup)
  registerDecisions(dedup)
}
