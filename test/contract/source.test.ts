import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderSourcesIndex, sourceIds } from '../../crawlers/render-index.ts'
import { sources } from '../../crawlers/index.ts'
import { testSource } from './source.ts'

test('the index holds every source under the name of its file', () => {
  const ids = sourceIds(readdirSync(new URL('../../crawlers/', import.meta.url)))
  expect([...sources.keys()]).toEqual(ids)
  expect([...sources.values()].map((source) => source.id)).toEqual(ids)
  const index = readFileSync(new URL('../../crawlers/index.ts', import.meta.url), 'utf8')
  expect(index).toBe(renderSourcesIndex(ids))
})

for (const source of sources.values()) testSource(source)
