/** Parameters that say where a visitor came from, never which posting it is. */
const tracking =
  /^(?:utm_.*|[a-z]+[-_](?:src|source|origin)|referrer|referer|fbclid|gclid|mc_cid|mc_eid|trk|tracking.*|iis|iisn|jobboard.*|click_?id)$/i

/** Parameters that name a posting on some sites and a visitor's way on others: their value tells. */
const either = /^(?:ref|reference|from|source|src|via)$/i
const idLike = /^[a-z]{0,4}[-_]?\d[\d-]{2,}$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function isTracking([name, value]: readonly [string, string]): boolean {
  return either.test(name) ? !idLike.test(value) : tracking.test(name)
}

/** The part after `#` where a page written in script keeps its address there: `#/job/17`, `#!/job?id=17`. */
function route(hash: string): string {
  return /^#!?\//.test(hash) ? hash.replace('!', '') : ''
}

/**
 * The canonical form of a URL, for matching only: no scheme, `www.`, tracking parameter, `/apply` at the end, nor a fragment that is no
 * address. Null where it is no HTTP URL or names no single page (a site's root, a list of jobs).
 */
export function urlKey(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const parameters = [...url.searchParams].filter((one) => !isTracking(one)).sort(([a], [b]) => (a < b ? -1 : 1))
  const path = withoutApply(url.pathname) + withoutApply(route(url.hash))
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&')
  if (!/\d{3}|[0-9a-f]{8}-|(?:[\p{L}\p{N}]+-){2}/u.test(`${path}?${query}`)) return null
  return `${url.host.replace(/^www\./, '')}${path}${query === '' ? '' : `?${query}`}`
}

function withoutApply(path: string): string {
  return path.replace(/\/(?:apply|application|new)?\/*$/i, '').replace(/\/(?:apply|application)$/i, '')
}

/** How the addresses of postings look, by the source that prints an id of its own in them; the first group of a pattern is the id. */
export type Systems = readonly (readonly [source: string, patterns: readonly RegExp[]])[]

/** The posting's identity in an applicant-tracking system that its address shows (`<source>:<id>`), or null. */
export function systemKey(url: string | null, systems: Systems): string | null {
  if (url === null) return null
  for (const [source, patterns] of systems) {
    for (const pattern of patterns) {
      const id = pattern.exec(url)?.[1]
      if (id !== undefined) return `${source}:${id.toLowerCase()}`
    }
  }
  return null
}
