import { SourceError } from '../src/errors.ts'
import type { Ending } from '../src/model/source.ts'
import type { BoardConfig } from './board.ts'

/** What is said of every run of a board before anything is asked. */
export interface Standing {
  /** Why it is not asked at all, or null. */
  readonly refusal: SourceError | null
  /** What the operator decided or should know: warnings of the run. */
  readonly notices: readonly { readonly code: string; readonly where: string; readonly message: string }[]
}

/** Runs warn of an end this long before it, in milliseconds. */
const WARNED_BEFORE = 60 * 86_400_000

/** Its source is off by default, and the operator did not turn this board on. */
export function isOff({ source, turnOn = false }: Pick<BoardConfig, 'source' | 'turnOn'>): boolean {
  return source.offByDefault !== undefined && !turnOn
}

/** Whether a board may be asked at this instant by what its source declares and its operator decided. */
export function standingOf(board: BoardConfig, now: number): Standing {
  const { offByDefault, homepage, ends } = board.source
  if (isOff(board)) {
    return { refusal: new SourceError('source-off', `off by default: ${offByDefault}`), notices: [] }
  }
  const left = ends === undefined ? Infinity : Date.parse(ends.on) - now
  if (ends !== undefined && left <= 0) {
    return { refusal: new SourceError('source-ended', endingText(ends), { hint: ends.remedy }), notices: [] }
  }
  const notices: { code: string; where: string; message: string }[] = []
  const note = (code: string, message: string): void => void notices.push({ code, where: homepage, message })
  if (offByDefault !== undefined) {
    note('source-turned-on', `asked by the operator’s decision (turnOn), though it is off by default: ${offByDefault}`)
  }
  if (board.ignoreRobots)
    note('robots-ignored', 'asked whatever its robots.txt says, by the operator’s decision (ignoreRobots)')
  if (ends !== undefined && left <= WARNED_BEFORE) note('source-ends', `${endingText(ends)}. ${ends.remedy}`)
  return { refusal: null, notices }
}

/** What a source declares of its end, for people. */
export function endingText({ on, what }: Ending): string {
  return `ends on ${on}: ${what}`
}
