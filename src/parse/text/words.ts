/** Slashed terms that are one word. */
const slashed = new Set(['ci/cd', 'pl/sql', 'a/b'])

/** What a UTF-16 unit is to a word: 1 starts or continues one, 2 only continues it, 0 neither. */
const roles = new Uint8Array(0x10000)
// Latin punctuation, general punctuation and CJK marks separate; every other letter belongs to a word.
for (let code = 0xc0; code < roles.length; code++)
  if (code !== 0xd7 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f)) roles[code] = 1
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.') roles[letter.charCodeAt(0)] = 1
for (const mark of '+#/_-') roles[mark.charCodeAt(0)] = 2

const slash = '/'.charCodeAt(0)
/** Marks that no word ends with. */
const trailing: ReadonlySet<number> = new Set([...'.-/_'].map((mark) => mark.charCodeAt(0)))
/** Where the words of a text are gathered before their number is known. */
let scratch = new Int32Array(0x4000)

/** The words of a text, without the punctuation that ends a sentence; `Java/Kotlin` gives both. Indices are UTF-16. */
export class Words {
  readonly #text: string
  /** Start, end and hash of each word. */
  readonly #words: Int32Array
  readonly #count: number

  constructor(text: string) {
    this.#text = text
    const most = 3 * (Math.ceil(text.length / 2) + 1)
    const into = most <= scratch.length ? scratch : new Int32Array(most)
    if (most <= 0x40000) scratch = into
    const end = gather(text, into)
    this.#words = into.slice(0, end)
    this.#count = end / 3
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

/** Writes start, end and hash of each word; gives how many numbers were written. */
function gather(text: string, into: Int32Array): number {
  let at = 0
  const keep = (start: number, printedEnd: number): void => {
    let end = printedEnd
    while (end > start && trailing.has(text.charCodeAt(end - 1))) end--
    if (end === start) return
    into[at++] = start
    into[at++] = end
    into[at++] = hash(text, start, end)
  }
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (roles[code] !== 1) continue
    const start = i
    let value = basis
    let slashes = 0
    let last = 0
    do {
      value = step(value, code)
      if (code === slash) slashes++
      last = code
      code = ++i < text.length ? text.charCodeAt(i) : 0
    } while (roles[code] !== 0)
    if (
      slashes > 0 &&
      !slashed.has(
        text
          .slice(start, i)
          .toLowerCase()
          .replace(/[./_-]+$/, ''),
      )
    ) {
      for (let from = start; from < i;) {
        const next = text.indexOf('/', from)
        const end = next < 0 || next > i ? i : next
        keep(from, end)
        from = end + 1
      }
    } else if (trailing.has(last)) keep(start, i)
    else {
      into[at++] = start
      into[at++] = i
      into[at++] = fold30(value)
    }
  }
  return at
}

const basis = 0x811c9dc5
/** A step of FNV-1a over UTF-16 units, letters of ASCII in lower case. */
const step = (value: number, code: number): number =>
  Math.imul(value ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193)
const fold30 = (value: number): number => (value >>> 2) & 0x3fffffff

function hash(text: string, start: number, end: number): number {
  let value = basis
  for (let i = start; i < end; i++) value = step(value, text.charCodeAt(i))
  return fold30(value)
}

/** The number by which `Words` finds a word; words may share one, so what is found is compared. */
export function wordHash(word: string): number {
  return hash(word, 0, word.length)
}

/** Things found by a word's hash. Most words are in no table: a bit tells so at once. */
export class WordTable<T> {
  readonly #bits = new Uint8Array(0x10000)
  readonly #things = new Map<number, T[]>()

  add(hash: number, thing: T): void {
    this.#bits[hash & 0xffff] = 1
    const known = this.#things.get(hash)
    if (known) known.push(thing)
    else this.#things.set(hash, [thing])
  }

  get(hash: number): T[] | undefined {
    return this.#bits[hash & 0xffff] === 1 ? this.#things.get(hash) : undefined
  }

  /** Orders the things of each word. */
  sort(compare: (a: T, b: T) => number): void {
    for (const things of this.#things.values()) things.sort(compare)
  }
}
