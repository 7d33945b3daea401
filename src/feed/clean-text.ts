const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** The text less what XML 1.0 §2.2 allows no document to hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
export function cleanText(text: string): string {
  return text.replace(notXml, '')
}

/** A value as `cleanDeep` gives it back: what was undefined is absent. */
export type Cleaned<T> = T extends string | number | boolean | null | Date
  ? T
  : T extends readonly (infer Item)[]
    ? Cleaned<Item>[]
    : { [K in keyof T as undefined extends T[K] ? never : K]: Cleaned<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Cleaned<Exclude<T[K], undefined>>
      }

/** The same value with every string in it cleaned and every undefined entry left out. */
export function cleanDeep<T>(value: T): Cleaned<T> {
  return deep(value) as Cleaned<T>
}

function deep(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(deep)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [key, deep(inner)]))
}

/** One line: runs of white space become one blank. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim()
}

/** At most `length` code points, cut at a word and marked with an ellipsis. */
export function shortened(text: string, length: number): string {
  const points = Array.from(text.slice(0, length * 2 + 2))
  if (points.length <= length) return text
  const cut = points.slice(0, length - 1).join('')
  const word = cut.lastIndexOf(' ')
  return `${word > length / 2 ? cut.slice(0, word) : cut}…`
}

/** The text as HTML character data or a double-quoted attribute's value. */
export function escapeHtml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The address when a reader may safely open it (http, https, mailto), else null. */
export function safeUrl(url: string | null): string | null {
  if (url === null) return null
  try {
    const parsed = new URL(url)
    return ['http:', 'https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : null
  } catch {
    return null
  }
}
