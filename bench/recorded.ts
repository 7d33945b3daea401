import { existsSync, readFileSync } from 'node:fs'
import { sources } from '../crawlers/index.ts'
import { extractPage, pageFromInput, parseParameters } from '../pipelines/extract.ts'
import { foldRaw } from '../src/match/fold.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import { at } from '../src/read/json.ts'

interface Answer {
  readonly url: string
  readonly contentType: string
  readonly parameters?: Record<string, unknown>
  readonly status?: number
  readonly part?: string
  readonly nothing?: boolean
}

interface Recorded {
  /** Name of the recorded answer. */
  readonly file: string
  readonly raw: RawListing
}

const fixtures = new URL('../test/fixtures/', import.meta.url)

/** Where the recorded answers of real sources stand, if they are beside the project. */
export const recordedAnswers = new URL('../../shared/payloads/', import.meta.url)

/** The postings in a source's recorded answers, pages of one posting folded as a crawl folds them; none for a source without any. */
export function recordedListings(id: string): { listings: readonly Recorded[]; refused: number } {
  const source = sources.get(id)
  const stated = new URL(`${id}/payloads.json`, fixtures)
  if (!source || !existsSync(stated)) return { listings: [], refused: 0 }
  const { answers, folders = [id] } = JSON.parse(readFileSync(stated, 'utf8')) as {
    answers: Record<string, Answer>
    folders?: string[]
  }
  const printings = new Map<string, { file: string; raws: RawListing[] }>()
  let refused = 0
  for (const [name, answer] of Object.entries(answers)) {
    if (answer.nothing) continue
    const file = name.replace(/#.*$/, '')
    const found = [file, ...folders.map((folder) => `${folder}/${file}`)].find((path) =>
      existsSync(new URL(path, recordedAnswers)),
    )
    if (found === undefined) throw new Error(`${id}: ${file} is not among the recorded answers`)
    const bytes = readFileSync(new URL(found, recordedAnswers))
    const part = answer.part === undefined ? undefined : at(JSON.parse(bytes.toString('utf8')), answer.part)
    const page = pageFromInput({
      url: answer.url,
      contentType: answer.contentType,
      ...(answer.status === undefined ? {} : { status: answer.status }),
      ...(part === undefined ? { bodyBase64: bytes.toString('base64') } : { body: JSON.stringify(part) }),
    })
    const { listings, rejects } = extractPage(source, parseParameters(source, answer.parameters ?? {}), page)
    refused += rejects.length
    for (const raw of listings) {
      const key = `${file} ${raw.sourceJobId}`
      const known = printings.get(key) ?? { file, raws: [] }
      printings.set(key, { file, raws: [...known.raws, raw] })
    }
  }
  const listings = [...printings.values()].map(({ file, raws }) => ({
    file,
    raw: raws.length === 1 ? (raws[0] as RawListing) : foldRaw(raws),
  }))
  return { listings, refused }
}
