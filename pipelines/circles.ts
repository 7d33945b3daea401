/** The most pages of one list: one that never ends is none. */
const MOST_PAGES = 10_000

/** Finds lists that go in circles: their site ignores the page that is asked, or begins again behind its end. */
export class Circles {
  readonly #pages = new Map<string, Map<string, string>>()
  readonly #last = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  readonly #closed = new Set<string>()

  /** True for a list of which no more is to be asked. */
  has(root: string): boolean {
    return this.#closed.has(root)
  }

  /** Why no more of a list is to be asked after this page, if so: its postings are those of a page before it. `from` led to it. */
  add(root: string, url: string, from: string | null, ids: readonly string[]): string | undefined {
    const mark = ids.toSorted().join('\n')
    this.#last.set(url, mark)
    const pages = this.#pages.get(root) ?? new Map<string, string>()
    this.#pages.set(root, pages)
    const count = (this.#counts.get(root) ?? 0) + 1
    this.#counts.set(root, count)
    // One posting may stand in several lists of one page each, but not on two pages of one.
    const next = from !== null && ids.length > 0 && this.#last.get(from) === mark
    const twin = next ? from : ids.length > 1 ? pages.get(mark) : undefined
    if (twin === undefined && count < MOST_PAGES) {
      pages.set(mark, url)
      return undefined
    }
    this.#closed.add(root)
    return twin === undefined
      ? `the list does not end within ${MOST_PAGES} pages`
      : `${url} gives the same postings as ${twin}`
  }
}
