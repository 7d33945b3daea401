/** Slashed terms that are one word. */
const slashed = new Set(['ci/cd', 'pl/sql', 'a/b'])

const inside = new Uint8Array(128)
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') inside[letter.charCodeAt(0)] = 1
inside['.'.charCodeAt(0)] = 1
for (const mark of '+#/_-') inside[mark.charCodeAt(0)] = 2

/** 1: starts or continues a word, 2: only continues one, 0: neither. */
function role(code: number): number {
  if (code < 128) return inside[code] ?? 0
  // Latin punctuation, general punctuation and CJK marks separate; every other letter belongs to a word.
  return code < 0xc0 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || code === 0xd7
    ? 0
    : 1
}

/** The words of a text, without the punctuation that ends a sentence; `Java/Kotlin` gives both. Indices are UTF-16. */
export class Words {
  readonly #text: string
  /** Start, end and hash of each word. */
  readonly #words: Int32Array
  #count = 0

  constructor(text: string) {
    this.#text = text
    this.#words = new Int32Array(3 * (Math.ceil(text.length / 2) + 1))
    for (let i = 0; i < text.length;) {
      if (role(text.charCodeAt(i)) !== 1) {
        i++
        continue
      }
      const start = i
      let slash = false
      for (; i < text.length; i++) {
        const code = text.charCodeAt(i)
        if (role(code) === 0) break
        if (code === 47) slash = true
      }
      if (!slash || slashed.has(text.slice(start, bareEnd(text, start, i)).toLowerCase())) this.#push(start, i)
      else {
        for (let at = start; at < i;) {
          const next = text.indexOf('/', at)
          const end = next < 0 || next > i ? i : next
          this.#push(at, end)
          at = end + 1
        }
      }
    }
  }

  #push(start: number, printedEnd: number): void {
    const end = bareEnd(this.#text, start, printedEnd)
    if (end === start) return
    const at = 3 * this.#count++
    this.#words[at] = start
    this.#words[at + 1] = end
    this.#words[at + 2] = hash(this.#text, start, end)
  }

  get length(): number {
    return this.#count
  }

  /** Where a word starts; the end of the text where there is none. */
  start(index: number): number {
    return this.#of(index, 0) ?? this.#text.length
  }

  end(index: number): number {
    return this.#of(index, 1) ?? this.#text.length
  }

  #of(index: number, part: 0 | 1 | 2): number | undefined {
    return index >= 0 && index < this.#count ? this.#words[3 * index + part] : undefined
  }

  /** A word in lower case; empty where there is none. */
  lower(index: number): string {
    return this.#text.slice(this.start(index), this.end(index)).toLowerCase()
  }

  /** The `wordHash` of a word; −1 where there is none. */
  hash(index: number): number {
    return this.#of(index, 2) ?? -1
  }

  /** Whether the words from one on are these, in lower case. */
  match(index: number, wanted: readonly string[]): boolean {
    return wanted.every(
      (word, k) => this.end(index + k) - this.start(index + k) === word.length && this.lower(index + k) === word,
    )
  }
}

/** Where a word ends without the marks behind it: `.`, `-`, `/`, `_`. */
function bareEnd(text: string, start: number, printedEnd: number): number {
  let end = printedEnd
  for (; end > start; end--) {
    const code = text.charCodeAt(end - 1)
    if (code !== 46 && code !== 45 && code !== 47 && code !== 95) break
  }
  return end
}

/** FNV-1a over UTF-16 units, letters of ASCII in lower case, of 30 bits: looking a word up by it makes no string. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    value = Math.imul(value ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193)
  }
  return (value >>> 2) & 0x3fffffff
}

/** The number by which `Words` finds a word; words may share one, so what is found is compared. */
export function wordHash(word: string): number {
  return hash(word, 0, word.length)
}
