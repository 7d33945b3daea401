/** A longer line is no heading that anyone wrote, and costs its length squared to look at. */
const MAX_LINE = 10_000

/** A heading line: its level, its text as printed, and the address where the whole heading is one link. */
export interface Heading {
  readonly level: number
  readonly text: string
  readonly link?: string
}

/** Reads an ATX heading (CommonMark §4.2) with any number of blanks before it; undefined where the line is none. */
export function headingOf(line: string): Heading | undefined {
  if (line.length > MAX_LINE) return undefined
  const found = /^\s*(#{1,6})(?:[ \t]+(.*))?$/.exec(line)
  if (!found) return undefined
  const level = found[1]?.length ?? 0
  const text = found[2]?.trim() ?? ''
  // The link text may itself hold brackets and the address has none, so the last "](" divides them.
  const link = /^\[(.*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*)>?\s*\)$/.exec(text)
  return link ? { level, text: link[1]?.trim() ?? '', link: link[2] ?? '' } : { level, text }
}

/** The contents of the code spans of a line, trimmed. */
export function codeSpans(line: string): string[] {
  if (line.length > MAX_LINE) return []
  return [...line.matchAll(/(`+)(.+?)\1/g)].map((found) => found[2]?.trim() ?? '')
}
