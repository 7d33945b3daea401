import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { sources } from '../../../crawlers/index.ts'
import { dedup } from '../../../pipelines/dedup.ts'
import { UsageError } from '../../errors.ts'
import { Listing } from '../../model/listing.ts'
import type { Decision } from '../../model/match.ts'
import { Filter } from './filter.ts'
import { splitLines } from '../lines.ts'

const DecisionLine = z
  .object({ op: z.enum(['pin', 'split']), a: z.string().min(1), b: z.string().min(1) })
  .refine(({ a, b }) => a !== b, 'a and b are one listing: name two')

/** `pipe dedup`: all of stdin is one set; prints a line for each line read, or the pairs, or the jobs. */
export async function dedupLines(options: { pairs?: boolean; jobs?: boolean; decisions?: string }): Promise<void> {
  const said = options.decisions === undefined ? [] : await readDecisions(options.decisions)
  const filter = new Filter()
  const listings: Listing[] = []
  for await (const { value } of filter.records(Listing, 'Listing')) listings.push(value)
  noteStrangers(filter, said, new Set(listings.map(({ key }) => key)))
  const decisions = said.map(({ decision }) => decision)
  const { lines, pairs, jobs } = dedup(listings, { decisions, sources })
  for (const value of options.pairs ? pairs : options.jobs ? jobs : lines) await filter.write(value)
}

interface Said {
  readonly line: number
  readonly decision: Decision
}

/** A decision may be on listings of another set, or name what is mistyped: it is said, and fails nothing. */
function noteStrangers(filter: Filter, said: readonly Said[], keys: ReadonlySet<string>): void {
  for (const { line, decision } of said) {
    const strange = [decision.a, decision.b].filter((key) => !keys.has(key))
    if (strange.length === 0) continue
    filter.note({
      line,
      code: 'not-found',
      message: `--decisions, line ${String(line)}: no listing of this set is ${strange.join(' or ')}; the ${decision.op} has no effect`,
      hint: 'Name listings by their key, as the lines have it.',
    })
  }
}

async function readDecisions(file: string): Promise<Said[]> {
  const decisions: Said[] = []
  let line = 0
  try {
    for await (const text of splitLines(createReadStream(file))) {
      line += 1
      if (text.trim() !== '') decisions.push({ line, decision: DecisionLine.parse(JSON.parse(text)) })
    }
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new UsageError('bad-usage', `--decisions ${file}${line > 0 ? `, line ${line}` : ''}: ${why}`, {
      hint:
        line > 0
          ? 'A line is {"op": "pin" or "split", "a": KEY, "b": KEY}.'
          : 'Name a file that can be read; each of its lines is one decision.',
      cause: error,
    })
  }
  return decisions
}
