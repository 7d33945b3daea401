import { sectionOf, type Section } from './sections.ts'

/** What is kept of a text: enough to find near copies (bands) and to measure how much of one text stands in another (chunks). */
export interface TextSketch {
  /** Words in all. */
  readonly words: number
  /**
   * The smallest hashes of content-defined chunks, ascending; all of them where there are fewer than `chunksKept`. Their two lowest bits say
   * what section the chunk stands in.
   */
  readonly chunks: Uint32Array
  /** True: `chunks` is a sample, complete below its greatest member. */
  readonly sampled: boolean
  /** One hash a band of the MinHash; empty for a text too short to say anything. */
  readonly bands: readonly number[]
}

/** Sixteen bands of four: texts of which half is in common share one in two times of three, and most of it almost always; each band costs a listing a row. */
const slots = 64
const rows = 4
const shingleLength = 5
const chunksKept = 256
const leastWords = 20

/** The two lowest bits of a chunk; where a chunk stands in two sections, the greater. */
const sectionBits: Readonly<Record<Section, number>> = { employer: 0, unclear: 1, role: 2 }
/** How much a chunk counts, by those bits: what an employer says in all of its ads says little. */
const sectionWeights: readonly number[] = [0.25, 0.5, 1, 1]

/** The finalizer of MurmurHash3: every bit of the input moves half the bits of the output. */
export function mix(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** 1: part of a word; 2: a word of its own (scripts written without blanks); 0: between words. */
function kindOf(code: number): 0 | 1 | 2 {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 1 : 0
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return 0
  if (code >= 0x2000 && code <= 0x2bff) return 0
  if (code >= 0x3000 && code <= 0x303f) return 0
  if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff)) return 2
  return code >= 0xd800 && code <= 0xf8ff ? 0 : 1
}

/** The hash of every word of a text, in order, and the bits of its section; case, punctuation and layout do not count. */
function wordHashes(text: string): { readonly words: Uint32Array; readonly sections: Uint8Array } {
  const lower = text.normalize('NFC').toLowerCase()
  const out = new Uint32Array(lower.length)
  const sections = new Uint8Array(lower.length)
  let section = sectionBits.unclear
  let opened = 0
  let count = 0
  let hash = 0
  let inside = false
  for (let at = 0; at < lower.length; at++) {
    if (at === 0 || lower.charCodeAt(at - 1) === 10) {
      sections.fill(section, opened, count)
      opened = count
      const end = lower.indexOf('\n', at)
      const heading = sectionOf(lower.slice(at, end < 0 ? undefined : end))
      if (heading !== null) section = sectionBits[heading]
    }
    const code = lower.charCodeAt(at)
    const kind = kindOf(code)
    if (kind === 1) {
      hash = Math.imul((inside ? hash : 0x811c9dc5) ^ code, 0x01000193)
      inside = true
      continue
    }
    if (inside) out[count++] = mix(hash)
    inside = false
    if (kind === 2) out[count++] = mix(Math.imul(0x811c9dc5 ^ code, 0x01000193))
  }
  if (inside) out[count++] = mix(hash)
  sections.fill(section, opened, count)
  return { words: out.slice(0, count), sections: sections.slice(0, count) }
}

/** Chunks end where two neighbouring words say so, not where lines do, so layout and dropped paragraphs leave the others alone. */
function chunkHashes(words: Uint32Array, sections: Uint8Array): Uint32Array {
  const found = new Map<number, number>()
  const add = (chunk: number, at: number) => {
    const name = chunk & 0x3fffffff
    found.set(name, Math.max(found.get(name) ?? 0, sections[at] ?? 0))
  }
  let hash = 0
  let length = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0
    hash = mix(Math.imul(hash, 31) ^ word)
    length++
    const ends = length >= 4 && (mix(Math.imul(words[at - 1] ?? 0, 0x9e3779b1) ^ word) & 3) === 0
    if (!ends && length < 24) continue
    add(hash, at)
    hash = 0
    length = 0
  }
  // The last chunk ends with the text, not with its words: it is kept only where it is all there is.
  if (found.size === 0 && length > 0) add(hash, words.length - 1)
  return Uint32Array.from(found, ([chunk, section]) => ((chunk << 2) | section) >>> 0).sort()
}

/** One-permutation MinHash of word shingles, empty slots filled from their right neighbour (rotation densification). */
function minHash(words: Uint32Array): Uint32Array {
  const least = new Uint32Array(slots).fill(0xffffffff)
  for (let at = 0; at + shingleLength <= words.length; at++) {
    let hash = 0
    for (let next = at; next < at + shingleLength; next++) hash = Math.imul(hash, 0x01000193) ^ (words[next] ?? 0)
    const mixed = mix(hash)
    const slot = mixed >>> 26
    const value = mixed & 0x3ffffff
    if (value < (least[slot] ?? 0)) least[slot] = value
  }
  const dense = new Uint32Array(slots)
  for (let slot = 0; slot < slots; slot++) {
    let distance = 0
    while (distance < slots && least[(slot + distance) % slots] === 0xffffffff) distance++
    dense[slot] = ((least[(slot + distance) % slots] ?? 0) + Math.imul(distance, 0x4000001)) >>> 0
  }
  return dense
}

/** Sketches a text. Pure and fast: about 20 MB of text a second. */
export function sketchText(text: string): TextSketch {
  const { words, sections } = wordHashes(text)
  const all = chunkHashes(words, sections)
  const sampled = all.length > chunksKept
  const bands: number[] = []
  if (words.length >= leastWords) {
    const signature = minHash(words)
    for (let from = 0; from < slots; from += rows) {
      let hash = from + 1
      for (let row = from; row < from + rows; row++) hash = mix(Math.imul(hash, 0x01000193) ^ (signature[row] ?? 0))
      bands.push(hash)
    }
  }
  return { words: words.length, chunks: sampled ? all.slice(0, chunksKept) : all, sampled, bands }
}

/** How two sketched texts overlap, as shares of their chunks from 0 to 1. */
export interface Overlap {
  /** Shared of all, every chunk counting the same: 1 for one text. */
  readonly identity: number
  /** Shared of all, chunks of the employer's sections counting less. */
  readonly jaccard: number
  /** Shared of the shorter one, counted like `jaccard`. */
  readonly contained: number
}

/** The overlap of two texts, or null where one is too short to tell. */
export function overlap(
  a: { readonly chunks: Uint32Array; readonly sampled: boolean; readonly words: number },
  b: { readonly chunks: Uint32Array; readonly sampled: boolean; readonly words: number },
): Overlap | null {
  if (a.words < leastWords || b.words < leastWords || a.chunks.length === 0 || b.chunks.length === 0) return null
  // Two samples can only be compared below the lower of their upper ends.
  const endA = a.sampled ? (a.chunks[a.chunks.length - 1] ?? 0) >>> 2 : Infinity
  const endB = b.sampled ? (b.chunks[b.chunks.length - 1] ?? 0) >>> 2 : Infinity
  const end = Math.min(endA, endB)
  const whole = { shared: 0, onlyA: 0, onlyB: 0 }
  const weighted = { shared: 0, onlyA: 0, onlyB: 0 }
  let [i, j] = [0, 0]
  while (i < a.chunks.length || j < b.chunks.length) {
    const [one, other] = [a.chunks[i] ?? 0, b.chunks[j] ?? 0]
    const left = i < a.chunks.length ? one >>> 2 : Infinity
    const right = j < b.chunks.length ? other >>> 2 : Infinity
    if (Math.min(left, right) > end) break
    const weight = sectionWeights[Math.max(left <= right ? one & 3 : 0, right <= left ? other & 3 : 0)] ?? 1
    const where = left === right ? 'shared' : left < right ? 'onlyA' : 'onlyB'
    whole[where]++
    weighted[where] += weight
    if (left <= right) i++
    if (right <= left) j++
  }
  return {
    identity: jaccard(whole),
    jaccard: jaccard(weighted),
    contained: contained(weighted),
  }
}

interface Counts {
  readonly shared: number
  readonly onlyA: number
  readonly onlyB: number
}

function jaccard({ shared, onlyA, onlyB }: Counts): number {
  const all = shared + onlyA + onlyB
  return all === 0 ? 0 : shared / all
}

function contained({ shared, onlyA, onlyB }: Counts): number {
  const shorter = shared + Math.min(onlyA, onlyB)
  return shorter === 0 ? 0 : shared / shorter
}

/** Packs 32-bit numbers into base64 (RFC 4648 §4), little-endian. */
export function packed(numbers: Uint32Array): string {
  let bytes = ''
  for (const n of numbers) bytes += String.fromCharCode(n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24)
  return btoa(bytes)
}

/** The numbers that `packed` packed. */
export function unpacked(text: string): Uint32Array {
  const bytes = atob(text)
  const out = new Uint32Array(bytes.length / 4)
  for (let at = 0; at < out.length; at++) {
    const from = at * 4
    out[at] =
      (bytes.charCodeAt(from) |
        (bytes.charCodeAt(from + 1) << 8) |
        (bytes.charCodeAt(from + 2) << 16) |
        (bytes.charCodeAt(from + 3) << 24)) >>>
      0
  }
  return out
}
