import type { CheerioAPI } from 'cheerio'
import { parseHtml } from './html.ts'
import { looseJson } from './loose-json.ts'

/** One node of linked data: property to value, names without their schema.org prefix. */
export type LinkedNode = ReadonlyMap<string, unknown>

const MAX_DEPTH = 40
const SCRIPT = 'script[type*="ld+json" i]'

/**
 * The nodes of one schema.org type on an HTML page, references by @id resolved: from JSON-LD where it holds any, else from microdata or
 * RDFa Lite. `faults` counts the script blocks that could not be read.
 */
export function nodesOf(
  html: string,
  type: string,
): { nodes: LinkedNode[]; from: 'script' | 'markup'; faults: number } {
  if (!html.includes(type)) return { nodes: [], from: 'script', faults: 0 }
  const $ = parseHtml(html)
  const roots: unknown[] = []
  let faults = 0
  for (const script of $(SCRIPT).toArray()) {
    const text = $(script).text()
    const value = looseJson(text)
    if (value !== undefined) roots.push(value)
    else if (text.includes(type)) faults += 1
  }
  const byId = new Map<string, LinkedNode>()
  const nodes: LinkedNode[] = []
  for (const root of roots) collect(toLinked(root, 0), type, nodes, byId)
  const resolved = nodes.map((node) => new Map([...node].map(([name, value]) => [name, resolve(value, byId)])))
  return resolved.length > 0
    ? { nodes: resolved, from: 'script', faults }
    : { nodes: itemsOf($, type), from: 'markup', faults }
}

/** A node that stands by itself in a JSON document; undefined for a plain value. */
export function nodeFrom(value: unknown): LinkedNode | undefined {
  const node = toLinked(value, 0)
  return isNode(node) ? node : undefined
}

/** The values of a property: an array's elements, a single value, nothing. */
export function valuesOf(node: LinkedNode, name: string): unknown[] {
  const value = node.get(name)
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as unknown[]) : [value]
}

/** True for a node of linked data, false for a plain value. */
export function isNode(value: unknown): value is LinkedNode {
  return value instanceof Map
}

// Maps hold what a page names `__proto__` as harmlessly as any other name.
function toLinked(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => toLinked(item, depth + 1))
  return new Map(Object.entries(value).map(([name, held]) => [shortName(name), toLinked(held, depth + 1)]))
}

function shortName(name: string): string {
  return name.replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/, '')
}

function isOfType(node: LinkedNode, type: string): boolean {
  return valuesOf(node, '@type').some((name) => typeof name === 'string' && shortName(name) === type)
}

function collect(value: unknown, type: string, nodes: LinkedNode[], byId: Map<string, LinkedNode>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, type, nodes, byId)
  } else if (isNode(value)) {
    const id = value.get('@id')
    if (typeof id === 'string' && value.size > 1 && !byId.has(id)) byId.set(id, value)
    if (isOfType(value, type)) nodes.push(value)
    for (const held of value.values()) collect(held, type, nodes, byId)
  }
}

function resolve(value: unknown, byId: ReadonlyMap<string, LinkedNode>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, byId))
  const id = isNode(value) && value.size === 1 ? value.get('@id') : undefined
  return typeof id === 'string' ? (byId.get(id) ?? value) : value
}

interface Marks {
  readonly scope: string
  readonly type: string
  readonly property: string
}
const MICRODATA: Marks = { scope: '[itemscope]', type: 'itemtype', property: 'itemprop' }
const RDFA: Marks = { scope: '[typeof]', type: 'typeof', property: 'property' }

function itemsOf($: CheerioAPI, type: string): LinkedNode[] {
  for (const marks of [MICRODATA, RDFA]) {
    const scopes = $(marks.scope).toArray()
    const found = scopes.filter((element) =>
      ($(element).attr(marks.type) ?? '').split(/\s+/).map(shortName).includes(type),
    )
    if (found.length > 0) return found.map((element) => itemOf($, $(element), marks, 0))
  }
  return []
}

type Selection = ReturnType<CheerioAPI>

function itemOf($: CheerioAPI, scope: Selection, marks: Marks, depth: number): LinkedNode {
  const node = new Map<string, unknown>()
  for (const element of scope.find(`[${marks.property}]`).toArray()) {
    const own = $(element)
    if (!own.parent().closest(marks.scope).is(scope)) continue
    const value = own.is(marks.scope) && depth < MAX_DEPTH ? itemOf($, own, marks, depth + 1) : plainValue(own, marks)
    for (const name of (own.attr(marks.property) ?? '').split(/\s+/).map(shortName)) {
      node.set(name, node.has(name) ? [...valuesOf(node, name), value] : value)
    }
  }
  return node
}

function plainValue(element: Selection, marks: Marks): string {
  const stated = element.attr('content') ?? element.attr('datetime')
  if (stated !== undefined) return stated
  if (element.attr(marks.property) === 'description') return element.html() ?? ''
  const address = element.attr('href') ?? element.attr('src')
  return address ?? element.text().replace(/\s+/g, ' ').trim()
}
