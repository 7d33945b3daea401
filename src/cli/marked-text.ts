/** A quote of a text by its number in a list, in half-open code point offsets. */
export interface Mark {
  readonly number: number
  readonly start: number
  readonly end: number
}

const inverse = ['\u001b[7m', '\u001b[27m'] as const

/**
 * The text with its quotes shown where they stand, `[3: 90,000 EUR]`, in inverse video where `colour`. Quotes that overlap are one:
 * `[3, 5: …]`.
 */
export function markedText(text: string, marks: readonly Mark[], colour: boolean): string {
  const points = Array.from(text)
  const [on, off] = colour ? inverse : ['', '']
  let out = ''
  let at = 0
  for (const { numbers, start, end } of united(marks)) {
    out += `${points.slice(at, start).join('')}${on}[${numbers.join(', ')}: ${points.slice(start, end).join('')}]${off}`
    at = end
  }
  return out + points.slice(at).join('')
}

function united(marks: readonly Mark[]): { numbers: number[]; start: number; end: number }[] {
  const out: { numbers: number[]; start: number; end: number }[] = []
  for (const { number, start, end } of marks.toSorted((a, b) => a.start - b.start || a.number - b.number)) {
    const last = out.at(-1)
    if (last === undefined || start >= last.end) out.push({ numbers: [number], start, end })
    else {
      last.numbers.push(number)
      last.end = Math.max(last.end, end)
    }
  }
  return out
}
