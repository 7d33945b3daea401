/**
 * The key of a listing: `source:id`, or `source:board/id` when the source declares parameters that name the board. `board` is already the
 * percent-encoded parts joined by `/` (see `boardName`).
 */
export function listingKey(source: string, board: string | null | undefined, sourceJobId: string): string {
  const id = encodeURIComponent(sourceJobId)
  return board ? `${source}:${board}/${id}` : `${source}:${id}`
}

/** The source's own id in a key that `listingKey` gave: what stands behind the board is percent-encoded and holds neither `:` nor `/`. */
export function idInKey(key: string): string {
  return decodeURIComponent(key.slice(key.search(/[^:/]*$/)))
}

/** The board part of a key: the values of the declared board parameters, in declared order, each percent-encoded, joined by `/`. */
export function boardName(names: readonly string[], parameters: Readonly<Record<string, unknown>>): string | undefined {
  const parts = names.map((name) => encodeURIComponent(textOf(parameters[name])))
  return parts.length > 0 ? parts.join('/') : undefined
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}
