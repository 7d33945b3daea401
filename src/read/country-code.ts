/** Countries whose codes are a state's or province's as well: behind a town, `IN` may be Indiana. */
const AMBIGUOUS: Readonly<Record<string, string>> = {
  AL: 'Albania',
  AR: 'Argentina',
  AZ: 'Azerbaijan',
  CA: 'Canada',
  CO: 'Colombia',
  DE: 'Germany',
  GA: 'Gabon',
  ID: 'Indonesia',
  IL: 'Israel',
  IN: 'India',
  KY: 'Cayman Islands',
  LA: 'Laos',
  MA: 'Morocco',
  MD: 'Moldova',
  ME: 'Montenegro',
  MN: 'Mongolia',
  MO: 'Macao',
  MS: 'Montserrat',
  MT: 'Malta',
  NC: 'New Caledonia',
  NE: 'Niger',
  NL: 'Netherlands',
  PA: 'Panama',
  PE: 'Peru',
  SC: 'Seychelles',
  SD: 'Sudan',
  SK: 'Slovakia',
  TN: 'Tunisia',
  VA: 'Vatican City',
}

/** A country's code (ISO 3166-1) as it can stand behind any place: its name where the code alone could be a state's. */
export function countryBehind(code: string): string {
  return AMBIGUOUS[code.toUpperCase()] ?? code
}
