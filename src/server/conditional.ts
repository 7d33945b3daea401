/** Whether the reader's copy is still good: If-None-Match decides (weak comparison), else If-Modified-Since (RFC 9110 §13.2.2). */
export function isFresh(
  request: { ifNoneMatch: string | undefined; ifModifiedSince: string | undefined },
  etag: string,
  lastModified: string | null,
): boolean {
  if (request.ifNoneMatch !== undefined) {
    if (request.ifNoneMatch.trim() === '*') return true
    return tags(request.ifNoneMatch).includes(opaque(etag))
  }
  if (request.ifModifiedSince === undefined || lastModified === null) return false
  const since = httpDate(request.ifModifiedSince)
  return since !== null && Math.floor(new Date(lastModified).getTime() / 1000) * 1000 <= since
}

/** The opaque parts of a list of entity tags; a comma inside quotes belongs to its tag. */
function tags(header: string): string[] {
  return [...header.matchAll(/(?:W\/)?("[^"]*")/g)].map((match) => match[1] ?? '')
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '')
}

/** Milliseconds of an HTTP date in any of the three forms of RFC 9110 §5.6.7, which all begin with a day's name; null for anything else. */
function httpDate(text: string): number | null {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null
  // The asctime form names no zone, and means UTC.
  const time = Date.parse(text.includes('GMT') ? text : `${text} GMT`)
  return Number.isNaN(time) ? null : time
}
