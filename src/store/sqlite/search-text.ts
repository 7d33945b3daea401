/** Text as the full-text index takes it: a plus or number sign stays only in the name of a language (`C++`, `C#`), else it is a blank. */
export function indexed(text: string | null): string {
  if (text === null) return ''
  return text.replace(/[+#]+/g, (signs, at: number) => {
    const ofName = /^(?:.*[^\p{L}\p{N}])?[a-z]$/isu.test(text.slice(Math.max(0, at - 2), at))
    return ofName && !/[\p{L}\p{N}]/u.test(text.charAt(at + signs.length)) ? signs : ' '
  })
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
