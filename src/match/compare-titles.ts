import type { Finding } from './compare.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'
import { specific } from './title.ts'

export interface TitleOptions {
  readonly settings: MatchSettings
  /** The texts are as good as identical. */
  readonly identical: boolean
  readonly sameLanguage: boolean
}

/**
 * Compares what two titles name. A team or technology that one title names and the other replaces is another role; one that the other
 * merely lacks is too, unless the texts are as good as identical. Titles in two languages are not compared word by word.
 */
export function compareTitles(a: Features, b: Features, { settings, identical, sameLanguage }: TitleOptions): Finding {
  const [left, right] = [specific(a.title.core), specific(b.title.core)]
  const shared = left.filter((word) => right.includes(word))
  const onlyA = left.filter((word) => !right.includes(word))
  const onlyB = right.filter((word) => !left.includes(word))
  const common = settings.titleWord * Math.min(3, shared.length)
  if (onlyA.length === 0 && onlyB.length === 0)
    return { about: 'title', bits: settings.title.equal + common, words: `the same title: ${a.title.core.join(' ')}` }
  const words = `titles differ: ${onlyA.join(' ') || 'nothing'} against ${onlyB.join(' ') || 'nothing'}`
  if (!sameLanguage && shared.length >= 2) return { about: 'title', bits: common, words }
  if (onlyA.length > 0 && onlyB.length > 0)
    return { about: 'title', bits: settings.title.bothOther, words, veto: 'role' }
  const bits = settings.title.oneMore + common
  return identical ? { about: 'title', bits, words } : { about: 'title', bits, words, veto: 'role' }
}
