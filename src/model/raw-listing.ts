import { z } from 'zod'

/** Money as a structured field prints it: numbers or strings in whole units, ISO 4217 or a symbol, any interval word. */
export const RawSalary = z.union([
  z.string(),
  z.strictObject({
    min: z.union([z.number(), z.string()]).optional(),
    max: z.union([z.number(), z.string()]).optional(),
    currency: z.string().optional(),
    interval: z.string().optional(),
  }),
])
export type RawSalary = z.infer<typeof RawSalary>

/** One posting as its source prints it: strings, nothing interpreted. What the source does not say is absent. */
export const RawListing = z.strictObject({
  source: z.string().min(1),
  board: z.string().min(1).optional(),
  sourceJobId: z.string().min(1),
  requisitionId: z.string().optional(),
  url: z.string().optional(),
  applyUrl: z.string().optional(),
  pageUrl: z.string(),
  fetchedAt: z.iso.datetime({ offset: true }).optional(),
  title: z.string().optional(),
  company: z.string().optional(),
  companyUrl: z.string().optional(),
  descriptionHtml: z.string().optional(),
  descriptionMarkdown: z.string().optional(),
  descriptionText: z.string().optional(),
  locations: z.array(z.string()).optional(),
  workplace: z.string().optional(),
  salaries: z.array(RawSalary).optional(),
  employmentTypes: z.array(z.string()).optional(),
  seniority: z.string().optional(),
  department: z.string().optional(),
  tags: z.array(z.string()).optional(),
  language: z.string().optional(),
  datePosted: z.string().optional(),
  dateModified: z.string().optional(),
  validThrough: z.string().optional(),
})
export type RawListing = z.infer<typeof RawListing>

/** What a source's `map` returns: a RawListing less what the pipeline itself knows. */
export type Printed = Omit<RawListing, 'source' | 'board' | 'pageUrl' | 'fetchedAt'>
