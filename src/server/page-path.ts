import { formatQuery } from '../feed/parse-query.ts'
import type { Query } from '../model/query.ts'

/** A path with the canonical query string of a query. */
export function pagePath(path: string, query: Query): string {
  const text = formatQuery(query)
  return text === '' ? path : `${path}?${text}`
}
