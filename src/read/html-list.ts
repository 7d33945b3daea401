import { load, type CheerioAPI } from 'cheerio'
import type { Page } from '../model/raw-page.ts'
import { SourceError } from '../errors.ts'
import type { ReadPlace, Wanted } from './field-map.ts'
import { absolute, isCut, parseHtml } from './html.ts'
import { bodyOf } from './page.ts'

/** An HTML page to read values from by CSS selectors. */
export interface HtmlPage {
  /** What relative addresses are relative to. */
  readonly base: string
  /** The values of the page itself. */
  readonly read: ReadPlace
  /** The values of each element that `item` selects, within the first that `list` selects; undefined where the page has no such list. */
  readonly items: (item: string, list?: string) => readonly ReadPlace[] | undefined
}

/** Throws SourceError `empty-body`, or `body-cut` for a page whose `html` or `body` is never closed. */
export function readHtml(page: Page): HtmlPage {
  const body = bodyOf(page)
  if (isCut(body)) throw new SourceError('body-cut', `${page.url} ends early`)
  const $ = parseHtml(body)
  const address = page.finalUrl ?? page.url
  return {
    base: absolute($('base[href]').first().attr('href'), address) ?? address,
    read: readerOf($, $.root()),
    items: (item, list) => {
      const within = list === undefined ? $.root() : $(list).first()
      return within.length === 0
        ? undefined
        : outermost(within.find(item).toArray()).map((element) => readerOf($, $(element)))
    },
  }
}

/** True for a place that `ReadPlace` of a page understands: a CSS selector, one with an attribute (`a.more@href`, `@data-id`), `.` for the element itself. */
export function isHtmlPlace(place: string): boolean {
  const { selector } = partsOf(place)
  return selector === undefined || isSelector(selector)
}

/** True for a CSS selector that can be read. */
export function isSelector(selector: string): boolean {
  try {
    load('')(selector)
    return selector.trim() !== ''
  } catch {
    return false
  }
}

type Selection = ReturnType<CheerioAPI>

/** A posting within a posting is part of it. */
function outermost<Node extends { readonly parent: object | null }>(found: readonly Node[]): Node[] {
  const all = new Set<object>(found)
  return found.filter((element) => {
    let above = element.parent as { readonly parent: object | null } | null
    while (above !== null && !all.has(above)) above = above.parent as typeof above
    return above === null
  })
}

function readerOf($: CheerioAPI, scope: Selection): ReadPlace {
  return (place, wanted) => {
    const { selector, attribute } = partsOf(place)
    const found = selector === undefined ? scope.first() : scope.find(selector)
    return found.toArray().map((element) => valueOf($(element), attribute, wanted))
  }
}

/** What a person or, where it is stated for machines, a machine reads of an element. */
function valueOf(element: Selection, attribute: string | undefined, wanted: Wanted): string | undefined {
  if (attribute !== undefined) return element.attr(attribute)
  if (wanted === 'markup') return element.html() ?? undefined
  if (wanted === 'address') return element.attr('href') ?? element.find('a[href]').first().attr('href')
  const stated =
    wanted === 'date' ? (element.attr('datetime') ?? element.find('[datetime]').attr('datetime')) : undefined
  return (stated ?? element.attr('content') ?? element.text()).replace(/\s+/g, ' ')
}

function partsOf(place: string): { selector: string | undefined; attribute: string | undefined } {
  const [, selector = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(place) ?? []
  return { selector: selector === '' || selector === '.' ? undefined : selector, attribute }
}
