import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { collect } from './board-option.ts'
import { example } from './example.ts'
import type { Shown } from './found-text.ts'
import type { LookOptions } from './look.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from './settings.ts'

interface AddOptions extends ConfigOptions, LookOptions {
  readonly json?: boolean
  readonly force?: boolean
}

export function register(sources: Command): void {
  const command = sources
    .command('add')
    .description('Find the board that an address leads to, ask it a little, and write it into jobwire.yaml.')
    .argument('<url>', 'a posting, board, feed, sitemap, API call or careers page')
    .option('--offline', 'ask nobody: go by the address alone')
    .option('--board <name=value...>', 'a parameter that holds whatever is found, such as a base address', collect)
    .option('--force', 'write it though it does not answer')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', example('jobwire sources add https://boards.greenhouse.io/honeycomb'))
  withConfig(command).action(add)
}

async function add(text: string, options: AddOptions): Promise<void> {
  const [{ look, nothingFound }, { foundJson, foundText, configuredAs }, { JobwireError }] = await Promise.all([
    import('./look.ts'),
    import('./found-text.ts'),
    import('../errors.ts'),
  ])
  const settings = await loadSettings(options)
  const { found, notes } = await look(text, settings, options)
  const [one, ...others] = found
  if (!one) throw nothingFound(text, notes)
  const print = (outcome: string, file: string | null): void => {
    const json = { ...foundJson(one, settings), outcome, file, notes }
    process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${foundText(one, settings)}\n`)
    for (const note of notes) process.stderr.write(`${note}\n`)
  }
  if (others.length > 0) {
    process.stdout.write(`${found.map((each) => foundText(each, settings)).join('\n\n')}\n`)
    throw new JobwireError('unknown-source', `${text} leads to ${found.length} boards; nothing is added`, {
      hint: 'Add the address of the board that is meant.',
    })
  }
  const known = configuredAs(one, settings)
  if (known !== null) {
    print('configured', settings.file)
    process.stderr.write(`${known} is configured already; nothing is written.\n`)
    return
  }
  const { sample } = one
  const refused = sample?.error?.code === 'robots-refused'
  if (sample?.error && !refused && !options.force) {
    print('failed', null)
    throw new JobwireError(sample.error.code, `${one.source.id} does not answer as a board does; nothing is added`, {
      hint: `${sample.error.hint} Or add it all the same with --force.`,
    })
  }
  const why = offReason(one, refused)
  const file = await write(one, why, settings, options)
  print(why === null ? 'added' : 'added-paused', file)
  process.stderr.write(why === null ? `added to ${file}\n` : `added to ${file}, paused: ${why}\n`)
}

/** Why a board is written paused; the operator turns it on. */
function offReason({ source, sample }: Shown, refused: boolean): string | null {
  if (source.offByDefault !== undefined) return `off by default: ${source.offByDefault}`
  return refused ? `robots.txt refuses: ${sample?.robots?.rule ?? ''}` : null
}

async function write(found: Shown, why: string | null, settings: Settings, options: AddOptions): Promise<string> {
  const [{ configFile, editConfig }, { addEntry }, { newConfig }, { boardOf }, { parseParameters }] = await Promise.all(
    [
      import('./config-file.ts'),
      import('../config-edit.ts'),
      import('./init-file.ts'),
      import('../../pipelines/board.ts'),
      import('../../pipelines/parameters.ts'),
    ],
  )
  const file = configFile(settings, options)
  const { source, parameters, page } = found
  const use = [...settings.boards, ...settings.paused].find((board) => board.source.id === source.id)?.use ?? source.id
  const entry = { use, board: parameters, page: page ?? undefined, paused: why !== null }
  editConfig(file, (text) => addEntry(text === '' ? newConfig() : text, entry, why))
  const { key } = boardOf({ source, parameters: parseParameters(source, parameters) })
  await watched(settings, key)
  return file
}

/** A board that was removed before is asked again from now on. */
async function watched(settings: Settings, key: string): Promise<void> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return
  const [{ openExistingStore }, { watchBoards }] = await Promise.all([
    import('./data.ts'),
    import('../../pipelines/remove-board.ts'),
  ])
  const store = await openExistingStore(settings, 'writing')
  try {
    await watchBoards(store, new Set([key]), new Date().toISOString())
  } finally {
    await store.close()
  }
}
