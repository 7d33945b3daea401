import type { Command } from 'commander'
import { register as registerAdd } from './sources/add.ts'
import { register as registerDetect } from './sources/detect.ts'
import { register as registerList } from './sources/list.ts'
import { register as registerMoved } from './sources/moved.ts'
import { register as registerPause } from './sources/pause.ts'
import { register as registerRecord } from './sources/record.ts'
import { register as registerRemove } from './sources/remove.ts'
import { register as registerTest } from './sources/test.ts'
import { register as registerTurnOn } from './sources/turn-on.ts'
import { example } from './example.ts'

export function register(program: Command): void {
  const sources = program
    .command('sources')
    .description('List the sources there are, find the one of an address, and say which boards are asked.')
    .addHelpText('after', example('jobwire sources', 'jobwire sources add https://boards.greenhouse.io/honeycomb'))
  for (const add of [
    registerList,
    registerDetect,
    registerAdd,
    registerMoved,
    registerPause,
    registerTurnOn,
    registerRemove,
    registerRecord,
    registerTest,
  ])
    add(sources)
}
