import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'
import { Words, WordTable } from './words.ts'

interface Phrase {
  readonly benefit: string
  readonly words: readonly string[]
}

const indexes = new WeakMap<Tables['benefits'], WordTable<Phrase>>()

/** The benefits of the table that the text names, each once, in order of mention. */
export function parseBenefits(text: Prose, tables: Tables): Found<string[]> {
  const index = indexOf(tables.benefits)
  const found = new Map<string, Evidence>()
  const words = text.words()
  let covered = -1
  for (let i = 0; i < words.length; i++) {
    const phrases = index.get(words.hash(i))
    if (!phrases || i <= covered) continue
    const phrase = phrases.find((each) => words.match(i, each.words))
    if (!phrase) continue
    // `unlimited paid time off` is not also `paid time off`.
    covered = i + phrase.words.length - 1
    if (!found.has(phrase.benefit))
      found.set(phrase.benefit, text.quote(words.start(i), words.end(covered), 'benefits.vocabulary', 'medium'))
  }
  return { value: [...found.keys()], evidence: [...found.values()] }
}

/** The phrases by their first word, the longest first. */
function indexOf(benefits: Tables['benefits']): WordTable<Phrase> {
  const known = indexes.get(benefits)
  if (known) return known
  const index = new WordTable<Phrase>()
  for (const [benefit, phrases] of Object.entries(benefits)) {
    for (const phrase of phrases) {
      const split = new Words(phrase)
      const words = Array.from({ length: split.length }, (_, k) => split.lower(k))
      index.add(split.hash(0), { benefit, words })
    }
  }
  index.sort((a, b) => b.words.length - a.words.length)
  indexes.set(benefits, index)
  return index
}
