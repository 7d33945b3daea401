import type { Page } from '../model/raw-page.ts'
import { absolute, parseHtml } from './html.ts'

/** An address that an HTML page names. `embed`: it shows what stands there as its own (a frame, a script, a widget's attribute). */
export interface Reference {
  readonly url: string
  readonly how: 'embed' | 'link'
}

const IN_TEXT = /(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/[^\s"'`<>\\)\]}]*)?/gi
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i
/** Attributes that hold an address of their own, or none. */
const KNOWN = new Set(['href', 'src', 'srcset', 'action', 'class', 'id', 'style', 'content', 'alt', 'title', 'name'])

/** Every address that a page embeds or links, as often as it does; what stands in comments of the markup is not meant. */
export function referencesOf(page: Page): Reference[] {
  const $ = parseHtml(page.body)
  const address = page.finalUrl ?? page.url
  const base = absolute($('base[href]').first().attr('href'), address) ?? address
  const found: Reference[] = []
  const add = (href: string | undefined, how: Reference['how']): void => {
    const url = absolute(href, base)
    if (url !== undefined) found.push({ url, how })
  }
  $('iframe, embed, object, frame, script').each((_, element) => {
    for (const name of ['src', 'data-src', 'data']) add($(element).attr(name), 'embed')
  })
  $('a[href], area[href]').each((_, element) => add($(element).attr('href'), 'link'))
  $('form[action]').each((_, element) => add($(element).attr('action'), 'link'))
  // Widgets are told their board by an attribute of their own, with or without a scheme.
  $('body *, script').each((_, element) => {
    for (const [name, value] of Object.entries($(element).attr() ?? {})) {
      if (KNOWN.has(name) || value.length > 500) continue
      if (HOST.test(value.trim())) add(`https://${value.trim()}/`, 'embed')
      else if (/^(?:https?:)?\/\//i.test(value.trim()) && name !== 'data-src') add(value, 'embed')
    }
  })
  $('script:not([src])').each((_, element) => {
    if (/json/i.test($(element).attr('type') ?? '')) return
    const text = withoutComments($(element).text().replaceAll('\\/', '/'))
    for (const [url] of text.matchAll(IN_TEXT)) add(url, 'embed')
  })
  return found
}

/** The feeds that a page declares (RSS Board: autodiscovery), with their titles. */
export function feedsOf(page: Page): { url: string; title: string }[] {
  const $ = parseHtml(page.body)
  const base = page.finalUrl ?? page.url
  return $('link[rel~="alternate"][href]')
    .toArray()
    .filter((element) => /^application\/(?:rss|atom|feed)\+(?:xml|json)/i.test($(element).attr('type') ?? ''))
    .flatMap((element) => {
      const url = absolute($(element).attr('href'), base)
      return url === undefined ? [] : [{ url, title: $(element).attr('title') ?? '' }]
    })
}

/** A script without its comments; `//` of an address begins none. */
function withoutComments(script: string): string {
  return script.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replace(/(^|[\s;{},])\/\/(?=\s)[^\n]*/g, '$1')
}
