import type { Confidence, Evidence } from '../model/listing.ts'
import { LineIndex, type Key, type Line } from './text/line-index.ts'
import { Words } from './text/words.ts'

/** A value with the words it was read from. */
export interface Found<T> {
  readonly value: T
  readonly evidence: readonly Evidence[]
}

/** A text that evidence can quote: indices are UTF-16 as in JavaScript, the evidence given back counts code points. */
export interface Prose {
  readonly text: string
  /** The lines that hold a word of each group of the key, with where they start. Long lines come in overlapping parts. */
  lines(key: Key): readonly Line[]
  /** The words, split once. */
  words(): Words
  /** Evidence for `text.slice(start, end)`, trimmed of white space. */
  quote(start: number, end: number, rule: string, confidence: Confidence): Evidence
}

/** Makes a text quotable as `from`. */
export function prose(text: string, from: 'description' | 'titleRaw' | 'companyRaw'): Prose {
  const pairs = surrogatePairs(text)
  const point = (index: number) => (pairs.length === 0 ? index : index - countBelow(pairs, index))
  let index: LineIndex | undefined
  let words: Words | undefined
  return {
    text,
    lines(key) {
      index ??= new LineIndex(text)
      return index.linesOf(key)
    },
    words() {
      words ??= new Words(text)
      return words
    },
    quote(start, end, rule, confidence) {
      let from0 = start
      let to = end
      while (from0 < to && isBlank(text.charCodeAt(from0))) from0++
      while (to > from0 && isBlank(text.charCodeAt(to - 1))) to--
      // A quote never cuts a surrogate pair.
      if (isLow(text.charCodeAt(from0)) && from0 > 0) from0--
      if (isLow(text.charCodeAt(to))) to++
      return { quote: text.slice(from0, to), from, path: null, start: point(from0), end: point(to), rule, confidence }
    },
  }
}

/** Evidence for a value that a field of the RawListing states; `path` is a JSON Pointer into it. */
export function fromField(quote: string, path: string, rule: string, confidence: Confidence): Evidence {
  return { quote, from: 'field', path, start: null, end: null, rule, confidence }
}

/** Evidence that names its rule only. */
export function ruleOnly(rule: string, confidence: Confidence): Evidence {
  return { quote: '', from: 'description', path: null, start: null, end: null, rule, confidence }
}

const isBlank = (code: number) => code === 32 || (code >= 9 && code <= 13)
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff

function surrogatePairs(text: string): number[] {
  const pairs: number[] = []
  if (!/[\ud800-\udbff]/.test(text)) return pairs
  for (let i = 0; i < text.length; i++) if (isLow(text.charCodeAt(i))) pairs.push(i)
  return pairs
}

/** How many of the sorted numbers are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
