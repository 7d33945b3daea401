import type { z } from 'zod'
import type { Follow, SourceRequest } from '../model/source.ts'
import { mappingOf } from './field-map.ts'

/** The most pages of one list: a site that answers any page number with the same page would never end. */
const MOST_PAGES = 500

/**
 * How a list goes on: `page=NAME` or `offset=NAME`, the query parameter that counts pages or postings (`first=0` where pages count from 0;
 * `size`, the postings of a full page, by which a declared total is reckoned); `next=PLACE`, where the address of the next page stands;
 * `cursor=NAME,at=PLACE`, the query parameter that takes what stands there.
 */
export const Paging = mappingOf(['page', 'first', 'size', 'offset', 'next', 'cursor', 'at']).superRefine(
  (rule, context) => {
    const given = (['page', 'offset', 'next', 'cursor'] as const).filter((name) => rule[name] !== undefined)
    if (given.length !== 1)
      context.addIssue({ code: 'custom', message: 'names not exactly one of page, offset, next and cursor' })
    if ((rule.cursor === undefined) !== (rule.at === undefined))
      context.addIssue({ code: 'custom', message: 'needs cursor and at together' })
    for (const name of ['first', 'size'] as const) {
      if (rule[name] !== undefined && !/^\d+$/.test(rule[name]))
        context.addIssue({ code: 'custom', path: [name], message: 'is no whole number' })
    }
  },
)
export type Paging = z.output<typeof Paging>

export interface ListPage {
  /** The address that was asked. */
  readonly url: string
  /** The postings that it holds. */
  readonly count: number
  /** The postings that the list declares. */
  readonly total?: number | undefined
  /** What stands at a place of the page: an address, absolute, or a cursor. */
  readonly at: (place: string, wanted: 'address' | 'text') => string | undefined
}

/** The request for the next page of a list; none at its natural end: an empty page, no address or cursor, the declared total. */
export function nextPage(rule: Paging | undefined, page: ListPage, accept: string): Follow {
  if (rule === undefined) return { requests: [] }
  const asked = (url: string): Follow => {
    const request: SourceRequest = { url, accept }
    return { requests: url === page.url ? [] : [request] }
  }
  if (rule.next !== undefined) {
    const next = page.at(rule.next, 'address')
    if (next !== undefined && !isSameHost(next, page.url))
      return { requests: [], incomplete: `${page.url} leads to another host` }
    return next === undefined ? { requests: [] } : asked(next)
  }
  // A short page is no end: a site may give fewer than were asked for.
  if (page.count === 0) return { requests: [] }
  if (rule.cursor !== undefined) {
    const cursor = page.at(rule.at ?? '', 'text')
    return cursor === undefined ? { requests: [] } : asked(withParameter(page.url, rule.cursor, cursor))
  }
  const name = rule.page ?? rule.offset ?? ''
  const first = rule.page === undefined ? 0 : Number(rule.first ?? 1)
  const now = Number(new URL(page.url).searchParams.get(name) ?? first)
  if (!Number.isSafeInteger(now)) return { requests: [], incomplete: `${page.url} holds no number in ${name}` }
  if (rule.offset !== undefined) {
    const next = now + page.count
    return page.total !== undefined && next >= page.total
      ? { requests: [] }
      : asked(withParameter(page.url, name, String(next)))
  }
  if (now - first + 1 >= MOST_PAGES)
    return { requests: [], incomplete: `the list does not end within ${MOST_PAGES} pages` }
  const read = rule.size === undefined ? page.count : (now - first + 1) * Number(rule.size)
  if (page.total !== undefined && read >= page.total) return { requests: [] }
  return asked(withParameter(page.url, name, String(now + 1)))
}

/** True where two addresses are of one host. */
export function isSameHost(one: string, other: string): boolean {
  return new URL(one).host === new URL(other).host
}

function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}
