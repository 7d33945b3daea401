import { FatalError, JobwireError } from '../../src/errors.ts'
import type { Page } from '../../src/model/raw-page.ts'
import type { Source } from '../../src/model/source.ts'
import type { Archive } from '../../src/ports/archive.ts'
import type { Fetcher } from '../../src/ports/fetcher.ts'
import { saysJobs } from '../../src/read/job-words.ts'
import { feedsOf, referencesOf } from '../../src/read/references.ts'
import { looksLikeHtml } from '../../src/read/text.ts'
import { readPage } from '../extract.ts'
import { boardWords } from '../board.ts'
import { detect, type Found } from './detect.ts'
import { parseParameters } from '../parameters.ts'
import { sampleBoard, type BoardSample } from './sample-board.ts'

export interface DiscoverOptions {
  readonly sources: ReadonlyMap<string, Source>
  readonly crawl: string
  readonly fetcher: Fetcher
  readonly archive: Archive
  /** Parameters that hold whatever is found, where the source knows them: a base address. */
  readonly given?: Readonly<Record<string, unknown>>
  /** Boards that are not meant, by source and parameters as `boardWords` says them. */
  readonly except?: ReadonlySet<string>
}

/** A board that was found and asked. */
export interface Discovered extends Found {
  readonly sample: BoardSample
}

export interface Discovery {
  /** The boards that an address leads to: one, or several where the page does not say which is its own. */
  readonly found: readonly Discovered[]
  /** What was seen on the way, for people. */
  readonly notes: readonly string[]
}

/** How many of each kind of lead are asked. */
const LEADS = 2
/** The name that pages are asked under which no source knows; its pace is that of a visitor. */
const VISITOR = { source: 'discover', pace: { delayMs: 1000, concurrency: 1 } }

/**
 * What an address leads to: the source that knows it, else what its page embeds, links, is or declares, each tried before it is believed. A
 * page is asked as a crawl asks: robots.txt, pace, one User-Agent.
 */
export async function discover(url: URL, options: DiscoverOptions): Promise<Discovery> {
  return new Looking(options).at(url)
}

class Looking {
  readonly #o: DiscoverOptions
  readonly #notes: string[] = []
  readonly #tried = new Map<string, Discovered | null>()

  constructor(options: DiscoverOptions) {
    this.#o = options
  }

  async at(url: URL): Promise<Discovery> {
    const known = detect(url, this.#o.sources)
    // What an address says is what was meant, whether its board answers or not.
    if (known) return this.#result([await this.#sampled({ ...known, via: 'its address', page: null })])
    const page = await this.#page(url.href)
    const moved = page.finalUrl === undefined ? null : detect(new URL(page.finalUrl), this.#o.sources)
    if (moved) {
      const via = `${url.href} redirects to ${page.finalUrl ?? ''}`
      return this.#result([await this.#sampled({ ...moved, via, page: url.href })])
    }
    const own = this.#o.sources
    const ats = [...own.values()].filter(({ kind }) => kind === 'ats')
    const boards = [...own.values()].filter(({ kind }) => kind !== 'ats')
    const widget = await this.#recognised(page, ats, `shown by ${url.href}`, url.href)
    if (widget) return this.#result([widget])
    if (!looksLikeHtml(page.body)) {
      const found = await this.#recognised(page, boards, 'what its address answers', null)
      if (!found)
        this.#notes.push(`${url.href} is neither a page nor a feed, sitemap or file of jobs that can be read as it is`)
      return this.#result(found ? [found] : [])
    }
    const named = await this.#named(page, url.href)
    if (named.length > 0) return this.#result(named)
    const found =
      (await this.#feeds(page, boards)) ??
      (await this.#sitemaps(page, boards)) ??
      (await this.#recognised(page, boards, `linked by ${url.href}`, null)) ??
      (await this.#above(page, boards))
    return this.#result(found ? [found] : [])
  }

  #result(found: readonly Discovered[]): Discovery {
    return { found, notes: this.#notes }
  }

  /** The boards of applicant-tracking systems that a page embeds or, where it embeds none, links; the best first. */
  async #named(page: Page, url: string): Promise<Discovered[]> {
    const seen = new Map<
      string,
      { found: Omit<Found, 'via' | 'page'>; embeds: number; links: number; example: string }
    >()
    for (const reference of referencesOf(page)) {
      const parsed = URL.parse(reference.url)
      const found = parsed && detect(parsed, this.#o.sources)
      // A board of many companies that a page links is not its own.
      if (!found || found.source.kind !== 'ats') continue
      const key = boardWords(found)
      const one = seen.get(key) ?? { found, embeds: 0, links: 0, example: reference.url }
      if (reference.how === 'embed') one.embeds += 1
      else one.links += 1
      // Links to one board differ in what they say of it (a region, a token).
      const parameters = { ...found.parameters, ...one.found.parameters }
      seen.set(key, { ...one, found: { ...one.found, parameters } })
    }
    const all = [...seen.values()].filter(({ found }) => !this.#o.except?.has(boardWords(found)))
    const embedded = all.filter(({ embeds }) => embeds > 0)
    const candidates = (embedded.length > 0 ? embedded : all).sort((a, b) => b.embeds - a.embeds || b.links - a.links)
    const [first, second] = candidates
    if (!first) return []
    const says = ({ found, embeds, example }: typeof first): Found => ({
      ...found,
      via: `${embeds > 0 ? 'embedded in' : 'linked by'} ${url} (${example})`,
      page: url,
    })
    const clear = !second || (first.embeds === 0 && first.links >= 4 * second.links)
    if (clear) return [await this.#sampled(says(first))]
    if (candidates.length > 3) {
      this.#notes.push(
        `${url} names ${candidates.length} boards and does not say which is its own; paste the address of the one that is meant`,
      )
      return []
    }
    const asked: Discovered[] = []
    for (const candidate of candidates) asked.push(await this.#sampled(says(candidate)))
    const alive = asked.filter(({ sample }) => sample.listings.length > 0)
    for (const { source, parameters, sample } of asked.filter((one) => !alive.includes(one)))
      this.#notes.push(
        `${source.id} ${JSON.stringify(parameters)} is named too, but ${sample.error?.message ?? 'holds no posting'}`,
      )
    return alive.length > 0 ? alive : asked.slice(0, 1)
  }

  async #feeds(page: Page, sources: readonly Source[]): Promise<Discovered | null> {
    const feeds = feedsOf(page).filter(({ url, title }) => !/comments/i.test(`${url} ${title}`))
    const ofJobs = feeds.filter(({ url, title }) =>
      saysJobs(`${title} ${new URL(url).pathname} ${new URL(url).search}`),
    )
    if (feeds.length > 0 && ofJobs.length === 0)
      this.#notes.push(
        `${page.url} declares a feed (${feeds[0]?.url ?? ''}), but nothing says that it is of jobs; paste its address if it is`,
      )
    return this.#leads(
      ofJobs.map(({ url }) => url),
      sources,
      `a feed that ${page.url} declares`,
    )
  }

  async #sitemaps(page: Page, sources: readonly Source[]): Promise<Discovered | null> {
    const { origin } = new URL(page.finalUrl ?? page.url)
    const robots = await this.#o.archive.robots(origin)
    const declared = [...(robots?.body ?? '').matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)].flatMap(
      ([, url = '']) => (URL.canParse(url) && new URL(url).origin === origin ? [url] : []),
    )
    const best = [...new Set(declared)].sort((a, b) => Number(saysJobs(b)) - Number(saysJobs(a)))
    return this.#leads(best.length > 0 ? best : [`${origin}/sitemap.xml`], sources, 'a sitemap of the site')
  }

  /** The list that a posting stands in, one path up. */
  async #above(page: Page, sources: readonly Source[]): Promise<Discovered | null> {
    const url = new URL(page.finalUrl ?? page.url)
    const parts = url.pathname.split('/').filter(Boolean)
    const above = new URL(`/${parts.slice(0, -1).join('/')}`, url)
    return parts.length > 1 && saysJobs(above.pathname)
      ? this.#leads([above.href], sources, `the page above ${page.url}`)
      : null
  }

  async #leads(urls: readonly string[], sources: readonly Source[], via: string): Promise<Discovered | null> {
    for (const url of urls.slice(0, LEADS)) {
      try {
        const found = await this.#recognised(await this.#page(url), sources, `${via} (${url})`, null)
        if (found) return found
      } catch (error) {
        if (error instanceof FatalError || !(error instanceof JobwireError)) throw error
        this.#notes.push(error.message)
      }
    }
    return null
  }

  /** The first source that says the page is its own and gives postings when it is asked. */
  async #recognised(
    page: Page,
    sources: readonly Source[],
    via: string,
    own: string | null,
  ): Promise<Discovered | null> {
    for (const source of sources) {
      const parameters = source.recognise?.(page) ?? null
      if (!parameters || this.#o.except?.has(boardWords({ source, parameters }))) continue
      const found = await this.#sampled({ source, parameters, via, page: own })
      if (found.sample.listings.length > 0) return found
      const why = found.sample.error?.message ?? 'nothing it leads to is a posting that can be read'
      this.#notes.push(`${page.url} looks like ${source.name}, but ${why}`)
    }
    return null
  }

  async #sampled(found: Found): Promise<Discovered> {
    const { given = {}, crawl, fetcher, archive } = this.#o
    const { source } = found
    const names = Object.keys({ ...source.board?.shape, ...source.locator?.shape })
    const more = Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))
    const parameters = { ...found.parameters, ...more }
    const key = `${source.id} ${JSON.stringify(parameters)}`
    const before = this.#tried.get(key)
    if (before) return before
    const asked = parseParameters(source, parameters)
    const discovered = {
      ...found,
      parameters,
      sample: await sampleBoard({ source, parameters: asked, crawl, fetcher, archive }),
    }
    this.#tried.set(key, discovered)
    return discovered
  }

  async #page(url: string): Promise<Page> {
    const { crawl, fetcher, archive } = this.#o
    const { page } = await fetcher.fetch({ ...VISITOR, url, crawl, pipelineVersion: 'discover' })
    return readPage(page, await archive.body(page.id))
  }
}
