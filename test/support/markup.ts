import { textOf, titleOf, type BoardModel } from './shape.ts'
import type { Answer } from './small-board.ts'

/** An XML document. */
export const xml = (body: string): Answer => ({ type: 'application/xml', body: `<?xml version="1.0"?>${body}` })
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Elements by name as the board prints them now; a broken item has an empty title. */
export function elements(board: BoardModel, id: number, fields: Readonly<Record<string, string>>): string {
  const broken = board.broken?.includes(id)
  return Object.entries(fields)
    .map(([name, value]) => {
      const now = board.renamed?.[name] ?? name
      return `<${now}>${broken && value.endsWith(titleOf(id)) ? '' : value}</${now}>`
    })
    .join('')
}

/** A feed of these items. */
export function feed(board: BoardModel, item: (id: number) => string): Answer {
  const items = board.ids.map((id) => `<item>${item(id)}</item>`).join('')
  return {
    ...xml(`<rss version="2.0"><channel><title>Jobs</title>${items}</channel></rss>`),
    type: 'application/rss+xml',
  }
}

/** JobPosting markup of one posting, as a page’s script. */
export function jobPosting(board: BoardModel, id: number): string {
  const fields = {
    title: titleOf(id),
    description: textOf(id),
    datePosted: '2026-10-05',
    hiringOrganization: { '@type': 'Organization', name: 'Fernbrook Farms' },
  }
  const named = Object.entries(fields).map(([name, value]) => [board.renamed?.[name] ?? name, value])
  const posting = { '@context': 'https://schema.org', '@type': 'JobPosting', ...(Object.fromEntries(named) as object) }
  return `<script type="application/ld+json">${JSON.stringify(posting)}</script>`
}
