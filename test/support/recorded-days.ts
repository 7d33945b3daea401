import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const folder = fileURLToPath(new URL('../../../shared/datasets/', import.meta.url))

/** One posting of a recorded board, as it was kept; `source_id` is the board’s own. */
export interface RecordedPosting {
  readonly source_id: string
  readonly title: string
  readonly company: string
  readonly location: string
  readonly tags: readonly string[]
  readonly salary_min: number | null
  readonly salary_max: number | null
  readonly salary_raw?: string
  readonly url: string
  readonly published_at: string
}

/** A board as it stood on each recorded day. */
export interface RecordedBoard {
  readonly days: readonly string[]
  readonly postings: ReadonlyMap<string, RecordedPosting>
  /** The ids that stood on the board, by day. */
  readonly present: ReadonlyMap<string, ReadonlySet<string>>
}

/** True, with the reason printed, where the recorded boards are not beside the project. */
export function noRecordedDays(): boolean {
  if (existsSync(folder)) return false
  console.log('skipped: the recorded boards (shared/datasets) are not beside the project')
  return true
}

function unpacked(name: string): string {
  return gunzipSync(readFileSync(folder + name)).toString('utf8')
}

let lines: readonly string[] | undefined

/** What was recorded of one board. */
export function recordedBoard(source: string): RecordedBoard {
  const mark = `{"source": ${JSON.stringify(source)},`
  lines ??= unpacked('jobs-union.jsonl.gz').split('\n')
  const rows = lines.filter((line) => line.startsWith(mark)).map((line) => JSON.parse(line) as RecordedPosting)
  const presence = JSON.parse(unpacked('presence.json.gz')) as Record<string, readonly string[]>
  const days = (JSON.parse(readFileSync(folder + 'days.json', 'utf8')) as { date: string }[]).map(({ date }) => date)
  const present = new Map(days.map((day) => [day, new Set<string>()]))
  for (const { source_id: id } of rows) for (const day of presence[`${source}:${id}`] ?? []) present.get(day)?.add(id)
  return { days, postings: new Map(rows.map((row) => [row.source_id, row])), present }
}
