import type { ExtractedPage } from '../extract.ts'

/** What the lists of a crawl say of their own completeness. */
export interface Enumerated {
  readonly declared: { readonly total: number; readonly got: number } | null
  /** Why the lists cannot be the whole board though each was read: a page came twice, a parameter was ignored, a total does not hold. */
  readonly incomplete: string | null
}

interface Chain {
  total: number | null
  /** The largest total that a page of it declared: postings may be added while it is read. */
  most: number
  readonly ids: Set<string>
  /** Entries without an id of their own: refused ones, those that the source marks as no posting, and repeated ones where it declares them. */
  others: number
}

/**
 * Counts the postings of list pages by the request that each goes back to. Later pages of one list repeat the total of the first, or lie
 * about it, so the first that is declared counts.
 */
export class Enumeration {
  readonly #chains = new Map<string, Chain>()
  readonly #pages = new Map<string, { readonly url: string; readonly root: string }>()
  #incomplete: string | null = null
  readonly #repeats: boolean

  /** `repeats`: the source's total counts a posting once for each entry of it. */
  constructor(repeats: boolean) {
    this.#repeats = repeats
  }

  /** `root`: the start request that led to this page. */
  add(url: string, root: string, page: ExtractedPage): void {
    const chain = this.#chains.get(root) ?? { total: null, most: 0, ids: new Set<string>(), others: 0 }
    this.#chains.set(root, chain)
    chain.total ??= page.total ?? null
    chain.most = Math.max(chain.most, page.total ?? 0)
    const ids = page.listings.map((listing) => listing.sourceJobId)
    for (const id of ids) chain.ids.add(id)
    chain.others += Math.max(0, page.read - ids.length - (this.#repeats ? 0 : page.repeated))
    // One posting may stand in several lists of one page each; a page of several that comes again is no next page.
    const mark = [...ids].sort().join('\n')
    const twin = ids.length > 1 ? this.#pages.get(mark) : undefined
    if (twin && twin.root === root) this.#incomplete ??= `${url} gives the same postings as ${twin.url}`
    else this.#pages.set(mark, { url, root })
  }

  result(): Enumerated {
    let [total, got, stated] = [0, 0, false]
    let incomplete = this.#incomplete
    for (const chain of this.#chains.values()) {
      if (chain.total === null) continue
      // A total that counts fewer than there are proves nothing: there may be still more.
      if (chain.ids.size > chain.most) incomplete ??= `declared total ${chain.most}, got ${chain.ids.size}`
      stated = true
      total += chain.total
      // What one list has too much makes up for nothing that another lacks.
      got += Math.min(chain.ids.size + chain.others, chain.total)
    }
    return { declared: stated ? { total, got } : null, incomplete }
  }
}
