import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sources } from '../../crawlers/index.ts'
import { extractPage, pageFromInput, parseParameters } from '../../pipelines/extract.ts'
import { SourceError } from '../../src/errors.ts'
import { at } from '../../src/read/json.ts'
import { isAbsent, sharedFile } from '../read/shared.ts'

/** What one recorded answer holds, read from the answer by hand or by a script of its own, never from what the source gives. */
const Answer = z.strictObject({
  url: z.url(),
  contentType: z.string(),
  parameters: z.record(z.string(), z.unknown()).default({}),
  status: z.int().optional(),
  /** The answer itself, where the recorded file wraps several: a JSON Pointer. */
  part: z.string().optional(),
  /** No page of postings: refused as a whole. */
  nothing: z.boolean().default(false),
  /** Every posting, in order: at least its id and title, and what else it prints. */
  postings: z.array(z.looseObject({ sourceJobId: z.string() })).default([]),
  /** Fields that no posting of this answer states. */
  absent: z.array(z.string()).default([]),
  rejects: z.array(z.string()).default([]),
  warnings: z.array(z.string()).default([]),
  total: z.int().optional(),
  skipped: z.int().default(0),
  /** What the page leads to, all of it. */
  follows: z.array(z.url()).optional(),
})
const Answers = z.strictObject({
  /** The folders of `payloads/` that hold the answers, where they have another name than the source; files are then named with their folder. */
  folders: z.array(z.string()).optional(),
  /** File of `payloads/<id>/`, `#` and a word where one file is read in several ways. */
  answers: z.record(z.string(), Answer),
  /** Files that are no answer of this source, each with the reason. */
  others: z.record(z.string(), z.string()).default({}),
})

const folder = (id: string): string => fileURLToPath(new URL(`../fixtures/${id}/`, import.meta.url))
const fileOf = (name: string): string => name.replace(/#.*$/, '')

for (const source of sources.values()) {
  const stated = `${folder(source.id)}payloads.json`
  if (!existsSync(stated)) continue
  const { folders, answers, others } = Answers.parse(JSON.parse(readFileSync(stated, 'utf8')))
  const recorded = (folders ?? [source.id]).map((name) => `payloads/${name}`)
  describe.skipIf(recorded.some(isAbsent))(`recorded answers of ${source.id}`, () => {
    const page = (name: string, answer: z.output<typeof Answer>): ReturnType<typeof pageFromInput> => {
      const bytes = readFileSync(sharedFile(`${folders ? 'payloads' : recorded.join()}/${fileOf(name)}`))
      const part = answer.part === undefined ? undefined : at(JSON.parse(bytes.toString('utf8')), answer.part)
      return pageFromInput({
        url: answer.url,
        contentType: answer.contentType,
        ...(answer.status === undefined ? {} : { status: answer.status }),
        ...(part === undefined ? { bodyBase64: bytes.toString('base64') } : { body: JSON.stringify(part) }),
      })
    }

    test.each(Object.entries(answers))('%s', (name, answer) => {
      const parameters = parseParameters(source, answer.parameters)
      const one = page(name, answer)
      if (answer.nothing) {
        expect(() => extractPage(source, parameters, one)).toThrow(SourceError)
        return
      }
      const found = extractPage(source, parameters, one)
      expect(found.rejects.map((reject) => reject.code).sort()).toEqual(answer.rejects.toSorted())
      expect(found.warnings.map((warning) => warning.code).sort()).toEqual(answer.warnings.toSorted())
      expect(found.listings).toMatchObject(answer.postings)
      expect(found.listings).toHaveLength(answer.postings.length)
      expect(found.total).toBe(answer.total)
      expect(found.skipped).toBe(answer.skipped)
      expect(found.drift).toEqual([])
      for (const listing of found.listings) {
        expect(listing.title?.trim()).toBe(listing.title)
        expect(listing.descriptionHtml ?? '<').not.toMatch(/^&lt;/)
        for (const field of answer.absent) expect(listing).not.toHaveProperty(field)
      }
      if (answer.follows)
        expect(source.follow?.(one, parameters).requests.map((request) => request.url)).toEqual(answer.follows)
    })

    test('every file is read or said to be something else', () => {
      const files = recorded
        .flatMap((folder) =>
          readdirSync(sharedFile(folder)).map((name) => (folders ? `${basename(folder)}/${name}` : name)),
        )
        .filter((name) => !name.endsWith('.md'))
      expect(new Set([...Object.keys(answers).map(fileOf), ...Object.keys(others)])).toEqual(new Set(files))
    })
  })
}
