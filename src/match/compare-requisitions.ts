import type { Finding } from './compare.ts'
import type { CompanyRelation } from './company-key.ts'
import type { Features } from './features.ts'
import type { MatchSettings } from './settings.ts'
import { folded } from './title.ts'

const prefix = /^(?:job|req(?:uisition)?|ref(?:erence)?|jr|r|id|no|nr)(?:id|no|nr)?(?=\d)/

/**
 * A requisition without what only says that it is one: `R-100`, `Req 100`, `JOB ID: 100` and `100` are `100`. Null for what numbers nothing:
 * words alone (`Evergreen`, `n/a`), one digit, one digit over and over (`0000`).
 */
export function requisitionKey(printed: string): string | null {
  const key = folded(printed)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(prefix, '')
  return key.length < 2 || !/\d/.test(key) || /^(\d)\1*$/.test(key) ? null : key
}

/** What a field states and what the title calls a requisition. */
function stated({ requisition, title }: Features): readonly string[] {
  return [requisition, title.reference].filter((one) => one !== null)
}

/** True for the same requisition of both, which one employer gives to one opening alone. */
export function isSameRequisition(a: Features, b: Features, employers: CompanyRelation): boolean {
  return employers !== 'different' && sharedBy(stated(a), stated(b)) !== undefined
}

function sharedBy(left: readonly string[], right: readonly string[]): string | undefined {
  return left.find((one) => right.includes(one))
}

/** Two that both say something of one kind, and not the same. */
function other(left: string | null, right: string | null): string | null {
  return left !== null && right !== null && left !== right ? `${left} / ${right}` : null
}

/**
 * Compares requisitions. Equal ones of one employer accept; two fields, or two titles, that state others part, while a field and a title may
 * number in two ways. A bare number in a title may be a shop, a model or an emergency call: equal to the other's it adds some weight, and only
 * two titles that print two are parted by them. Two employers number apart (an agency has numbers of its own), so nothing is said of them.
 */
export function compareRequisitions(
  a: Features,
  b: Features,
  { settings, employers }: { readonly settings: MatchSettings; readonly employers: CompanyRelation },
): Finding | null {
  if (employers === 'different') return null
  const finding = (bits: number, words: string): Finding => ({ about: 'requisition', bits, words })
  const shared = sharedBy(stated(a), stated(b))
  if (shared !== undefined) {
    const weight = employers === 'unknown' ? 'noEmployer' : 'equal'
    return finding(settings.requisition[weight], `the same requisition ${shared}`)
  }
  const apart = other(a.requisition, b.requisition) ?? other(a.title.reference, b.title.reference)
  if (apart !== null) return { ...finding(0, `another requisition: ${apart}`), veto: 'role' }
  const [left, right] = [a, b].map((one) => [...stated(one), one.title.number].filter((some) => some !== null))
  const number = sharedBy(left ?? [], right ?? [])
  if (number !== undefined)
    return finding(settings.requisition.printed, `a title prints the number ${number} of the other`)
  const numbers = other(a.title.number, b.title.number)
  return numbers === null ? null : { ...finding(0, `titles print other numbers: ${numbers}`), veto: 'role' }
}
