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

function found(value: string, evidence: Evidence): Found<string> {
  return { value, evidence: [evidence] }
}

/** Three pieces of a long text: enough for the detector, and not ruled by a foreign headline. */
function excerpt(text: string): string {
  if (text.length <= 1000) return text
  return [0.05, 0.45, 0.75].map((share) => text.slice(text.length * share, text.length * share + 330)).join(' ')
}
