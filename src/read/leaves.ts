import type { Page } from '../model/raw-page.ts'
import { looksLikeHtml } from './text.ts'

/** One value that a page publishes: where it stands, without the numbers of list elements, and the page with another value in its place. */
export interface Leaf {
  readonly path: string
  readonly value: string
  /** The page's text with this value replaced by another of its kind, in a few ways. */
  readonly altered: () => string[]
}

const MARK = ' zq'

/** The values of a JSON, XML or HTML page, in order; none where it is something else. */
export function leavesOf({ body }: Pick<Page, 'body'>): Leaf[] {
  const start = body.trimStart()
  if (/^[{[]/.test(start)) return jsonLeaves(body, '', (text) => text)
  return start.startsWith('<') ? markupLeaves(body, looksLikeHtml(body)) : []
}

function jsonLeaves(text: string, prefix: string, within: (changed: string) => string): Leaf[] {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return []
  }
  const found: Leaf[] = []
  const walk = (holder: Record<string, unknown>, key: string, path: string): void => {
    const value = holder[key]
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.keys(value))
        walk(value as Record<string, unknown>, inner, `${path}/${Array.isArray(value) ? '*' : inner}`)
      return
    }
    const altered = (): string[] =>
      othersOf(value).map((other) => {
        holder[key] = other
        const changed = within(JSON.stringify(root))
        holder[key] = value
        return changed
      })
    found.push({
      path,
      value: typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value),
      altered,
    })
  }
  const top = { root }
  walk(top, 'root', prefix)
  return found
}

function othersOf(value: unknown): unknown[] {
  if (typeof value === 'number') return [value + 1, value + 86_400_000]
  if (typeof value === 'boolean') return [!value]
  if (typeof value !== 'string' || value.trim() === '') return []
  if (/^https?:/.test(value)) return [value + 'zq', 'https://zq.example/']
  // A date stays one; a text of which only words are looked for loses them.
  const next = value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
  return [value + MARK, ...(next === value ? [] : [next]), MARK.trim()]
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>|<[!?][^>]*>|([^<]+)/g
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const ATTRIBUTE = /([\w:@.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
/** Attributes of HTML that say how a page looks, not what it says. */
const LOOKS =
  /^(?:class|id|style|rel|type|lang|charset|role|target|width|height|alt|aria-.*|on\w+|itemscope|itemtype|itemprop|property|typeof|vocab|name|http-equiv)$/

function markupLeaves(body: string, isHtml: boolean): Leaf[] {
  const found: Leaf[] = []
  const stack: { tag: string; name: string }[] = []
  const replaced = (from: number, to: number, other: string): string => body.slice(0, from) + other + body.slice(to)
  const path = (): string =>
    isHtml
      ? (stack.findLast(({ name, tag }) => name !== tag)?.name ?? stack.at(-1)?.name ?? '')
      : stack.map(({ name }) => name).join('/')
  const add = (at: string, value: string, from: number): void => {
    if (value.trim() === '') return
    const end = from + value.length
    found.push({
      path: at,
      value: value.trim(),
      altered: () => othersOf(value.trimEnd()).map((other) => replaced(from, end, String(other))),
    })
  }
  let read = 0
  for (const match of body.matchAll(TOKEN)) {
    const [whole, cdata, close, open, attributes = '', empty, text] = match
    const at = match.index
    if (at < read) continue
    if (close !== undefined) {
      const opened = stack.findLastIndex(({ tag }) => tag === close)
      if (opened >= 0) stack.length = opened
    } else if (open !== undefined) {
      const name = isHtml ? described(open, attributes) : open
      const own = isHtml ? name : [...stack.map((one) => one.name), name].join('/')
      for (const found of attributes.matchAll(ATTRIBUTE)) {
        const value = found[2] ?? found[3] ?? ''
        if ((isHtml && LOOKS.test(found[1] ?? '')) || /^xmlns/.test(found[1] ?? '')) continue
        const from = at + 1 + open.length + found.index + found[0].length - 1 - value.length
        add(`${own}@${found[1] ?? ''}`, value, from)
      }
      if (isHtml && open === 'script') {
        // What it holds is no markup, whatever tags its texts have.
        const from = at + whole.length
        read = body.indexOf('</script', from)
        if (read < 0) break
        const script = body.slice(from, read)
        found.push(...jsonLeaves(script, `${name}:`, (changed) => replaced(from, from + script.length, changed)))
      } else if (!empty && !(isHtml && VOID.has(open.toLowerCase()))) stack.push({ tag: open, name })
    } else if (cdata !== undefined) add(path(), cdata, at + '<![CDATA['.length)
    else if (text !== undefined && stack.at(-1)?.tag !== 'style') add(path(), text, at)
  }
  return found
}

/** An element as a CSS selector would name it. */
function described(tag: string, attributes: string): string {
  const said = (name: string): string | undefined =>
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"'\\s]+)`).exec(attributes)?.[1]
  const [itemprop, id, css, name] = [said('itemprop') ?? said('property'), said('id'), said('class'), said('name')]
  if (itemprop !== undefined) return `[itemprop=${itemprop}]`
  if (id !== undefined) return `${tag}#${id}`
  if (css !== undefined) return `${tag}.${css}`
  return name === undefined ? tag : `${tag}[name=${name}]`
}
