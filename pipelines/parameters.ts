import { closest, distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { UsageError } from '../src/errors.ts'
import type { Parameters, Source } from '../src/model/source.ts'

/**
 * A source's board and locator parameters, checked and completed with their defaults. Throws UsageError `bad-usage` that names an unknown
 * parameter and the nearest valid one, or what is wrong with a value.
 */
export function parseParameters(source: Source, given: Readonly<Record<string, unknown>>): Parameters {
  const shape = { ...source.board?.shape, ...source.locator?.shape }
  const names = Object.keys(shape)
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(shape, name)) continue
    const nearest = names.length > 0 ? closest(name, names) : undefined
    const near = nearest !== undefined && distance(name, nearest) <= Math.max(2, name.length / 2)
    const offer = near
      ? `did you mean \`${nearest}\`?`
      : names.length > 0
        ? `it has ${names.join(', ')}`
        : 'it has none'
    throw new UsageError('bad-usage', `${source.id} has no parameter \`${name}\`: ${offer}`)
  }
  const parsed = z.object(shape).safeParse(given)
  if (!parsed.success) throw new UsageError('bad-usage', `${source.id}: ${z.prettifyError(parsed.error)}`)
  return Object.fromEntries(Object.entries(parsed.data).map(([name, value]) => [name, asBase(value)]))
}

/** A base URL without the slash at its end: paths are put behind it. */
function asBase(value: unknown): unknown {
  return typeof value === 'string' && /^https?:\/\/[^/]+\/+$/.test(value) ? value.replace(/\/+$/, '') : value
}
