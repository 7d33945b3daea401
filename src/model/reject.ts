import { z } from 'zod'

export const Stage = z.enum(['crawl', 'extract', 'normalize', 'dedup', 'store', 'publish'])
export type Stage = z.infer<typeof Stage>

/** A record refused, stored beside the good. `where` is the page's URL, and a JSON Pointer or line behind `#` when the place within is known. */
export const Reject = z.strictObject({
  stage: Stage,
  code: z.string(),
  where: z.string(),
  why: z.string(),
})
export type Reject = z.infer<typeof Reject>
