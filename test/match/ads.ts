import { contentHash } from '../../src/model/content-hash.ts'
import type { Listing } from '../../src/model/listing.ts'
import { listingKey } from '../../src/model/listing-key.ts'

/** A listing with nothing stated but what `given` says; `text` is its description. */
export function ad(
  given: Partial<Omit<Listing, 'company' | 'description'>> & {
    sourceJobId: string
    company?: string | null
    text?: string
  },
): Listing {
  const { company, text, ...rest } = given
  const source = given.source ?? 'example'
  const title = given.title ?? 'Software Engineer'
  const url = given.url ?? `https://jobs.example/${given.sourceJobId}`
  const listing = {
    key: listingKey(source, given.board ?? null, given.sourceJobId),
    source,
    board: null,
    requisitionId: null,
    url,
    applyUrl: null,
    pageUrl: url,
    firstSeen: null,
    title,
    titleRaw: title,
    company: { name: company ?? null, nameRaw: company ?? null, url: null },
    description: { html: '', text: text ?? '' },
    language: null,
    workplace: 'unknown',
    remoteScope: { type: 'unknown', countries: [], regions: [], excludedCountries: [], timezones: null },
    locations: [],
    salaries: [],
    employmentTypes: [],
    seniority: 'unknown',
    experienceYears: null,
    visaSponsorship: 'unknown',
    skills: [],
    benefits: [],
    tags: [],
    department: null,
    datePosted: null,
    dateModified: null,
    validThrough: null,
    evidence: {},
    warnings: [],
    ...rest,
  } satisfies Omit<Listing, 'contentHash'>
  return { ...listing, contentHash: contentHash(listing) }
}

/** A city of a country as a listing names it. */
export function city(name: string, country: string): Listing['locations'][number] {
  return { city: name, region: null, country, raw: `${name}, ${country}` }
}

const nouns = [
  'ledger',
  'harbour',
  'orchard',
  'signal',
  'bridge',
  'garden',
  'engine',
  'lantern',
  'market',
  'archive',
  'river',
  'compass',
]
const verbs = [
  'maintain',
  'design',
  'review',
  'measure',
  'deploy',
  'document',
  'repair',
  'plan',
  'test',
  'explain',
  'migrate',
  'observe',
]
const ends = [
  'every morning',
  'with two colleagues',
  'for our customers',
  'on a small budget',
  'under steady load',
  'before each release',
]

/** An invented text of `sentences` sentences; equal seeds give equal texts, and no two seeds share a sentence. */
export function prose(seed: number, sentences = 24): string {
  const out: string[] = []
  for (let at = 0; at < sentences; at++) {
    const n = seed * 131 + at * 17
    const [verb, noun, other, end] = [verbs[n % 12], nouns[(n >> 1) % 12], nouns[(n * 7 + 3) % 12], ends[(n >> 2) % 6]]
    out.push(`You will ${verb} the ${noun} ${seed}-${at} next to the ${other} ${end}.`)
  }
  return out.join(' ')
}
