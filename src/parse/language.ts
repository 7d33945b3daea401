import { eld } from 'eld/small'
import type { Evidence } from '../model/listing.ts'
import { fromField, ruleOnly, type Found } from './evidence.ts'

/** The language of most of an ad, ISO 639-1: what the source declares for all its ads, else what the text is, else what the listing states. */
export function parseLanguage(
  text: string,
  stated: string | undefined,
  hint: string | undefined,
): Found<string | null> {
  const sample = excerpt(text)
  const letters = sample
    .replace(/https?:\S+|[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (letters.length >= 40) {
    const result = detect(letters)
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

/** A part of a long sample is enough where it reads as English and holds English's commonest words. */
function detect(letters: string) {
  if (letters.length > 450) {
    const third = Math.floor(letters.length / 3)
    const part = [0, third, 2 * third].map((at) => letters.slice(at, at + 90)).join(' ')
    const quick = (part.match(/\b(?:the|and|of|with|you|our)\b/gi)?.length ?? 0) >= 5 ? eld.detect(part) : undefined
    if (quick?.language === 'en') return quick
  }
  return eld.detect(letters)
}

function found(value: string, evidence: Evidence): Found<string> {
  return { value, evidence: [evidence] }
}

/** Three pieces of a long text: enough for the detector, and not ruled by a foreign headline. */
function excerpt(text: string): string {
  if (text.length <= 850) return text
  return [0.05, 0.45, 0.75].map((share) => text.slice(text.length * share, text.length * share + 270)).join(' ')
}
