/**
 * Lines of UTF-8, split at LF alone and less a CR before it: JSON may hold U+2028 raw, which `node:readline` takes for a line's end. A byte
 * order mark at the start is dropped.
 */
export async function* splitLines(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  let parts: Buffer[] = []
  let first = true
  const line = (end: Buffer): string => {
    const bytes = parts.length === 0 ? end : Buffer.concat([...parts, end])
    parts = []
    const text = bytes.toString('utf8')
    const start = first && text.startsWith('\uFEFF') ? 1 : 0
    first = false
    return text.slice(start, text.endsWith('\r') ? -1 : undefined)
  }
  for await (const given of input) {
    let chunk = typeof given === 'string' ? Buffer.from(given) : given
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10)) {
      yield line(chunk.subarray(0, at))
      chunk = chunk.subarray(at + 1)
    }
    if (chunk.length > 0) parts.push(chunk)
  }
  if (parts.length > 0) yield line(Buffer.alloc(0))
}
