import MarkdownIt, { type Token } from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { boundNesting } from './bound-nesting.ts'
import { cleanText, decodeEntities } from './clean.ts'
import { htmlToText } from './html-text.ts'

/**
 * A description as stored: sanitized HTML and the text that evidence counts in. `cut` says that a cap was met, `flattened` that tags
 * nested too deep were dropped, their text kept.
 */
export interface Description {
  readonly html: string
  readonly text: string
  readonly cut: boolean
  readonly flattened: boolean
}

/** Characters of printed description beyond which the rest is dropped. */
const descriptionCap = 2_500_000

const tags = [
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'br',
  'hr',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'code',
  'strong',
  'b',
  'em',
  'i',
  'u',
  's',
  'del',
  'sub',
  'sup',
  'a',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'caption',
  'div',
  'span',
  'section',
]

/** HTML by allow-list: no attribute but the address and title of a link, addresses absolute and http, https or mailto. */
export function sanitize(html: string, base: string): string {
  return sanitizeHtml(boundNesting(html).html, {
    allowedTags: tags,
    allowedAttributes: { a: ['href', 'title'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 100,
    transformTags: {
      a: (tagName, attributes) => {
        const href = absoluteUrl(attributes.href, base)
        return {
          tagName,
          attribs: href === null ? {} : { href, ...(attributes.title ? { title: attributes.title } : {}) },
        }
      },
    },
  })
}

/** An address made absolute against the page it stands on; null where it is none that a reader may follow. Anything absolute stays as printed. */
export function absoluteUrl(address: string | undefined, base: string): string | null {
  const printed = address?.trim()
  if (!printed) return null
  if (/^(?:https?:\/\/|mailto:)\S+$/i.test(printed)) return URL.canParse(printed) ? printed : null
  if (!URL.canParse(printed, base)) return null
  const url = new URL(printed, base)
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null
}

const markdown = new MarkdownIt({ html: false, linkify: false })
// An ad's pictures are not shown: they would tell their host who reads.
markdown.disable('image')
// What is rendered obeys the same allow-list as `sanitize`, so it need not be parsed again.
markdown.core.ruler.push('allow', (state) => {
  const { base } = state.env as { base: string }
  for (const block of state.tokens) {
    allow(block, base)
    for (const inline of block.children ?? []) allow(inline, base)
  }
})

function allow(token: Token, base: string): void {
  token.info = ''
  if (token.attrs === null) return
  const kept: [string, string][] = []
  for (const [name, value] of token.attrs) {
    if (token.tag === 'a' && name === 'href') {
      const href = absoluteUrl(String(value), base)
      if (href !== null) kept.push([name, href])
    } else if ((token.tag === 'a' && name === 'title') || (token.tag === 'ol' && name === 'start'))
      kept.push([name, String(value)])
  }
  token.attrs = kept
}

/** Reads a description in the form in which it is printed. */
export function parseHtmlDescription(printed: string, base: string): Description {
  let html = cleanText(printed.slice(0, descriptionCap))
  // Some systems escape their HTML twice; a page that only talks about tags has real ones around.
  if (
    !/<(?:p|br|div|ul|li|span|h\d|strong|b|table)\b/i.test(html) &&
    /&lt;\/?(?:p|br|div|ul|li|span|h\d|strong|b|table)\b/i.test(html)
  ) {
    html = decodeEntities(html)
  }
  const safe = sanitize(html, base)
  const flattened = boundNesting(html).cut
  return { html: safe, text: htmlToText(safe), cut: printed.length > descriptionCap, flattened }
}

export function parseMarkdownDescription(printed: string, base: string): Description {
  const html = markdown.render(withoutEmptyEmphasis(cleanText(printed.slice(0, descriptionCap))), { base })
  return { html, text: htmlToText(html), cut: printed.length > descriptionCap, flattened: false }
}

export function parseTextDescription(printed: string): Description {
  const text = tidy(cleanText(printed.slice(0, descriptionCap)))
  const html = text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${escape(paragraph).replace(/\n/g, '<br />')}</p>`)
    .join('\n')
  return { html, text, cut: printed.length > descriptionCap, flattened: false }
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** `US$ **** 134,289`: the bold of nothing, which converters from HTML leave inside a line. */
function withoutEmptyEmphasis(text: string): string {
  return text.includes('****') ? text.replace(/(?<=[^\s*] ?)\*{4}(?!\*)/g, '') : text
}
