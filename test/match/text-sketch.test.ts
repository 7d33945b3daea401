import { describe, expect, test } from 'vitest'
import { overlap, packed, sketchText, unpacked } from '../../src/match/text-sketch.ts'
import { prose } from './ads.ts'

const between = (a: string, b: string) => overlap(sketchText(a), sketchText(b))

describe('text sketches', () => {
  test('case, punctuation and layout do not count', () => {
    const text = prose(1)
    expect(between(text, text.toUpperCase().replaceAll('. ', '\n\n  * '))).toEqual({
      identity: 1,
      jaccard: 1,
      contained: 1,
    })
  })

  test('texts without a common sentence share only turns of phrase', () => {
    expect(between(prose(1), prose(2))?.jaccard).toBeLessThan(0.2)
  })

  test('a snippet stands in its text', () => {
    const text = prose(1, 60)
    const snippet = `${text.slice(0, 500)}…`
    expect(between(text, snippet)?.contained).toBeGreaterThan(0.8)
    expect(between(text, snippet)?.jaccard).toBeLessThan(0.25)
  })

  test('a dropped half leaves the other half alone', () => {
    const [first, second] = [prose(1, 40), prose(2, 40)]
    const found = between(`${first} ${second}`, second)
    expect(found?.contained).toBeGreaterThan(0.95)
    expect(found?.jaccard).toBeGreaterThan(0.4)
    expect(found?.jaccard).toBeLessThan(0.6)
  })

  test('long texts are sampled and the shares stay near the truth', () => {
    const [a, b, c] = [prose(1, 300), prose(2, 300), prose(3, 300)]
    expect(sketchText(`${a} ${b}`).sampled).toBe(true)
    // One of three equal parts is shared.
    expect(between(`${a} ${b}`, `${a} ${c}`)?.jaccard).toBeGreaterThan(0.25)
    expect(between(`${a} ${b}`, `${a} ${c}`)?.jaccard).toBeLessThan(0.42)
  })

  test('a text too short to tell is no evidence', () => {
    expect(between('Apply now.', 'Apply now.')).toBeNull()
    expect(sketchText('Apply now.').bands).toEqual([])
    expect(sketchText('').words).toBe(0)
  })

  test('near copies share a band, strangers none', () => {
    const near = sketchText(`${prose(1)} One more line at the end.`).bands
    expect(sketchText(prose(1)).bands.filter((hash, band) => near[band] === hash).length).toBeGreaterThan(10)
    const far = sketchText(prose(2)).bands
    expect(sketchText(prose(1)).bands.filter((hash, band) => far[band] === hash)).toEqual([])
  })

  test('scripts without blanks have words', () => {
    expect(sketchText('我们正在寻找工程师').words).toBe(9)
  })

  test('packing loses nothing', () => {
    const numbers = Uint32Array.from([0, 1, 255, 65536, 0x7fffffff, 0xffffffff])
    expect(unpacked(packed(numbers))).toEqual(numbers)
  })
})
