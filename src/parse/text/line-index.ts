/** A line of a text, or a part of a very long one; `start` is a UTF-16 index. */
export interface Line {
  readonly text: string
  readonly start: number
}

/** Words that a line must hold to be worth reading: one of each of its groups. */
export interface Key {
  readonly groups: readonly number[]
}

const longestLine = 4000
const overlap = 300

/** The groups of words of all keys: one walk over a text answers every one of them. */
const groups: (readonly string[])[] = []
let automaton: Automaton | undefined

/**
 * A key from words in lower case, parted by blanks: beginnings of words, whole words where a full stop follows, `0` for any number
 * (`remot home wfh.`). Where several groups are given, a line must hold a word of each.
 */
export function key(...wanted: string[]): Key {
  automaton = undefined
  return { groups: wanted.map((words) => groups.push(words.split(/\s+/).filter((word) => word !== '')) - 1) }
}

const separator = 0
const digit = 1
/** A letter that no key holds. */
const other = 2

/** All groups as one trie over classes of characters. */
interface Automaton {
  readonly size: number
  readonly classes: Uint8Array
  /** Classes of the ten digits within words. */
  readonly digits: readonly number[]
  readonly width: number
  /** Node × class to node; 0 is nowhere, 1 the root. */
  readonly next: Uint16Array
  /** Groups are bits in so many words of 32 a node. */
  readonly span: number
  /** Whether a node has bits in `begun`. */
  readonly marked: Uint8Array
  /** Groups that a word of a node's letters satisfies, whatever follows. */
  readonly begun: Int32Array
  /** Groups that it satisfies if it ends there. */
  readonly whole: Int32Array
  readonly numbers: Int32Array
}

/** Letters of any script; marks of Latin and general punctuation are none. */
function isLetter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x206f))
  )
}

function build(): Automaton {
  const classes = new Uint8Array(0x10000)
  for (let code = 0; code < classes.length; code++) {
    if (code >= 48 && code <= 57) classes[code] = digit
    else if (isLetter(code)) classes[code] = other
  }
  let width = other + 1
  // Digits within a word (`b2b`) have classes of their own beside the one that says digit.
  const classOf = new Map<string, number>()
  for (const letter of new Set(groups.flat().join(''))) {
    if (letter === '.') continue
    classOf.set(letter, width)
    // The capital of `ß` is two letters: it has none of its own.
    const capital = letter.toUpperCase()
    if (!/\d/.test(letter))
      for (const form of [letter, capital.length === 1 ? capital : letter]) classes[form.charCodeAt(0)] = width
    width++
  }
  const nodes = [new Map<number, number>(), new Map<number, number>()]
  const span = Math.ceil(groups.length / 32)
  const ends: [into: 'begun' | 'whole', node: number, group: number][] = []
  const numbers = new Int32Array(span)
  groups.forEach((words, group) => {
    for (const word of words) {
      if (word === '0') {
        mark(numbers, 0, group)
        continue
      }
      const isWhole = word.endsWith('.')
      let node = 1
      for (const letter of isWhole ? word.slice(0, -1) : word) {
        const on = classOf.get(letter) ?? other
        let to = nodes[node]?.get(on)
        if (to === undefined) {
          to = nodes.push(new Map()) - 1
          nodes[node]?.set(on, to)
        }
        node = to
      }
      ends.push([isWhole ? 'whole' : 'begun', node, group])
    }
  })
  const next = new Uint16Array(nodes.length * width)
  nodes.forEach((ways, node) => {
    for (const [on, to] of ways) next[node * width + on] = to
  })
  const outputs = { begun: new Int32Array(nodes.length * span), whole: new Int32Array(nodes.length * span) }
  const marked = new Uint8Array(nodes.length)
  for (const [into, node, group] of ends) {
    mark(outputs[into], node * span, group)
    if (into === 'begun') marked[node] = 1
  }
  const digits = Array.from({ length: 10 }, (_, value) => classOf.get(String(value)) ?? other)
  return { size: groups.length, classes, digits, width, next, span, marked, ...outputs, numbers }
}

function mark(bits: Int32Array, from: number, group: number): void {
  const at = from + (group >> 5)
  bits[at] = (bits[at] ?? 0) | (1 << (group & 31))
}

function unite(into: Int32Array, at: number, bits: Int32Array, from: number, span: number): void {
  for (let k = 0; k < span; k++) into[at + k] = (into[at + k] ?? 0) | (bits[from + k] ?? 0)
}

/** Where the words of all keys stand in a text, by line. Words are runs of letters and digits that begin with a letter. */
export class LineIndex {
  readonly #text: string
  #automaton: Automaton
  /** Where each line that holds a word of any group starts and ends. */
  #bounds: number[] = []
  /** The groups that each of them holds, as many words of 32 bits a line as the automaton spans. */
  #held = new Int32Array(0)
  /** The groups that any line holds: most keys ask for words that a text has nowhere. */
  #any = new Int32Array(0)
  #made: (Line | undefined)[] = []

  constructor(text: string) {
    this.#text = text
    this.#automaton = automaton ??= build()
    this.#walk()
  }

  /** The lines that hold a word of each group of the key, from first to last. */
  linesOf({ groups: wanted }: Key): readonly Line[] {
    if (wanted.some((group) => group >= this.#automaton.size)) {
      this.#automaton = automaton ??= build()
      this.#walk()
    }
    for (const group of wanted) if (!isSet(this.#any, 0, group)) return none
    const { span } = this.#automaton
    const held = this.#held
    const count = this.#bounds.length / 2
    const lines: Line[] = []
    for (let line = 0, base = 0; line < count; line++, base += span) {
      let holds = true
      for (let k = 0; holds && k < wanted.length; k++) {
        const group = wanted[k] ?? 0
        holds = ((held[base + (group >> 5)] ?? 0) & (1 << (group & 31))) !== 0
      }
      if (holds) lines.push(this.#line(line))
    }
    return lines
  }

  /** A line is made once: what asks with several keys knows it again. */
  #line(index: number): Line {
    const [start = 0, end = 0] = [this.#bounds[2 * index], this.#bounds[2 * index + 1]]
    return (this.#made[index] ??= { text: this.#text.slice(start, end), start })
  }

  #walk(): void {
    const text = this.#text
    this.#bounds = []
    this.#made = []
    this.#held = new Int32Array(0)
    this.#any = new Int32Array(this.#automaton.span)
    for (let start = 0; start <= text.length;) {
      let end = text.indexOf('\n', start)
      if (end < 0) end = text.length
      if (end - start <= longestLine) this.#read(start, end)
      else this.#readParts(start, end)
      start = end + 1
    }
  }

  /** A very long line in overlapping parts that cut no word, where it has blanks. */
  #readParts(start: number, end: number): void {
    for (let from = start; ;) {
      const most = Math.min(end, from + longestLine)
      const blank = most < end ? this.#text.lastIndexOf(' ', most) : most
      const to = blank > most - overlap / 2 ? blank : most
      this.#read(from, to)
      if (to >= end) return
      const next = this.#text.indexOf(' ', to - overlap) + 1
      from = next > 0 && next < to ? next : to - overlap
    }
  }

  #read(from: number, to: number): void {
    const { classes, digits, width, next, span, marked, begun, whole, numbers } = this.#automaton
    const text = this.#text
    const base = (this.#bounds.length / 2) * span
    const held = this.#roomFor(base + span)
    let anyNumber = false
    for (let i = from; i < to; i++) {
      let on = classes[text.charCodeAt(i)] ?? other
      if (on === separator) continue
      if (on === digit) {
        anyNumber = true
        continue
      }
      let node = 1
      do {
        if (on === digit) {
          anyNumber = true
          on = digits[text.charCodeAt(i) - 48] ?? other
        }
        node = next[node * width + on] ?? 0
        if (marked[node] === 1) unite(held, base, begun, node * span, span)
        i++
        on = i < to ? (classes[text.charCodeAt(i)] ?? other) : separator
      } while (on !== separator && node !== 0)
      if (node !== 0) unite(held, base, whole, node * span, span)
      // No key holds the word: its rest is passed over.
      else {
        for (; on !== separator; on = ++i < to ? (classes[text.charCodeAt(i)] ?? other) : separator)
          if (on === digit) anyNumber = true
      }
    }
    if (anyNumber) unite(held, base, numbers, 0, span)
    let some = 0
    for (let k = 0; k < span; k++) some |= held[base + k] ?? 0
    // A line that no key asks for is none; its room is the next one's.
    if (some === 0) return
    unite(this.#any, 0, held, base, span)
    this.#bounds.push(from, to)
  }

  /** The bits of all lines, grown so that they reach `end`. */
  #roomFor(end: number): Int32Array {
    if (end > this.#held.length) {
      const grown = new Int32Array(Math.max(end, 2 * this.#held.length, 64 * this.#automaton.span))
      grown.set(this.#held)
      this.#held = grown
    }
    return this.#held
  }
}

const none: readonly Line[] = []
const isSet = (bits: Int32Array, base: number, group: number): boolean =>
  ((bits[base + (group >> 5)] ?? 0) & (1 << (group & 31))) !== 0
