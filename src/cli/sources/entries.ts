import { boardOf } from '../../../pipelines/board.ts'
import { nearest } from '../../config.ts'
import { UsageError } from '../../errors.ts'
import type { ConfiguredBoard, Settings } from '../settings.ts'

/** The one configured board, paused ones included, that a name means: its key, its key less the locators, or the id of its source. */
export function findEntry(settings: Settings, name: string): ConfiguredBoard | null {
  const all = [...settings.boards, ...settings.paused]
  const matches = (how: (key: string, board: ConfiguredBoard) => boolean): ConfiguredBoard[] =>
    all.filter((board) => how(boardOf(board).key, board))
  const found = [
    matches((key) => key === name),
    matches((key) => key.replace(/\?.*$/, '') === name),
    matches((_, { source }) => source.id === name),
  ].find((some) => some.length > 0)
  if (!found) return null
  if (found.length > 1) {
    throw new UsageError(
      'bad-usage',
      `${name} means ${found.length} boards: ${found.map((one) => boardOf(one).key).join(', ')}`,
      {
        hint: 'Name one by its key.',
      },
    )
  }
  return found[0] ?? null
}

/** The same; throws UsageError that offers the nearest where there is none. */
export function entryOf(settings: Settings, name: string): ConfiguredBoard {
  const found = findEntry(settings, name)
  if (found) return found
  const all = [...settings.boards, ...settings.paused]
  const near = nearest(
    name,
    new Set(all.flatMap((board) => [boardOf(board).key, boardOf(board).key.replace(/\?.*$/, ''), board.source.id])),
  )
  throw new UsageError('bad-usage', `no configured board is ${name}${near ? `; did you mean ${near}?` : ''}`, {
    hint: 'See `jobwire sources`.',
  })
}
