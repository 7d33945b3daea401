/** Region name (`EU`, `EMEA`, `LATAM`, …) to the ISO 3166-1 alpha-2 codes of its countries. The values stand in `data/tables/regions.json`. */
export type Regions = Readonly<Record<string, readonly string[]>>

/** The regions that hold a country. */
export function regionsOf(regions: Regions, country: string): string[] {
  return Object.keys(regions).filter((name) => regions[name]?.includes(country))
}
