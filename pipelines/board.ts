import { createHash } from 'node:crypto'
import { boardName } from '../src/model/listing-key.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Board } from '../src/ports/store.ts'

/** One board to crawl, as configured. */
export interface BoardConfig {
  readonly source: Source
  readonly parameters: Parameters
  readonly ignoreRobots?: boolean
  /** The operator asks it although its source is off by default. */
  readonly turnOn?: boolean
  /** Whose board it is, as the operator says; `source` names this employer where a posting names none (`withCompany`). */
  readonly company?: string
}

/** The board that a configuration entry means; its key tells entries apart that differ only in where they ask. */
export function boardOf({ source, parameters }: BoardConfig): Omit<Board, 'id'> {
  const names = Object.keys(source.board?.shape ?? {})
  const name = boardName(names, parameters)
  const defaults: Record<string, unknown> = source.locator?.safeParse({}).data ?? {}
  const locators = Object.entries(parameters).filter(
    ([key, value]) =>
      !names.includes(key) && !source.reading?.includes(key) && JSON.stringify(value) !== JSON.stringify(defaults[key]),
  )
  const query = locators.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`).join('&')
  const key = source.id + (name ? `:${name}` : '') + (query ? `?${query}` : '')
  return { key, source: source.id, parameters, enumerates: source.enumerates }
}

/** A board in words that its spellings share: no platform of employers has two boards whose names differ in case alone. */
export function boardWords({ source, parameters }: Pick<BoardConfig, 'source' | 'parameters'>): string {
  const name = boardName(Object.keys(source.board?.shape ?? {}), parameters) ?? ''
  return `${source.id} ${source.kind === 'ats' ? name.toLowerCase() : name}`
}

/** The pipeline's version for one board: what its configuration says of how pages are read decides values as the code does. */
export function versionOf({ source, parameters, company }: BoardConfig, version: string): string {
  const reading = (source.reading ?? []).map((name) => parameters[name])
  if (company === undefined && reading.every((value) => value === undefined)) return version
  const said = company === undefined ? reading : [company, ...reading]
  return `${version}-${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12)}`
}
