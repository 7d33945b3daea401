import { existsSync } from 'node:fs'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import { foldListings } from '../src/match/fold.ts'
import { grouped } from '../src/match/grouped.ts'
import type { Listing } from '../src/model/listing.ts'
import { bareClone, boardBundle, GitRepository } from '../test/support/git-repository.ts'

/** True where the real board is at hand. */
export const hasBoard = existsSync(boardBundle)

/**
 * The listings of the real board, one a key, with the number of their pages. Each is taken for fetched on the first day of the month it was
 * posted in. `most`: of the first so many pages alone.
 */
export async function boardListings(most = Infinity): Promise<{ pages: number; listings: Listing[] }> {
  const repository = new GitRepository(bareClone())
  try {
    const tree = await repository.tree(await repository.resolve('HEAD'), true)
    const entries = tree.filter(({ path }) => /^jobs\/.*\/README\.md$/.test(path)).slice(0, most)
    const found: Listing[] = []
    for (const { path, sha } of entries) {
      const body = (await repository.blob(sha))?.toString('utf8') ?? ''
      const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`
      const raw = extractPage(remotewlb, {}, { url, body }).listings[0]
      if (raw === undefined) continue
      const listing = normalize(raw, { hints: remotewlb.hints, tables: loadTables() })
      found.push({ ...listing, firstSeen: `${(listing.datePosted ?? '2024-01').slice(0, 7)}-01T00:00:00.000Z` })
    }
    const byKey = grouped(found, ({ key }) => key)
    return { pages: entries.length, listings: [...byKey.values()].map((printings) => foldListings(printings)) }
  } finally {
    repository.close()
  }
}
