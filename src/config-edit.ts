import type { Document } from 'yaml'
import { isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { UsageError } from './errors.ts'

/** An entry of `sources:` to be written: what is left out has its default. */
export interface EntryWrite {
  readonly use: string
  readonly board: Readonly<Record<string, unknown>>
  readonly company?: string | undefined
  readonly page?: string | undefined
  readonly turnOn?: boolean | undefined
  readonly paused?: boolean | undefined
}

/** The text with one more source, `comment` above it. Comments and everything else stay as they are. Throws UsageError `bad-config`. */
export function addEntry(text: string, entry: EntryWrite, comment: string | null): string {
  return edited(text, (document) => {
    const { use, board, company, page, turnOn, paused } = entry
    const node = document.createNode({
      use,
      ...(Object.keys(board).length > 0 ? { board } : {}),
      ...(company === undefined ? {} : { company }),
      ...(page === undefined ? {} : { page }),
      ...(turnOn ? { turnOn } : {}),
      ...(paused ? { paused } : {}),
    })
    const inner = node.get('board', true)
    if (isMap(inner)) inner.flow = true
    if (comment !== null) node.commentBefore = ` ${comment.replace(/\s+/g, ' ')}`
    const sources = document.get('sources', true)
    if (isSeq(sources)) {
      // An empty list is written `[]`; what is put into it is read better below it.
      if (sources.items.length === 0) {
        sources.flow = false
        if (sources.comment) [sources.commentBefore, sources.comment] = [sources.comment, null]
      }
      if (sources.flow) delete node.commentBefore
      sources.add(node)
    } else if (document.contents === null || isMap(document.contents)) {
      const list = document.createNode([node]) as YAMLSeq
      document.set('sources', list)
    } else throw new UsageError('bad-config', 'the configuration holds no mapping of keys')
  })
}

/** The text with a word of the nth source said, or said no more. */
export function setFlag(text: string, index: number, flag: 'paused' | 'turnOn', said: boolean): string {
  return edited(text, (document) => {
    const entry = entryAt(document, index)
    if (said) entry.set(flag, true)
    else entry.delete(flag)
  })
}

/** The text without the nth source and what is said right above it. */
export function removeEntry(text: string, index: number): string {
  return edited(text, (document) => {
    entryAt(document, index)
    const sources = document.get('sources', true) as YAMLSeq
    sources.items.splice(index, 1)
    // What stands above the first entry is held as said of the list; behind its last blank line it is said of the entry.
    if (index === 0 && sources.commentBefore)
      sources.commentBefore = /^[\s\S]*\n\s*\n/.exec(sources.commentBefore)?.[0] ?? null
    if (sources.items.length === 0) sources.flow = true
  })
}

function entryAt(document: Document, index: number): YAMLMap {
  const sources = document.get('sources', true)
  const entry = isSeq(sources) ? sources.items[index] : undefined
  if (!isMap(entry)) throw new UsageError('bad-config', `sources[${index}] is no mapping that can be edited`)
  return entry
}

/** Applies a change and writes it into the text as it stands: lines that the change does not touch keep their bytes. */
function edited(text: string, change: (document: Document) => void): string {
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (error) throw new UsageError('bad-config', `the configuration cannot be read: ${error.message}`)
  const style = { lineWidth: 0, indentSeq: !/^sources:[^\n]*\n(?:\s*(?:#[^\n]*)?\n)*- /m.test(text) }
  const before = document.toString(style).split('\n')
  change(document)
  const whole = document.toString(style)
  const after = whole.split('\n')
  const own = text.split('\n')
  // Written anew, a text has as many lines as before unless it is folded in some way of its own.
  if (own.length !== before.length) return whole
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const kept = [...own.slice(0, head), ...after.slice(head, after.length - tail), ...own.slice(own.length - tail)].join(
    '\n',
  )
  return same(kept, document) ? kept : whole
}

function same(text: string, document: Document): boolean {
  const read = parseDocument(text, { prettyErrors: false })
  return read.errors.length === 0 && JSON.stringify(read.toJS()) === JSON.stringify(document.toJS())
}
