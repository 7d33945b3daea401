import { UsageError } from '../../src/errors.ts'
import type { Parameters, Source } from '../../src/model/source.ts'

/** A source that an address or page leads to, with the parameters that it gives (less defaults). */
export interface Found {
  readonly source: Source
  readonly parameters: Parameters
  /** How it was found, for people: `its address`, `embedded in https://…`. */
  readonly via: string
  /** The company's own page that led to it, if one did. */
  readonly page: string | null
}

/** The address that a person pasted. Throws UsageError `bad-usage` where it is none. */
export function pastedUrl(text: string): URL {
  // Mail programs set addresses in angle brackets, address bars leave the scheme out.
  const bare = text.trim().replace(/^<(.*)>$/s, '$1')
  const url = URL.parse(/^[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(bare) ? `https://${bare}` : bare)
  if (!url || !/^https?:$/.test(url.protocol) || !isDecodable(url)) {
    throw new UsageError('bad-usage', `${text} is no address`, { hint: 'Paste it whole, with https:// before it.' })
  }
  return url
}

/** The source that knows an address by its pattern alone, or null. No network. */
export function detect(url: URL, sources: ReadonlyMap<string, Source>): Omit<Found, 'via' | 'page'> | null {
  if (!isDecodable(url)) return null
  for (const source of sources.values()) {
    const parameters = source.detect(url)
    if (parameters) return { source, parameters }
  }
  return null
}

/** What is percent-encoded must be text once decoded. */
function isDecodable(url: URL): boolean {
  try {
    decodeURIComponent(url.pathname)
    return true
  } catch {
    return false
  }
}
