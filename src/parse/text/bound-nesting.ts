/** Open elements beyond which further tags are dropped. Ads nest a few dozen deep; parsers take quadratic time over a bottomless pile. */
const deepest = 500

const nothingInside = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
])
/** Elements that another of the same name ends (HTML Living Standard §13.1.2.4). */
const endedByNext = new Set(['p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'option'])
const tagName = /\/?[a-z][^\s/>]*/iy

/**
 * HTML whose elements nest at most `deepest` deep: tags below that are dropped, their text stays. Linear in the length; the same string where
 * nothing is that deep. It bounds what a parser must do and makes nothing safe: sanitize afterwards.
 */
export function boundNesting(html: string): { html: string; cut: boolean } {
  const open: string[] = []
  const kept: string[] = []
  let from = 0
  let cut = false
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tagName.lastIndex = at + 1
    const tag = tagName.exec(html)?.[0].toLowerCase()
    if (tag === undefined || nothingInside.has(tag)) continue
    if (tag.startsWith('/')) {
      const opened = open.lastIndexOf(tag.slice(1))
      if (opened >= 0) open.length = opened
      continue
    }
    if (endedByNext.has(tag) && open.at(-1) === tag) continue
    if (open.length < deepest) {
      open.push(tag)
      continue
    }
    cut = true
    const end = html.indexOf('>', at)
    kept.push(html.slice(from, at))
    from = end < 0 ? html.length : end + 1
    at = from - 1
    if (end < 0) break
  }
  return cut ? { html: kept.join('') + html.slice(from), cut } : { html, cut }
}
