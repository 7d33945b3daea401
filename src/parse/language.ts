import { eld } from 'eld/small'
import type { Evidence } from '../model/listing.ts'
import { fromField, ruleOnly, type Found } from './evidence.ts'

/** The language of most of an ad, ISO 639-1: what the source declares for all its ads, else what the text is, else what the listing states. */
export function parseLanguage(
  text: string,
  stated: string | undefined,
  hint: string | undefined,
): Found<string | null> {
  if (isEnglish(text)) return found('en', ruleOnly('language.function-words', 'high'))
  const sample = excerpt(text)
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

/** Words that carry English sentences and stand in no other language that ads are written in. */
const functionWords = /\b(?:the|and|of|with|you|your|our|this|are|will|that|from|have|their|they|which)\b/gi
/** The same of its neighbours; what names and loan words bring into English is left out. */
const foreignWords =
  /\b(?:der|und|für|mit|wir|les|des|pour|dans|avec|nous|que|para|los|las|del|una|het|een|van|voor|zijn|oraz|jest|się|não|uma|com|och|för|og|che|della|per il)\b/gi
const pieces = [0.05, 0.25, 0.45, 0.65, 0.85]
const pieceLength = 300

/**
 * Whether most of a long text is English beyond doubt: three of its five pieces at least hold English's small words and hardly any of
 * its neighbours'. Most ads are settled by this; the detector, which costs some forty times as much, judges the rest.
 */
function isEnglish(text: string): boolean {
  if (text.length < pieces.length * pieceLength) return false
  let together = 0
  let english = 0
  for (const share of pieces) {
    const start = Math.floor(text.length * share)
    const piece = text.slice(start, start + pieceLength)
    const own = piece.match(functionWords)?.length ?? 0
    const foreign = piece.match(foreignWords)?.length ?? 0
    together += own - foreign
    if (own >= 3 && foreign * 4 <= own) english++
  }
  return together >= 20 && english >= 3
}

function found(value: string, evidence: Evidence): Found<string> {
  return { value, evidence: [evidence] }
}

/** Three pieces of a long text: enough for the detector, and not ruled by a foreign headline. */
function excerpt(text: string): string {
  if (text.length <= 850) return text
  return [0.05, 0.45, 0.75].map((share) => text.slice(text.length * share, text.length * share + 270)).join(' ')
}
