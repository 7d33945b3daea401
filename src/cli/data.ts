import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { JobwireError, UsageError } from '../errors.ts'
import type { Archive } from '../ports/archive.ts'
import type { Fetcher } from '../ports/fetcher.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Settings } from './settings.ts'
import { packageVersion } from './version.ts'

/** Opens jobwire.db of the data folder, for reading or for short writes. Throws JobwireError `not-found` where nothing was crawled yet. */
export async function openExistingStore(settings: Settings, use: 'reading' | 'writing' = 'reading'): Promise<Store> {
  const path = join(settings.data, 'jobwire.db')
  if (!existsSync(path)) {
    throw new JobwireError('not-found', `there is no ${path}`, { hint: 'Run `jobwire crawl` first, or say --data.' })
  }
  const { openStore } = await import('../store/sqlite/index.ts')
  return openStore({ path, regions: settings.tables.regions, readonly: use === 'reading' })
}

/** Everything that a crawl writes to and asks with. */
export interface Engine {
  readonly store: Store
  readonly archive: Archive
  readonly fetcher: Fetcher
  close(): Promise<void>
}

/** Opens both databases, creating the data folder where it is absent, and the one fetcher. */
export async function openEngine(settings: Settings, log: Log): Promise<Engine> {
  try {
    mkdirSync(settings.data, { recursive: true })
  } catch (cause) {
    throw new UsageError('bad-config', `${settings.data} cannot be the data folder: ${(cause as Error).message}`, {
      cause,
    })
  }
  const [{ openStore }, { openArchive }, { createFetcher }, { systemClock }] = await Promise.all([
    import('../store/sqlite/index.ts'),
    import('../store/sqlite/archive.ts'),
    import('../fetch/create-fetcher.ts'),
    import('../fetch/system-clock.ts'),
  ])
  const { contact, allowPrivate, limits } = settings.config
  const store = openStore({ path: join(settings.data, 'jobwire.db'), regions: settings.tables.regions })
  const archive = openArchive(join(settings.data, 'archive.db'))
  const fetcher = createFetcher({
    archive,
    clock: systemClock,
    log,
    contact: contact ?? null,
    version: packageVersion(),
    allowPrivate,
    limits: { maxBytes: limits.maxBytes, totalMs: limits.maxSeconds * 1000, maxWaitMs: limits.maxWaitSeconds * 1000 },
  })
  return {
    store,
    archive,
    fetcher,
    async close() {
      await fetcher.close()
      await store.close()
      await archive.close()
    },
  }
}
