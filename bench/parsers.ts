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
import { parseMarkdownDescription } from '../src/parse/text.ts'
import { bareClone } from '../test/support/git-repository.ts'
import { noRealBoard } from '../test/support/skip.ts'

const rounds = 3
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
  const render = (raw: RawListing): unknown => parseMarkdownDescription(raw.descriptionMarkdown ?? '', raw.pageUrl)
  for (const raw of raws.slice(0, 500)) normalize(raw, context)
  let [rendering, whole] = [0, 0]
  for (let round = 0; round < rounds; round += 1) {
    for (const raw of raws) {
      rendering += milliseconds(() => render(raw))
      whole += milliseconds(() => normalize(raw, context))
    }
  }
  const each = (time: number): string => (time / rounds / raws.length).toFixed(2)
  const reading = whole - rendering
  console.log(`${raws.length} ads, ${rounds} rounds`)
  console.log(`rendering and sanitizing ${each(rendering)} ms an ad, reading the fields ${each(reading)} ms`)
  console.log(`fields / rendering       ${(reading / rendering).toFixed(2)}`)

  const sample = raws.filter((_, index) => index % 400 === 0)
  const sizes = [4, 8, 16, 32]
  const times = sizes.map((size) => sample.reduce((sum, raw) => sum + grown(raw, size), 0))
  console.log(
    'time by size, per size   ',
    sizes.map((size, i) => `${size}x ${((times[i] ?? 0) / size).toFixed(1)}`).join(', '),
  )
}
