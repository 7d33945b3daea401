import { expect, test } from 'vitest'
import { titlePatternOf } from '../../src/read/title-pattern.ts'

test.each([
  [['Fernbrook: Miller', 'Mill & Sons: Baker: Nights', '4 Winds: Smith'], '{company}: {title}'],
  [['Miller at Fernbrook', 'Baker at night at Mill & Sons', 'Smith at 4 Winds'], '{title} at {company}'],
  [['Fernbrook: Miller', 'Fernbrook: Baker', 'Fernbrook: Smith'], '{company}: {title}'],
  // Two agree by chance, and one title that is said twice is one.
  [['Fernbrook: Miller', 'Mill & Sons: Baker'], undefined],
  [['Fernbrook: Miller', 'Fernbrook: Miller', 'Mill & Sons: Baker'], undefined],
  [['Fernbrook: Miller', 'Mill & Sons: Baker', 'Smith'], undefined],
  [['Fernbrook: Miller', 'Baker at Mill & Sons', 'Smith at 4 Winds'], undefined],
  // What stands before the colon is no employer.
  [['Remote: Miller', 'Fernbrook: Baker', '4 Winds: Smith'], undefined],
  [['Data Engineer: Grain', 'Fernbrook: Baker', '4 Winds: Smith'], undefined],
  [['Miller at home', 'Baker at night', 'Smith at sea'], undefined],
  [[], undefined],
])('%j follow %s', (titles, pattern) => {
  expect(titlePatternOf(titles)).toBe(pattern)
})
