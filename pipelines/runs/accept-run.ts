import { UsageError } from '../../src/errors.ts'
import type { Run, Store } from '../../src/ports/store.ts'
import { counts } from './closing.ts'

/** An operator accepts a held run: it counts from now on. Throws UsageError where there is nothing to accept. */
export async function acceptRun(store: Store, id: number, at: string): Promise<Run> {
  const run = await store.run(id)
  if (!run) throw new UsageError('not-found', `there is no run ${id}`, { hint: 'See `jobwire runs`.' })
  if (!run.heldReason)
    throw new UsageError('bad-usage', `run ${id} is not held`, { hint: 'See `jobwire runs --held`.' })
  if (run.acceptedAt) return run
  const board = (await store.boards()).find((one) => one.id === run.board)
  if (!board) throw new UsageError('not-found', `the board of run ${id} is gone`)
  const state = await store.boardState(board)
  const held = new Set(await store.sightings(id))
  // A later counting run knows better what is there now.
  const newest = !state.runs.some((later) => later.id > id && counts(later))
  const present = [...state.listings.values()].filter((listing) => listing.present).map((listing) => listing.key)
  await store.acceptRun(id, at, {
    appeared: newest ? [...held].filter((key) => state.listings.get(key)?.present === false) : [],
    vanished: newest ? present.filter((key) => !held.has(key)) : [],
  })
  return (await store.run(id)) ?? run
}
