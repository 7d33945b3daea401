import { eld } from 'eld/small'
import type { Evidence } from '../model/listing.ts'
import { fromField, ruleOnly, type Found, type Prose } from './evidence.ts'
import { wordHash, WordTable, type Words } from './text/words.ts'

/** The language of most of an ad, ISO 639-1: what the source declares for all its ads, else what the text is, else what the listing states. */
export function parseLanguage(text: Prose, stated: string | undefined, hint: string | undefined): Found<string | null> {
  if (isEnglish(text.words())) return found('en', ruleOnly('language.small-words', 'high'))
  const sample = excerpt(text.text)
  const letters = sample
    .replace(/https?:\S+|[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (letters.length >= 40) {
    const result = eld.detect(letters)
    // A short text is of a language where the detector is sure of it.
    if (result.language !== '' && (letters.length >= 200 || result.isReliable())) {
      return found(result.language, ruleOnly('language.detected', letters.length >= 200 ? 'high' : 'medium'))
    }
  }
  const code = stated === undefined ? undefined : /^[a-z]{2}(?![a-z])/i.exec(stated.trim())?.[0].toLowerCase()
  if (code !== undefined && stated !== undefined) {
    return found(code, fromField(stated, '/language', 'language.stated', 'medium'))
  }
  if (hint !== undefined) return found(hint, ruleOnly('language.source', 'low'))
  return { value: null, evidence: [] }
}

/** Small words that carry English sentences; few stand in another language. */
const smallWords = new WordTable<true>()
for (const word of 'the and of with you your our this are will that from have their they which for to'.split(' '))
  smallWords.add(wordHash(word), true)
const stretch = 30

/**
 * Whether most of a text is English beyond doubt: more than half of its stretches of thirty words hold four small words of English each.
 * Most ads are settled by this; the detector, which costs some hundred times as much, judges the rest.
 */
function isEnglish(words: Words): boolean {
  const stretches = Math.floor(words.length / stretch)
  let english = 0
  for (let at = 0; at < stretches; at++) {
    let small = 0
    for (let i = at * stretch; i < (at + 1) * stretch; i++) if (smallWords.get(words.hash(i)) !== undefined) small++
    if (small >= 4) english++
  }
  return stretches >= 4 && english * 2 > stretches
}

function found(value: string, evidence: Evidence): Found<string> {
  return { value, evidence: [evidence] }
}

/** Three pieces of a long text: enough for the detector, and not ruled by a foreign headline. */
function excerpt(text: string): string {
  if (text.length <= 850) return text
  return [0.05, 0.45, 0.75].map((share) => text.slice(text.length * share, text.length * share + 270)).join(' ')
}
