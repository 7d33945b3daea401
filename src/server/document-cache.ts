/** Rendered documents by key, the least recently used dropped beyond `capacity` bytes. A document under way is rendered once for all who ask. */
export class DocumentCache<T extends { readonly size: number }> {
  readonly #entries = new Map<string, Promise<T>>()
  readonly #sizes = new Map<string, number>()
  readonly #capacity: number
  #bytes = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: string, render: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key)
    if (known !== undefined) {
      this.#entries.delete(key)
      this.#entries.set(key, known)
      return known
    }
    const entry = render()
    this.#entries.set(key, entry)
    entry.then(
      (value) => this.#settle(key, value.size + key.length),
      () => this.#entries.delete(key),
    )
    return entry
  }

  #settle(key: string, size: number): void {
    this.#sizes.set(key, size)
    this.#bytes += size
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#capacity) return
      const gone = this.#sizes.get(oldest)
      if (gone === undefined) continue
      this.#entries.delete(oldest)
      this.#sizes.delete(oldest)
      this.#bytes -= gone
    }
  }
}
