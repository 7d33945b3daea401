// Unrolled: an unclosed string must fail in linear time.
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
const BLANK = /[ \t\r\n]*/y

/** Where a text stops being JSON (RFC 8259), as an offset in UTF-16 code units; its length where it merely ends early or is whole. */
export function jsonErrorOffset(text: string): number {
  const open: ('{' | '[')[] = []
  let offset = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset
    const found = pattern.exec(text)
    if (found === null) return false
    offset += found[0].length
    return true
  }
  const next = (): string | undefined => {
    take(BLANK)
    return text[offset]
  }
  const key = (): boolean => {
    if (next() !== '"' || !take(STRING)) return false
    if (next() !== ':') return false
    offset += 1
    return true
  }
  let expectValue = true
  for (;;) {
    const char = next()
    if (char === undefined) return text.length
    if (expectValue) {
      if (char === '{' || char === '[') {
        open.push(char)
        offset += 1
        const inner = next()
        if (inner === (char === '{' ? '}' : ']')) expectValue = false
        else if (char === '{' && !key()) return stop()
      } else if (take(STRING) || take(NUMBER) || take(WORD)) {
        expectValue = false
      } else {
        return stop()
      }
      continue
    }
    const inside = open.at(-1)
    if (inside === undefined) return offset
    if (char === (inside === '{' ? '}' : ']')) {
      open.pop()
      offset += 1
    } else if (char === ',') {
      offset += 1
      if (inside === '{' && !key()) return stop()
      expectValue = true
    } else {
      return offset
    }
  }

  function stop(): number {
    // An unfinished string or word at the very end is a cut, not a fault of its first character.
    const rest = text.slice(offset, offset + 2_000_000)
    const unfinished =
      /^"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*(?:\\(?:u[0-9a-fA-F]{0,3})?)?$/.test(
        rest,
      )
    return unfinished || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)$/.test(rest) ? text.length : offset
  }
}
