import { JobwireError, SourceError, UsageError } from '../../src/errors.ts'
import { RawListing } from '../../src/model/raw-listing.ts'
import { systemKey } from '../../src/match/url-key.ts'
import type { Source } from '../../src/model/source.ts'
import { extractPage, type ExtractedPage } from '../extract.ts'
import { listingProblems } from './check-listing.ts'
import { differences } from './differences.ts'
import { parseParameters } from '../parameters.ts'
import type { Recorded } from './recorded-pages.ts'

/** One thing that a source must keep; `problems` are what is wrong, none where it is kept. */
export interface Check {
  readonly name: string
  readonly problems: () => string[]
}

/** The suite that every source passes over its recorded pages, whether it ships with jobwire or is a plug-in. */
export function checksOf(source: Source, recorded: readonly Recorded[]): Check[] {
  const of = (about: string, check: (one: Recorded) => string[]): Check[] =>
    recorded.map((one) => ({ name: `${one.name}: ${about}`, problems: () => check(one) }))
  return [
    { name: 'its declaration is whole', problems: () => declaration(source) },
    { name: 'its terms and its robots.txt are stated', problems: () => terms(source) },
    { name: 'an unknown parameter is named with the nearest one', problems: () => unknownParameter(source, recorded) },
    {
      name: 'it asks absolute addresses, and only those of a base address that is given',
      problems: () => asked(source, recorded),
    },
    {
      name: 'it takes no stranger for its own, and what it detects are its parameters',
      problems: () => strangers(source),
    },
    { name: 'recorded pages show postings, an empty board and a dead one', problems: () => kinds(recorded) },
    ...of('what it holds, and nothing else', (one) => content(source, one)),
    ...of('identities are stable and unique, values honest', (one) => identities(source, one)),
    ...of('cut anywhere it is refused or gives what it gives whole', (one) => cuts(source, one)),
  ]
}

function declaration(source: Source): string[] {
  const { found, must } = collector()
  must(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(source.id), `id ${source.id} is no lower-case words with hyphens`)
  for (const name of ['homepage', 'reference'] as const)
    must(/^https:\/\//.test(source[name]), `${name} ${source[name]} is no https address`)
  must(/^[1-9]\d*[mhd]$/.test(source.every), `every ${source.every} is no time such as 6h`)
  must(source.pace.delayMs >= 50, `pace.delayMs ${source.pace.delayMs} is below 50`)
  must(source.pace.concurrency >= 1, `pace.concurrency ${source.pace.concurrency} is below 1`)
  const fields = Object.keys(RawListing.shape)
  for (const name of [...(source.hints.unreliable ?? []), ...(source.hints.leaked ?? []).map((leak) => leak.field)])
    must(fields.includes(name), `hints name ${name}, which is no field of RawListing`)
  const board = Object.keys(source.board?.shape ?? {})
  const locator = Object.keys(source.locator?.shape ?? {})
  for (const name of locator) must(!board.includes(name), `${name} is both a board and a locator parameter`)
  must(
    source.askLeft === undefined || source.enumerates === 'window',
    'askLeft says how a window is asked, and it is none',
  )
  for (const name of source.reading ?? [])
    must(locator.includes(name), `reading names ${name}, which is no locator parameter`)
  return found
}

function terms({ terms: stated, offByDefault, ends }: Source): string[] {
  const { found, must } = collector()
  const { readOn } = stated.robots
  must(
    /^\d{4}-\d{2}-\d{2}$/.test(readOn) && !Number.isNaN(Date.parse(readOn)),
    `terms.robots.readOn ${stated.robots.readOn} is no day`,
  )
  must(
    stated.robots.verdict !== 'unknown' || Boolean(stated.robots.note),
    'terms.robots is unknown and no note says why',
  )
  must(
    stated.robots.verdict !== 'refused' || Boolean(offByDefault),
    'terms.robots is refused, and it is not off by default',
  )
  must(ends === undefined || !Number.isNaN(Date.parse(`${ends.on}T00:00:00Z`)), `ends.on ${ends?.on} is no day`)
  must(
    stated.attribution === null || /^https:\/\//.test(stated.url ?? ''),
    'terms ask for attribution and terms.url does not say where',
  )
  return found
}

function unknownParameter(source: Source, recorded: readonly Recorded[]): string[] {
  const name = Object.keys({ ...source.board?.shape, ...source.locator?.shape })[0]
  if (name === undefined) return []
  const given = { ...recorded[0]?.meta.parameters, [`${name}x`]: 'y' }
  const error = outcomeOf(() => parseParameters(source, given))
  if (!(error instanceof UsageError)) return [`the unknown parameter ${name}x is taken`]
  const offer = `\`${name}x\`: did you mean \`${name}\`?`
  return error.message.includes(offer) ? [] : [`“${error.message}” does not say ${offer}`]
}

function asked(source: Source, recorded: readonly Recorded[]): string[] {
  const found: string[] = []
  const given = new Map(recorded.map(({ meta }) => [JSON.stringify(meta.parameters), meta.parameters]))
  for (const each of given.size === 0 ? [{}] : given.values()) found.push(...askedFor(source, each))
  return [...new Set(found)]
}

function askedFor(source: Source, given: Readonly<Record<string, unknown>>): string[] {
  const { found, must } = collector()
  const parameters = parseParameters(source, given)
  const requests = source.start(parameters)
  must(requests.length > 0, 'start asks nothing')
  must(JSON.stringify(source.start(parameters)) === JSON.stringify(requests), 'start asks something else each time')
  for (const { url } of requests) must(/^https?:\/\//.test(url), `start asks ${url}, which is no absolute address`)
  const bases = Object.entries(parameters).filter(
    ([name, value]) => name !== 'start' && /^https?:\/\/[^/]+$/.test(String(value)),
  )
  if (bases.length === 0) return found
  const local = Object.fromEntries(bases.map(([name]) => [name, 'http://127.0.0.1:9']))
  if (source.askLeft && 'at' in source.askLeft) {
    const { url } = source.askLeft.at('1', { ...parameters, ...local })
    must(url.startsWith('http://127.0.0.1:9/'), `askLeft asks ${url} though another base address is given`)
  }
  for (const { url } of source.start({ ...parameters, ...local }))
    must(url.startsWith('http://127.0.0.1:9/'), `start asks ${url} though another base address is given`)
  return found
}

function strangers(source: Source): string[] {
  const { found, must } = collector()
  const others = [
    'https://example.com/',
    `https://${new URL(source.homepage).hostname}.evil.example/jobs`,
    'ftp://example.com/x',
  ]
  for (const url of others) must(source.detect(new URL(url)) === null, `detect takes ${url} for its own`)
  const own = source.detect(new URL(source.homepage))
  if (own === null) return found
  must(source.kind === 'board', `detect takes ${source.homepage}, its own site, for a board`)
  const error = outcomeOf(() => parseParameters(source, own))
  must(!(error instanceof Error), `what detect gives of ${source.homepage} are no parameters: ${messageOf(error)}`)
  return found
}

function kinds(recorded: readonly Recorded[]): string[] {
  const { found, must } = collector()
  const held = new Set(recorded.map((one) => one.meta.holds))
  must(held.has('postings'), 'no recorded page holds postings')
  must(held.has('nothing'), 'no recorded page shows a dead board (`"holds": "nothing"`)')
  must(held.has('no-postings') || held.has('index'), 'no recorded page shows an empty board (`"holds": "no-postings"`)')
  return found
}

function content(source: Source, one: Recorded): string[] {
  const { found, must } = collector()
  const { meta } = one
  const parameters = parseParameters(source, meta.parameters)
  const asks = source.start(parameters).map((request) => request.url)
  if (meta.starts) found.push(...differences(asks, meta.starts, 'starts'))
  if (meta.holds === 'nothing' && source.isIndex?.(one.page)) {
    const followed = outcomeOf(() => source.follow?.(one.page, parameters))
    must(
      followed instanceof SourceError,
      `it is followed to ${JSON.stringify(followed)}, and is no page of this source`,
    )
    return found
  }
  const outcome = outcomeOf(() => extracted(source, one))
  if (meta.holds === 'nothing') {
    if (outcome instanceof Error) must(outcome instanceof SourceError, `it fails with ${messageOf(outcome)}`)
    else
      must(
        outcome.listings.length === 0 && outcome.rejects.length === 1,
        `a dead board gives ${outcome.listings.length} postings and ${outcome.rejects.length} rejects`,
      )
    return found
  }
  if (outcome instanceof Error) return [`it fails with ${messageOf(outcome)}`]
  found.push(...differences(outcome.listings, meta.expected ?? [], 'postings'))
  found.push(
    ...differences(outcome.rejects.map(({ code }) => code).sort(), [...(meta.rejects ?? [])].sort(), 'rejects'),
  )
  for (const reject of outcome.rejects)
    must(reject.where.startsWith(meta.url), `a reject stands at ${reject.where} and not on ${meta.url}`)
  must(outcome.total === meta.total, `total is ${outcome.total}, not ${meta.total}`)
  must(outcome.skipped === (meta.skipped ?? 0), `skipped is ${outcome.skipped}, not ${meta.skipped ?? 0}`)
  const drift = outcome.drift.map(({ code, path }) => `${code} ${path}`).join(', ')
  must(
    drift === (meta.drift ?? []).join(', '),
    `unknown to the source: ${drift || 'nothing'}, not ${meta.drift?.join(', ') ?? 'nothing'}`,
  )
  for (const name of meta.absent ?? [])
    for (const listing of outcome.listings)
      must(!Object.hasOwn(listing, name), `${listing.sourceJobId} states ${name}, which the page does not`)
  if (meta.follows && source.follow) {
    const follow = source.follow(one.page, parameters)
    const urls = follow.requests.map((request) => request.url)
    found.push(...differences(urls, meta.follows, 'follows'))
    must(follow.incomplete === undefined, `follow says that it is incomplete: ${follow.incomplete}`)
  }
  return found
}

function identities(source: Source, one: Recorded): string[] {
  const { found, must } = collector()
  const outcome = outcomeOf(() => extracted(source, one))
  if (outcome instanceof Error) return []
  must(JSON.stringify(extracted(source, one)) === JSON.stringify(outcome), 'extracting twice gives two results')
  const ids = outcome.listings.map((listing) => listing.sourceJobId)
  must(new Set(ids).size === ids.length, 'an id stands twice')
  for (const listing of outcome.listings) {
    const id = listing.sourceJobId
    const { source: by, board, pageUrl, fetchedAt } = listing
    must(by === source.id, `${id} says that it is of ${by}`)
    must(pageUrl === one.meta.url && fetchedAt === one.meta.fetchedAt, `${id} has another page or time`)
    must((board !== undefined) === (source.board !== undefined), `${id} has the board ${board}`)
    found.push(...listingProblems(listing, one, source.hints))
  }
  const systems = [[source.id, source.identify ?? []]] as const
  const marks = outcome.listings.flatMap(({ url }) => systemKey(url ?? null, systems) ?? [])
  must(new Set(marks).size === marks.length, 'identify takes two postings for one')
  return found
}

function cuts(source: Source, one: Recorded): string[] {
  const whole = outcomeOf(() => extracted(source, one))
  const titles = new Map(whole instanceof Error ? [] : whole.listings.map((held) => [held.sourceJobId, held.title]))
  const { found, must } = collector()
  for (let cut = 1; cut < 40; cut += 1) {
    const body = one.page.body.slice(0, Math.floor((one.page.body.length * cut) / 40))
    const outcome = outcomeOf(() => extracted(source, { ...one, page: { ...one.page, body, bytes: undefined } }))
    if (outcome instanceof Error)
      must(outcome instanceof JobwireError, `cut at ${cut}/40 it fails with ${messageOf(outcome)}`)
    else
      for (const { sourceJobId, title } of outcome.listings)
        must(titles.get(sourceJobId) === title, `cut at ${cut}/40 it gives ${sourceJobId} “${title}”`)
  }
  return found
}

function extracted(source: Source, { meta, page }: Recorded): ExtractedPage {
  return extractPage(source, parseParameters(source, meta.parameters), page)
}

function outcomeOf<T>(act: () => T): T | Error {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Collects what does not hold. */
function collector(): { found: string[]; must: (holds: boolean, otherwise: string) => void } {
  const found: string[] = []
  return { found, must: (holds, otherwise) => void (holds || found.push(otherwise)) }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
