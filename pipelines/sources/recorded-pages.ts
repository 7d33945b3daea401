import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { UsageError } from '../../src/errors.ts'
import type { Page } from '../../src/model/raw-page.ts'
import { pageFromInput } from '../pages/page.ts'

/** What stands beside a recorded page. Expected values are derived by hand from the page. */
const Meta = z.strictObject({
  url: z.url(),
  contentType: z.string(),
  fetchedAt: z.iso.datetime(),
  parameters: z.record(z.string(), z.unknown()),
  status: z.int().optional(),
  /** Where redirects led. */
  finalUrl: z.url().optional(),
  /** What the source asks first for these parameters, base addresses not given. */
  starts: z.array(z.url()).optional(),
  /** `index`: leads to postings; `no-postings`: an empty board; `nothing`: no page of this source, a dead board. */
  holds: z.enum(['postings', 'index', 'no-postings', 'nothing']),
  expected: z.array(z.record(z.string(), z.unknown())).optional(),
  /** Fields that no posting of the page states. */
  absent: z.array(z.string()).optional(),
  rejects: z.array(z.string()).optional(),
  total: z.int().optional(),
  skipped: z.int().optional(),
  /** Fields and words that the page was given and the source does not know: `new-field /path`. */
  drift: z.array(z.string()).optional(),
  follows: z.array(z.url()).optional(),
})
type Meta = z.output<typeof Meta>

/** Files of a folder of recorded answers that are none: recorded boards read elsewhere, addresses, a board that a loopback site plays. */
const NO_ANSWERS = ['payloads.json', 'detect.json', 'loopback.ts']

/** Addresses that a person might paste: boards with the parameters that they give, and those that are no board. */
const Addresses = z.strictObject({
  boards: z.record(z.url(), z.record(z.string(), z.string())),
  strangers: z.array(z.url()),
  /** What companies put into pages of their own, as markup, and the board that it leads to. */
  pages: z.record(z.string(), z.record(z.string(), z.string())).default({}),
})

/** One answer of a source, as it was recorded. */
export interface Recorded {
  readonly name: string
  readonly meta: Meta
  readonly page: Page
}

/** The pages recorded in a folder: each file with `<name>.meta.json` beside it, by name. Throws UsageError `bad-input` naming what is off. */
export function recordedPages(folder: string): Recorded[] {
  return namesIn(folder).map((name) => {
    const metaFile = join(folder, name.replace(/\.[^.]+$/, '.meta.json'))
    const meta = Meta.safeParse(json(metaFile))
    if (!meta.success) throw new UsageError('bad-input', `${metaFile}: ${z.prettifyError(meta.error)}`)
    const { url, finalUrl, contentType, fetchedAt, status } = meta.data
    const bodyBase64 = readFileSync(join(folder, name)).toString('base64')
    const page = pageFromInput({ url, contentType, fetchedAt, status, bodyBase64 })
    return { name, meta: meta.data, page: finalUrl === undefined ? page : { ...page, finalUrl } }
  })
}

/** What `detect.json` of a folder of recorded answers states. Throws UsageError `bad-input` naming what is off. */
export function addressesIn(folder: string): z.output<typeof Addresses> {
  const file = join(folder, 'detect.json')
  const read = Addresses.safeParse(json(file))
  if (!read.success) throw new UsageError('bad-input', `${file}: ${z.prettifyError(read.error)}`)
  return read.data
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.endsWith('.meta.json') && !name.startsWith('.') && !NO_ANSWERS.includes(name))
      .sort()
  } catch (cause) {
    throw new UsageError('not-found', `${folder} cannot be read: ${(cause as Error).message}`, {
      hint: 'Record an answer of the source first: jobwire sources record ID.',
      cause,
    })
  }
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new UsageError('bad-input', `${file} cannot be read: ${(cause as Error).message}`, { cause })
  }
}
