import { folded } from './title.ts'

/** Legal forms and web endings, which say nothing of which company it is. */
const forms: ReadonlySet<string> = new Set([
  ...[
    'inc',
    'incorporated',
    'llc',
    'llp',
    'lp',
    'ltd',
    'limited',
    'plc',
    'corp',
    'corporation',
    'co',
    'company',
    'gmbh',
    'ag',
    'kg',
    'se',
    'ug',
  ],
  ...[
    'sa',
    'sas',
    'sarl',
    'sl',
    'slu',
    'srl',
    'spa',
    'bv',
    'nv',
    'ab',
    'as',
    'aps',
    'oy',
    'oyj',
    'pty',
    'pte',
    'pvt',
    'sp',
    'zoo',
    'kk',
    'sro',
  ],
  ...['holding', 'holdings', 'group', 'the', 'com', 'io', 'careers', 'jobs', 'website', 'global', 'international'],
])

/**
 * The words of a company's name that tell it from others, joined by a blank: `Flock Safety, Inc.` and `FLOCK SAFETY` are `flock safety`.
 * Null where the name is absent.
 */
export function companyKey(name: string | null): string | null {
  if (name === null) return null
  const all = folded(name)
    .replace(/\bsp\.? ?z ?o\.? ?o\.?/g, ' ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')
  const telling = all.filter((word) => !forms.has(word))
  const key = (telling.length > 0 ? telling : all).join(' ')
  return key === '' ? null : key
}

export type CompanyRelation = 'equal' | 'contains' | 'different' | 'unknown'

/** How two company keys relate: one holds all words of the other (`outlier ai`, `outlier`), or only blanks differ, or neither. */
export function compareCompanies(a: string | null, b: string | null): CompanyRelation {
  if (a === null || b === null) return 'unknown'
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'equal'
  const [left, right] = [a.split(' '), b.split(' ')]
  return left.every((word) => right.includes(word)) || right.every((word) => left.includes(word))
    ? 'contains'
    : 'different'
}
