import { openStore } from '../../src/store/sqlite/index.ts'
import { arrival, commit, hour, regions, sampleBoard } from '../contract/store-samples.ts'

/** A process to be killed: takes the lease, says so, then commits runs of so many new listings each until it dies. */
const [path = '', batch = '0'] = process.argv.slice(2)
const store = openStore({ path, regions })
const size = Number(batch)
await store.lease(hour(0))
process.stdout.write('held\n')
const board = await sampleBoard(store, 'loom')
const began = (await store.counts()).listings
for (let turn = 0; ; turn += 1) {
  const keys = Array.from({ length: size }, (_, index) => `loom:${began + turn * size + index}`)
  if (size === 0) await new Promise((resolve) => setTimeout(resolve, 1_000))
  else await commit(store, board, 1, { ...arrival(keys), events: [{ name: 'listing-added', at: hour(1), detail: {} }] })
}
