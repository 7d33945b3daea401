import { FatalError, JobwireError } from '../../src/errors.ts'
import { linksOf } from '../../src/read/html.ts'
import { saysJobs } from '../../src/read/job-words.ts'
import { readPage } from '../extract.ts'
import { detect } from './detect.ts'
import { discover, type DiscoverOptions, type Discovered } from './discover.ts'
import { boardWords, type BoardConfig } from '../board.ts'

/** The most pages of a company that are looked at. */
const PAGES = 4

/**
 * Looks at a company's own pages for the board that took the place of `board`: first those that are given, then what they link as their
 * careers pages. The board itself is no answer.
 */
export async function findMoved(
  board: BoardConfig,
  pages: readonly string[],
  options: Omit<DiscoverOptions, 'except'>,
): Promise<{ found: Discovered | null; notes: readonly string[] }> {
  const except = new Set([boardWords(board)])
  const queue = [...new Set(pages)]
  const seen = new Set<string>()
  const notes: string[] = []
  for (let page = queue.shift(); page !== undefined && seen.size < PAGES; page = queue.shift()) {
    const url = URL.parse(page)
    // The address of a board is no page of the company's.
    if (!url || seen.has(url.href) || detect(url, options.sources)) continue
    seen.add(url.href)
    try {
      const { found, notes: more } = await discover(url, { ...options, except })
      const [one] = found.filter(({ sample }) => sample.error === null)
      if (one) return { found: one, notes }
      notes.push(...more, `${url.href} leads to no other board`)
      queue.push(...(await careersLinks(url, options)))
    } catch (error) {
      if (error instanceof FatalError || !(error instanceof JobwireError)) throw error
      notes.push(error.message)
    }
  }
  return { found: null, notes }
}

/** Links of a page that was asked to pages of the same company that say that they are of jobs. */
async function careersLinks(url: URL, { archive, crawl, sources }: Omit<DiscoverOptions, 'except'>): Promise<string[]> {
  const answer = await archive.answer(crawl, url.href)
  if (!answer) return []
  const page = readPage(answer.page, await archive.body(answer.page.id))
  const company = domainOf(new URL(page.finalUrl ?? page.url))
  return linksOf(page).filter((link) => {
    const target = new URL(link)
    return domainOf(target) === company && saysJobs(`${target.hostname} ${target.pathname}`) && !detect(target, sources)
  })
}

/** The last two labels of a host with its port: near enough to tell a company's own pages. */
function domainOf({ hostname, port }: URL): string {
  const host = /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split('.').slice(-2).join('.')
  return `${host}:${port}`
}
