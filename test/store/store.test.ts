import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../src/ports/store.ts'
import { openStore } from '../../src/store/sqlite/index.ts'
import { storeContract, type OpenStore } from '../contract/store.ts'
import { regions } from '../contract/store-samples.ts'

function make(): OpenStore {
  const folder = mkdtempSync(join(tmpdir(), 'jobwire-store-'))
  const opened: Store[] = []
  const open = (): Store => {
    const store = openStore({ path: join(folder, 'jobwire.db'), regions })
    opened.push(store)
    return store
  }
  return Object.assign(open, {
    dispose: async () => {
      for (const store of opened) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  })
}

storeContract('SQLite', make)
