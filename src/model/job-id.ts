import { v5 } from 'uuid'

/** The namespace of every job id, fixed for ever (promise 3). */
const JOB_NAMESPACE = '6f0c1f0e-3f0a-5c1d-9b53-2a8d4c0e7b11'

/** The id that a listing's key derives: UUIDv5 (RFC 9562 §5.5) in jobwire's namespace. */
export function jobId(listingKey: string): string {
  return v5(listingKey, JOB_NAMESPACE)
}
