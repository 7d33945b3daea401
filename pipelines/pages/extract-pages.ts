import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { JobwireError } from '../../src/errors.ts'
import { listingKey } from '../../src/model/listing-key.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Reject } from '../../src/model/reject.ts'
import type { Drift, Parameters, Source } from '../../src/model/source.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { BoardState, ListingState, PageState } from '../../src/ports/store.ts'
import { contentMismatch } from './content-mismatch.ts'
import type { CrawlResult } from '../crawl.ts'
import { Enumeration, type Enumerated } from '../runs/enumeration.ts'
import { extractPage, readPage } from '../extract.ts'

export interface ExtractOptions {
  readonly archive: Archive
  readonly source: Source
  readonly parameters: Parameters
  readonly state: BoardState
  readonly crawl: Pick<CrawlResult, 'pages' | 'lists'>
  /** Read also what is known and unchanged: the pipeline is another than the one that read it. */
  readonly upgraded: boolean
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined
}

/** What the pages of a crawl hold. */
export interface ExtractedPages {
  /** Every page of this crawl that could be read now or before, by URL. */
  readonly pages: ReadonlyMap<string, PageState>
  /** Pages read in this run with what is printed on them. */
  readonly raws: ReadonlyMap<string, readonly RawListing[]>
  /** Base keys whose pages changed. */
  readonly touched: ReadonlySet<string>
  /** Pages that could not be read as a whole. */
  readonly failed: ReadonlyMap<string, JobwireError>
  readonly rejects: readonly Reject[]
  readonly warnings: readonly { readonly code: string; readonly where: string; readonly message: string }[]
  readonly enumerated: Enumerated
  /** Of the postings read now: how many could have lost each required field, and how many did. */
  readonly required: ReadonlyMap<string, { readonly of: number; readonly lost: number }>
  /** Text of pages with refused postings: a listing whose id stands there is not absent. */
  readonly doubtful: readonly string[]
}

/** Extracts every page of a crawl that is not already known as it stands. */
export async function extractPages(options: ExtractOptions): Promise<ExtractedPages> {
  const { source, state, crawl, upgraded } = options
  const pages = new Map<string, PageState>()
  const raws = new Map<string, readonly RawListing[]>()
  const touched = new Set<string>()
  const failed = new Map<string, JobwireError>()
  const rejects: Reject[] = []
  const warnings: { code: string; where: string; message: string }[] = []
  const doubtful: string[] = []
  const noted = new Set<string>()
  const required = new Required(state)
  const enumeration = new Enumeration(source.repeats !== undefined)

  let turn = 0
  for (const page of crawl.pages) {
    options.onProgress?.(++turn, crawl.pages.length)
    const known = state.pages.get(page.url)
    // A list is read each time: whether it is whole must be proven each time.
    if (known?.pageId === page.id && !upgraded && !crawl.lists.has(page.url)) {
      pages.set(page.url, { ...known, present: true })
      required.unread(known.keys)
      continue
    }
    if (turn % 50 === 0) await yieldToOthers()
    for (const key of known?.keys ?? []) touched.add(key)
    const decoded = readPage(page, await options.archive.body(page.id))
    try {
      const extracted = extractPage(source, options.parameters, decoded)
      const keys = extracted.listings.map(baseKeyOf)
      for (const key of keys) touched.add(key)
      required.count(extracted.listings, extracted.rejects)
      rejects.push(...extracted.rejects)
      warnings.push(...extracted.warnings)
      for (const drift of extracted.drift) {
        // One note a field and run, however many pages hold it.
        if (noted.has(`${drift.code} ${drift.path}`)) continue
        noted.add(`${drift.code} ${drift.path}`)
        warnings.push({ code: drift.code, where: drift.where, message: driftText(drift) })
      }
      const mismatch = contentMismatch(decoded)
      if (mismatch) warnings.push({ code: 'wrong-content-type', where: page.url, message: mismatch })
      if (extracted.rejects.length > 0) doubtful.push(decoded.body)
      const root = crawl.lists.get(page.url)
      if (root !== undefined) enumeration.add(page.url, root, extracted)
      raws.set(page.url, extracted.listings)
      // A page whose only posting was refused still stands for what it held before.
      const held = keys.length === 0 && extracted.rejects.length > 0 ? (known?.keys ?? []) : keys
      pages.set(page.url, { url: page.url, pageId: page.id, keys: held, present: true })
    } catch (error) {
      if (!(error instanceof JobwireError)) throw error
      failed.set(page.url, error)
      rejects.push({ stage: 'extract', code: error.code, where: page.url, why: error.message })
      if (known) pages.set(page.url, { ...known, present: true })
    }
  }
  return {
    pages,
    raws,
    touched,
    failed,
    rejects,
    warnings,
    enumerated: enumeration.result(),
    required: required.fields,
    doubtful,
  }
}

function driftText({ code, path, sample }: Drift): string {
  if (code === 'empty-field') return `no posting of the list has anything where the field ${path} is read: ${sample}`
  if (code === 'missing-count') return `the list declares no number at ${path}: ${sample}`
  return code === 'new-field'
    ? `the field ${path} is new to this source and is not read; it holds ${sample}`
    : `the field ${path} holds a word that is new to this source: ${sample}`
}

/** What one known page holds, read again from the archive; nothing where it cannot be read. */
export async function extractKnown(
  page: PageState,
  { archive, source, parameters }: Pick<ExtractOptions, 'archive' | 'source' | 'parameters'>,
): Promise<readonly RawListing[]> {
  const archived = await archive.page(page.pageId)
  if (!archived) return []
  try {
    return extractPage(source, parameters, readPage(archived, await archive.body(page.pageId))).listings
  } catch (error) {
    if (!(error instanceof JobwireError)) throw error
    return []
  }
}

/** The key of a posting as printed, before a re-used id is told apart. */
export function baseKeyOf(raw: RawListing): string {
  return listingKey(raw.source, raw.board, raw.sourceJobId)
}

/**
 * Counts required fields that known postings had and now lack, and postings that state no id or no title at all. A posting lacks what none of its
 * pages states; what stands on a page that was not asked again is not lost.
 */
class Required {
  readonly #known: ReadonlyMap<string, ListingState>
  readonly #states = new Map<string, { company: boolean; description: boolean }>()
  readonly #unread = new Set<string>()
  #rejects = 0
  #untitled = 0
  #nameless = 0

  constructor(state: BoardState) {
    this.#known = new Map([...state.listings.values()].map((listing) => [listing.baseKey, listing]))
  }

  count(listings: readonly RawListing[], rejects: readonly Reject[]): void {
    for (const raw of listings) {
      const key = baseKeyOf(raw)
      const before = this.#states.get(key)
      const description = raw.descriptionHtml ?? raw.descriptionMarkdown ?? raw.descriptionText
      this.#states.set(key, {
        company: before?.company === true || Boolean(raw.company),
        description: before?.description === true || Boolean(description),
      })
    }
    this.#rejects += rejects.length
    this.#untitled += rejects.filter((reject) => reject.code === 'missing-title').length
    this.#nameless += rejects.filter((reject) => reject.code === 'missing-id').length
  }

  /** These stand on a page that is as it was. */
  unread(keys: Iterable<string>): void {
    for (const key of keys) this.#unread.add(key)
  }

  get fields(): Map<string, { of: number; lost: number }> {
    const fields = new Map<string, { of: number; lost: number }>()
    const add = (field: string, of: number, lost: number): void => {
      const counted = fields.get(field) ?? { of: 0, lost: 0 }
      fields.set(field, { of: counted.of + of, lost: counted.lost + lost })
    }
    const read = this.#states.size + this.#rejects
    if (read > 0) {
      add('id', read, this.#nameless)
      add('title', read, this.#untitled)
    }
    for (const [key, stated] of this.#states) {
      const known = this.#known.get(key)
      if (known === undefined || this.#unread.has(key)) continue
      if (known.company) add('company', 1, Number(!stated.company))
      if (known.described) add('description', 1, Number(!stated.description))
    }
    return fields
  }
}
