import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { storeMatchContract } from './store-match.ts'
import { storePresenceContract } from './store-presence.ts'
import { storeRunsContract } from './store-runs.ts'
import { storeSearchContract } from './store-search.ts'
import { hour } from './store-samples.ts'

/** Opens one and the same database each time it is called, with the sample regions; `dispose` closes what was opened and removes it. */
export interface OpenStore {
  (): Store
  dispose(): Promise<void>
}

/** What every Store promises. `make` gives a new, empty database. */
export function storeContract(name: string, make: () => OpenStore): void {
  describe(`the store contract: ${name}`, () => {
    storeRunsContract(make)
    storePresenceContract(make)
    storeMatchContract(make)
    storeSearchContract(make)
    leaseContract(make)
  })
}

function leaseContract(make: () => OpenStore): void {
  let open: OpenStore
  beforeEach(() => {
    open = make()
  })
  afterEach(() => open.dispose())

  describe('the lease', () => {
    it('has one holder, who is named to others, until it is released', async () => {
      const lease = await open().lease(hour(0))
      const refusal = expect(open().lease(hour(1))).rejects
      await refusal.toMatchObject({ code: 'lease-held' })
      await expect(open().lease(hour(1))).rejects.toThrow(String(process.pid))
      await lease.renew()
      await lease.release()
      const next = await open().lease(hour(2))
      await expect(lease.renew()).rejects.toMatchObject({ code: 'lease-held' })
      await next.release()
    })
  })
}
