import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { collect } from '../board-option.ts'
import { example } from '../example.ts'
import type { Shown } from './found-text.ts'
import type { LookOptions } from './look.ts'
import { shellWord } from '../shell-word.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from '../settings.ts'

interface AddOptions extends ConfigOptions, LookOptions {
  readonly json?: boolean
  readonly company?: string
  readonly force?: boolean
  readonly turnOn?: boolean
}

export function register(sources: Command): void {
  const command = sources
    .command('add')
    .description('Find the board that an address leads to, ask it a little, and write it into jobwire.yaml.')
    .argument('<url>', 'a posting, board, feed, sitemap, API call or careers page')
    .option('--offline', 'ask nobody: go by the address alone')
    .option('--board <name=value>', 'a parameter that holds whatever is found, such as a base address', collect)
    .option('--company <name>', 'whose board it is: the employer of every posting that names none')
    .option('--force', 'write it though it does not answer')
    .option('--turn-on', 'ask it from now on although its source is off by default')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', example('jobwire sources add https://boards.greenhouse.io/honeycomb'))
  withConfig(command).action(add)
}

async function add(text: string, options: AddOptions): Promise<void> {
  const [{ look, nothingFound }, { foundJson, foundText, configuredAs, namedBy }, { JobwireError }] = await Promise.all(
    [import('./look.ts'), import('./found-text.ts'), import('../../errors.ts')],
  )
  const settings = await loadSettings(options)
  const { found: seen, notes } = await look(text, settings, options)
  const found = seen.map((each) => namedBy(each, options.company))
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
  const written = entryFor(one, refused, options)
  const { file, key } = await write(one, written, settings, options)
  print(written.outcome, file)
  process.stderr.write(`${['added to ' + file, ...written.says].join(', ')}\n`)
  if (written.outcome === 'added-off')
    process.stderr.write(`It is skipped until you decide otherwise: jobwire sources turn-on ${shellWord(key)}\n`)
}

/** How a board is written, and why. */
interface Written {
  readonly outcome: 'added' | 'added-off' | 'added-paused'
  readonly turnOn: boolean
  readonly says: readonly string[]
}

function entryFor({ source, sample }: Shown, refused: boolean, options: AddOptions): Written {
  const { offByDefault } = source
  const turnOn = offByDefault !== undefined && options.turnOn === true
  const off = offByDefault === undefined ? [] : [`${turnOn ? 'turned on, though ' : ''}off by default: ${offByDefault}`]
  if (offByDefault !== undefined && !turnOn) return { outcome: 'added-off', turnOn, says: off }
  if (!refused) return { outcome: 'added', turnOn, says: off }
  return {
    outcome: 'added-paused',
    turnOn,
    says: [...off, `paused: robots.txt refuses: ${sample?.robots?.rule ?? ''}`],
  }
}

async function write(
  found: Shown,
  how: Written,
  settings: Settings,
  options: AddOptions,
): Promise<{ file: string; key: string }> {
  const [{ configFile, editConfig }, { addEntry }, { newConfig }, { boardOf }, { parseParameters }] = await Promise.all(
    [
      import('../config-file.ts'),
      import('../../config-edit.ts'),
      import('../init-file.ts'),
      import('../../../pipelines/board.ts'),
      import('../../../pipelines/parameters.ts'),
    ],
  )
  const file = configFile(settings, options)
  const { source, parameters, page } = found
  const use = [...settings.boards, ...settings.paused].find((board) => board.source.id === source.id)?.use ?? source.id
  const entry = {
    use,
    board: parameters,
    company: options.company?.trim() || undefined,
    page: page ?? undefined,
    turnOn: how.turnOn,
    paused: how.outcome === 'added-paused',
  }
  const why = how.says.join('; ') || null
  editConfig(file, (text) => addEntry(text === '' ? newConfig() : text, entry, why))
  const { key } = boardOf({ source, parameters: parseParameters(source, parameters) })
  await watched(settings, key)
  return { file, key: key.replace(/\?.*$/, '') }
}

/** A board that was removed before is asked again from now on. */
async function watched(settings: Settings, key: string): Promise<void> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return
  const [{ openExistingStore }, { watchBoards }] = await Promise.all([
    import('../data.ts'),
    import('../../../pipelines/runs/remove-board.ts'),
  ])
  const store = await openExistingStore(settings, 'writing')
  try {
    await watchBoards(store, new Set([key]), new Date().toISOString())
  } finally {
    await store.close()
  }
}
