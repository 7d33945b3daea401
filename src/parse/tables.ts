import type { Regions } from '../model/regions.ts'

/** One country of the table: its English name, every name and alias known, and the ISO 4217 code of its money. */
export interface Country {
  readonly name: string
  readonly names: readonly string[]
  readonly alpha3: string
  readonly currency: string | null
}

/** A state or province; `code` where ads write one. */
export interface Subdivision {
  readonly country: string
  readonly code: string | null
  readonly name: string
}

/** A city of at least 15,000 people. */
export interface City {
  readonly name: string
  readonly country: string
  readonly subdivision: string | null
  readonly population: number
}

/**
 * How a skill is written: in any case, in exactly this case, only where the words around show that a technology is meant, or there and where the
 * capital is no sentence's.
 */
export interface SkillForms {
  readonly names?: readonly string[]
  readonly exact?: readonly string[]
  readonly context?: readonly string[]
  readonly proper?: readonly string[]
}

/** Words of a benefit: `names` are it wherever they stand, `context` beside words of an offer or another benefit alone (`equity`, `dental`). */
export interface BenefitForms {
  readonly names: readonly string[]
  readonly context?: readonly string[]
}

/** Every reference table, loaded once and handed to the parsers. Keys of the maps are folded names (`fold`). */
export interface Tables {
  readonly countries: Readonly<Record<string, Country>>
  readonly countryNames: ReadonlyMap<string, string>
  readonly regions: Regions
  readonly regionNames: ReadonlyMap<string, string>
  readonly subdivisions: readonly Subdivision[]
  readonly subdivisionNames: ReadonlyMap<string, readonly Subdivision[]>
  /** Most populous first. */
  readonly cities: ReadonlyMap<string, readonly City[]>
  readonly zoneOffsets: ReadonlyMap<string, number>
  readonly zoneRanges: ReadonlyMap<string, readonly [number, number]>
  readonly currencySymbols: ReadonlyMap<string, string | null>
  readonly currencyCodes: ReadonlySet<string>
  readonly currencyAliases: ReadonlyMap<string, string>
  /** Units of a currency that pay as much as a dollar: the geometric mean of exchange rate and purchasing power parity. */
  readonly payLevels: ReadonlyMap<string, number>
  readonly dollarUsers: Readonly<Record<string, string>>
  /** ISO 3166-1 to the ISO 4217 of its money that is written `¥`, and `kr`. */
  readonly yenUsers: Readonly<Record<string, string>>
  readonly crownUsers: Readonly<Record<string, string>>
  /** ISO 3166-1 to the ISO 4217 of its peso, which is written `$` too. */
  readonly pesoUsers: Readonly<Record<string, string>>
  readonly skills: Readonly<Record<string, SkillForms>>
  readonly benefits: Readonly<Record<string, BenefitForms>>
}
