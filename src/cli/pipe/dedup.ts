import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { sources } from '../../../crawlers/index.ts'
import { dedup } from '../../../pipelines/dedup.ts'
import { UsageError } from '../../errors.ts'
import { Listing } from '../../model/listing.ts'
import type { Decision } from '../../model/match.ts'
import { Filter } from './filter.ts'
import { splitLines } from '../lines.ts'

const DecisionLine = z.object({ op: z.enum(['pin', 'split']), a: z.string().min(1), b: z.string().min(1) })

/** `pipe dedup`: all of stdin is one set; prints a line for each line read, or the pairs, or the jobs. */
export async function dedupLines(options: { pairs?: boolean; jobs?: boolean; decisions?: string }): Promise<void> {
  const decisions = options.decisions === undefined ? [] : await readDecisions(options.decisions)
  const filter = new Filter()
  const listings: Listing[] = []
  for await (const { value } of filter.records(Listing, 'Listing')) listings.push(value)
  const { lines, pairs, jobs } = dedup(listings, { decisions, sources })
  for (const value of options.pairs ? pairs : options.jobs ? jobs : lines) await filter.write(value)
}

async function readDecisions(file: string): Promise<Decision[]> {
  const decisions: Decision[] = []
  let line = 0
  try {
    for await (const text of splitLines(createReadStream(file))) {
      line += 1
      if (text.trim() !== '') decisions.push(DecisionLine.parse(JSON.parse(text)))
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
