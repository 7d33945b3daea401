import type { Listing } from '../src/model/listing.ts'

/** The usual methods, for comparison: each says which two of some listings are one opening, by their places in the list. */
export interface Baseline {
  readonly name: string
  readonly edges: (listings: readonly Listing[]) => Iterable<readonly [number, number]>
}

export const baselines: readonly Baseline[] = [
  { name: 'exact title, company', edges: (all) => equal(all.map((one) => key(one.titleRaw, one.company.name))) },
  {
    name: 'exact title, company, place',
    edges: (all) => equal(all.map((one) => key(one.titleRaw, one.company.name, placesOf(one)))),
  },
  { name: 'equal text', edges: (all) => equal(all.map((one, at) => wordsOf(one).join(' ') || `none ${at}`)) },
  { name: 'TF-IDF cosine from .75', edges: (all) => alikeByTfIdf(all.map(wordsOf), 0.75) },
  { name: 'MinHash from .8', edges: (all) => alikeByMinHash(all.map(wordsOf), 0.8) },
  {
    name: 'the same, equal title, place',
    edges: (all) => {
      const names = all.map((one) => key(one.titleRaw, placesOf(one)))
      return [...alikeByMinHash(all.map(wordsOf), 0.8)].filter(([a, b]) => names[a] === names[b])
    },
  },
]

function key(...parts: readonly (string | null)[]): string {
  return parts.map((part) => (part ?? '').trim().toLowerCase()).join('\n')
}

function placesOf({ locations, remoteScope }: Listing): string {
  const places = locations.map(({ city, region, country }) => `${city} ${region} ${country}`)
  return [...places, ...remoteScope.countries, ...remoteScope.regions, remoteScope.type].join(';')
}

function wordsOf({ description }: Listing): string[] {
  return description.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function* equal(keys: readonly string[]): Generator<[number, number]> {
  const held = new Map<string, number[]>()
  for (const [at, name] of keys.entries()) {
    const before = held.get(name) ?? []
    for (const other of before) yield [other, at]
    before.push(at)
    held.set(name, before)
  }
}

/** Cosines of word counts weighted by ln(n / df) + 1, as the tools that use them have it. */
function* alikeByTfIdf(texts: readonly (readonly string[])[], from: number): Generator<[number, number]> {
  const counts = texts.map((words) => {
    const count = new Map<string, number>()
    for (const word of words) count.set(word, (count.get(word) ?? 0) + 1)
    return count
  })
  const seenIn = new Map<string, number>()
  for (const count of counts) for (const word of count.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1)
  const postings = new Map<string, { at: number[]; weight: number[] }>()
  for (const [at, count] of counts.entries()) {
    const weighted = [...count].map(([word, n]): [string, number] => [
      word,
      n * (Math.log(texts.length / (seenIn.get(word) ?? 1)) + 1),
    ])
    const length = Math.hypot(...weighted.map(([, weight]) => weight)) || 1
    const dots = new Float64Array(at)
    for (const [word, weight] of weighted) {
      const held = postings.get(word) ?? { at: [], weight: [] }
      for (let i = 0; i < held.at.length; i++) {
        const other = held.at[i] ?? 0
        dots[other] = (dots[other] ?? 0) + ((held.weight[i] ?? 0) * weight) / length
      }
      held.at.push(at)
      held.weight.push(weight / length)
      postings.set(word, held)
    }
    for (const [other, dot] of dots.entries()) if (dot >= from) yield [other, at]
  }
}

const permutations = 128
const rows = 4

/** 128 permutations over shingles of five words; candidates share one of 32 bands, and most of their signature decides. */
function* alikeByMinHash(texts: readonly (readonly string[])[], from: number): Generator<[number, number]> {
  const signatures = texts.map(signature)
  const compared = new Set<number>()
  for (let band = 0; band < permutations; band += rows) {
    const names = signatures.map((one, at) => (one === null ? `none ${at}` : one.slice(band, band + rows).join()))
    for (const [a, b] of equal(names)) {
      const pair = a * texts.length + b
      if (compared.has(pair)) continue
      compared.add(pair)
      const [x, y] = [signatures[a], signatures[b]]
      if (!x || !y) continue
      let same = 0
      for (let at = 0; at < permutations; at++) if (x[at] === y[at]) same++
      if (same / permutations >= from) yield [a, b]
    }
  }
}

function signature(words: readonly string[]): Uint32Array | null {
  if (words.length < 5) return null
  const least = new Uint32Array(permutations).fill(0xffffffff)
  for (let at = 0; at + 5 <= words.length; at++) {
    let hash = 0x811c9dc5
    for (const unit of words.slice(at, at + 5).join(' '))
      hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
    for (let n = 0; n < permutations; n++) {
      let mixed = Math.imul(hash ^ Math.imul(n + 1, 0x9e3779b1), 0x85ebca6b)
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
      mixed = (mixed ^ (mixed >>> 16)) >>> 0
      if (mixed < (least[n] ?? 0)) least[n] = mixed
    }
  }
  return least
}
