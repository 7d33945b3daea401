import { existsSync } from 'node:fs'
import { boardBundle } from './git-repository.ts'

/** True, with the reason printed, where the real board is not beside the project. */
export function noRealBoard(): boolean {
  if (existsSync(boardBundle)) return false
  console.log('skipped: the real board (shared/boards/remotewlb.bundle) is not beside the project')
  return true
}
