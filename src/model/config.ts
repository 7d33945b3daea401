import { z } from 'zod'
import { durationPattern } from './duration.ts'

const Duration = z.string().regex(durationPattern, 'is a whole number and s, m, h or d, such as 30m, 6h or 1d')
const WebAddress = z.url({ protocol: /^https?$/, error: 'is no http or https address' })

/** One board to crawl. */
const SourceEntry = z.strictObject({
  use: z
    .string()
    .min(1)
    .describe(
      'The id of a source; `jobwire sources` lists them. Or the path of a module of your own, from the folder of jobwire.yaml: `./my-source.js`.',
    ),
  board: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.number(),
        z.boolean(),
        z.array(z.string()),
        z.record(z.string(), z.union([z.string(), z.number()])),
      ]),
    )
    .default({})
    .describe(
      "The source's board and locator parameters together, such as `board: honeycomb`; a mapping such as `fields: { title: h2 }` where a source takes one.",
    ),
  company: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      'Whose board it is: the employer of every posting that names none. For boards of one employer; archived pages are read again when it changes.',
    ),
  every: Duration.optional().describe("How often to crawl it: `30m`, `6h`, `1d`. Default: the source's own."),
  ignoreRobots: z
    .boolean()
    .default(false)
    .describe('Crawl although robots.txt says no. Only with the permission of the site; it is logged.'),
  turnOn: z
    .boolean()
    .default(false)
    .describe(
      'Ask it although the source is off by default, its robots.txt or terms refusing: your decision; each run says so. `jobwire sources turn-on` writes it.',
    ),
  paused: z
    .boolean()
    .default(false)
    .describe('Asked no more until `jobwire sources resume`; its listings stay as they are.'),
  page: WebAddress.optional().describe(
    'The careers page that led to this board; `jobwire sources moved` looks there when the board is gone.',
  ),
})

/** One saved feed, served at `/feeds/<slug>.rss`, `.atom` and `.json`. */
const FeedEntry = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is lower-case words with hyphens, such as rust-eu')
    .describe('Its name in addresses: lower-case words with hyphens.'),
  title: z.string().min(1).describe('Its title, as readers show it.'),
  query: z.string().describe('What it holds, in the query language: `skill=rust&region=EU&workplace=remote`.'),
})

/** jobwire.yaml. The descriptions here are the documentation of its keys. */
export const Config = z.strictObject({
  contact: z
    .string()
    .min(1)
    .optional()
    .describe('A page or mail address about your crawler. It goes into the User-Agent; crawling live sites needs it.'),
  data: z
    .string()
    .min(1)
    .default('./data')
    .describe(
      'The folder of jobwire.db and archive.db, from the folder of jobwire.yaml. Nothing is written elsewhere.',
    ),
  publicUrl: WebAddress.optional().describe('The address that feeds and pages are reached at, for absolute links.'),
  server: z
    .strictObject({
      host: z.string().min(1).default('127.0.0.1').describe('The address to listen on.'),
      port: z.int().min(0).max(65535).default(8080).describe('The port to listen on; 0 takes a free one.'),
      token: z.string().min(16).optional().describe('The bearer token of what is not public; at least 16 characters.'),
    })
    .prefault({})
    .describe('The HTTP server.'),
  sources: z.array(SourceEntry).default([]).describe('The boards to crawl.'),
  feeds: z.array(FeedEntry).default([]).describe('Saved feeds.'),
  allowPrivate: z
    .array(WebAddress)
    .default([])
    .describe('Origins on a private network that may be fetched, such as `http://127.0.0.1:9000`.'),
  closeAfter: Duration.default('24h').describe(
    'The least time between the two complete enumerations without a listing that close it.',
  ),
  limits: z
    .strictObject({
      maxBytes: z
        .int()
        .min(1024)
        .default(20_971_520)
        .describe('The cap on the decoded bytes of one answer; a source may set another for one request.'),
      maxSeconds: z
        .int()
        .min(1)
        .default(60)
        .describe(
          'The cap on the time of one attempt at a request, in seconds; a tarball has more in proportion to its size.',
        ),
      maxWaitSeconds: z
        .int()
        .min(0)
        .default(60)
        .describe('A longer Retry-After than this ends the run of its board; the wait itself is kept.'),
    })
    .prefault({})
    .describe('What one request may cost.'),
})
export type Config = z.infer<typeof Config>
