/** Words that a line must hold to be worth reading: beginnings of words, whole words where a full stop follows, `0` for any number. */
export interface Key {
  readonly beginnings: readonly string[]
}

/** A key from its words in lower case, parted by blanks (`remot home wfh.`). */
export function key(words: string): Key {
  return { beginnings: words.split(/\s+/).filter((word) => word !== '') }
}

interface Entry {
  readonly word: string
  /** Numbers of the lines, rising. */
  readonly lines: number[]
}

/** Where the words of a text stand, by line: one pass over the text answers every key. Words are runs of letters and digits. */
export class LineIndex {
  readonly #byStart = new Map<number, Entry[]>()

  constructor(lines: readonly { readonly lower: string }[]) {
    const entries = new Map<string, Entry>()
    lines.forEach(({ lower }, number) => {
      for (let i = 0; i < lower.length;) {
        const code = lower.charCodeAt(i)
        if (!isLetter(code)) {
          if (isDigit(code)) this.#add(entries, '0', number)
          i++
          continue
        }
        const start = i
        do i++
        while (isLetter(lower.charCodeAt(i)) || isDigit(lower.charCodeAt(i)))
        const word = lower.slice(start, i)
        this.#add(entries, word, number)
        if (/\d/.test(word)) this.#add(entries, '0', number)
      }
    })
  }

  #add(entries: Map<string, Entry>, word: string, line: number): void {
    const known = entries.get(word)
    if (known) {
      if (known.lines.at(-1) !== line) known.lines.push(line)
      return
    }
    const entry = { word, lines: [line] }
    entries.set(word, entry)
    const start = word.charCodeAt(0) * 0x10000 + (word.length > 1 ? word.charCodeAt(1) : 0)
    const bucket = this.#byStart.get(start)
    if (bucket) bucket.push(entry)
    else this.#byStart.set(start, [entry])
  }

  /** The numbers of the lines that hold a word of the key, rising. */
  linesOf({ beginnings }: Key): number[] {
    const found = new Set<number>()
    for (const beginning of beginnings) {
      const whole = beginning.endsWith('.')
      const wanted = whole ? beginning.slice(0, -1) : beginning
      const start = wanted.charCodeAt(0) * 0x10000 + (wanted.length > 1 ? wanted.charCodeAt(1) : 0)
      for (const { word, lines } of this.#byStart.get(start) ?? []) {
        if (whole ? word === wanted : word.startsWith(wanted)) for (const line of lines) found.add(line)
      }
    }
    return [...found].sort((a, b) => a - b)
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Letters of any script; marks of Latin and general punctuation are none. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 0xdf && code !== 0xf7 && !(code >= 0x2000 && code <= 0x206f))
}
