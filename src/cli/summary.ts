import Table from 'cli-table3'
import type { BoardReport } from '../../pipelines/board-run.ts'
import type { Run, Store } from '../ports/store.ts'

/** A table as plain text fits it: bold heads only where colour is wanted. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  widths?: number[],
): string {
  const colour = process.stdout.isTTY && !process.env.NO_COLOR
  const made = new Table({
    head: [...head],
    style: colour ? { head: ['bold'], border: ['grey'] } : { head: [], border: [] },
    // No rule between rows.
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    wordWrap: true,
    ...(widths ? { colWidths: widths } : {}),
  })
  made.push(...rows.map((row) => row.map(String)))
  return made.toString()
}

/** A board's key without the locators, which only say where it was asked. */
export function shortKey(board: string): string {
  return board.replace(/\?.*$/, '')
}

/** Did this run end as it should? A held run did: it waits for a word of the operator. */
export function isGood(run: Run): boolean {
  return run.status === 'complete' && run.error === null
}

/** Was this board left alone because its source is off by default? */
export function wasOff(run: Run): boolean {
  return run.error?.code === 'source-off'
}

/** What happened to each board, one row each, and under it why something was not as it should be. */
export async function summary(reports: readonly BoardReport[], store: Store): Promise<string> {
  const rows = []
  const notes: string[] = []
  for (const { board, run } of reports) {
    const { counts } = run
    rows.push([
      shortKey(board),
      run.heldReason && !run.acceptedAt ? 'held' : wasOff(run) ? 'off' : run.status,
      counts.pages,
      counts.added,
      counts.changed,
      counts.unchanged,
      counts.closed,
      counts.rejected,
      counts.warnings,
    ])
    notes.push(...(await why(shortKey(board), run, store)))
  }
  const head = ['source', 'run', 'pages', 'new', 'changed', 'unchanged', 'closed', 'rejected', 'warnings']
  return [table(head, rows), ...notes].join('\n')
}

/** What reading each board's archived pages once more changed, one row each. */
export function reprocessed(reports: readonly BoardReport[]): string {
  const rows = reports.map(({ board, run: { counts } }) => [
    shortKey(board),
    counts.pages,
    counts.changed,
    counts.unchanged,
    counts.rejected,
    counts.warnings,
  ])
  return table(['source', 'pages', 'changed', 'unchanged', 'rejected', 'warnings'], rows)
}

async function why(board: string, run: Run, store: Store): Promise<string[]> {
  const notes: string[] = []
  if (run.error) notes.push(`${board}: ${run.error.message} [${run.error.code}]\n  ${run.error.hint}`)
  if (run.heldReason && !run.acceptedAt) {
    notes.push(
      `${board}: held (${run.heldReason}): ${run.heldDetail ?? ''}; it closes nothing.\n  If it is right: jobwire runs accept ${run.id}`,
    )
  }
  if (run.status !== 'complete' && !run.error)
    notes.push(`${board}: ${run.completeness ?? 'not complete'}; it closes nothing.`)
  if (run.counts.rejected > 0) {
    const rejects = (await store.rejects(run.id)).map(({ why: reason, ...rest }) => ({ ...rest, message: reason }))
    for (const { code, count, first } of byCode(rejects))
      notes.push(`${board}: ${count} rejected [${code}], such as ${first}`)
  }
  if (run.counts.warnings > 0) {
    // What the site changed is for the operator to know at once; what single postings say oddly is for `jobwire runs show`.
    const warnings = (await store.warnings(run.id)).filter(({ code }) => aboutSource.has(code))
    for (const { code, where, message } of warnings) notes.push(`${board}: ${message} [${code}]\n  ${where}`)
  }
  return notes
}

const aboutSource = new Set(['new-field', 'new-value', 'empty-field', 'missing-count', 'empty-or-unknown'])

/** What happened several times in a run, by its code in the order in which they were met. */
export function byCode(
  entries: readonly { readonly code: string; readonly where: string; readonly message: string }[],
): { readonly code: string; readonly count: number; readonly first: string }[] {
  const found = new Map<string, { count: number; first: string }>()
  for (const { code, where, message } of entries) {
    const known = found.get(code)
    found.set(code, { count: (known?.count ?? 0) + 1, first: known?.first ?? `${where}: ${message}` })
  }
  return [...found].map(([code, rest]) => ({ code, ...rest }))
}
