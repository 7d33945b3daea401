import type { Finding } from './compare.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'
import type { TitleFeatures } from './title.ts'
import { otherJob } from './title-words.ts'
import { specific } from './title.ts'

export interface TitleOptions {
  readonly settings: MatchSettings
  /** The texts are as good as identical. */
  readonly identical: boolean
  readonly sameLanguage: boolean
}

/**
 * Compares what two titles name. A team or technology that one title names and the other replaces is another role; one that the other
 * merely lacks is too, unless the texts are as good as identical and the word makes no other job (`Assistant Store Manager`,
 * `Solutions Engineer, Dutch`). Titles in two languages are not compared word by word.
 */
export function compareTitles(a: Features, b: Features, { settings, identical, sameLanguage }: TitleOptions): Finding {
  const [left, right] = [specific(a.title.core), specific(b.title.core)]
  const shared = left.filter((word) => right.includes(word))
  const onlyA = left.filter((word) => !right.includes(word))
  const onlyB = right.filter((word) => !left.includes(word))
  // `BI Developer` and `BI Manager`: what the one builds the other manages.
  const engineers = (title: TitleFeatures) => title.core.includes('engineer')
  const otherTrade =
    (onlyA.length > 0 && !engineers(a.title) && engineers(b.title)) ||
    (onlyB.length > 0 && !engineers(b.title) && engineers(a.title))
  const common = settings.titleWord * Math.min(3, shared.length)
  if (onlyA.length === 0 && onlyB.length === 0)
    return { about: 'title', bits: settings.title.equal + common, words: `the same title: ${a.title.core.join(' ')}` }
  const words = `titles differ: ${onlyA.join(' ') || 'nothing'} against ${onlyB.join(' ') || 'nothing'}`
  if (!sameLanguage && shared.length >= 2) return { about: 'title', bits: common, words }
  if (otherTrade || (onlyA.length > 0 && onlyB.length > 0))
    return { about: 'title', bits: settings.title.bothOther, words, veto: 'role' }
  const bits = settings.title.oneMore + common
  const isRelisted = identical && ![...onlyA, ...onlyB].some((word) => otherJob.has(word))
  return isRelisted ? { about: 'title', bits, words } : { about: 'title', bits, words, veto: 'role' }
}
