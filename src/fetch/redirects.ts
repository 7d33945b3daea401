import { SourceError } from '../errors.ts'
import type { Asked } from './asker.ts'
import type { Guard } from './guard.ts'

const redirecting = new Set([301, 302, 303, 307, 308])

/**
 * Follows redirects from `start` (RFC 9110 §15.4): `hop` asks one address after the guard has looked at it. SourceError `bad-redirect` for a
 * loop, more than `max` hops, or a Location that is no http(s) URL; `private-address` as the guard says.
 */
export async function followRedirects(
  start: string,
  max: number,
  guard: Guard,
  hop: (url: URL) => Promise<Asked>,
): Promise<Asked & { hops: number }> {
  let url = guard.check(start)
  const seen = new Set<string>()
  for (let hops = 0; ; hops += 1) {
    seen.add(url.href)
    const asked = await hop(url)
    const { status, headers } = asked.answer
    const location = redirecting.has(status) ? headers['location'] : undefined
    if (location === undefined) return { ...asked, hops }
    if (hops >= max) throw new SourceError('bad-redirect', `${start} redirects more than ${max} times`)
    url = guard.check(location, url.href)
    if (seen.has(url.href)) throw new SourceError('bad-redirect', `${start} redirects in a loop at ${url.href}`)
  }
}
