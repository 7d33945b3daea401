import { descriptive, type Evidence, type Listing } from '../model/listing.ts'
import { standing } from '../match/standing.ts'
import type { DecisionRecord, Membership, Pair } from '../model/match.ts'
import type { Store } from '../ports/store.ts'
import { markedText, type Mark } from './marked-text.ts'

/** One value of a listing beside the words it was read from. */
interface ExplainedValue {
  readonly field: string
  readonly value: unknown
  readonly evidence: readonly Evidence[]
}

export interface Explanation {
  readonly key: string
  readonly title: string
  readonly url: string
  /** The text that evidence of `from: description` points into. */
  readonly text: string
  readonly values: readonly ExplainedValue[]
  /** Fields of which the ad says nothing that is sure. */
  readonly unknown: readonly string[]
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
  return {
    ...{ key: listing.key, title: listing.title, url: listing.url, text: listing.description.text },
    ...{ values, unknown: unknownFields(listing), warnings: listing.warnings, membership, pairs, decisions },
  }
}

/** As people read it: the values with the words they were read from, why its job holds it, and the ad with these words marked by their numbers. */
export function explanationText(of: Explanation, { colour, text }: { colour: boolean; text: boolean }): string {
  const { key, title, url, values, unknown, warnings, membership, pairs, decisions } = of
  const lines = [`${title} (${key})`, url, '']
  const marks: Mark[] = []
  for (const { field, value, evidence } of values) {
    lines.push(`${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    for (const { quote, from, path, start, end, rule, confidence } of evidence) {
      const place = path ?? (start === null ? from : `${from} ${start}–${end ?? start}`)
      const isMarked = text && from === 'description' && start !== null && end !== null
      if (isMarked) marks.push({ number: marks.length + 1, start, end })
      const number = isMarked ? `[${marks.length}] ` : ''
      lines.push(`    ${number}${quote ? `“${quote.replace(/\s+/g, ' ')}” ` : ''}(${place}; ${rule}, ${confidence})`)
    }
  }
  if (unknown.length > 0) lines.push(`unknown: ${unknown.join(', ')}`)
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
  if (text) lines.push('', markedText(of.text, marks, colour))
  return `${lines.join('\n')}\n`
}

/** Fields that hold no value; those that are never read of an ad are left out. */
function unknownFields(listing: Listing): string[] {
  const isUnknown = (value: unknown): boolean =>
    value === null || value === 'unknown' || (Array.isArray(value) && value.length === 0)
  return Object.keys(descriptive).filter((field) => {
    if (field === 'company') return listing.company.name === null
    if (field === 'remoteScope') return listing.remoteScope.type === 'unknown'
    return isUnknown(valueAt(listing, field))
  })
}

/** The value under a dotted field name, `salaries.0`. */
function valueAt(listing: Listing, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>> | null | undefined)?.[step], listing)
}
