import type { Command } from 'commander'
import { example } from '../example.ts'
import { shellWord } from '../shell-word.ts'
import { loadSettings, withConfig, type ConfigOptions } from '../settings.ts'

export function register(sources: Command): void {
  for (const [name, about, paused] of [
    ['pause', 'Ask a board no more for now; its listings stay as they are.', true],
    ['resume', 'Ask a paused board again.', false],
  ] as const) {
    const command = sources
      .command(name)
      .description(about)
      .argument('<board>', 'the key of a board as `jobwire sources` shows it, or the id of a source with one board')
      .addHelpText('after', example(`jobwire sources ${name} greenhouse:honeycomb`))
    withConfig(command).action((board: string, options: ConfigOptions) => pause(board, paused, options))
  }
}

async function pause(name: string, paused: boolean, options: ConfigOptions): Promise<void> {
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
  if (settings.paused.includes(board) === paused) {
    process.stdout.write(`${key} is ${paused ? 'paused already' : 'not paused'}\n`)
    return
  }
  editConfig(configFile(settings, options), (text) => setFlag(text, board.entry, 'paused', paused))
  process.stdout.write(`${key} is ${paused ? 'paused' : isOff(board) ? 'paused no more' : 'asked again'}\n`)
  if (!paused && isOff(board)) {
    process.stderr.write(
      `It is still skipped, off by default: ${board.source.offByDefault}\nTo ask it all the same: jobwire sources turn-on ${shellWord(key)}\n`,
    )
  }
}
