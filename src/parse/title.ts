import { cleanLine } from './clean.ts'

/** Stand-in until places are known; see stripTitle. */
export function readTitle(printed: string): string {
  return cleanLine(printed)
}
