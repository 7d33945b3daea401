import type { Seniority } from '../model/listing.ts'
import type { Fingerprint } from '../model/match.ts'
import type { PlaceFeatures } from './places.ts'
import { unpacked } from './text-sketch.ts'
import type { TitleFeatures } from './title.ts'

/** What `fingerprint` stores of a listing as JSON: the words and figures that comparing needs, and nothing else. */
export interface StoredFeatures {
  /** The model that it was made for. */
  readonly model: string
  readonly title: TitleFeatures
  readonly company: string | null
  readonly place: PlaceFeatures
  /** The key of the requisition that a field states. */
  readonly requisition: string | null
  readonly language: string | null
  /** How the work is contracted. */
  readonly terms: 'permanent' | 'contract' | 'internship' | null
  /** How many hours, where one of both is stated alone. */
  readonly hours: 'full' | 'part' | null
  readonly workplace: 'remote' | 'hybrid' | 'onsite' | null
  /** The level that a field of the source states. */
  readonly level: Seniority | null
  /** Folded words of the department that a field of the source states. */
  readonly department: string | null
  readonly years: number | null
  /** The stated pay, where there is one range alone: `90000-110000 EUR year`. */
  readonly pay: string | null
  /** Skills as the listing names them. */
  readonly skills: readonly string[]
  /** Teams that the text calls by name. */
  readonly teams: readonly string[]
  /** `YYYY-MM` of datePosted, or null. */
  readonly month: string | null
  readonly source: string
  /** Canonical addresses: of the page that it stands on, and where to apply (that page where no other is named). */
  readonly page: string | null
  readonly url: string | null
  readonly system: string | null
  readonly words: number
  /** Packed chunk hashes. */
  readonly chunks: string
  readonly sampled: boolean
}

export interface Features extends Omit<StoredFeatures, 'chunks'> {
  readonly chunks: Uint32Array
}

/** Unpacking is pure, so what was unpacked once is kept as long as its fingerprint lives. */
const read = new WeakMap<Fingerprint, Features>()

/** The features of a fingerprint. Throws a SyntaxError when they are not JSON. */
export function featuresOf(fingerprint: Fingerprint): Features {
  const known = read.get(fingerprint)
  if (known !== undefined) return known
  const stored = JSON.parse(fingerprint.features) as StoredFeatures
  const features = { ...stored, chunks: unpacked(stored.chunks) }
  read.set(fingerprint, features)
  return features
}
