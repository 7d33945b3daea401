import type { Finding } from './compare.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'

/**
 * Compares how the work is contracted, how many hours it has, where it is done and for which department, each only where both say so.
 * Another contract is a veto, but under one requisition, and so are other hours of one source. Workplace, department and the hours of two sources
 * are weighed: they are printed carelessly.
 */
export function compareTerms(
  a: Features,
  b: Features,
  { settings, sameRequisition }: { readonly settings: MatchSettings; readonly sameRequisition: boolean },
): Finding[] {
  const out: Finding[] = []
  if (a.terms !== null && b.terms !== null) {
    if (a.terms === b.terms) out.push({ about: 'terms', bits: settings.terms.equal, words: `both ${a.terms}` })
    else {
      const finding: Finding = { about: 'terms', bits: 0, words: `${a.terms} against ${b.terms}` }
      out.push(sameRequisition ? finding : { ...finding, veto: 'role' })
    }
  }
  if (isOther(a.hours, b.hours)) {
    const hours: Finding = {
      about: 'hours',
      bits: settings.hours.different,
      words: `${a.hours} against ${b.hours} time`,
    }
    out.push(a.source === b.source && !sameRequisition ? { ...hours, veto: 'role' } : hours)
  }
  if (isOther(a.workplace, b.workplace))
    out.push({ about: 'workplace', bits: settings.workplace.different, words: `${a.workplace} against ${b.workplace}` })
  if (a.source === b.source && a.department !== null && b.department !== null && isApart(a.department, b.department))
    out.push({
      about: 'department',
      bits: settings.department.apart,
      words: `other departments: ${a.department} against ${b.department}`,
    })
  return out
}

function isOther(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b
}

/** No word in common: `sales` and `marketing`, but not `engineering` and `software engineering`. */
function isApart(a: string, b: string): boolean {
  const theirs = b.split(' ')
  return !a.split(' ').some((word) => theirs.includes(word))
}
