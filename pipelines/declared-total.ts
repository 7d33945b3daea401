/**
 * How many postings a board declares and how many were read. Every page of one list may state the total of the whole list, and later pages
 * are known to lie: the first that states one counts. Lists of their own are added up.
 */
export class DeclaredTotal {
  readonly #lists = new Map<string, { total: number | undefined; got: number }>()

  /** `list` tells the pages of one list from those of another; pages come in their order. */
  add(list: string, page: { readonly total: number | undefined; readonly read: number }): void {
    const before = this.#lists.get(list) ?? { total: undefined, got: 0 }
    this.#lists.set(list, { total: before.total ?? page.total, got: before.got + page.read })
  }

  /** Null where no list states a total. */
  sum(): { readonly total: number; readonly got: number } | null {
    const stated = [...this.#lists.values()].filter(({ total }) => total !== undefined)
    if (stated.length === 0) return null
    return stated.reduce<{ total: number; got: number }>(
      (sum, { total = 0, got }) => ({ total: sum.total + total, got: sum.got + got }),
      { total: 0, got: 0 },
    )
  }
}
