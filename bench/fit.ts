import { systemsOf } from '../pipelines/dedup/systems.ts'
import { placeTables } from '../pipelines/tables.ts'
import { findings, totalBits } from '../src/match/compare.ts'
import { featuresOf, type Features } from '../src/match/features.ts'
import { fingerprint } from '../src/match/fingerprint.ts'
import type { MatchSettings } from '../src/match/settings.ts'
import { labelledListings, type LabelledPair } from './dedup-gold.ts'

/** How the weights are fitted. */
export interface FitOptions {
  /** How far, in bits, a weight strays from the stated one without much reason. */
  readonly looseness: number
  /** A wrong merge costs an opening, a missed one only a repetition. */
  readonly costOfMerging: number
}

export const fitOptions: FitOptions = { looseness: 0.8, costOfMerging: 1.5 }

const steps = 400

type Path = readonly (string | number)[]
export interface Row {
  readonly pair: LabelledPair
  readonly a: Features
  readonly b: Features
}

const fixed: ReadonlySet<string> = new Set([
  'from',
  'least',
  'identicalText',
  'sameFrom',
  'variantFrom',
  'nearMiss',
  'blocks',
  'apart',
  'bothOther',
  'requisition',
  'address',
])

function weightPaths(node: unknown, at: Path = []): Path[] {
  if (typeof node === 'number') return [at]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, below]) =>
    fixed.has(name) ? [] : weightPaths(below, [...at, Array.isArray(node) ? Number(name) : name]),
  )
}

function valueAt(settings: unknown, path: Path): number {
  return path.reduce<unknown>((node, name) => (node as Record<string | number, unknown>)[name], settings) as number
}

function withValue<T>(node: T, [name, ...rest]: Path, value: number): T {
  if (name === undefined) return value as T
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...node }) as Record<string | number, unknown>
  copy[name] = withValue(copy[name], rest, value)
  return copy as T
}

function withValues(settings: MatchSettings, paths: readonly Path[], values: readonly number[]): MatchSettings {
  return paths.reduce((so, path, at) => withValue(so, path, values[at] ?? 0), settings)
}

function isStep(path: Path | undefined): boolean {
  return path?.some((name) => typeof name === 'number') ?? false
}

/** More in common never weighs less: neighbouring steps that say so are levelled. */
function flatten(paths: readonly Path[], start: readonly number[], moved: number[]): void {
  paths.forEach((path, j) => {
    const at = path.findIndex((name) => typeof name === 'number')
    if (at < 0) return
    const above = [...path.slice(0, at), Number(path[at]) - 1, ...path.slice(at + 1)].join('.')
    const i = paths.findIndex((other) => other.join('.') === above)
    if (i < 0) return
    const [high, low] = [(start[i] ?? 0) + (moved[i] ?? 0), (start[j] ?? 0) + (moved[j] ?? 0)]
    if (high >= low) return
    moved[i] = (high + low) / 2 - (start[i] ?? 0)
    moved[j] = (high + low) / 2 - (start[j] ?? 0)
  })
}

/**
 * Fits the weights to labelled pairs: logistic regression on the pairs that no veto decides, each weight held near the stated one as by a
 * normal prior.
 */
export function fit(
  rows: readonly Row[],
  stated: MatchSettings,
  { looseness, costOfMerging } = fitOptions,
): MatchSettings {
  const tables = placeTables()
  const paths = weightPaths(stated)
  const start = paths.map((path) => valueAt(stated, path))
  const bits = (row: Row, settings: MatchSettings) =>
    totalBits(findings(row.a, row.b, { settings, ...tables }), settings)
  // The sum is linear in the weights, so one step of each weight says how often it counts for a pair.
  const counted = rows.map((row) => {
    const before = bits(row, stated)
    return paths
      .map((path, at) => bits(row, withValue(stated, path, (start[at] ?? 0) + 0.01)) - before)
      .map((d) => d / 0.01)
  })
  const first = rows.map((row) => bits(row, stated))
  const moved = paths.map(() => 0)
  for (let step = 0; step < steps; step++) {
    const gradient = moved.map((by) => by / looseness ** 2)
    rows.forEach(({ pair }, at) => {
      const counts = counted[at] ?? []
      const sum = counts.reduce((so, count, j) => so + count * (moved[j] ?? 0), first[at] ?? 0)
      const error = (1 / (1 + 2 ** -sum) - Number(pair.same)) * Math.LN2 * (pair.same ? 1 : costOfMerging)
      counts.forEach((count, j) => (gradient[j] = (gradient[j] ?? 0) + error * count))
    })
    gradient.forEach((slope, j) => {
      const value = (start[j] ?? 0) + (moved[j] ?? 0) - 0.02 * slope
      // What agrees never counts against, what differs never for.
      const kept = isStep(paths[j]) ? value : (start[j] ?? 0) >= 0 ? Math.max(0, value) : Math.min(0, value)
      moved[j] = kept - (start[j] ?? 0)
    })
    flatten(paths, start, moved)
  }
  return withValues(
    stated,
    paths,
    paths.map((_, j) => Math.round(((start[j] ?? 0) + (moved[j] ?? 0)) * 10) / 10),
  )
}

/** The pairs that no veto decides, with the features of both. */
export function rowsOf(pairs: readonly LabelledPair[]): Row[] {
  const systems = systemsOf()
  const features = new Map(
    labelledListings(pairs).map((listing) => [listing.key, featuresOf(fingerprint(listing, systems))]),
  )
  return pairs.flatMap((pair) => {
    const [a, b] = [features.get(pair.a), features.get(pair.b)]
    if (a === undefined || b === undefined) return []
    return findings(a, b, placeTables()).some(({ veto }) => veto !== undefined) ? [] : [{ pair, a, b }]
  })
}
