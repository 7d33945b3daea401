import type { QueryContext } from '../feed/parse-query.ts'
import type { Query } from '../model/query.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Responder } from './responder.ts'

/** A search that the operator gave a name and an address of its own. `query` is a query string. */
export interface SavedFeed {
  readonly slug: string
  readonly title: string
  readonly query: string
}

/** As much of the store as the server reads. */
export type SiteStore = Pick<Store, 'search' | 'job' | 'listing' | 'revision' | 'counts'>

/** What every route needs. */
export interface Site {
  readonly store: SiteStore
  readonly title: string
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** The path of publicUrl, without a slash at its end: links of pages are written from here, so that any host name works. */
  readonly base: string
  readonly context: QueryContext
  readonly feeds: readonly (SavedFeed & { readonly parsed: Query })[]
  readonly log: Log
  readonly respond: Responder
}
