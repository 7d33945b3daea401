import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Page } from '../../model/raw-page.ts'
import type { Parameters, Source, SourceRequest } from '../../model/source.ts'
import { collect } from '../board-option.ts'
import { example } from '../example.ts'
import { loadSettings, withConfig, type ConfigOptions, type Settings } from '../settings.ts'

interface RecordOptions extends ConfigOptions {
  readonly board?: Record<string, string | string[]>
  readonly url?: string
  readonly name: string
  readonly to?: string
  readonly force?: boolean
}

export function register(sources: Command): void {
  const command = sources
    .command('record')
    .description('Save an answer as a fixture, less e-mail addresses, phone numbers, tokens and names of recruiters.')
    .argument('<source>', 'the key of a configured board, the id of a source, or the path of a module')
    .option('--board <name=value>', 'a board or locator parameter, where the board is not configured', collect)
    .option('--url <url>', 'the address to ask (default: where the source starts)')
    .option('--name <name>', 'the name of the file, without its ending', 'board')
    .option('--to <folder>', 'where to save it (default: the fixtures of the source)')
    .option('--force', 'write over the file that is there')
    .addHelpText('after', example('jobwire sources record greenhouse:honeycomb'))
  withConfig(command).action(record)
}

async function record(name: string, options: RecordOptions): Promise<void> {
  const [{ withLooking }, { createLog }, { reduced }, { UsageError }] = await Promise.all([
    import('../looking.ts'),
    import('../log.ts'),
    import('../../read/reduce.ts'),
    import('../../errors.ts'),
  ])
  const settings = await loadSettings(options)
  const { source, fixtures, given, parameters } = await boardToAsk(name, settings, options)
  const request = requestOf(source, parameters, options.url)
  const page = await withLooking(settings, createLog(options.log ?? 'plain'), async ({ archive, fetcher, crawl }) => {
    const [{ readPage }, outcome] = await Promise.all([
      import('../../../pipelines/pages/page.ts'),
      fetcher.fetch({
        ...request,
        source: source.id,
        crawl,
        pace: source.pace,
        pipelineVersion: 'record',
        // How a dead board looks is worth recording too.
        accepts: [400, 401, 403, 404, 410, 422],
      }),
    ])
    return { ...readPage(outcome.page, await archive.body(outcome.page.id)), url: request.url }
  })
  const { text, taken } = reduced(page.body)
  const about = await holdsWhat(source, parameters, { ...page, body: text, bytes: undefined }, page)
  const folder = options.to === undefined ? fixtures : resolve(options.to)
  const file = join(folder, `${options.name}.${endingOf(text)}`)
  // An answer of another kind has another ending, and the same .meta.json.
  const there = existsSync(folder) ? readdirSync(folder).filter((name) => stemOf(name) === options.name) : []
  if (there.length > 0 && !options.force) {
    throw new UsageError('bad-usage', `${join(folder, there[0] ?? '')} is there already`, {
      hint: 'Choose another --name, or write over it with --force.',
    })
  }
  mkdirSync(folder, { recursive: true })
  for (const name of there) rmSync(join(folder, name))
  writeFileSync(file, text)
  const { status = 200, fetchedAt, finalUrl, contentType = 'text/plain' } = page
  const meta = {
    url: reduced(request.url).text,
    ...(finalUrl === undefined || samePage(finalUrl, request.url) ? {} : { finalUrl: reduced(finalUrl).text }),
    // The bytes that are saved are UTF-8, whatever was sent and whatever the document says of itself.
    contentType: contentType.replace(/;.*$|$/, '; charset=utf-8'),
    fetchedAt,
    parameters: JSON.parse(reduced(JSON.stringify(given)).text) as unknown,
    ...(status >= 200 && status < 300 ? {} : { status }),
    ...about,
  }
  writeFileSync(join(folder, `${options.name}.meta.json`), `${JSON.stringify(meta, null, 2)}\n`)
  const gone = [...taken].map(([kind, count]) => `${count} × ${kind}`).join(', ')
  process.stdout.write(`${file}\n`)
  process.stderr.write(
    `taken out: ${gone || 'nothing'}. Names of people in a text are not known to jobwire: look for them yourself, and keep two to six postings.\n` +
      (about.holds === 'postings'
        ? 'Now read it, and write what it prints under `expected` of the .meta.json beside it.\n'
        : ''),
  )
}

async function boardToAsk(
  name: string,
  settings: Settings,
  options: RecordOptions,
): Promise<{ source: Source; fixtures: string; given: Record<string, unknown>; parameters: Parameters }> {
  const [{ findEntry }, { locate }, { parseParameters }] = await Promise.all([
    import('./entries.ts'),
    import('../fixtures.ts'),
    import('../../../pipelines/parameters.ts'),
  ])
  const entry = options.board ? null : findEntry(settings, name)
  const located = await locate(entry ? entry.source.id : name, settings)
  const configured = entry ? settings.config.sources[entry.entry]?.board : undefined
  const given = { ...configured, ...options.board }
  return { ...located, given, parameters: parseParameters(located.source, given) }
}

function stemOf(name: string): string {
  return name.replace(/\.meta\.json$|\.[^.]+$/, '')
}

/** Fragments are not sent. */
function samePage(one: string, other: string): boolean {
  const [a, b] = [one, other].map((url) => new URL(url.replace(/#.*$/, '')).href)
  return a === b
}

function requestOf(source: Source, parameters: Parameters, url: string | undefined): SourceRequest {
  const first = source.start(parameters)[0]
  if (url !== undefined) return { url }
  if (!first) throw new Error(`${source.id} starts nowhere`)
  return first
}

/** What the reduced answer holds; it must hold the same postings as the whole one. */
async function holdsWhat(
  source: Source,
  parameters: Parameters,
  kept: Page,
  whole: Page,
): Promise<{
  holds: 'postings' | 'no-postings' | 'index' | 'nothing'
  expected?: []
  total?: number
  skipped?: number
}> {
  const [{ extractPage }, { JobwireError }] = await Promise.all([
    import('../../../pipelines/extract.ts'),
    import('../../errors.ts'),
  ])
  if (source.isIndex?.(whole)) return { holds: 'index' }
  const ids = (page: Page): string[] =>
    extractPage(source, parameters, page).listings.map(({ sourceJobId }) => sourceJobId)
  try {
    const before = ids(whole)
    if (before.join('\n') !== ids(kept).join('\n'))
      process.stderr.write(
        'careful: taking out changed what the source reads; the ids hold what was taken for personal\n',
      )
    const { total, skipped } = extractPage(source, parameters, kept)
    const counts = { ...(total === undefined ? {} : { total }), ...(skipped > 0 ? { skipped } : {}) }
    return before.length > 0 ? { holds: 'postings', expected: [], ...counts } : { holds: 'no-postings', ...counts }
  } catch (error) {
    if (!(error instanceof JobwireError)) throw error
    return { holds: 'nothing' }
  }
}

function endingOf(text: string): string {
  const start = text.trimStart().slice(0, 200)
  if (/^[{[]/.test(start)) return 'json'
  if (/^<(?:!doctype html|html|head|body)/i.test(start)) return 'html'
  if (/^<\?xml|^<(?:rss|feed|urlset)/i.test(start)) return 'xml'
  return start.startsWith('<') ? 'html' : 'txt'
}
