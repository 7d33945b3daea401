/**
 * What a source prints where it has nothing to say. A value is absent when, punctuation and money signs aside, nothing but such words and
 * zeros is left (`$Competitive`, `$0/yr - $0/yr`).
 */
const nothing = new Set([
  '',
  'none',
  'null',
  'nil',
  'nan',
  'undefined',
  'n/a',
  'na',
  'unknown',
  'not specified',
  'not stated',
  'not disclosed',
  'not available',
  'not applicable',
  'not provided',
  'unspecified',
  'tbd',
  'tba',
  '-',
  '--',
  '.',
  '0',
  'other',
  '[]',
  '{}',
  'keine angabe',
  'non spécifié',
  'no especificado',
])

/** The trimmed text, or undefined where it says nothing. */
export function present(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  const bare = text.toLowerCase().replace(/^[\s$€£.,;:*'"(]+|[\s.,;:*'")]+$/g, '')
  if (nothing.has(bare)) return undefined
  return text
}

/** Of those, the words that a person may have chosen for a title. */
const titles = new Set(['other', 'tbd', 'tba'])

/** As `present`, for a title: a posting whose title says little is a posting still; one without a title is none. */
export function presentTitle(value: string): string | undefined {
  return titles.has(value.trim().toLowerCase()) ? value.trim() : present(value)
}

/** As `present`, for money: also without a digit other than 0, or with no number of at least 10 and no `k` or `m` behind one. */
export function presentMoney(value: string | undefined): string | undefined {
  const text = present(value)
  if (text === undefined) return undefined
  if (!/[1-9]/.test(text)) return undefined
  return /\d{2}|\d(?:[.,]\d+)?\s?[kKmM]\b/.test(text) ? text : undefined
}
