import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checksOf } from '../../pipelines/sources/check-source.ts'
import { recordedPages } from '../../pipelines/sources/recorded-pages.ts'
import type { Source } from '../../src/model/source.ts'

/** The folder of a source's recorded answers. */
export const fixturesOf = (id: string): string => fileURLToPath(new URL(`../fixtures/${id}/`, import.meta.url))

/** The suite that every source passes over its recorded pages in `test/fixtures/<id>/`; `jobwire sources test` runs the same for a plug-in. */
export function testSource(source: Source): void {
  const recorded = recordedPages(fixturesOf(source.id))
  describe(`source ${source.id}`, () => {
    for (const { name, problems } of checksOf(source, recorded)) test(name, () => expect(problems()).toEqual([]))
  })
}
