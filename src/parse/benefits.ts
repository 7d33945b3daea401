import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'
import { splitWords } from './words.ts'

interface Phrase {
  readonly benefit: string
  readonly words: readonly string[]
}

const indexes = new WeakMap<Tables['benefits'], ReadonlyMap<string, readonly Phrase[]>>()

/** The benefits of the table that the text names, each once, in order of mention. */
export function parseBenefits(text: Prose, tables: Tables): Found<string[]> {
  const index = indexOf(tables.benefits)
  const found = new Map<string, Evidence>()
  const words = text.words()
  let covered = -1
  for (let i = 0; i < words.length; i++) {
    const phrases = index.get(words[i]?.lower ?? '')
    if (!phrases || i <= covered) continue
    const phrase = phrases.find((each) => each.words.every((word, k) => words[i + k]?.lower === word))
    const first = words[i]
    const last = phrase && words[i + phrase.words.length - 1]
    if (!phrase || !first || !last) continue
    // `unlimited paid time off` is not also `paid time off`.
    covered = i + phrase.words.length - 1
    const end = last.start + last.text.length
    if (!found.has(phrase.benefit))
      found.set(phrase.benefit, text.quote(first.start, end, 'benefits.vocabulary', 'medium'))
  }
  return { value: [...found.keys()], evidence: [...found.values()] }
}

/** The phrases by their first word, the longest first. */
function indexOf(benefits: Tables['benefits']): ReadonlyMap<string, readonly Phrase[]> {
  const known = indexes.get(benefits)
  if (known) return known
  const index = new Map<string, Phrase[]>()
  for (const [benefit, phrases] of Object.entries(benefits)) {
    for (const phrase of phrases) {
      const words = splitWords(phrase).map((word) => word.lower)
      const first = words[0] ?? ''
      index.set(first, [...(index.get(first) ?? []), { benefit, words }])
    }
  }
  for (const phrases of index.values()) phrases.sort((a, b) => b.words.length - a.words.length)
  indexes.set(benefits, index)
  return index
}
