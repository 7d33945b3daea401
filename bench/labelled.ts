import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import remotewlb from '../crawlers/remotewlb.ts'
import { sources } from '../crawlers/index.ts'
import { extractPage } from '../pipelines/extract.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import type { Hints } from '../src/model/source.ts'
import { bareClone, boardBundle } from '../test/support/git-repository.ts'
import { recordedAnswers, recordedListings } from './recorded.ts'
import type { Row } from './row.ts'
import { UNION, unionListings } from './union.ts'

/** One ad with the values that a reader gave it. */
export interface LabelledAd {
  readonly gold: Row
  readonly raw: RawListing
  readonly hints: Hints
}

interface OfSource extends Row {
  readonly source: string
  readonly file: string
  readonly id: string
}

/** Where the shared labelled ads and the scorer stand. */
export const sharedGold = new URL('../../shared/gold/', import.meta.url)
const own = new URL('../test/gold/', import.meta.url)

/** The development half of the shared gold; its texts stand beside it. */
export function sharedAds(): LabelledAd[] {
  const text = (path: string): string => readFileSync(new URL(`ads/${encoded(path)}`, sharedGold), 'utf8')
  return rows<Row>(new URL('gold_dev.jsonl', sharedGold)).map((gold) => ofBoard(gold, text(gold.path)))
}

/** The project's own ads of the board, whose texts stand in the board's bundle; undefined where it is absent. */
export function boardAds(half: string): LabelledAd[] | undefined {
  if (!existsSync(boardBundle)) return undefined
  const folder = bareClone()
  const text = (path: string): string =>
    execFileSync('git', ['-C', folder, 'show', `HEAD:${path}`], { encoding: 'utf8' })
  return wanted(rows<Row>(new URL('gold.jsonl', own)), half).map((gold) => ofBoard(gold, text(gold.path)))
}

/** The project's own ads of other sources, read from recorded answers; undefined where these are absent. */
export function sourceAds(half: string): LabelledAd[] | undefined {
  if (!existsSync(recordedAnswers)) return undefined
  const known = new Map<string, ReadonlyMap<string, RawListing>>()
  return wanted(rows<OfSource>(new URL('sources.jsonl', own)), half).map((row) => {
    const { source, file, id } = row
    const from = file === UNION ? UNION : source
    const postings = known.get(from) ?? (file === UNION ? unionListings() : recordedOf(source))
    known.set(from, postings)
    const raw = postings.get(file === UNION ? `${source} ${id}` : `${file} ${id}`)
    if (!raw) throw new Error(`${source} ${file} ${id}: labelled, but not among the recorded postings`)
    return { gold: { ...row, path: `${source} ${file} ${id}` }, raw, hints: sources.get(source)?.hints ?? {} }
  })
}

function recordedOf(source: string): ReadonlyMap<string, RawListing> {
  return new Map(recordedListings(source).listings.map(({ file, raw }) => [`${file} ${raw.sourceJobId}`, raw]))
}

function rows<T>(file: URL): T[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as T)
}

function wanted<T extends Row>(all: readonly T[], half: string): T[] {
  return all.filter((row) => half === 'all' || row.half === half)
}

function ofBoard(gold: Row, body: string): LabelledAd {
  const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${encoded(gold.path)}`
  const { listings, rejects } = extractPage(remotewlb, {}, { url, body })
  const raw = listings[0]
  if (!raw) throw new Error(`${gold.path}: ${rejects[0]?.why ?? 'no listing'}`)
  return { gold, raw, hints: remotewlb.hints }
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
