/** The parts of an http(s) address's path, percent-decoded, blanks left out; undefined for another scheme or a broken `%` (RFC 3986 §2.1). */
export function pathParts(url: URL): string[] | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  try {
    return url.pathname
      .split('/')
      .map((part) => decodeURIComponent(part).trim())
      .filter((part) => part !== '')
  } catch {
    return undefined
  }
}
