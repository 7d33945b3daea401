import { expect, test } from 'vitest'
import { confidenceTable } from '../../bench/confidence.ts'

const claim = (confidence: 'high' | 'medium' | 'low', right: boolean) => ({ field: 'salary', confidence, right })

test('the table counts right values by confidence and says whether they fall in order', () => {
  const table = confidenceTable([claim('high', true), claim('high', true), claim('low', true), claim('low', false)])
  expect(table).toContain('| salary | 1.00 of 2 |  | .50 of 2 |')
  expect(table).toContain('Over all it falls in that order.')
  expect(confidenceTable([claim('high', false), claim('medium', true)])).toContain(
    'Over all it does NOT fall in that order.\nFields where it does not: salary.',
  )
})
