/** Parameters that say where a visitor came from, never which posting it is. */
const tracking =
  /^(?:utm_.*|gh_src|lever-(?:source|origin)|source|src|ref|referrer|referer|fbclid|gclid|mc_cid|mc_eid|trk|tracking.*|iis|iisn|jobboard.*|via|from|click_?id)$/i

/**
 * The canonical form of a URL, for matching only: no scheme, `www.`, tracking parameter, fragment, or `/apply` at the end. Null where it is
 * no HTTP URL or names no single page (a site's root, a list of jobs).
 */
export function urlKey(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  const parameters = [...url.searchParams].filter(([name]) => !tracking.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const path = url.pathname.replace(/\/(?:apply|application|new)?\/*$/i, '').replace(/\/(?:apply|application)$/i, '')
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&')
  if (!/\d{3}|[0-9a-f]{8}-|(?:[\p{L}\p{N}]+-){2}/u.test(`${path}?${query}`)) return null
  return `${url.host.replace(/^www\./, '')}${path}${query === '' ? '' : `?${query}`}`
}

/** Hosts of applicant-tracking systems that print an id of their own in every posting's address. */
const systems: readonly (readonly [string, RegExp])[] = [
  ['greenhouse', /greenhouse\.io\/(?:embed\/job_app\?.*?token=|[^/]+\/jobs\/)(\d+)/],
  ['greenhouse', /[?&]gh_jid=(\d+)/],
  ['lever', /jobs\.(?:eu\.)?lever\.co\/[^/]+\/([0-9a-f-]{36})/],
  ['ashby', /jobs\.ashbyhq\.com\/[^/]+\/([0-9a-f-]{36})/],
  ['ashby', /[?&]ashby_jid=([0-9a-f-]{36})/],
  ['smartrecruiters', /smartrecruiters\.com\/[^/]+\/(\d{6,})/],
  ['workable', /apply\.workable\.com\/(?:[^/]+\/)?j\/([0-9a-f]{8,})/i],
  ['workday', /myworkdayjobs\.com\/.*_([a-z]{0,4}-?\d{3,}(?:-\d+)?)$/i],
  ['recruitee', /([a-z0-9-]+\.recruitee\.com\/o\/[^/?#]+)/],
  ['personio', /([a-z0-9-]+\.jobs\.personio\.(?:de|com)\/job\/\d+)/],
  ['bamboohr', /([a-z0-9-]+\.bamboohr\.com\/(?:careers|jobs\/view\.php\?id=)\/?\d+)/],
  ['breezy', /([a-z0-9-]+\.breezy\.hr\/p\/[0-9a-f]+)/],
  ['teamtailor', /([a-z0-9-]+\.teamtailor\.com\/jobs\/\d+)/],
  ['jobvite', /jobs\.jobvite\.com\/[^/]+\/job\/([a-z0-9]+)/i],
]

/** The posting's identity in an applicant-tracking system that its address shows (`lever:<uuid>`), or null. */
export function systemKey(url: string | null): string | null {
  if (url === null) return null
  for (const [system, pattern] of systems) {
    const id = pattern.exec(url)?.[1]
    if (id !== undefined) return `${system}:${id.toLowerCase()}`
  }
  return null
}
