import type { Page } from '../model/raw-page.ts'
import type { Follow } from '../model/source.ts'
import { at } from './json.ts'

/** What a list declares of itself. */
export interface Declared {
  /** Undefined where it is not declared: the field was renamed, or went. */
  readonly number: number | undefined
  /** Why the list cannot be proven whole without it. */
  readonly doubt: Pick<Follow, 'incomplete'>
}

/** The number (of postings, of pages) that a document of a source which always declares it has at a JSON Pointer. */
export function declaredAt(root: unknown, pointer: string, page: Page): Declared {
  const value = at(root, pointer)
  const number = typeof value === 'number' && Number.isFinite(value) ? value : undefined
  return { number, doubt: number === undefined ? { incomplete: `${page.url} declares no ${pointer}` } : {} }
}
