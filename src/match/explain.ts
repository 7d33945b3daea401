import type { Listing } from '../model/listing.ts'
import type { PairDecision } from '../model/match.ts'
import { compare, findings, totalBits, type CompareOptions, type Finding } from './compare.ts'
import { featuresOf } from './features.ts'
import { fingerprint } from './fingerprint.ts'
import { defaultSettings } from './settings.ts'
import type { Systems } from './url-key.ts'

/** Why two listings are, or are not, one opening. */
export interface Explanation {
  readonly a: string
  readonly b: string
  /** What both are called, with the employer. */
  readonly titleA: string
  readonly titleB: string
  readonly decision: PairDecision
  /** Bits; the prior and every finding add up to it. */
  readonly score: number
  readonly prior: number
  readonly findings: readonly Finding[]
  /** Words that only one of the two texts has, in the order of that text, at most 40. */
  readonly onlyA: readonly string[]
  readonly onlyB: readonly string[]
}

interface ExplainOptions extends CompareOptions {
  readonly systems?: Systems
}

const mostWords = 40

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}+#.'’-]*/gu) ?? []
}

function wordsNotIn(text: string, other: string): string[] {
  const known = new Set(wordsOf(other.toLowerCase()))
  const said = new Map(wordsOf(text).map((word) => [word.toLowerCase(), word]))
  return [...said]
    .filter(([word]) => !known.has(word))
    .map(([, word]) => word)
    .slice(0, mostWords)
}

function called({ titleRaw, company }: Listing): string {
  return [titleRaw, company.name].filter(Boolean).join(', ')
}

/** Explains a pair from the listings themselves, whether or not they were ever compared. */
export function explainPair(a: Listing, b: Listing, options: ExplainOptions = {}): Explanation {
  const { systems } = options
  const [left, right] = a.key <= b.key ? [a, b] : [b, a]
  const [one, two] = [fingerprint(left, systems), fingerprint(right, systems)]
  const settings = options.settings ?? defaultSettings
  const all = findings(featuresOf(one), featuresOf(two), options)
  return {
    a: left.key,
    b: right.key,
    titleA: called(left),
    titleB: called(right),
    decision: compare(one, two, options).decision,
    score: totalBits(all, settings),
    prior: settings.prior,
    findings: all,
    onlyA: wordsNotIn(left.description.text, right.description.text),
    onlyB: wordsNotIn(right.description.text, left.description.text),
  }
}

/** An explanation as lines of plain text: the waterfall of weights, vetoes marked, then the differing words. */
export function explanationText(explanation: Explanation): string {
  const bits = (n: number) => `${n >= 0 ? '+' : '−'}${Math.abs(n).toFixed(1)}`.padStart(7)
  const lines = explanation.findings.map(({ bits: weight, about, words, veto }) =>
    `${veto === undefined ? bits(weight) : '   veto'}  ${about.padEnd(11)} ${words}`.trimEnd(),
  )
  return [
    `${explanation.a}  ${explanation.titleA}`,
    `${explanation.b}  ${explanation.titleB}`,
    `${bits(explanation.prior)}  before anything is compared`,
    ...lines,
    `${bits(explanation.score)}  in all: ${explanation.decision}`,
    `only the first says: ${explanation.onlyA.join(' ') || 'nothing'}`,
    `only the second says: ${explanation.onlyB.join(' ') || 'nothing'}`,
  ].join('\n')
}
