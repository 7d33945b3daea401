import { RawListing } from '../../src/model/raw-listing.ts'

/** What a listing has whatever its source prints. */
const GIVEN = new Set(['source', 'board', 'sourceJobId', 'pageUrl', 'fetchedAt'])
const DESCRIPTIONS = ['descriptionHtml', 'descriptionMarkdown', 'descriptionText']

/** The fields that a source may fill, in the order of the schema; the three forms of a description are one. */
const fillable: readonly string[] = Object.keys(RawListing.shape)
  .filter((name) => !GIVEN.has(name) && !DESCRIPTIONS.slice(1).includes(name))
  .map((name) => (name === 'descriptionHtml' ? 'description' : name))

/** How many of `listings` state each field. */
export function fillCounts(listings: readonly RawListing[]): ReadonlyMap<string, number> {
  const states = (listing: RawListing, name: string): boolean =>
    name === 'description' ? DESCRIPTIONS.some((form) => Object.hasOwn(listing, form)) : Object.hasOwn(listing, name)
  return new Map(fillable.map((name) => [name, listings.filter((listing) => states(listing, name)).length]))
}
