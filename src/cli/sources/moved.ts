import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { BoardConfig } from '../../../pipelines/board.ts'
import { collect } from '../board-option.ts'
import { example } from '../example.ts'
import { shellWord } from '../shell-word.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from '../settings.ts'

interface MovedOptions extends ConfigOptions {
  readonly page?: string
  readonly board?: Record<string, string | string[]>
  readonly json?: boolean
}

export function register(sources: Command): void {
  const command = sources
    .command('moved')
    .description('Look at a company’s careers page for the board that took the place of this one, and propose it.')
    .argument('<board>', 'the key of a board as `jobwire sources` shows it, or the id of a source with one board')
    .option('--page <url>', 'the careers page, where jobwire does not know it')
    .option('--board <name=value>', 'a parameter that holds whatever is found, such as a base address', collect)
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', example('jobwire sources moved greenhouse:honeycomb --page https://www.honeycomb.io/careers'))
  withConfig(command).action(moved)
}

async function moved(name: string, options: MovedOptions): Promise<void> {
  const { pastedUrl } = await import('../../../pipelines/sources/detect.ts')
  const named = options.page === undefined ? undefined : pastedUrl(options.page).href
  const [{ entryOf }, { findMoved }, { boardOf }, { foundJson, foundText }, { withLooking }, { createLog }, errors] =
    await Promise.all([
      import('./entries.ts'),
      import('../../../pipelines/sources/find-moved.ts'),
      import('../../../pipelines/board.ts'),
      import('./found-text.ts'),
      import('../looking.ts'),
      import('../log.ts'),
      import('../../errors.ts'),
    ])
  const settings = await loadSettings(options)
  const board = entryOf(settings, name)
  const { key } = boardOf(board)
  const pages = [named, board.page ?? undefined, ...(await companyPages(settings, board))].filter(
    (page) => page !== undefined,
  )
  if (pages.length === 0) {
    throw new errors.JobwireError('not-found', `nothing says where the careers page of ${key} is`, {
      hint: 'Name it with --page, or as `page:` of its entry.',
    })
  }
  const { found, notes } = await withLooking(settings, createLog(options.log ?? 'plain'), (looking) =>
    findMoved(board, pages, {
      ...looking,
      sources: settings.sources,
      ...(options.board ? { given: options.board } : {}),
    }),
  )
  if (options.json) {
    const proposed = found ? foundJson(found, settings) : null
    process.stdout.write(`${JSON.stringify({ board: key, looked: pages, proposed, notes })}\n`)
    if (!found) process.exitCode = 1
    return
  }
  if (!found) {
    throw new errors.JobwireError(
      'not-found',
      `no other board of ${key} was found\n${notes.map((note) => `  ${note}`).join('\n')}`,
      {
        hint: 'Name another page of the company with --page.',
      },
    )
  }
  const given = Object.entries(found.parameters).map(
    ([parameter, value]) => ` --board ${shellWord(`${parameter}=${String(value)}`)}`,
  )
  process.stdout.write(`${foundText(found, settings)}\n\n`)
  process.stdout.write(
    `If that is it:\n  jobwire sources add ${shellWord(found.page ?? pages[0] ?? '')}${options.board ? given.join('') : ''}\n  jobwire sources remove ${shellWord(key)}\n`,
  )
}

/** The company's own address as its listings state it, the most common first. */
async function companyPages(settings: Settings, board: BoardConfig): Promise<string[]> {
  if (!existsSync(join(settings.data, 'jobwire.db'))) return []
  const [{ openExistingStore }, { boardOf }] = await Promise.all([
    import('../data.ts'),
    import('../../../pipelines/board.ts'),
  ])
  const store = await openExistingStore(settings)
  try {
    const { key } = boardOf(board)
    const known = (await store.boards()).find((one) => one.key === key)
    if (!known) return []
    const keys = [...(await store.boardState(known)).listings.keys()].slice(-200)
    const counts = new Map<string, number>()
    for (const { company } of await store.listings(keys))
      if (company.url !== null) counts.set(company.url, (counts.get(company.url) ?? 0) + 1)
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([url]) => url)
      .slice(0, 2)
  } finally {
    await store.close()
  }
}
