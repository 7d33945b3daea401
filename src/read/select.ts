import { load, type CheerioAPI } from 'cheerio'
import type { Page } from '../model/raw-page.ts'
import { SourceError } from '../errors.ts'
import { absolute } from './html.ts'
import { looseJson } from './loose-json.ts'
import { bodyOf } from './page.ts'
import { printed } from './printed.ts'
import { looksLikeHtml } from './text.ts'

/** A part of an HTML page; its fields are found by CSS selectors. */
export interface Part {
  /** The text of the first match, blanks as one space; of the part itself without a selector. */
  readonly text: (selector?: string) => string | undefined
  /** What stands within the first match, as markup. */
  readonly html: (selector: string) => string | undefined
  /** Where this part, being a link, leads, made absolute; absent unless it is http(s). */
  readonly link: () => string | undefined
  /** Each match as a part of its own. */
  readonly all: (selector: string) => readonly Part[]
  /** The nearest part around this one that matches. */
  readonly around: (selector: string) => Part | undefined
  /** The lines of text right within this part, those in its elements and blank ones left out. */
  readonly pieces: () => readonly string[]
}

/** An HTML page, whole. Throws SourceError `empty-body`, `body-cut` where it is not closed, `wrong-shape` where it is no HTML page. */
export function readHtml(page: Page): Part {
  const text = bodyOf(page)
  if (!looksLikeHtml(text))
    throw new SourceError('wrong-shape', `${page.url} is no HTML page: ${JSON.stringify(text.trim().slice(0, 80))}`)
  // Marked-up text is cut wherever the page is: a posting would lose half its title.
  if (!/<\/(?:html|body)\s*>/i.test(text)) throw new SourceError('body-cut', `${page.url} ends early`)
  const $ = load(text)
  const base = absolute($('base[href]').first().attr('href'), page.finalUrl ?? page.url) ?? page.finalUrl ?? page.url
  return part($, $('html'), base)
}

/** The JSON that a page's script holds. Throws SourceError `wrong-shape` where there is no such script or it cannot be read. */
export function scriptJson(page: Page, selector: string): unknown {
  const script = readHtml(page).html(selector)
  const value = script === undefined ? undefined : looseJson(script)
  if (value === undefined) throw new SourceError('wrong-shape', `${page.url} holds no readable ${selector}`)
  return value
}

type Found = ReturnType<CheerioAPI>

function part($: CheerioAPI, found: Found, base: string): Part {
  const first = (selector: string): Found => found.find(selector).first()
  return {
    text: (selector) => line((selector === undefined ? found : first(selector)).text()),
    html: (selector) => printed(first(selector).html() ?? undefined),
    link: () => absolute(found.attr('href'), base),
    all: (selector) =>
      found
        .find(selector)
        .toArray()
        .map((node) => part($, $(node), base)),
    around: (selector) => {
      const around = found.closest(selector)
      return around.length > 0 ? part($, around, base) : undefined
    },
    pieces: () =>
      found
        .contents()
        .toArray()
        .flatMap((node) => ('data' in node && node.nodeType === 3 ? node.data.split('\n') : []))
        .flatMap((row) => line(row) ?? []),
  }
}

function line(text: string): string | undefined {
  return printed(text.replace(/\s+/g, ' '))
}
