import type { Page } from '../model/raw-page.ts'
import type { Follow, SourceRequest } from '../model/source.ts'
import { absolute, parseHtml } from './html.ts'
import { isSameHost } from './paging.ts'

/** Names of the query parameter that counts pages, where a list links them by number alone. */
const COUNTER = /^(?:page|paged|pg|pagenumber|page_number)$/i

/**
 * The next page of an HTML list, by the `rel=next` (HTML Living Standard §4.6.7.13) of its links; the list is incomplete where that leads to
 * another host or to itself, and where a second page is linked that no `rel=next` leads to.
 */
export function nextLinked(page: Page, request: (url: string) => SourceRequest): Follow {
  const $ = parseHtml(page.body)
  const own = (page.finalUrl ?? page.url).replace(/#.*$/s, '')
  const base = absolute($('base[href]').first().attr('href'), own) ?? own
  const addressed = (selector: string): string[] =>
    $(selector)
      .toArray()
      .flatMap((element) => absolute($(element).attr('href'), base)?.replace(/#.*$/s, '') ?? [])
  const [next] = addressed('link[rel~="next" i][href], a[rel~="next" i][href]')
  if (next === undefined) {
    const second = addressed('a[href]').find((url) => pageNumber(url, own) === 2)
    return second === undefined
      ? { requests: [] }
      : { requests: [], incomplete: `${page.url} links ${second}, and no rel=next leads on` }
  }
  if (!isSameHost(next, own)) return { requests: [], incomplete: `${page.url} leads to another host` }
  if (next === own) return { requests: [], incomplete: `${page.url} names itself as its next page` }
  return { requests: [request(next)] }
}

/** The number of the page of the list at `list` that an address is: the same but for a number in its query or, as `/page/2`, behind its path. */
export function pageNumber(address: string, list: string): number | undefined {
  const [url, of] = [new URL(address), new URL(list)]
  const [path, start] = [url, of].map(({ pathname }) => pathname.replace(/\/$/, ''))
  if (url.host !== of.host || path === undefined || start === undefined) return undefined
  const behind = path.startsWith(start) ? /^\/page\/(\d+)$/.exec(path.slice(start.length))?.[1] : undefined
  const counted = path === start ? [...url.searchParams].find(([name]) => COUNTER.test(name)) : undefined
  const number = behind ?? (counted && !of.searchParams.has(counted[0]) ? counted[1] : undefined)
  return number !== undefined && /^\d+$/.test(number) ? Number(number) : undefined
}
