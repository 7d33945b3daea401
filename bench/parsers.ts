/**
 * `npm run bench:parsers`: what reading the fields of an ad costs, as a share of rendering and sanitizing the same ad; and how time grows
 * with the size of an ad. Both sides run in one process, taking turns, over every page of the real board.
 */
import { execFileSync } from 'node:child_process'
import remotewlb from '../crawlers/remotewlb.ts'
import { extractPage } from '../pipelines/extract.ts'
import { normalize } from '../pipelines/normalize.ts'
import { loadTables } from '../pipelines/tables.ts'
import type { RawListing } from '../src/model/raw-listing.ts'
import { contentHash } from '../src/model/content-hash.ts'
import type { Listing } from '../src/model/listing.ts'
import { parseMarkdownDescription, sanitize } from '../src/parse/text.ts'
import { bareClone } from '../test/support/git-repository.ts'
import { noRealBoard } from '../test/support/skip.ts'

const tables = loadTables()
const context = { hints: remotewlb.hints, tables }

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** The ads of the board as printed. */
function ads(): RawListing[] {
  const folder = bareClone()
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const paths = git('ls-tree', '-r', '-z', '--name-only', 'HEAD', 'jobs')
    .split('\0')
    .filter((path) => path.endsWith('/README.md'))
  const pages = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], {
    input: paths.map((path) => `HEAD:${path}\n`).join(''),
    maxBuffer: 1 << 29,
  })
  let at = 0
  return paths.flatMap((path) => {
    const lineEnd = pages.indexOf(10, at)
    const size = Number(pages.toString('utf8', at, lineEnd).split(' ')[2])
    const body = pages.toString('utf8', lineEnd + 1, lineEnd + 1 + size)
    at = lineEnd + size + 2
    const encoded = path.split('/').map(encodeURIComponent).join('/')
    const url = `https://raw.githubusercontent.com/RemoteWLB/remote-jobs/HEAD/${encoded}`
    return extractPage(remotewlb, {}, { url, body }).listings
  })
}

/** Time to read one ad made `times` as long by repeating its text. */
function grown(raw: RawListing, times: number): number {
  const descriptionMarkdown = Array.from({ length: times }, () => raw.descriptionMarkdown ?? '').join('\n\n')
  return milliseconds(() => normalize({ ...raw, descriptionMarkdown }, context))
}

if (!noRealBoard()) {
  const raws = ads()
  for (const raw of raws.slice(0, 500)) normalize(raw, context)
  const spent = { rendering: 0, sanitizing: 0, hashing: 0, whole: 0 }
  for (const raw of raws) {
    let html = ''
    spent.rendering += milliseconds(() => {
      html = parseMarkdownDescription(raw.descriptionMarkdown ?? '', raw.pageUrl).html
    })
    spent.sanitizing += milliseconds(() => sanitize(html, raw.pageUrl))
    let listing: Listing | undefined
    spent.whole += milliseconds(() => {
      listing = normalize(raw, context)
    })
    const { contentHash: _, ...rest } = listing as Listing
    spent.hashing += milliseconds(() => contentHash(rest))
  }
  const fields = spent.whole - spent.rendering - spent.hashing
  const each = (time: number): string => `${(time / raws.length).toFixed(2)} ms`
  console.log(
    `${raws.length} ads, each: rendering ${each(spent.rendering)}, sanitizing ${each(spent.sanitizing)}, ` +
      `fields ${each(fields)}, hash ${each(spent.hashing)}`,
  )
  console.log(`fields / (rendering + sanitizing)  ${(fields / (spent.rendering + spent.sanitizing)).toFixed(2)}`)

  const sample = raws.filter((_, index) => index % 400 === 0)
  const sizes = [4, 8, 16, 32]
  const times = sizes.map((size) => sample.reduce((sum, raw) => sum + grown(raw, size), 0))
  console.log(
    'time by size, per size             ',
    sizes.map((size, i) => `${size}x ${((times[i] ?? 0) / size).toFixed(1)} ms`).join(', '),
  )
}
