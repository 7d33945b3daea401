import type { Evidence } from '../model/listing.ts'
import type { Found, Prose } from './evidence.ts'
import type { Tables } from './tables.ts'

const patterns = new WeakMap<
  Tables['benefits'],
  { pattern: RegExp; byPhrase: ReadonlyMap<string, readonly string[]> }
>()

/** The benefits of the table that the text names, each once, in order of mention. */
export function parseBenefits(text: Prose, tables: Tables): Found<string[]> {
  const { pattern, byPhrase } = compiled(tables.benefits)
  const found = new Map<string, Evidence>()
  pattern.lastIndex = 0
  for (let match = pattern.exec(text.text); match; match = pattern.exec(text.text)) {
    for (const name of byPhrase.get(match[0].toLowerCase()) ?? []) {
      if (!found.has(name))
        found.set(name, text.quote(match.index, match.index + match[0].length, 'benefits.vocabulary', 'medium'))
    }
  }
  return { value: [...found.keys()], evidence: [...found.values()] }
}

function compiled(benefits: Tables['benefits']) {
  const known = patterns.get(benefits)
  if (known) return known
  const byPhrase = new Map<string, string[]>()
  for (const [name, phrases] of Object.entries(benefits)) {
    for (const phrase of phrases) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), name])
  }
  // The longest first, so that `unlimited paid time off` is not read as `paid time off`.
  const words = [...byPhrase.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const made = { pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu'), byPhrase }
  patterns.set(benefits, made)
  return made
}
