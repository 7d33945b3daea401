import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { unescapeHtml } from './html.ts'

/** One element; `name` is the local name, `prefix` what stands before it, `space` the namespace URI (XML Namespaces §3), '' where it has none. */
export interface XmlElement {
  readonly name: string
  readonly prefix: string
  readonly space: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
}

/** A document and, where it is not well formed but could be read, why it is not. */
export interface XmlDocument {
  readonly root: XmlElement
  readonly fault?: string
}

/** What fast-xml-parser gives in document order: one key names the element, `:@` holds its attributes. */
type Node = Readonly<Record<string, unknown>>
type Spaces = Readonly<Record<string, string>>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  // Entities are undone here, one level and without those that the document declares: nothing can be made to expand.
  processEntities: false,
  cdataPropName: '#cdata',
  allowBooleanAttributes: true,
  maxNestedTags: 200,
  // The parser refuses a document for these names, which XML allows.
  transformTagName: renamed,
  transformAttributeName: renamed,
  onDangerousProperty: renamed,
})

function renamed(name: string): string {
  return Object.hasOwn(Object.prototype, name) || name === 'prototype' ? `${name}_` : name
}

/** C0 controls other than tab and line ends, which XML 1.0 §2.2 forbids. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * Reads XML. Declared entities are never expanded, nothing external is read, nesting is limited to 200. A document that is not well formed
 * is read leniently and says so in `fault`. Undefined where there is no root element or where it is not closed.
 */
export function parseXml(text: string): XmlDocument | undefined {
  const source = text.replace(/^[\s\uFEFF]+/, '')
  const cleaned = source.replace(CONTROL, '')
  const fault = cleaned === source ? faultOf(source) : 'it holds control characters'
  let nodes: Node[]
  try {
    nodes = parser.parse(cleaned) as Node[]
  } catch {
    return undefined
  }
  const top = nodes.find((node) => /^[^#?]/.test(tagOf(node)))
  // A reader that takes a cut document for whole would take the postings behind the cut for gone.
  if (top === undefined || !isClosed(cleaned, tagOf(top))) return undefined
  const root = elementOf(top, {})
  return fault === undefined ? { root } : { root, fault }
}

/** The text of an element and all within it. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The child elements of one local name, in any of `spaces`. */
export function childrenOf(element: XmlElement, name: string, spaces?: readonly string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === name && (spaces === undefined || spaces.includes(child.space)),
  )
}

/** All elements of one local name below an element, in order; none is looked for within another. */
export function descendantsOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : child.name === name ? [child] : descendantsOf(child, name),
  )
}

/**
 * What stands at a path below an element: `location/city`, `job_listing:location` (by its prefix), `link@href`, `@id`; undefined where an element
 * on the way lacks the next. A name without a prefix is any element of that name, but those without a prefix where there are such.
 */
export function valuesAt(
  element: XmlElement,
  path: string,
  form: (found: XmlElement) => string = textOf,
): (string | undefined)[] {
  const [, steps = '', attribute] = /^([^@]*)(?:@(.+))?$/.exec(path) ?? []
  let found: (XmlElement | undefined)[] = [element]
  for (const step of steps.split('/').filter((step) => step !== '')) {
    found = found.flatMap((parent) => {
      const children = parent ? named(parent, step) : []
      return children.length > 0 ? children : [undefined]
    })
  }
  return found.map((one) => (attribute === undefined ? one && form(one) : one?.attributes.get(attribute)))
}

function named(parent: XmlElement, step: string): XmlElement[] {
  const [name = '', prefix] = step.split(':').reverse()
  const found = childrenOf(parent, name)
  const own = found.filter((child) => child.prefix === (prefix ?? ''))
  return own.length > 0 || prefix !== undefined ? own : found
}

/** Escaped HTML stands as text, inline XHTML as elements: either way the markup that is meant. */
export function markupOf(element: XmlElement): string {
  return element.children.some((child) => typeof child !== 'string') ? innerMarkup(element) : textOf(element)
}

/** What stands within an element, as markup: inline XHTML of a feed. */
export function innerMarkup(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? escape(child) : markup(child))).join('')
}

function markup(element: XmlElement): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escape(value)}"`).join('')
  const inner = innerMarkup(element)
  return inner === '' && VOID.has(element.name)
    ? `<${element.name}${attributes}>`
    : `<${element.name}${attributes}>${inner}</${element.name}>`
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'area', 'embed', 'source'])

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function faultOf(source: string): string | undefined {
  const verdict = XMLValidator.validate(source, { allowBooleanAttributes: false })
  if (verdict !== true) return `line ${verdict.err.line}: ${verdict.err.msg.slice(0, 200)}`
  return /<!doctype/i.test(source) ? undefined : undeclaredEntity(source)
}

// What is not closed runs to the end: linear time.
const REFERENCE =
  /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][\w.-]{0,40});/g

/** Names of HTML are met in feeds that no document type declares; XML 1.0 §4.1 has five. */
function undeclaredEntity(source: string): string | undefined {
  for (const { 1: name } of source.matchAll(REFERENCE)) {
    if (name !== undefined) return `the entity ${name} is not declared`
  }
  return undefined
}

function tagOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '#none'
}

function plain(node: Node): string {
  const text = node['#text']
  return typeof text === 'string' ? text : ''
}

function isClosed(source: string, tag: string): boolean {
  const name = tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`</${name}\\s*>|<${name}(?:\\s[^<>]*)?/>`).test(source)
}

function elementOf(node: Node, inherited: Spaces): XmlElement {
  const tag = tagOf(node)
  const printed = Object.entries((node[':@'] ?? {}) as Record<string, unknown>)
  const attributes = new Map(
    printed.map(([name, value]) => [name, typeof value === 'string' ? unescapeHtml(value) : '']),
  )
  const spaces: Record<string, string> = { ...inherited }
  for (const [name, value] of attributes) {
    const prefix = /^xmlns(?::(.+))?$/.exec(name)
    if (prefix) spaces[prefix[1] ?? ''] = value
  }
  const colon = tag.indexOf(':')
  const prefix = colon < 0 ? '' : tag.slice(0, colon)
  const children: (XmlElement | string)[] = []
  for (const child of node[tag] as Node[]) {
    const name = tagOf(child)
    if (name === '#text') children.push(unescapeHtml(plain(child)))
    else if (name === '#cdata') children.push(...(child[name] as Node[]).map((part) => plain(part)))
    else if (!name.startsWith('?') && name !== '#none') children.push(elementOf(child, spaces))
  }
  return { name: tag.slice(colon + 1), prefix, space: spaces[prefix] ?? prefix, attributes, children }
}
