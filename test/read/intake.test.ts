import { expect, test } from 'vitest'
import { JobwireError } from '../../src/errors.ts'
import { readDate } from '../../src/parse/date.ts'
import { readFeed } from '../../src/read/rss.ts'
import { decodeBody } from '../../src/read/text.ts'
import { isAbsent, sharedJson } from './shared.ts'

const CASES = 'cases/intake_cases.json'

interface Feed {
  readonly id: string
  readonly body_base64: string
  readonly items: number
  readonly first: { readonly id: string | null; readonly link: string | null; readonly date: string | null } | null
}

/** What is read otherwise than the table says; undefined where all agrees. */
function missed(feed: Feed): string | undefined {
  const body = decodeBody(Buffer.from(feed.body_base64, 'base64')).text
  let items
  try {
    items = readFeed({ url: `http://127.0.0.1:8097/tests/${feed.id}`, body }).items
  } catch (error) {
    expect(error, feed.id).toBeInstanceOf(JobwireError)
    return `refused: ${(error as JobwireError).message}`
  }
  if (items.length !== feed.items) return `${items.length} items, not ${feed.items}`
  const [first] = items
  if (!feed.first || !first) return undefined
  if (first.id !== (feed.first.id ?? undefined)) return `id ${first.id}, not ${feed.first.id}`
  if (first.link !== (feed.first.link ?? undefined)) return `link ${first.link}, not ${feed.first.link}`
  const date = readDate(first.published ?? first.updated ?? '', undefined)
  if (date !== feed.first.date) return `date ${date}, not ${feed.first.date}`
  return undefined
}

test.skipIf(isAbsent(CASES))('odd feeds are read as feedparser reads them, or refused with a named error', () => {
  const { cases } = sharedJson(CASES) as { cases: Feed[] }
  const misses = cases.flatMap((feed) => {
    const before = performance.now()
    const miss = missed(feed)
    expect(performance.now() - before, feed.id).toBeLessThan(2000)
    return miss === undefined ? [] : [`${feed.id}: ${miss}`]
  })
  console.log(`${cases.length - misses.length} of ${cases.length} odd feeds are read as expected`)
  expect(cases.length).toBe(1730)
  expect(cases.length - misses.length).toBeGreaterThanOrEqual(1690)
})
