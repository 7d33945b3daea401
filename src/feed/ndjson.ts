import type { Job } from '../model/job.ts'
import { cleanDeep } from './clean-text.ts'

/** One job a line, in the schema's own form. */
export function toNdjson(jobs: readonly Job[]): string {
  return jobs.map((job) => `${JSON.stringify(cleanDeep(job))}\n`).join('')
}
