/** Sets of keys that grow together (union by size, paths halved). */
class Sets {
  readonly #parent = new Map<string, string>()
  readonly #size = new Map<string, number>()

  /** The representative of the key's set; a new key is a set of its own. */
  find(key: string): string {
    let at = key
    for (;;) {
      const up = this.#parent.get(at)
      if (up === undefined) {
        this.#parent.set(at, at)
        return at
      }
      if (up === at) return at
      const above = this.#parent.get(up) ?? up
      this.#parent.set(at, above)
      at = above
    }
  }

  unite(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)]
    if (left === right) return
    const [sizeL, sizeR] = [this.#size.get(left) ?? 1, this.#size.get(right) ?? 1]
    const [big, small] = sizeL >= sizeR ? [left, right] : [right, left]
    this.#parent.set(small, big)
    this.#size.set(big, sizeL + sizeR)
  }
}

/** The connected components of `keys` over `edges` (edges to other keys are left out): each sorted, and in the order of their first key. */
export function components(keys: Iterable<string>, edges: Iterable<readonly [string, string]>): string[][] {
  const sets = new Sets()
  const known = new Set(keys)
  for (const [a, b] of edges) if (known.has(a) && known.has(b)) sets.unite(a, b)
  const groups = new Map<string, string[]>()
  for (const key of [...known].sort()) {
    const root = sets.find(key)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [key])
    else group.push(key)
  }
  return [...groups.values()]
}
