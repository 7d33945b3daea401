import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { FatalError } from '../../errors.ts'
import type { RawPage } from '../../model/raw-page.ts'
import type { Archive, ArchivedPage } from '../../ports/archive.ts'
import { pack } from './archive-body.ts'
import { CommitGroup } from './archive-commit.ts'
import { CrawlState } from './archive-crawl-state.ts'
import { openArchiveFile } from './archive-open.ts'
import { type PackedBody, Pages } from './archive-pages.ts'

/** How many bodies are packed before others get a turn. */
const batch = 64

/**
 * Opens archive.db, creating it where absent. FatalError `schema-newer` or `database-corrupt`; `:memory:` is an archive that dies with the
 * process. Writes are durable (WAL, synchronous FULL) when their promises resolve; those of one turn share a commit.
 */
export function openArchive(path: string): Archive {
  const db = openArchiveFile(path)
  const pages = new Pages(db)
  const state = new CrawlState(db)
  const commit = new CommitGroup(db)

  const packed = (body: Uint8Array, sha256: string): PackedBody => {
    // A body that is stored already needs no packing; bodies are never removed while a crawl writes.
    if (pages.hasBody(sha256)) return { sha256, size: body.length, codec: 'raw', bytes: body }
    return { sha256, size: body.length, ...pack(body) }
  }

  return {
    async put(page: RawPage, about) {
      const { url, finalUrl, status, headers, fetchedAt } = page
      const body = packed(page.body, page.sha256)
      const row = { url, finalUrl, status, headers, fetchedAt, version: about.version ?? null, memberOf: null }
      return commit.write(() => {
        const added = pages.insert(row, body)
        if (about.crawl !== null) pages.answered(about.crawl, url, added.id, 'fetched')
        return added
      })
    },

    async putMembers(parent, members, about) {
      const bodies: PackedBody[] = []
      for (const member of members) {
        if (bodies.length % batch === batch - 1) await turn()
        bodies.push(packed(member.bytes, createHash('sha256').update(member.bytes).digest('hex')))
      }
      return commit.write(() =>
        members.map(({ url, version }, index) => {
          const row = { url, finalUrl: url, status: 200, headers: {}, fetchedAt: parent.fetchedAt, version }
          const added = pages.insert({ ...row, memberOf: parent.id }, bodies[index]!)
          if (about.crawl !== null) pages.answered(about.crawl, url, added.id, 'fetched')
          return added
        }),
      )
    },

    answered: (crawl, url, page, how) => commit.write(() => pages.answered(crawl, url, page.id, how)),
    answer: async (crawl, url) => pages.answer(crawl, url),
    newest: async (url) => pages.newest(url),

    async versions(wanted) {
      const found: ArchivedPage[] = []
      for (const { url, version } of wanted) {
        const page = pages.version(url, version)
        if (page) found.push(page)
      }
      return found
    },

    page: async (id) => pages.page(id),
    async body(id) {
      const bytes = pages.body(id)
      if (!bytes) throw new FatalError('internal', `page ${id} is not in the archive`)
      return bytes
    },

    markProcessed: (ids, version) => commit.write(() => ids.forEach((id) => pages.markProcessed(id, version))),
    isProcessed: async (id, version) => pages.isProcessed(id, version),

    robots: async (origin) => state.robots(origin),
    putRobots: (entry) => commit.write(() => state.putRobots(entry)),
    putVerdict: (verdict) => commit.write(() => state.putVerdict(verdict)),
    verdicts: async (source) => state.verdicts(source),
    hostWait: async (host) => state.hostWait(host),
    setHostWait: (host, until) => commit.write(() => state.setHostWait(host, until)),

    counts: async () => pages.counts(),
    async close() {
      commit.flush()
      if (db.open) db.close()
    },
  }
}
