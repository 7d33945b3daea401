import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderSourcesIndex, sourceIds } from '../../crawlers/render-index.ts'
import { sources } from '../../crawlers/index.ts'
import { testSource } from './source.ts'

test('the index holds every source under the name of its file', () => {
  const ids = sourceIds(readdirSync(new URL('../../crawlers/', import.meta.url)))
  expect([...sources.keys()]).toEqual(ids)
  expect([...sources.values()].map((source) => source.id)).toEqual(ids)
  expect(renderSourcesIndex(ids)).toContain(`import ${ids[0] ?? ''} from './${ids[0] ?? ''}.ts'`)
})

for (const source of sources.values()) testSource(source)
