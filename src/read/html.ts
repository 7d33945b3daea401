import { load, type CheerioAPI } from 'cheerio'
import { SourceError } from '../errors.ts'
import type { Page } from '../model/raw-page.ts'
import { printed } from './printed.ts'

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

/** Open elements beyond which a page is refused: people's pages nest a few dozen deep, and parsing takes quadratic time over a bottomless pile. */
const DEEPEST = 1000
/** Tags, and what holds text that only looks like them; what is not closed runs to the end: linear time. */
const TAG = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][^\s/>]*)/gi
/** Elements that hold nothing, or that the next of their kind ends (HTML Living Standard §13.1.2). */
const NEVER_DEEP = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option'.split(
    ' ',
  ),
)

/** A page to select from. Throws SourceError `wrong-shape` where it nests without end. */
export function parseHtml(html: string): CheerioAPI {
  const open: string[] = []
  for (const { 2: slash, 3: tag } of html.matchAll(TAG)) {
    const name = tag?.toLowerCase()
    if (name === undefined || NEVER_DEEP.has(name)) continue
    if (slash === '') open.push(name)
    else {
      const opened = open.lastIndexOf(name)
      if (opened >= 0) open.length = opened
    }
    if (open.length > DEEPEST) throw new SourceError('wrong-shape', `the page nests elements over ${DEEPEST} deep`)
  }
  return load(html)
}

/** The absolute http(s) addresses that the links of an HTML page lead to, in order, once each, without fragments. */
export function linksOf(page: Page, selector = 'a[href]'): string[] {
  const $ = parseHtml(page.body)
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

/** What stands within the first element that a CSS selector names, as HTML; absent where there is none or nothing in it. */
export function markupAt(page: Page, selector: string): string | undefined {
  return printed(load(page.body)(selector).first().html() ?? undefined)
}

/** The text of the first element that a CSS selector names, its blanks made one. */
export function textAt(page: Page, selector: string): string | undefined {
  return printed(load(page.body)(selector).first().text().replace(/\s+/g, ' '))
}
