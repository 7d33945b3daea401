import { expect, test } from 'vitest'
import { Words, wordHash, WordTable } from '../../src/parse/text/words.ts'

const wordsOf = (text: string): string[] => {
  const words = new Words(text)
  return Array.from({ length: words.length }, (_, i) => text.slice(words.start(i), words.end(i)))
}

test('words keep the marks of technologies and lose those of sentences', () => {
  expect(wordsOf('C++, C# and .NET; Node.js.')).toEqual(['C++', 'C#', 'and', '.NET', 'Node.js'])
  expect(wordsOf('Java/Kotlin, CI/CD and A/B.')).toEqual(['Java', 'Kotlin', 'CI/CD', 'and', 'A/B'])
  expect(wordsOf('state-of-the-art - really--')).toEqual(['state-of-the-art', 'really'])
  expect(wordsOf('Zürich “Größe” 東京')).toEqual(['Zürich', 'Größe', '東京'])
  expect(wordsOf(' ./ ')).toEqual([])
  expect(wordsOf('')).toEqual([])
})

test('a word is found by its hash in any case, and only where it is the same', () => {
  const table = new WordTable<string>()
  table.add(wordHash('kotlin'), 'a language')
  const words = new Words('KOTLIN kotlins Kotlin.')
  expect([0, 1, 2, 3].map((i) => table.get(words.hash(i))?.[0])).toEqual([
    'a language',
    undefined,
    'a language',
    undefined,
  ])
  expect(words.match(0, ['kotlin', 'kotlins'])).toBe(true)
  expect(words.match(2, ['kotlin', 'kotlins'])).toBe(false)
})
