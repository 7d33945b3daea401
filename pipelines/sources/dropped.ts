import type { Published } from './published.ts'

/** Reasons that hold for any source, by the last name of a path; the first that fits is given. */
const REASONS: readonly (readonly [why: string, name: RegExp, path?: RegExp])[] = [
  ['of a person, and no part of an opening', /e-?mail|phone|author|creator|recruiter|contact|user/i],
  ['of a person, and no part of an opening', /./, /(?:recruiter|hiring_?manager|contact_?person|creator)s?\/[^/]*$/i],
  ['a picture', /logo|image|icon|picture|photo|media|thumbnail/i],
  [
    'says where the page stands in its list',
    /^(?:page|offset|limit|size|from|to|count|per_?page|items_per_page|nbPages|hasMore|current_page|total_?count|job-count|first|last|prev|next|itemsCount|cursor)$/i,
  ],
  [
    'of the document, not of a posting',
    /^(?:version|apiVersion|success|legal|.*-legal-notice|.*-warning|ttl|publisher|publisherurl|.*BuildDate|feed_url|home_page_url|@context|xmlns.*)$/i,
  ],
  [
    'of the feed, not of a posting',
    /./,
    /^(?:rss\/channel|feed|rdf:RDF\/channel)\/(?!item\/|entry\/)[^/]+$|^rss@version$/,
  ],
  [
    'finer or coarser than the town, region and country that are kept',
    /street|zip|postal|(?:^|:)address$|lat|lng|lon|continent|country_?code|countryid|region_?id/i,
  ],
  ['a time of the record; the date of posting is kept', /created|inserted|updated|lastmod|epoch|generated|postedOn/i],
  ['a shorter or plainer form of the text that is kept', /plain|excerpt|short(?:Description)|summary|teaser|opening$/i],
  [
    'a name or number for machines',
    /^(?:@?id|uuid|guid|sha|slug|code|@?type|rel|mode|identifier|short_?name|key|parent_id|model_type|.*_id|.*Id|.*Slug|value_type|.*_identifier|isPermaLink)$|guid|@type$/i,
  ],
  ['what the page shows around its postings', /./, /^[^/]*$/],
]

/** Why a published field that goes nowhere is dropped; null where nothing says why. */
export function whyDropped(
  { path, example, repeated }: Published,
  declared: Readonly<Record<string, string>> = {},
): string | null {
  const own = declared[path]
  if (own !== undefined) return own
  if (example === '') return 'empty wherever it was recorded'
  if (repeated) return 'stands in what is kept anyway'
  const name =
    path
      .split(/[/@]/)
      .filter((part) => part !== '*')
      .at(-1) ?? path
  const [why] =
    REASONS.find(([, named, at]) =>
      at ? at.test(path) : named.test(name) || named.test(path.split('/').at(-1) ?? ''),
    ) ?? []
  if (why !== undefined) return why
  return /^(?:true|false)$/.test(example) ? 'a switch of the site' : null
}
