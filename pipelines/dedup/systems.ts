import { sources as shipped } from '../../crawlers/index.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import type { Systems } from '../../src/match/url-key.ts'

/** How each source that jobwire ships, and each of `more` (plug-ins), prints a posting's id in its addresses. */
export function systemsOf(more: ReadonlyMap<string, SourceFacts> = new Map()): Systems {
  return [...new Map<string, SourceFacts>([...shipped, ...more])].flatMap(([id, { identify }]) =>
    identify === undefined ? [] : [[id, identify] as const],
  )
}
