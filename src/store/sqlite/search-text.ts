/** A plus or number sign belongs to a word only in the names of languages: `C++`, `C#`. */
const loose = /(?<![a-z])[+#]+|(?<=[a-z]{2})[+#]+|(?<=[a-z])[+#]+(?=[a-z0-9])/gi

/** Text as the full-text index takes it: signs that are no part of a name are blanks. */
export function indexed(text: string | null): string {
  return text === null ? '' : text.replace(loose, ' ')
}

/**
 * A person's words as an FTS5 query: every word must match, the last one as a beginning. Each is quoted, so nothing in it is syntax. Null when no
 * word has a letter or digit.
 */
export function matchQuery(words: string): string | null {
  const terms = indexed(words)
    .replaceAll('\0', ' ')
    .split(/\s+/)
    .filter((term) => /[\p{L}\p{N}]/u.test(term))
    .map((term) => `"${term.replaceAll('"', '""')}"`)
  if (terms.length === 0) return null
  return `${terms.join(' AND ')}*`
}

/** A company's name as two spellings of it compare: case, accents and signs aside. */
export function foldCompany(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
