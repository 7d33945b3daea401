import { boardName } from '../src/model/listing-key.ts'
import type { Parameters, Source } from '../src/model/source.ts'
import type { Board } from '../src/ports/store.ts'

/** One board to crawl, as configured. */
export interface BoardConfig {
  readonly source: Source
  readonly parameters: Parameters
  readonly ignoreRobots?: boolean
}

/** The board that a configuration entry means; its key tells entries apart that differ only in where they ask. */
export function boardOf({ source, parameters }: BoardConfig): Omit<Board, 'id'> {
  const names = Object.keys(source.board?.shape ?? {})
  const name = boardName(names, parameters)
  const defaults: Record<string, unknown> = source.locator?.safeParse({}).data ?? {}
  const locators = Object.entries(parameters).filter(
    ([key, value]) => !names.includes(key) && JSON.stringify(value) !== JSON.stringify(defaults[key]),
  )
  const query = locators.map(([key, value]) => `${key}=${encodeURIComponent(textOf(value))}`).join('&')
  const key = source.id + (name ? `:${name}` : '') + (query ? `?${query}` : '')
  return { key, source: source.id, parameters, enumerates: source.enumerates }
}

/** Two mappings are two boards. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : String(value)
}
