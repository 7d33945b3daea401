import type { Evidence, Listing } from '../model/listing.ts'
import { standing } from '../match/standing.ts'
import type { DecisionRecord, Membership, Pair } from '../model/match.ts'
import type { Store } from '../ports/store.ts'

/** One value of a listing beside the words it was read from. */
interface ExplainedValue {
  readonly field: string
  readonly value: unknown
  readonly evidence: readonly Evidence[]
}

export interface Explanation {
  readonly key: string
  readonly title: string
  readonly values: readonly ExplainedValue[]
  readonly warnings: Listing['warnings']
  /** Its place in its job; null where no job holds it. */
  readonly membership: Membership | null
  /** The compared pairs that name it, the strongest first. */
  readonly pairs: readonly Pair[]
  /** Operators' words that name it and stand, oldest first. */
  readonly decisions: readonly DecisionRecord[]
}

/** Everything that says why a listing is as it is. */
export async function explanation(store: Store, found: { listing: Listing }): Promise<Explanation> {
  const { listing } = found
  const [membership = null] = await store.memberships([listing.key])
  const pairs = [...(await store.pairs([listing.key]))].sort((a, b) => b.score - a.score)
  const decisions = standing(await store.decisions()).filter(({ a, b }) => a === listing.key || b === listing.key)
  const values = Object.entries(listing.evidence).map(([field, evidence]) => ({
    field,
    value: valueAt(listing, field),
    evidence,
  }))
  return { key: listing.key, title: listing.title, values, warnings: listing.warnings, membership, pairs, decisions }
}

/** As people read it. */
export function explanationText({ key, title, values, warnings, membership, pairs, decisions }: Explanation): string {
  const lines = [`${title} (${key})`, '']
  for (const { field, value, evidence } of values) {
    lines.push(`${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    for (const { quote, from, path, start, end, rule, confidence } of evidence) {
      const place = path ?? (start === null ? from : `${from} ${start}–${end ?? start}`)
      lines.push(`    ${quote ? `“${quote.replace(/\s+/g, ' ')}” ` : ''}(${place}; ${rule}, ${confidence})`)
    }
  }
  for (const { code, message } of warnings) lines.push(`warning: ${message} [${code}]`)
  lines.push('')
  if (membership) {
    const tie = membership.tiedTo ? `, tied to ${membership.tiedTo}` : ''
    lines.push(
      `job ${membership.job}: ${membership.reason} (${membership.rule}, confidence ${membership.confidence}${tie})`,
    )
  } else lines.push('no job holds it')
  for (const { op, a, b, at } of decisions)
    lines.push(`    ${op === 'pin' ? 'pinned to' : 'split from'} ${a === key ? b : a} by an operator at ${at}`)
  for (const { a, b, score, decision, evidence } of pairs) {
    lines.push(`    ${decision} as ${a === key ? b : a}: ${score.toFixed(1)} bits: ${evidence.join('; ')}`)
  }
  return `${lines.join('\n')}\n`
}

/** The value under a dotted field name, `salaries.0`. */
function valueAt(listing: Listing, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[step], listing)
}
