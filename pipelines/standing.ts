import { SourceError } from '../src/errors.ts'
import type { BoardConfig } from './board.ts'

/** What is said of every run of a board before anything is asked. */
export interface Standing {
  /** Why it is not asked at all, or null. */
  readonly refusal: SourceError | null
  /** What the operator decided or should know: warnings of the run. */
  readonly notices: readonly { readonly code: string; readonly where: string; readonly message: string }[]
}

/** Its source is off by default, and the operator did not turn this board on. */
export function isOff({ source, turnOn = false }: Pick<BoardConfig, 'source' | 'turnOn'>): boolean {
  return source.offByDefault !== undefined && !turnOn
}

/** Whether a board may be asked by what its source declares and its operator decided. */
export function standingOf(board: BoardConfig): Standing {
  const { offByDefault, homepage } = board.source
  if (isOff(board)) {
    return { refusal: new SourceError('source-off', `off by default: ${offByDefault}`), notices: [] }
  }
  const notices: { code: string; where: string; message: string }[] = []
  const note = (code: string, message: string): void => void notices.push({ code, where: homepage, message })
  if (offByDefault !== undefined) {
    note('source-turned-on', `asked by the operator’s decision (turnOn), though it is off by default: ${offByDefault}`)
  }
  if (board.ignoreRobots)
    note('robots-ignored', 'asked whatever its robots.txt says, by the operator’s decision (ignoreRobots)')
  return { refusal: null, notices }
}
