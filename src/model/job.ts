import { z } from 'zod'
import { descriptive } from './listing.ts'

/** A listing's place in a job, and what may be done with it. */
export const JobListing = z.strictObject({
  key: z.string(),
  source: z.string(),
  url: z.string(),
  /** Why it belongs: the rule and the words, as shown to people. */
  reason: z.string(),
  attribution: z.string().nullable(),
  followLink: z.boolean(),
  mayPassOn: z.boolean(),
})
export type JobListing = z.infer<typeof JobListing>

export const JobVariant = z.strictObject({ id: z.string(), title: z.string(), locations: z.array(z.string()) })
export type JobVariant = z.infer<typeof JobVariant>

/** One real opening: the cluster of its listings. `id` is the UUIDv5 of the founding listing's key. */
export const Job = z.strictObject({
  id: z.uuid(),
  status: z.enum(['open', 'closed']),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  publishedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedReason: z.string().nullable(),
  ...descriptive,
  listings: z.array(JobListing),
  repostCount: z.int(),
  variantGroup: z.string().nullable(),
  variants: z.array(JobVariant),
  /** Field name to the key of the listing its value was taken from. */
  fieldSources: z.record(z.string(), z.string()),
})
export type Job = z.infer<typeof Job>
