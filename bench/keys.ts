import type { Row } from './row.ts'

/** Letters and digits alone, as the scorer compares. */
export function plain(text: string | null): string | null {
  if (text === null) return null
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss')
  return (
    folded
      .replaceAll('#', 'sharp')
      .replaceAll('+', 'plus')
      .replace(/[^\p{L}\p{N}]+/gu, '') || null
  )
}

/** A company name without legal forms, as the scorer compares. */
export function companyKey(company: string | null): string | null {
  if (company === null) return null
  const legal = /[\s,]+(?:inc|gmbh|llc|ltd|limited|n\.?a|s\.?a|ab|ag|corp|co|group|plc)\.?$/i
  let name = company.trim()
  while (legal.test(name)) name = name.replace(legal, '').trim()
  return plain(name)
}

/** The places of a scope, and `worldwide`. */
export function scopeKeys({ remote_scope: scope }: Row): ReadonlySet<string> {
  return new Set([
    ...scope.countries.map((country) => `country ${country.toUpperCase()}`),
    ...scope.regions.map((region) => `region ${plain(region) ?? ''}`),
    ...(scope.type === 'worldwide' ? ['worldwide'] : []),
  ])
}

/** A place; its region only where no city is named. */
export function locationKey({ city, region, country }: Row['locations'][number]): string {
  return `${plain(city || region) ?? ''} ${(country ?? '').toUpperCase()}`
}

/** A stated range of pay; its kind is not compared. */
export function salaryKey({ min, max, currency, interval }: Row['salary'][number]): string {
  return [min?.toFixed(2), max?.toFixed(2), currency, interval].map((part) => part ?? '-').join(' ')
}

/** The years asked, or null. */
export function experienceKey({ experience_years: years }: Row): string | null {
  if (years === null || (years.min === null && years.max === null)) return null
  return [years.min, years.max].map((bound) => bound?.toFixed(2) ?? '-').join(' ')
}
