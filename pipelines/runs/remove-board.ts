import { JobwireError } from '../../src/errors.ts'
import type { SourceFacts } from '../../src/match/preference.ts'
import type { Board, Store, StoredEvent } from '../../src/ports/store.ts'
import { planJobs } from '../dedup/plan-jobs.ts'
import { isOutdated, outdated } from '../dedup/rematch.ts'

interface RemoveOptions {
  readonly store: Store
  readonly sources: ReadonlyMap<string, SourceFacts>
  /** RFC 3339 UTC. */
  readonly at: string
}

/** What became of the listings of a board that was removed. */
export interface Removed {
  /** Open listings that nobody watches any more. */
  readonly unwatched: number
  /** Listings that were closed now. */
  readonly closed: number
  /** Who crawls this database and will close them; null where that is done. */
  readonly holder: string | null
}

/**
 * Keeps an operator's word that a board is asked no more. `close` also closes what it alone holds: at once where nobody crawls, else the
 * crawling process does, as with decisions.
 */
export async function removeBoard(
  board: Board,
  close: boolean,
  { store, sources, at }: RemoveOptions,
): Promise<Removed> {
  await store.removeBoard(board.id, { at, now: at, close })
  const unwatched = async (): Promise<number> =>
    (await store.removedBoards()).find((one) => one.board.id === board.id)?.open.length ?? 0
  if (!close) return { unwatched: await unwatched(), closed: 0, holder: null }
  try {
    const lease = await store.lease(at)
    try {
      if (await isOutdated(store)) return { unwatched: await unwatched(), closed: 0, holder: outdated }
      const closed = await closeRemoved({ store, sources, at })
      return { unwatched: await unwatched(), closed, holder: null }
    } finally {
      await lease.release()
    }
  } catch (error) {
    if (!(error instanceof JobwireError && error.code === 'lease-held')) throw error
    return { unwatched: await unwatched(), closed: 0, holder: error.message }
  }
}

/** Boards that the configuration asks again after they were removed. */
export async function watchBoards(store: Store, keys: ReadonlySet<string>, at: string): Promise<void> {
  for (const { board } of await store.removedBoards())
    if (keys.has(board.key)) await store.removeBoard(board.id, { at: null, now: at, close: false })
}

/** Closes, as one change, what removed boards alone hold where that was asked; the number of listings. The caller holds the lease. */
export async function closeRemoved({ store, sources, at }: RemoveOptions): Promise<number> {
  const keys = (await store.removedBoards()).filter(({ close }) => close).flatMap(({ open }) => open)
  if (keys.length === 0) return 0
  const closes = [...new Set(keys)].map((key) => ({ key, reason: 'removed', at }))
  const ended = closes.map(({ key, reason }): StoredEvent => ({
    name: 'listing-closed',
    at,
    listing: key,
    detail: { reason },
  }))
  const { jobs, events } = await planJobs({ store, writes: [], closes, reopens: [], at, sources })
  await store.commitJobs({ ...jobs, closes, events: [...ended, ...events], at })
  return closes.length
}
