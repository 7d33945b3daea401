/**
 * The text of HTML that `sanitize` or the Markdown renderer wrote (well formed, text escaped): paragraphs apart by one blank line, bullets
 * as `* `, numbered items by their number, links by their words. One pass, linear in the length.
 */
export function htmlToText(html: string): string {
  const lines: string[] = []
  const lists: { ordered: boolean; next: number }[] = []
  const line = new Line()
  let prefix = ''
  let verbatim = 0
  const end = () => {
    const said = line.take()
    const text = verbatim > 0 ? said.trimEnd() : said.trim()
    if (text !== '') {
      lines.push(prefix + text)
      prefix = ''
    }
  }
  const gap = () => {
    end()
    if (lines.length > 0 && lines[lines.length - 1] !== '' && prefix === '') lines.push('')
  }
  const add = (text: string) => {
    if (verbatim === 0) {
      line.append(text.replace(/\s+/g, ' '))
      return
    }
    const parts = text.split('\n')
    parts.forEach((part, i) => {
      line.add(part)
      if (i < parts.length - 1) end()
    })
  }
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      add(unescape(html.slice(at)))
      break
    }
    if (open > at) add(unescape(html.slice(at, open)))
    const close = html.indexOf('>', open)
    if (close < 0) break
    at = close + 1
    const closing = html.charCodeAt(open + 1) === 47
    const name = /^[a-z][a-z0-9]*/.exec(html.slice(open + (closing ? 2 : 1), open + 14))?.[0] ?? ''
    if (name === 'br') end()
    else if (name === 'li') {
      end()
      const list = lists[lists.length - 1]
      if (!closing) {
        const indent = '  '.repeat(Math.min(Math.max(lists.length - 1, 0), 8))
        prefix = list?.ordered ? `${indent}${String(list.next++)}. ` : `${indent}* `
      } else prefix = ''
    } else if (name === 'ul' || name === 'ol') {
      if (lists.length === 0) gap()
      else end()
      if (closing) lists.pop()
      else
        lists.push({
          ordered: name === 'ol',
          next: Number(/start="(\d{1,6})"/.exec(html.slice(open, close))?.[1] ?? 1),
        })
      if (closing && lists.length === 0) gap()
    } else if (name === 'pre') {
      gap()
      verbatim = Math.max(0, verbatim + (closing ? -1 : 1))
    } else if (name === 'td' || name === 'th') {
      if (closing) line.append('   ')
    } else if (rows.has(name)) end()
    else if (blocks.has(name)) {
      if (lists.length > 0) end()
      else gap()
    }
  }
  end()
  return lines.join('\n').trim()
}

const rows = new Set(['tr', 'dt', 'dd', 'caption', 'div', 'section'])
const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'table', 'dl', 'hr'])

/** A line as it grows. Its pieces are joined once: a string that is asked how it ends after each piece is copied each time. */
class Line {
  #pieces: string[] = []
  #last = ''

  /** Adds a text as it is. */
  add(text: string): void {
    if (text === '') return
    this.#pieces.push(text)
    this.#last = text
  }

  /** Adds a text that needs no blank in front where the line is empty or ends with one; three blanks part cells. */
  append(text: string): void {
    const parted = this.#last === '' || (this.#last.endsWith(' ') && !text.startsWith('   '))
    this.add(parted && text.startsWith(' ') ? text.slice(1) : text)
  }

  /** The line, which is empty then. */
  take(): string {
    const line = this.#pieces.join('')
    this.#pieces = []
    this.#last = ''
    return line
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Undoes the five escapes that serializers write; every other reference was decoded before. */
function unescape(text: string): string {
  return text.includes('&')
    ? text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => named[name] ?? '')
    : text
}
