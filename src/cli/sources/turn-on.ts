import type { Command } from 'commander'
import { example } from '../example.ts'
import { shellWord } from '../shell-word.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(sources: Command): void {
  const command = sources
    .command('turn-on')
    .description('Ask a board although its source is off by default; what its robots.txt says is obeyed all the same.')
    .argument('<board>', 'the key of a board as `jobwire sources` shows it, or the id of a source with one board')
    .addHelpText('after', example('jobwire sources turn-on greenhouse:honeycomb'))
  withConfig(command).action(turnOn)
}

async function turnOn(name: string, options: ConfigOptions): Promise<void> {
  const [{ entryOf }, { configFile, editConfig }, { setFlag }, { boardOf }, { isOff }] = await Promise.all([
    import('./entries.ts'),
    import('../config-file.ts'),
    import('../../config-edit.ts'),
    import('../../../pipelines/board.ts'),
    import('../../../pipelines/standing.ts'),
  ])
  const settings = await loadSettings(options)
  const board = entryOf(settings, name)
  const { key } = boardOf(board)
  if (!isOff(board)) {
    process.stdout.write(`${key} is not off\n`)
    return
  }
  editConfig(configFile(settings, options), (text) => setFlag(text, board.entry, 'turnOn', true))
  process.stdout.write(`${key} is turned on\n`)
  process.stderr.write(`By your decision, though it is off by default: ${board.source.offByDefault}\n`)
  if (settings.paused.includes(board))
    process.stderr.write(`It is still paused: jobwire sources resume ${shellWord(key)}\n`)
}
