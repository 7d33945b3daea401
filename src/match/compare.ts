import type { Fingerprint, Pair, PairDecision } from '../model/match.ts'
import { compareCompanies } from './company-key.ts'
import { compareLevels } from './compare-levels.ts'
import { compareTerms } from './compare-terms.ts'
import { compareTitles } from './compare-titles.ts'
import { featuresOf, type Features } from './features.ts'
import { compareRequisitions, isSameRequisition } from './compare-requisitions.ts'
import { compareSkills } from './compare-skills.ts'
import { comparePlaces, type PlaceTables } from './compare-places.ts'
import { placeText, type Place } from './places.ts'
import { defaultSettings, type MatchSettings } from './settings.ts'
import { overlap, type Overlap } from './text-sketch.ts'

/** What comparing needs beside the two fingerprints. */
export interface CompareOptions extends PlaceTables {
  readonly settings?: MatchSettings
}

/** Why two listings cannot be one opening. `role`: another job altogether; `place` and `level`: the same role elsewhere or at another level. */
type Veto = 'role' | 'place' | 'level'

/** One comparison: its weight in bits (0: neither helps nor hurts), its words, and the veto it raises. */
export interface Finding {
  readonly about:
    | 'title'
    | 'level'
    | 'company'
    | 'place'
    | 'requisition'
    | 'address'
    | 'terms'
    | 'hours'
    | 'workplace'
    | 'department'
    | 'years'
    | 'pay'
    | 'skills'
    | 'team'
    | 'text'
  readonly bits: number
  readonly words: string
  readonly veto?: Veto
}

function months(a: Features, b: Features): 'same' | 'other' | 'unknown' {
  if (a.month === null || b.month === null) return 'unknown'
  return a.month === b.month ? 'same' : 'other'
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Every comparison of two listings, in a fixed order: the waterfall that `explain` prints. */
export function findings(a: Features, b: Features, options: CompareOptions = {}): Finding[] {
  const settings = options.settings ?? defaultSettings
  const sameLanguage = a.language === null || b.language === null || a.language === b.language
  const text = sameLanguage ? overlap(a, b) : null
  const relisted = months(a, b) === 'other'
  const identical = text !== null && text.identity >= settings.identicalText
  const out: Finding[] = []
  const sameEmployer = compareCompanies(a.company, b.company)
  const sameRequisition = isSameRequisition(a, b, sameEmployer)

  // Roles of one page have its text in common, which says nothing of what they are.
  const onePage = a.source === b.source && a.page !== null && a.page === b.page
  const title = compareTitles(a, b, { settings, identical: identical && !onePage, sameLanguage })
  // One requisition may be advertised under two titles.
  out.push(sameRequisition && title.veto !== undefined ? { about: 'title', bits: 0, words: title.words } : title)
  out.push(compareLevels(a, b, { settings, mayBeRelist: identical && relisted }))

  const company = {
    equal: 'the same company',
    contains: 'one company name holds the other',
    different: 'another company',
    unknown: '',
  }
  if (sameEmployer !== 'unknown')
    out.push({
      about: 'company',
      bits: settings.company[sameEmployer],
      words: `${company[sameEmployer]} (${names(a.company, b.company)})`,
    })

  const place = comparePlaces(a.place, b.place, options)
  const where = `${placesText(a.place.places)} against ${placesText(b.place.places)}`
  if (place === 'apart')
    out.push({ about: 'place', bits: settings.place.apart, words: `another place: ${where}`, veto: 'place' })
  else if (place === 'equal')
    out.push({ about: 'place', bits: settings.place.equal, words: `the same place: ${placesText(a.place.places)}` })
  else if (place === 'contains')
    out.push({ about: 'place', bits: settings.place.contains, words: `one place holds the other: ${where}` })

  const requisition = compareRequisitions(a, b, { settings, employers: sameEmployer })
  if (requisition !== null) out.push(requisition)
  if ((a.url !== null && a.url === b.url) || (a.system !== null && a.system === b.system))
    out.push({
      about: 'address',
      bits: settings.address.equal,
      words: `the same address to apply at: ${a.system ?? a.url ?? ''}`,
    })
  out.push(...compareTerms(a, b, { settings, sameRequisition: sameRequisition && sameEmployer !== 'unknown' }))
  if (a.years !== null && b.years !== null) {
    const equal = a.years === b.years
    const words = equal ? `both ask for ${a.years} years` : `${a.years} against ${b.years} years asked for`
    out.push({ about: 'years', bits: equal ? settings.years.equal : settings.years.different, words })
  }
  if (a.pay !== null && b.pay !== null) {
    const equal = a.pay === b.pay
    const words = equal ? `the same pay: ${a.pay}` : `other pay: ${a.pay} against ${b.pay}`
    out.push({ about: 'pay', bits: equal ? settings.pay.equal : settings.pay.different, words })
  }
  if (!isFragment(a, b, text, settings)) out.push(...compareSkills(a, b, settings))
  if (a.teams.length > 0 && b.teams.length > 0 && !a.teams.some((team) => b.teams.includes(team)))
    out.push({
      about: 'team',
      bits: settings.team.apart,
      words: `other teams: ${a.teams.join(', ')} against ${b.teams.join(', ')}`,
      veto: 'role',
    })
  if (text !== null) out.push(textFinding(text, lengthRatio(a, b), relisted, settings))
  else if (!sameLanguage)
    out.push({
      about: 'text',
      bits: settings.otherLanguage,
      words: `texts in two languages (${names(a.language, b.language)})`,
    })
  return out
}

/** The step that a share reaches, of steps from the highest down. */
function reached<T extends { readonly from: number }>(steps: readonly T[], share: number): T | undefined {
  return steps.find(({ from }) => share >= from)
}

/** How long the shorter of two texts is beside the longer. */
function lengthRatio(a: Features, b: Features): number {
  return Math.min(a.words, b.words) / Math.max(a.words, b.words, 1)
}

function textFinding(text: Overlap, ratio: number, relisted: boolean, settings: MatchSettings): Finding {
  const step = reached(settings.text, text.jaccard)
  const whole = step === undefined ? 0 : relisted ? step.otherMonth : step.sameMonth
  // Texts of one length are no piece of each other.
  const part = ratio > 0.9 ? -Infinity : (reached(settings.contained, text.contained)?.weight ?? -Infinity)
  if (part > whole)
    return {
      about: 'text',
      bits: part,
      words: `${percent(text.contained)} of the shorter text stands in the longer one`,
    }
  return {
    about: 'text',
    bits: whole,
    words: `${percent(text.jaccard)} of the text in common, the employer's part counting less`,
  }
}

/** One text is a piece of the other: what it does not say, it may have lost. */
function isFragment(a: Features, b: Features, text: Overlap | null, settings: MatchSettings): boolean {
  if (text === null || reached(settings.contained, text.contained) === undefined) return false
  return lengthRatio(a, b) < 0.6
}

function names(a: string | null, b: string | null): string {
  return a === b ? (a ?? '') : `${a ?? 'none'} / ${b ?? 'none'}`
}

function placesText(places: readonly Place[]): string {
  return places.length === 0 ? 'anywhere' : places.map(placeText).join('; ')
}

/** The weights of all comparisons with the prior: the match weight in bits. */
export function totalBits(all: readonly Finding[], settings: MatchSettings = defaultSettings): number {
  return all.reduce((sum, { bits }) => sum + bits, settings.prior)
}

function decide(all: readonly Finding[], settings: MatchSettings): PairDecision {
  const vetoes = new Set(all.flatMap(({ veto }) => (veto === undefined ? [] : [veto])))
  if (vetoes.size === 0) return totalBits(all, settings) >= settings.sameFrom ? 'same' : 'different'
  const shape = all.filter(({ veto }) => veto === 'place' || veto === 'level')
  if (shape.length === 0) return 'different'
  // Another requisition is what another place or level is expected to have.
  if (all.some(({ veto, about }) => veto === 'role' && about !== 'requisition')) return 'different'
  const role = all.filter((finding) => !shape.includes(finding))
  return totalBits(role, settings) >= settings.variantFrom ? 'variant' : 'different'
}

/**
 * Compares two listings: weights in bits, vetoes, and what follows from both. `a` of the answer is the smaller key. Symmetric and pure;
 * the evidence is the comparisons, vetoes first, then the weightiest.
 */
export function compare(a: Fingerprint, b: Fingerprint, options: CompareOptions = {}): Pair {
  if (a.key > b.key) return compare(b, a, options)
  const settings = options.settings ?? defaultSettings
  const all = findings(featuresOf(a), featuresOf(b), options)
  const score = Math.round(totalBits(all, settings) * 100) / 100
  return { a: a.key, b: b.key, score, decision: decide(all, settings), evidence: evidenceText(all) }
}

const vetoMark = ' (veto)'

/** True for a pair that is worth keeping: one opening, one role, or so nearly one opening that a person may want to look. */
export function isKept({ decision, score, evidence }: Pair, settings: MatchSettings = defaultSettings): boolean {
  if (decision !== 'different') return true
  return score >= settings.sameFrom - settings.nearMiss && !evidence.some((words) => words.endsWith(vetoMark))
}

/** The comparisons as shown to people: vetoes first, then the weightiest; those of no weight are left out. */
function evidenceText(all: readonly Finding[]): string[] {
  return all
    .filter(({ bits, veto }) => bits !== 0 || veto !== undefined)
    .toSorted(
      (x, y) => Number(y.veto !== undefined) - Number(x.veto !== undefined) || Math.abs(y.bits) - Math.abs(x.bits),
    )
    .map(({ bits, words, veto }) => (veto === undefined ? `${words} (${signed(bits)})` : `${words}${vetoMark}`))
}

function signed(bits: number): string {
  return `${bits >= 0 ? '+' : '−'}${Math.abs(bits).toFixed(1)}`
}

/** True when something says that the two are not one opening, which no text similarity outvotes. */
export function isVetoed(a: Fingerprint, b: Fingerprint, options: CompareOptions = {}): boolean {
  const [first, second] = a.key < b.key ? [a, b] : [b, a]
  return findings(featuresOf(first), featuresOf(second), options).some(({ veto }) => veto !== undefined)
}
