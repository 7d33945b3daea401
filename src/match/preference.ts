import type { Listing } from '../model/listing.ts'
import type { Source, Terms } from '../model/source.ts'
import { companyKey } from './company-key.ts'
import { isAbsent } from './fold.ts'

/** What building a job knows of a listing's source. */
export interface SourceFacts {
  readonly kind: 'ats' | 'board'
  readonly terms: Pick<Terms, 'attribution' | 'followLink' | 'mayPassOn' | 'applyThroughSource'>
  readonly identify?: Source['identify']
}

/** A source that nothing is known of: a board that asks for nothing. */
export const unknownSource: SourceFacts = {
  kind: 'board',
  terms: { attribution: null, followLink: false, mayPassOn: true, applyThroughSource: false },
}

/** One listing of a job as far as choosing values goes. */
export interface Candidate {
  readonly listing: Listing
  readonly status: 'open' | 'closed'
  readonly source: SourceFacts
  /** Whether it is the employer's own word, as `isOwn` says. */
  readonly own: boolean
}

/** Whether a listing is the employer's own word: of an applicant-tracking system, or at an address of the employer's name. */
export function isOwn(listing: Pick<Listing, 'url' | 'company'>, source: Pick<SourceFacts, 'kind'>): boolean {
  if (source.kind === 'ats') return true
  const name = companyKey(listing.company.name)?.replace(/[^\p{L}\p{N}]/gu, '') ?? ''
  // The last label is the top-level domain.
  const labels = new URL(listing.url).hostname.split('.').slice(0, -1)
  return name.length >= 3 && labels.some((label) => label.replaceAll('-', '') === name)
}

/** The employer's own word first. */
function byOwner(a: Candidate, b: Candidate): number {
  return Number(b.own) - Number(a.own)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whose values a job prefers: an open listing, the employer's own before boards', the later posting, the smaller key. */
export function preferenceOrder(a: Candidate, b: Candidate): number {
  return (
    byText(b.status, a.status) ||
    byOwner(a, b) ||
    byText(b.listing.datePosted ?? '', a.listing.datePosted ?? '') ||
    byText(a.listing.key, b.listing.key)
  )
}

/** Whether a text was cut by its source: it ends in an ellipsis. */
function isTruncated(text: string): boolean {
  return /(?:…|\.\.\.|\[\.\.\.\])\s*$/.test(text)
}

/** Whole texts before cut ones, then the employer's own, then the longer. */
function textOrder(a: Candidate, b: Candidate): number {
  const [left, right] = [a.listing.description.text, b.listing.description.text]
  return (
    Number(isTruncated(left)) - Number(isTruncated(right)) ||
    byOwner(a, b) ||
    right.length - left.length ||
    preferenceOrder(a, b)
  )
}

/** Fields where a value that the source states as such beats one that was read out of a text. */
const structured = [
  'language',
  'workplace',
  'remoteScope',
  'locations',
  'salaries',
  'employmentTypes',
  'seniority',
  'experienceYears',
  'visaSponsorship',
] as const

function isStructured(listing: Listing, field: string): boolean {
  return Object.entries(listing.evidence).some(
    ([name, list]) => (name === field || name.startsWith(`${field}.`)) && list.some(({ from }) => from === 'field'),
  )
}

type Field = Parameters<typeof isAbsent>[1]

/** The first by an order, without sorting the list given. */
function first(candidates: readonly Candidate[], order: (a: Candidate, b: Candidate) => number): Candidate | undefined {
  return candidates.toSorted(order)[0]
}

/**
 * The listing that a job takes the field from, of candidates in their order of preference: of those that state it the open ones, where there
 * is one (the earliest datePosted is taken of all); the first candidate where none states it.
 */
export function giverOf(candidates: readonly Candidate[], field: Field): Candidate | undefined {
  const all = candidates.filter(({ listing }) => !isAbsent(listing, field))
  const open = all.filter(({ status }) => status === 'open')
  const stating = open.length > 0 ? open : all
  return giverAmong(stating, all, field) ?? candidates[0]
}

function giverAmong(stating: readonly Candidate[], all: readonly Candidate[], field: Field): Candidate | undefined {
  if (field === 'description') return first(stating, textOrder)
  if (field === 'datePosted')
    return first(all, (a, b) => byText(a.listing.datePosted ?? '', b.listing.datePosted ?? ''))
  if (field === 'dateModified')
    return first(stating, (a, b) => byText(b.listing.dateModified ?? '', a.listing.dateModified ?? ''))
  if (!(structured as readonly string[]).includes(field)) return stating[0]
  const own = stating.filter((candidate) => candidate.own)
  const pool = own.length > 0 ? own : stating
  return pool.find(({ listing }) => isStructured(listing, field)) ?? pool[0]
}
