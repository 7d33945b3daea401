import { boardOf, boardWords } from '../../../pipelines/board.ts'
import type { Found } from '../../../pipelines/sources/detect.ts'
import { fillCounts } from '../../../pipelines/sources/fill-rate.ts'
import { parseParameters } from '../../../pipelines/parameters.ts'
import type { BoardSample } from '../../../pipelines/sources/sample-board.ts'
import type { RawListing } from '../../model/raw-listing.ts'
import { endingText, isOff } from '../../../pipelines/standing.ts'
import type { Settings } from '../settings.ts'
import { termsText } from './list.ts'

export type Shown = Found & { readonly sample: BoardSample | null }

/** What was found, with the employer that the operator names where postings name none. */
export function namedBy(found: Shown, company: string | undefined): Shown {
  const { sample } = found
  if (!company?.trim() || !sample) return found
  const listings = sample.listings.map((listing) => ({ ...listing, company: listing.company ?? company.trim() }))
  return { ...found, sample: { ...sample, listings } }
}

/** What was found, for machines. */
export function foundJson(found: Shown, settings: Settings): Record<string, unknown> {
  const { source, parameters, via, page, sample } = found
  return {
    source: source.id,
    name: source.name,
    parameters,
    via,
    page,
    configured: configuredAs(found, settings),
    experimental: source.experimental ?? null,
    offByDefault: source.offByDefault ?? null,
    ends: source.ends ?? null,
    terms: source.terms,
    robots: sample?.robots ?? null,
    postings: sample?.postings ?? null,
    more: sample?.more ?? null,
    looked: sample?.listings.length ?? null,
    fields: sample ? Object.fromEntries(fillCounts(sample.listings)) : null,
    samples: sample ? sample.listings.slice(0, 3).map(short) : null,
    error: sample?.error ? { code: sample.error.code, message: sample.error.message, hint: sample.error.hint } : null,
  }
}

/** The same for people: a line a thing. */
export function foundText(found: Shown, settings: Settings): string {
  const { source, parameters, via, sample } = found
  const { robots, url } = source.terms
  const configured = configuredAs(found, settings)
  const rows: [string, string | null][] = [
    ['source', `${source.id}: ${source.name}`],
    [
      'board',
      Object.entries(parameters)
        .map(([name, value]) => `${name}=${textOf(value)}`)
        .join(' ') || 'the one it has',
    ],
    ['found by', via],
    ['configured', configured ?? 'not yet'],
    ['experimental', source.experimental ?? null],
    ['off', source.offByDefault === undefined ? null : `by default: ${source.offByDefault}`],
    ['ends', source.ends ? `${endingText(source.ends).replace(/^ends /, '')}. ${source.ends.remedy}` : null],
    ['terms', `${termsText(source.terms)}${url === null ? '' : ` (${url})`}`],
    [
      'robots.txt',
      sample?.robots
        ? `${sample.robots.overridden ? 'overridden' : sample.robots.allowed ? 'allowed' : 'refused'}: ${sample.robots.rule} (asked now)`
        : `${robots.verdict}, read ${robots.readOn}${robots.note ? `: ${robots.note}` : ''} (not asked now)`,
    ],
    ...(sample ? sampleRows(sample) : []),
  ]
  return rows.flatMap(([name, value]) => (value === null ? [] : [`${name.padEnd(14)}${value}`])).join('\n')
}

/** The key that a board is configured under, and how; null where it is not. */
export function configuredAs({ source, parameters }: Found, settings: Settings): string | null {
  const board = { source, parameters: parseParameters(source, parameters) }
  const { key } = boardOf(board)
  const known = [...settings.boards, ...settings.paused].find(
    (one) => boardOf(one).key === key || (source.board !== undefined && boardWords(one) === boardWords(board)),
  )
  if (!known) return null
  return `${boardOf(known).key}${isOff(known) ? ' (off)' : ''}${settings.paused.includes(known) ? ' (paused)' : ''}`
}

const unnamed =
  'not named: if the board is one employer’s, say whose: `company: NAME` in its entry, or add it with --company NAME'

function sampleRows(sample: BoardSample): [string, string | null][] {
  const { postings, more, listings, rejects, error } = sample
  if (error) return [['answer', `${error.message} [${error.code}]`]]
  const counts = [...fillCounts(listings)]
  const share = (count: number): string => `${Math.round((100 * count) / listings.length)} %`
  const filled = counts.filter(([, count]) => count > 0)
  const never = counts.filter(([, count]) => count === 0).map(([name]) => name)
  return [
    [
      'postings',
      `${more ? 'at least ' : ''}${postings ?? 0}${rejects > 0 ? `, ${rejects} of those looked at refused` : ''}`,
    ],
    ...(listings.length === 0
      ? []
      : ([
          [`fields of ${listings.length}`, filled.map(([name, count]) => `${name} ${share(count)}`).join(', ')],
          ['never', never.join(', ') || null],
          ['employer', listings.some(({ company }) => company !== undefined) ? null : unnamed],
          ...listings.slice(0, 3).map((listing, index) => [index === 0 ? 'such as' : '', line(short(listing))]),
        ] as [string, string | null][])),
  ]
}

interface Short {
  readonly title: string | null
  readonly company: string | null
  readonly locations: readonly string[]
  readonly datePosted: string | null
  readonly url: string | null
}

function short({ title, company, locations, datePosted, url }: RawListing): Short {
  return {
    title: title ?? null,
    company: company ?? null,
    locations: locations ?? [],
    datePosted: datePosted ?? null,
    url: url ?? null,
  }
}

function line({ title, company, locations, datePosted, url }: Short): string {
  return [title, company, locations.join('; '), datePosted, url].filter(Boolean).join(' — ')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
