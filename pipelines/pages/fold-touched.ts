import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Reject } from '../../src/model/reject.ts'
import type { Parameters, Source } from '../../src/model/source.ts'
import type { Tables } from '../../src/parse/tables.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { BoardState, PageState } from '../../src/ports/store.ts'
import { baseKeyOf, extractKnown, type ExtractedPages } from './extract-pages.ts'
import { foldPages, type Folded } from './fold-pages.ts'

interface FoldOptions {
  readonly archive: Archive
  readonly source: Source
  readonly parameters: Parameters
  readonly tables: Tables
  readonly pipelineVersion: string
  readonly state: BoardState
}

/** Folds and normalizes the listings whose pages changed; `whole`: pages that this run lacks are gone and count no more. */
export async function foldTouched(
  options: FoldOptions,
  extracted: ExtractedPages,
  whole: boolean,
): Promise<{ folded: Folded[]; rejects: Reject[]; pages: PageState[] }> {
  const { state } = options
  const touched = new Set(extracted.touched)
  const pages = new Map<string, PageState>()
  const written: PageState[] = []
  for (const page of state.pages.values()) {
    if (!page.present || extracted.pages.has(page.url)) continue
    if (whole) {
      written.push({ ...page, present: false })
      for (const key of page.keys) touched.add(key)
    } else pages.set(page.url, page)
  }
  for (const page of extracted.pages.values()) {
    pages.set(page.url, page)
    const known = state.pages.get(page.url)
    if (known?.pageId !== page.pageId || !known.present) written.push(page)
  }
  const printings = new Map<string, RawListing[]>()
  for (const page of pages.values()) {
    if (!page.keys.some((key) => touched.has(key))) continue
    for (const raw of extracted.raws.get(page.url) ?? (await extractKnown(page, options))) {
      const key = baseKeyOf(raw)
      if (!touched.has(key)) continue
      const group = printings.get(key)
      if (group) group.push(raw)
      else printings.set(key, [raw])
    }
  }
  const { folded, rejects } = await foldPages(printings, {
    hints: options.source.hints,
    tables: options.tables,
    pipelineVersion: options.pipelineVersion,
    stored: state.listings,
  })
  return { folded, rejects, pages: written }
}
