import type { RecordedBoard } from './recorded-days.ts'

/** What one day's crawl of a whole board must end and begin again. */
interface ExpectedDay {
  readonly held: boolean
  readonly closed: readonly string[]
  readonly reopened: readonly string[]
}

/**
 * What promise 2 of DESIGN.md asks of a whole board that is crawled once a day, every held run accepted before the next; from the recorded presence
 * alone.
 */
export function expectedDays({ days, present }: RecordedBoard): Map<string, ExpectedDay> {
  const expected = new Map<string, ExpectedDay>()
  const open = new Set<string>()
  const closed = new Set<string>()
  let before: ReadonlySet<string> | undefined
  for (const day of days) {
    const now = present.get(day) ?? new Set()
    const isNew = [...now].filter((id) => !open.has(id) && !closed.has(id))
    // Held: it newly lacks more than a fifth and more than ten of what the last run held and is open, or has more that is new than was open.
    const base = [...(before ?? [])].filter((id) => open.has(id))
    const lacks = base.filter((id) => !now.has(id))
    const shrunk = lacks.length > 10 && lacks.length * 5 > base.length
    const held = before !== undefined && (shrunk || isNew.length > open.size)
    // A day or more lies between two crawls, so the second that lacks a listing closes it; a held one closes nothing by itself.
    const ends = held ? [] : [...open].filter((id) => !now.has(id) && before?.has(id) === false)
    const back = [...closed].filter((id) => now.has(id))
    for (const id of ends) closed.add(id)
    for (const id of ends) open.delete(id)
    for (const id of [...isNew, ...back]) open.add(id)
    for (const id of back) closed.delete(id)
    expected.set(day, { held, closed: ends.sort(), reopened: back.sort() })
    before = now
  }
  return expected
}

/** Postings that left a window for good, by the last day that it held them; only those that have an address of their own. */
export function leftForGood({ days, postings, present }: RecordedBoard): Map<string, string[]> {
  const last = new Map<string, string>()
  for (const day of days) for (const id of present.get(day) ?? []) last.set(id, day)
  const shared = new Map<string, number>()
  for (const { url } of postings.values()) shared.set(url, (shared.get(url) ?? 0) + 1)
  const left = new Map(days.map((day): [string, string[]] => [day, []]))
  for (const [id, day] of last) if (shared.get(postings.get(id)?.url ?? '') === 1) left.get(day)?.push(id)
  for (const ids of left.values()) ids.sort()
  return left
}
