import type { Evidence } from '../model/listing.ts'
import type { Place } from './places/place.ts'

/** Places that one part of a listing names, with the words. */
export interface Gathered {
  countries: string[]
  areas: string[]
  worldwide: boolean
  evidence: Evidence[]
}

export const none = (): Gathered => ({ countries: [], areas: [], worldwide: false, evidence: [] })

export function gather(places: readonly Place[], worldwide: boolean, evidence: Evidence, into: Gathered): void {
  let used = worldwide
  for (const place of places) {
    if (place.area !== null) {
      if (!into.areas.includes(place.area)) into.areas.push(place.area)
      used = true
    } else if (place.country !== null) {
      if (!into.countries.includes(place.country)) into.countries.push(place.country)
      used = true
    }
  }
  if (worldwide) into.worldwide = true
  if (used) into.evidence.push(evidence)
}
