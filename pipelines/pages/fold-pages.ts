import { createHash } from 'node:crypto'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { JobwireError } from '../../src/errors.ts'
import { foldRaw, pageOrder } from '../../src/match/fold.ts'
import type { Listing } from '../../src/model/listing.ts'
import type { RawListing } from '../../src/model/raw-listing.ts'
import type { Reject } from '../../src/model/reject.ts'
import type { Hints } from '../../src/model/source.ts'
import type { Tables } from '../../src/parse/tables.ts'
import type { ListingState } from '../../src/ports/store.ts'
import { normalize } from '../normalize.ts'

/** One listing as its pages now give it. `listing` is null where nothing can have changed: the same raw text and pipeline as stored. */
export interface Folded {
  readonly key: string
  readonly baseKey: string
  readonly raw: RawListing
  readonly rawHash: string
  readonly listing: Listing | null
  readonly earlier: readonly Listing[]
}

export interface FoldContext {
  readonly hints: Hints
  readonly tables: Tables
  readonly pipelineVersion: string
  /** What is stored, by key; used to recognise what has not changed and an id that is used again. */
  readonly stored: ReadonlyMap<string, ListingState>
}

/**
 * Folds the printings of each base key (one a page) into listings. A later printing whose title and company both differ is another
 * posting under a re-used id: it gets `#2`, `#3`, …. Refused printings become rejects and cost nothing else.
 */
export async function foldPages(
  printings: ReadonlyMap<string, readonly RawListing[]>,
  context: FoldContext,
): Promise<{ folded: Folded[]; rejects: Reject[] }> {
  const folded: Folded[] = []
  const rejects: Reject[] = []
  const storedByBase = groupByBase(context.stored)
  let turn = 0
  for (const [baseKey, raws] of printings) {
    if (++turn % 50 === 0) await yieldToOthers()
    folded.push(...foldOne(baseKey, raws, storedByBase.get(baseKey) ?? [], context, rejects))
  }
  return { folded, rejects }
}

function foldOne(
  baseKey: string,
  raws: readonly RawListing[],
  stored: readonly ListingState[],
  context: FoldContext,
  rejects: Reject[],
): Folded[] {
  const only = raws.length === 1 && stored.length <= 1 ? raws[0] : undefined
  if (only) {
    const rawHash = hashRaw(only)
    const state = stored[0]
    if (state?.rawHash === rawHash && state.pipelineVersion === context.pipelineVersion) {
      return [{ key: state.key, baseKey, raw: only, rawHash, listing: null, earlier: [] }]
    }
  }
  const printed: { raw: RawListing; listing: Listing }[] = []
  for (const raw of raws) {
    try {
      printed.push({ raw, listing: normalize(raw, context) })
    } catch (error) {
      if (!(error instanceof JobwireError)) throw error
      rejects.push({
        stage: 'normalize',
        code: error.code,
        where: `${raw.pageUrl}#${raw.sourceJobId}`,
        why: error.message,
      })
    }
  }
  const used = new Set<string>()
  const result: Folded[] = []
  for (const posting of postings(printed)) {
    const newestFirst = posting.toSorted((a, b) => pageOrder(a.listing, b.listing))
    const newest = newestFirst[0]
    if (!newest) continue
    const raw = newestFirst.length === 1 ? newest.raw : foldRaw(newestFirst.map((one) => one.raw))
    const state = stored.find((one) => !used.has(one.key) && isSame(newest.listing, one))
    const key = state?.key ?? nextKey(baseKey, stored, used)
    used.add(key)
    const firstSeen = [state?.firstSeen, ...posting.map((one) => one.raw.fetchedAt)]
      .filter((at) => at !== undefined)
      .sort()[0]
    const whole = newestFirst.length === 1 ? newest.listing : normalize(raw, context)
    const earlier = newestFirst.filter((one) => one.listing.datePosted !== newest.listing.datePosted).reverse()
    result.push({
      key,
      baseKey,
      raw,
      rawHash: hashRaw(raw),
      listing: { ...whole, key, firstSeen: firstSeen ?? null },
      earlier: earlier.map((one) => ({ ...one.listing, key })),
    })
  }
  return result
}

/** Splits printings of one id, oldest first, wherever title and company both change. */
function postings(
  printed: readonly { raw: RawListing; listing: Listing }[],
): { raw: RawListing; listing: Listing }[][] {
  const oldestFirst = printed.toSorted((a, b) => pageOrder(b.listing, a.listing))
  const groups: { raw: RawListing; listing: Listing }[][] = []
  for (const one of oldestFirst) {
    const current = groups.at(-1)
    const last = current?.at(-1)
    const continues =
      last && isSame(one.listing, { titleRaw: last.listing.titleRaw, company: last.listing.company.name })
    if (current && continues) current.push(one)
    else groups.push([one])
  }
  return groups
}

function isSame(listing: Listing, other: { titleRaw: string; company: string | null }): boolean {
  const company = listing.company.name
  return fold(listing.titleRaw) === fold(other.titleRaw) || fold(company ?? '') === fold(other.company ?? '')
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

function nextKey(baseKey: string, stored: readonly ListingState[], used: ReadonlySet<string>): string {
  const taken = new Set([...stored.map((state) => state.key), ...used])
  if (!taken.has(baseKey)) return baseKey
  let number = 2
  while (taken.has(`${baseKey}#${number}`)) number++
  return `${baseKey}#${number}`
}

function groupByBase(stored: ReadonlyMap<string, ListingState>): Map<string, ListingState[]> {
  const groups = new Map<string, ListingState[]>()
  for (const state of stored.values()) {
    const group = groups.get(state.baseKey)
    if (group) group.push(state)
    else groups.set(state.baseKey, [state])
  }
  return groups
}

/** sha256 of what is printed, wherever and whenever it was read. */
function hashRaw(raw: RawListing): string {
  const { fetchedAt: _at, pageUrl: _page, ...printed } = raw
  return createHash('sha256').update(JSON.stringify(printed)).digest('hex')
}
