import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { sourceAds } from '../../bench/labelled.ts'

interface Record {
  readonly source: string
  readonly company: string | null
  readonly half: string
  readonly evidence?: Readonly<{ [field: string]: string }>
  readonly remote_scope: { readonly timezones: string | null }
}

const lines = readFileSync(new URL('../gold/sources.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const records = lines.map((line) => JSON.parse(line) as Record)

test('the labelled ads of other sources are spread, and a company stands in one half', () => {
  expect(new Set(records.map(({ source }) => source)).size).toBeGreaterThanOrEqual(15)
  for (const { company, half } of records) {
    expect(['dev', 'held']).toContain(half)
    const others = records.filter((each) => company !== null && each.company === company && each.half !== half)
    expect(others).toEqual([])
  }
})

test('what is quoted is short, and stands in the posting that it was read from', () => {
  const ads = sourceAds('all')
  if (ads) expect(ads).toHaveLength(records.length)
  else console.log('skipped in part: the recorded answers (shared/payloads) are not beside the project')
  records.forEach(({ evidence = {}, remote_scope }, at) => {
    const posting = ads && printed(ads[at]?.raw)
    for (const quote of [...Object.values(evidence), remote_scope.timezones ?? '']) {
      expect(quote.length).toBeLessThan(100)
      if (posting) expect(posting).toContain(letters(quote))
    }
  })
})

/** All that a posting prints, without mark-up. */
function printed(raw: unknown): string {
  const text = JSON.stringify(raw)
    .replaceAll('\\"', '"')
    .replace(/<[^>]*>/g, '')
  return letters(
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/<[^>]*>/g, ''),
  )
}

function letters(text: string): string {
  const plain = text.replace(/&#?\w+;/g, '').replace(/\\[nt]/g, '')
  return plain.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}
