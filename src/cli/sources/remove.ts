import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { example } from '../example.ts'
import { shellWord } from '../shell-word.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from '../settings.ts'

export function register(sources: Command): void {
  const command = sources
    .command('remove')
    .description(
      'Take a board out of jobwire.yaml. Its listings stay, unwatched, until --close closes them for that reason.',
    )
    .argument('<board>', 'the key of a board as `jobwire sources` shows it, or the id of a source with one board')
    .option('--close', 'also close the listings that it alone holds; also of a board that was removed before')
    .addHelpText('after', example('jobwire sources remove greenhouse:honeycomb --close'))
  withConfig(command).action(remove)
}

async function remove(name: string, options: ConfigOptions & { close?: boolean }): Promise<void> {
  const [{ entryOf, findEntry }, { configFile, editConfig }, { removeEntry }, { boardOf }] = await Promise.all([
    import('./entries.ts'),
    import('../config-file.ts'),
    import('../../config-edit.ts'),
    import('../../../pipelines/board.ts'),
  ])
  const settings = await loadSettings(options)
  const entry = findEntry(settings, name)
  const key = entry ? boardOf(entry).key : await removedKey(settings, name)
  if (key === null) entryOf(settings, name)
  if (entry) {
    editConfig(configFile(settings, options), (text) => removeEntry(text, entry.entry))
    process.stdout.write(`${key ?? name} is removed: it is asked no more\n`)
  }
  process.stdout.write(await listingsOf(settings, key ?? name, options.close === true))
}

/** The key of a board that was removed before. */
async function removedKey(settings: Settings, name: string): Promise<string | null> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return null
  const { openExistingStore } = await import('../data.ts')
  const store = await openExistingStore(settings)
  try {
    const keys = (await store.removedBoards()).map(({ board }) => board.key)
    return keys.find((key) => key === name) ?? keys.find((key) => key.replace(/\?.*$/, '') === name) ?? null
  } finally {
    await store.close()
  }
}

/** Marks the board in the database and says what that means for its listings. */
async function listingsOf(settings: Settings, key: string, close: boolean): Promise<string> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return ''
  const [{ openExistingStore }, { removeBoard }] = await Promise.all([
    import('../data.ts'),
    import('../../../pipelines/runs/remove-board.ts'),
  ])
  const store = await openExistingStore(settings, 'writing')
  try {
    const board = (await store.boards()).find((one) => one.key === key)
    if (!board) return ''
    const at = new Date().toISOString()
    const { unwatched, closed, holder } = await removeBoard(board, close, { store, sources: settings.sources, at })
    if (holder !== null)
      return `${holder}; it closes ${unwatched} listings at the end of its crawl, or within a minute when idle\n`
    if (close) return `${closed} listings are closed (removed)\n`
    return unwatched === 0
      ? ''
      : `${unwatched} open listings stay, unwatched; to close them: jobwire sources remove ${shellWord(key)} --close\n`
  } finally {
    await store.close()
  }
}
