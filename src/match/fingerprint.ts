import type { Listing } from '../model/listing.ts'
import type { Fingerprint } from '../model/match.ts'
import { companyKey } from './company-key.ts'
import { requisitionKey } from './compare-requisitions.ts'
import type { StoredFeatures } from './features.ts'
import { placeFeatures, placeText, placeWords } from './places.ts'
import { modelVersion } from './settings.ts'
import { namedTeams } from './teams.ts'
import { packed, sketchText } from './text-sketch.ts'
import { folded, specific, titleFeatures } from './title.ts'
import { systemKey, urlKey, type Systems } from './url-key.ts'

function departmentKey(department: string | null): string | null {
  return (
    folded(department ?? '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || null
  )
}

/** A list of more skills is a list of everything. */
const mostSkills = 40

function termsOf(listing: Listing): StoredFeatures['terms'] {
  const types = listing.employmentTypes
  if (types.includes('internship')) return 'internship'
  const engaged = types.some((type) => type === 'contract' || type === 'freelance' || type === 'temporary')
  const employed = types.includes('full_time') || types.includes('part_time')
  if (engaged) return types.includes('full_time') ? null : 'contract'
  return employed ? 'permanent' : null
}

function hoursOf({ employmentTypes }: Listing): StoredFeatures['hours'] {
  const [full, part] = [employmentTypes.includes('full_time'), employmentTypes.includes('part_time')]
  return full === part ? null : full ? 'full' : 'part'
}

/** What a field of the source states, never what was read from words about the job. */
function isField({ evidence }: Listing, name: string): boolean {
  return evidence[name]?.some(({ from }) => from === 'field') ?? false
}

/** The one range that a listing states; several, or bounds or a currency that are not stated, are no ground to compare. */
function payOf({ salaries }: Listing): string | null {
  const [only] = salaries
  if (salaries.length !== 1 || only?.min == null || only.max === null || only.currency === null) return null
  return `${only.min}-${only.max} ${only.currency} ${only.interval ?? ''}`.trim()
}

/**
 * What comparing needs of a listing, as a pure function of it and of how systems print their ids: block keys (equal ones make two listings a pair) and features (about
 * 2 kB of JSON).
 */
export function fingerprint(listing: Listing, systems: Systems = []): Fingerprint {
  const sketch = sketchText(listing.description.text)
  const title = titleFeatures(listing.title, listing.titleRaw, placeWords(listing))
  const company = companyKey(listing.company.name)
  const requisition = listing.requisitionId === null ? null : requisitionKey(listing.requisitionId)
  const system = systemKey(listing.applyUrl, systems) ?? systemKey(listing.url, systems)
  const url = urlKey(listing.applyUrl ?? listing.url)
  const features: StoredFeatures = {
    model: modelVersion,
    title,
    company,
    place: placeFeatures(listing),
    requisition,
    language: listing.language,
    terms: termsOf(listing),
    hours: hoursOf(listing),
    workplace: listing.workplace === 'unknown' ? null : listing.workplace,
    level: isField(listing, 'seniority') && listing.seniority !== 'unknown' ? listing.seniority : null,
    department: isField(listing, 'department') ? departmentKey(listing.department) : null,
    years: listing.experienceYears?.min ?? null,
    pay: payOf(listing),
    skills: [...new Set(listing.skills)].sort().slice(0, mostSkills),
    teams: namedTeams(listing.description.text),
    month: listing.datePosted === null ? null : listing.datePosted.slice(0, 7),
    source: listing.source,
    page: urlKey(listing.url),
    url,
    system,
    words: sketch.words,
    chunks: packed(sketch.chunks),
    sampled: sketch.sampled,
  }
  const blocks = new Set(sketch.bands.map((hash, band) => `t${band}:${hash.toString(36)}`))
  // What says most: listings of a hot block that are one opening still meet here.
  const where = features.place.places.map(placeText).join(';')
  blocks.add(`p:${company?.replaceAll(' ', '') ?? sketch.bands[0] ?? ''}|${title.core.join(' ')}|${where}`)
  if (company !== null) {
    const squeezed = company.replaceAll(' ', '')
    blocks.add(`c:${squeezed}|${title.core.join(' ')}`)
    for (const word of specific(title.core)) blocks.add(`w:${squeezed}|${word}`)
    for (const number of [requisition, title.reference, title.number])
      if (number !== null) blocks.add(`r:${squeezed}|${number}`)
  }
  if (url !== null) blocks.add(`u:${url}`)
  if (system !== null) blocks.add(`s:${system}`)
  return { key: listing.key, blocks: [...blocks].sort(), features: JSON.stringify(features) }
}
