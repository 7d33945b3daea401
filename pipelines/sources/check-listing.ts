import type { RawListing } from '../../src/model/raw-listing.ts'
import { readDate } from '../../src/parse/date.ts'
import type { Hints } from '../../src/model/source.ts'
import type { Recorded } from './recorded-pages.ts'

const DAY = 86_400_000
/** Addresses that programs read. */
const FOR_PROGRAMS = /^https?:\/\/(?:api|[\w-]+-api)\.|\/api\/v?\d|\/wday\/cxs\/|\.(?:json|xml|rss)(?:[?#]|$)/i

/** What a posting of a recorded page states that cannot be: addresses that are none, dates out of range, texts that stand for nothing. */
export function listingProblems(listing: RawListing, { meta, page }: Recorded, hints: Hints): string[] {
  const id = listing.sourceJobId
  return [
    ...addresses(listing).map((why) => `${id} has the address ${why}`),
    ...dates(listing, Date.parse(meta.fetchedAt), hints).map((why) => `${id} states ${why}`),
    ...textsOf(listing).flatMap((text) => {
      if (text.trim() === '') return [`${id} holds a blank text: absent is absent`]
      if (/^(undefined|NaN|\[object Object\])$/.test(text)) return [`${id} holds ${text}`]
      // A word that says "nothing" may be printed, but is never made up.
      const madeUp = /^(none|null|n\/a|unknown)$/i.test(text) && !page.body.includes(text)
      return madeUp ? [`${id} holds ${text}, made up`] : []
    }),
  ]
}

function addresses({ url, applyUrl, companyUrl, pageUrl }: RawListing): string[] {
  const absolute = [url, applyUrl, companyUrl].filter((one) => one !== undefined && !/^https?:\/\/[^/]/i.test(one))
  const forPeople = [url, applyUrl].filter((one) => one !== undefined && one !== pageUrl && FOR_PROGRAMS.test(one))
  return [...absolute.map(String), ...forPeople.map((one) => `${one}, which is for programs`)]
}

/** A day from 1995 on; what has happened is not after the asking (a day for time zones), what will end is within thirty years. */
function dates(listing: RawListing, fetchedAt: number, { dateOrder, unreliable = [] }: Hints): string[] {
  const latest = {
    datePosted: fetchedAt + DAY,
    dateModified: fetchedAt + DAY,
    validThrough: fetchedAt + 30 * 365 * DAY,
  }
  return Object.entries(latest).flatMap(([name, until]) => {
    const field = name as keyof typeof latest
    const printed = listing[field]
    const read = printed === undefined || unreliable.includes(field) ? null : readDate(printed, dateOrder)
    if (read === null) return []
    const at = Date.parse(read)
    return at < Date.UTC(1995, 0) || at > until ? [`the ${name} ${printed}, which is out of range`] : []
  })
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}
