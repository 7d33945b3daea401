import { load } from 'cheerio'
import type { Page } from '../model/raw-page.ts'

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g
const known = new Map<string, string>()

/** Undoes one level of character references, named ones as HTML has them; what is no reference stays as it is. */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, reference) : text
}

function reference(entity: string): string {
  let value = known.get(entity)
  if (value === undefined) {
    value = load(entity, null, false).root().text()
    // Bounded: a page of made-up references must not fill the memory.
    if (known.size < 5000) known.set(entity, value)
  }
  return value
}

/** The absolute http(s) addresses that the links of an HTML page lead to, in order, once each, without fragments. */
export function linksOf(page: Page, selector = 'a[href]'): string[] {
  const $ = load(page.body)
  const base = absolute($('base[href]').first().attr('href'), page.finalUrl ?? page.url) ?? page.finalUrl ?? page.url
  const links = new Set<string>()
  for (const element of $(selector).toArray()) {
    const target = $(element).is('[href]') ? $(element) : $(element).find('a[href]').first()
    const url = absolute(target.attr('href'), base)
    if (url !== undefined) links.add(url.replace(/#.*$/s, ''))
  }
  return [...links]
}

/** True where a page opens `html` or `body` and never closes either. */
export function isCut(html: string): boolean {
  return /<(html|body)[\s>]/i.test(html) && !/<\/(html|body)\s*>/i.test(html)
}

/** `href` made absolute and otherwise as printed; absent unless it is http(s). */
export function absolute(href: string | undefined, base: string): string | undefined {
  const printed = href?.trim()
  if (!printed || !URL.canParse(printed, base)) return undefined
  const url = new URL(printed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  return /^https?:\/\//i.test(printed) ? printed : url.href
}
