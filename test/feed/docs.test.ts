import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { publishFormats } from '../../pipelines/publish.ts'
import { queryParameters } from '../../src/feed/query-parameters.ts'
import { feedFormats } from '../../src/server/feed-page.ts'

const page = readFileSync(new URL('../../docs/feeds.md', import.meta.url), 'utf8')

test('docs/feeds.md has every parameter as the code describes it', () => {
  const rows = queryParameters.map(
    ({ name, example, about }) => `| \`${name}\` | ${example === '' ? '' : `\`${example}\``} | ${about} |`,
  )
  expect(page).toContain(rows.join('\n'))
})

test('docs/feeds.md names every format', () => {
  for (const format of Object.keys(feedFormats)) expect(page).toContain(`/jobs.${format}\``)
  expect(page).toContain(`the formats are \`${publishFormats.join(' ')}\``)
})
