/** A part of an ad that its source keeps apart: HTML, under a heading of plain text. */
interface Section {
  readonly heading?: string | undefined
  readonly html?: string | undefined
}

/** One HTML text of an ad's parts in order, each under its heading; parts without text are left out, absent where none is left. */
export function joinSections(sections: readonly Section[]): string | undefined {
  const parts = sections.flatMap(({ heading, html }) =>
    html === undefined ? [] : [heading === undefined ? html : `<h3>${escaped(heading)}</h3>${html}`],
  )
  return parts.length > 0 ? parts.join('\n') : undefined
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
