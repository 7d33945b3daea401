import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Archive } from '../ports/archive.ts'
import type { Fetcher } from '../ports/fetcher.ts'
import type { Log } from '../ports/log.ts'
import type { Settings } from './settings.ts'
import { packageVersion } from './version.ts'

/** What looking at a site needs. */
export interface Looking {
  readonly archive: Archive
  readonly fetcher: Fetcher
  /** Names this looking in archive.db. */
  readonly crawl: string
}

/**
 * Runs `work` with the one fetcher. Pages, robots.txt and waits go into archive.db of the data folder, where they hold for the next crawl
 * too; where there is no data folder yet, into one that is removed afterwards.
 */
export async function withLooking<T>(settings: Settings, log: Log, work: (looking: Looking) => Promise<T>): Promise<T> {
  const [{ openArchive }, { createFetcher }, { systemClock }] = await Promise.all([
    import('../store/sqlite/archive.ts'),
    import('../fetch/create-fetcher.ts'),
    import('../fetch/system-clock.ts'),
  ])
  const own = existsSync(settings.data) ? null : mkdtempSync(join(tmpdir(), 'jobwire-look-'))
  const { contact, allowPrivate, limits } = settings.config
  const archive = openArchive(join(own ?? settings.data, 'archive.db'))
  const fetcher = createFetcher({
    archive,
    clock: systemClock,
    log,
    contact: contact ?? null,
    version: packageVersion(),
    allowPrivate,
    limits: { maxBytes: limits.maxBytes, totalMs: limits.maxSeconds * 1000, maxWaitMs: limits.maxWaitSeconds * 1000 },
  })
  try {
    return await work({ archive, fetcher, crawl: `look-${randomUUID()}` })
  } finally {
    await fetcher.close()
    await archive.close()
    if (own !== null) rmSync(own, { recursive: true, force: true })
  }
}
