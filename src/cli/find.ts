import { JobwireError } from '../errors.ts'
import type { Job } from '../model/job.ts'
import type { Store } from '../ports/store.ts'

/** The job that an id means, through redirects. Throws JobwireError `not-found`. */
export async function findJob(store: Store, id: string): Promise<Job> {
  let wanted = id.replace(/^urn:uuid:/i, '').toLowerCase()
  // A redirect leads to a job that exists; the bound only guards against a fault.
  for (let hops = 0; hops < 5; hops += 1) {
    const found = await store.job(wanted)
    if (found.found === 'job') return found.job
    if (found.found === 'nothing') break
    wanted = found.to
  }
  throw new JobwireError('not-found', `there is no job ${id}`)
}

/** The listing of a key. Throws JobwireError `not-found`. */
export async function findListing(
  store: Store,
  key: string,
): Promise<NonNullable<Awaited<ReturnType<Store['listing']>>>> {
  const found = await store.listing(key)
  if (!found) throw new JobwireError('not-found', `there is no listing ${key}`)
  return found
}

/** The key that an argument means: itself, or of a job's id the key of the listing that founds it. Throws JobwireError `not-found`. */
export async function findKey(store: Store, given: string): Promise<string> {
  if (given.includes(':') && !given.startsWith('urn:')) return given
  const [founder] = (await findJob(store, given)).listings
  return founder?.key ?? given
}
