import { expect, test } from 'vitest'
import { shellWord } from '../../src/cli/shell-word.ts'

test.each([
  ['greenhouse:mill', 'greenhouse:mill'],
  ['https://mill.example/jobs', 'https://mill.example/jobs'],
  ['lever:mill?region=eu', "'lever:mill?region=eu'"],
  ["the miller's", "'the miller'\\''s'"],
])('%s', (word, quoted) => {
  expect(shellWord(word)).toBe(quoted)
})
