import type { RawListing } from '../model/raw-listing.ts'
import { absoluteUrl } from './text/text.ts'

/** Where a posting stands, absolute: its own address, else where one applies, else the page that lists it; null where none can be followed. */
export function ownUrl({ url, applyUrl, pageUrl }: RawListing): string | null {
  return absoluteUrl(url, pageUrl) ?? absoluteUrl(applyUrl, pageUrl) ?? absoluteUrl(pageUrl, pageUrl)
}
