/** Files that every site has at its root and folders of a page's own parts: no name of a board. */
const SITE_FILE =
  /^\/(?:(?:robots|humans|ads|security)\.txt|favicon\.ico|[\w-]*sitemap[\w-]*\.xml(?:\.gz)?|manifest\.json|sw\.js)$|^\/(?:_next|_nuxt|static|assets|\.well-known|cdn-cgi)\//

/** The parts of an http(s) address's path, percent-decoded, blanks left out; none where it is another scheme, does not decode, or is a file of the site itself. */
export function pathParts(url: URL): string[] {
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || SITE_FILE.test(url.pathname)) return []
  try {
    return url.pathname
      .split('/')
      .map((part) => decodeURIComponent(part).trim())
      .filter((part) => part !== '')
  } catch {
    return []
  }
}

/** The host of a page as the name of its site, less `www.`. */
export function siteOf(page: { readonly url: string; readonly finalUrl?: string | undefined }): string {
  return new URL(page.finalUrl ?? page.url).host.replace(/^www\./, '')
}

/** Labels that every platform keeps for itself: no company's board. */
const SERVICES =
  /^(?:www\d?|apis?|apps?|assets|auth|blog|cdn|developers?|docs|documentation|help|images|img|login|mail|secure|signin|sso|static|status|support)$|-cdn$|^cdn-/

/** The tenant's label of an http(s) address below `domain` (`acme` of `acme.jobs.example`); none where it is deeper, a service's or one of `others`. */
export function tenantOf(url: URL, domain: string, others: readonly string[] = []): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const host = url.hostname.replace(/\.$/, '')
  if (!host.endsWith(`.${domain}`)) return undefined
  const label = host.slice(0, -domain.length - 1)
  return /^[a-z0-9][a-z0-9-]*$/.test(label) && !SERVICES.test(label) && !others.includes(label) ? label : undefined
}
