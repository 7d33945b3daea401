import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { JobwireError } from '../src/errors.ts'
import { listingKey } from '../src/model/listing-key.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import type { Reject } from '../src/model/reject.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Archive } from '../src/ports/archive.ts'
import type { BoardState, ListingState, PageState } from '../src/ports/store.ts'
import { contentMismatch } from './content-mismatch.ts'
import type { CrawlResult } from './crawl.ts'
import { DeclaredTotal } from './declared-total.ts'
import { extractPage, readPage } from './extract.ts'

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
  readonly declared: { readonly total: number; readonly got: number } | null
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
  const required = new Required(state)
  const declared = new DeclaredTotal()

  let turn = 0
  for (const page of crawl.pages) {
    options.onProgress?.(++turn, crawl.pages.length)
    const known = state.pages.get(page.url)
    // A list is read each time: whether it is whole must be proven each time.
    if (known?.pageId === page.id && !upgraded && !crawl.lists.has(page.url)) {
      pages.set(page.url, { ...known, present: true })
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
      const mismatch = contentMismatch(decoded)
      if (mismatch) warnings.push({ code: 'wrong-content-type', where: page.url, message: mismatch })
      if (extracted.rejects.length > 0) doubtful.push(decoded.body)
      declared.add(crawl.lists.get(page.url) ?? page.url, extracted)
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
    declared: declared.sum(),
    required: required.fields,
    doubtful,
  }
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

/** Counts required fields that known postings had and now lack, and postings that state no title at all. */
class Required {
  readonly fields = new Map<string, { of: number; lost: number }>()
  readonly #known: ReadonlyMap<string, ListingState>

  constructor(state: BoardState) {
    this.#known = new Map([...state.listings.values()].map((listing) => [listing.baseKey, listing]))
  }

  count(listings: readonly RawListing[], rejects: readonly Reject[]): void {
    for (const raw of listings) {
      this.#add('title', false)
      const known = this.#known.get(baseKeyOf(raw))
      if (known?.company) this.#add('company', !raw.company)
      if (known?.described)
        this.#add('description', !(raw.descriptionHtml ?? raw.descriptionMarkdown ?? raw.descriptionText))
    }
    for (const reject of rejects) this.#add('title', reject.code === 'missing-title')
  }

  #add(field: string, lost: boolean): void {
    const counted = this.fields.get(field) ?? { of: 0, lost: 0 }
    this.fields.set(field, { of: counted.of + 1, lost: counted.lost + Number(lost) })
  }
}
